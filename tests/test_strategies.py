"""The random journeys are valid and, taken together, use every field, kind and flow."""

from __future__ import annotations

from typing import get_args

from strategies import random_journey

from journeymap.model.journey import THING_FIELDS, Journey, LaneKind


def test_together_random_journeys_use_everything() -> None:
    made = [random_journey(seed) for seed in range(30)]
    assert {lane.kind for journey in made for lane in journey.lanes} == set(get_args(LaneKind))
    assert {flow.kind for journey in made for flow in journey.flows} == {"next", "branch", "loop"}
    for field, kind in THING_FIELDS.items():
        things = [thing for journey in made for thing in getattr(journey, field)]
        for name, info in kind.model_fields.items():
            assert any(getattr(thing, name) != info.default for thing in things), f"{field}.{name} is never set"
        assert any(thing.model_extra for thing in things), f"{field} never hold an unknown field"
    for name, info in Journey.model_fields.items():
        assert any(getattr(journey, name) != info.default for journey in made), f"{name} is never set"
