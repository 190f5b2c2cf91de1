"""What two states of a map differ in."""

from __future__ import annotations

import random
import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys

from journeymap.model.difference_words import sentences
from journeymap.model.differences import KEYED, by_key, differences, moved_keys
from journeymap.model.edits import add_touchpoint, delete, set_journey, set_thing
from journeymap.model.journey import Journey, Stage
from journeymap.model.refusal import JourneyError


def told(before: Journey, after: Journey) -> list[str]:
    return [sentence for one in differences(before, after) for sentence in sentences(one, before, after)]


def test_a_map_does_not_differ_from_itself() -> None:
    assert differences(onboarding(), onboarding()) == ()


def test_what_was_changed_is_told_in_sentences() -> None:
    journey = set_thing(onboarding(), "kick", owner="CSM")
    assert told(journey, set_thing(journey, "kick", owner="Sales")) == [
        "Changed owner of touchpoint “Kick-off” from “CSM” to “Sales”"
    ]
    assert told(journey, set_thing(journey, "kick", owner="")) == ["Cleared owner of touchpoint “Kick-off” (was “CSM”)"]
    assert told(journey, set_thing(journey, "kick", moment_of_truth=True)) == [
        "Marked touchpoint “Kick-off” as a moment of truth"
    ]
    assert told(journey, set_journey(journey, title="New")) == [
        f"Changed title of the map from “{journey.title}” to “New”"
    ]
    added = add_touchpoint(journey, stage=journey.stages[0].id, title="A talk")
    assert told(journey, added) == [f"Added touchpoint “A talk” to “{journey.stages[0].title}”"]
    assert told(added, journey) == [f"Removed touchpoint “A talk” from “{journey.stages[0].title}”"]


def test_what_hangs_on_a_thing_is_told_with_it() -> None:
    journey = onboarding()
    lines = told(journey, delete(journey, ("data",)))
    assert "Removed touchpoint “Data migration” from “Onboarding”" in lines
    assert any(line.startswith("Removed pain point “") and line.endswith("from “Data migration”") for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(6)))
def test_as_few_as_can_be_are_said_to_have_moved(order: list[int]) -> None:
    stages = tuple(Stage(id=f"s{number}", title="") for number in range(6))
    now = tuple(stages[number] for number in order)
    moved = moved_keys("stages", stages, now)
    stayed = [int(stage.id[1:]) for stage in now if stage.id not in moved]
    assert stayed == sorted(stayed)
    longest = max(size for size in range(7) for chosen in combinations(order, size) if list(chosen) == sorted(chosen))
    assert len(stayed) == longest


@settings(max_examples=60, deadline=None)
@given(journeys(max_touchpoints=8), st.integers(0, 10**9))
def test_any_edits_are_told_and_only_they(journey: Journey, seed: int) -> None:
    rng, after = random.Random(seed), journey
    for _ in range(10):
        try:
            after = some_edit(rng, after)(after)
        except JourneyError:
            continue
    found = differences(journey, after)
    for field in KEYED:
        then, now = by_key(getattr(journey, field)), by_key(getattr(after, field))
        kinds = {one.key: one.kind for one in found if one.field == field}
        assert {key for key, kind in kinds.items() if kind == "added"} == now.keys() - then.keys()
        assert {key for key, kind in kinds.items() if kind == "removed"} == then.keys() - now.keys()
        changed = {key for key in then.keys() & now.keys() if then[key] != now[key]}
        assert {key for key, kind in kinds.items() if kind == "changed"} == changed
    for one in found:
        lines = sentences(one, journey, after)
        assert lines
        assert all(line[0].isupper() and "None" not in re.sub("“.*”", "", line) for line in lines)
