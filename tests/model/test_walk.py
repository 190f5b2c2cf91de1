"""The way in which a map is presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from strategies import journeys

from journeymap.model.edits import add_stage, delete
from journeymap.model.edits.presenting import move_step, set_step, usual_order
from journeymap.model.walk import key_of, usual_walk, walk

if TYPE_CHECKING:
    from random import Random

    from journeymap.model.journey import Journey


def keys(journey: Journey) -> list[str]:
    return [key_of(step) for step in walk(journey)]


def test_the_usual_way_goes_from_the_whole_through_the_stages() -> None:
    journey = onboarding()
    stages = [f"stage/{stage.id}" for stage in journey.stages]
    assert keys(journey) == [
        *("title", "overview", *stages, "milestones"),
        *("experience", "opportunities", "metrics", "problems", "close"),
    ]


def test_a_stage_that_comes_later_stands_behind_the_one_it_follows() -> None:
    journey = move_step(onboarding(), "stage/on", before=None)
    first = journey.stages[0].id
    assert first == "on"
    journey = add_stage(journey, title="New", after=first)
    (new,) = {stage.id for stage in journey.stages} - {stage.id for stage in onboarding().stages}
    assert keys(journey)[-2:] == ["stage/on", f"stage/{new}"]


def test_the_step_of_a_stage_goes_with_it() -> None:
    journey = set_step(onboarding(), "stage/on", notes="Ask who was there")
    left = delete(journey, ("on",))
    assert "stage/on" not in keys(left)
    assert all(step.target != "on" for step in left.steps)


@settings(max_examples=60, deadline=None)
@given(journeys(max_touchpoints=4), st.randoms(use_true_random=False))
def test_every_step_is_there_once_however_they_are_arranged(journey: Journey, rng: Random) -> None:
    usual = {key_of(step) for step in usual_walk(journey)}
    there = keys(journey)
    assert sorted(there) == sorted(usual)
    key = rng.choice(there)
    before = rng.choice([None, *there])
    moved = move_step(journey, key, before=before)
    assert sorted(keys(moved)) == sorted(usual)
    if before is not None and before != key:
        assert keys(moved)[keys(moved).index(key) + 1] == before
    assert keys(usual_order(moved)) == [key_of(step) for step in usual_walk(journey)]
