"""Differences small enough to be written after every change."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys

from journeymap.files.splices import put_back, splices, whole
from journeymap.model.edits import set_journey, set_thing
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def test_only_what_is_different_is_told() -> None:
    journey = onboarding()
    assert splices(journey, journey) == {}
    change = splices(journey, set_thing(journey, "kick", title="Welcome"))
    assert list(change) == ["touchpoints"]
    start, stop, records = change["touchpoints"]
    assert (stop - start, [record["title"] for record in records]) == (1, ["Welcome"])
    assert splices(journey, set_journey(journey, title="", owner="Dana")) == {"title": "", "owner": "Dana"}
    assert splices(set_journey(journey, owner="Dana"), set_journey(journey, owner="")) == {"owner": None}


@settings(max_examples=80, deadline=None)
@given(journeys(max_touchpoints=6), st.integers(0, 10**9))
def test_changes_put_back_one_after_the_other_make_the_last_map(journey: Journey, seed: int) -> None:
    rng = random.Random(seed)
    fields = json.loads(json.dumps(whole(journey)))
    assert parse(fields) == journey
    for _ in range(12):
        try:
            after = some_edit(rng, journey)(journey)
        except JourneyError:
            continue
        put_back(fields, json.loads(json.dumps(splices(journey, after))))
        journey = after
    assert parse(fields) == journey
