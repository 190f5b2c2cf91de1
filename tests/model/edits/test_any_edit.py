"""What holds for every edit, whatever it does to whatever journey."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from random_edits import Edit, some_edit
from strategies import journeys

from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Journey
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError


@given(journeys(max_stages=4, max_touchpoints=10), st.lists(st.integers(0, 2**32), min_size=1, max_size=12))
@settings(max_examples=400, deadline=None)
def test_an_edit_yields_a_sound_journey_or_a_sentence_and_leaves_the_rest_alone(
    journey: Journey, seeds: list[int]
) -> None:
    for seed in seeds:
        edit = some_edit(random.Random(seed), journey)
        written = journey.model_dump_json()
        after, problems = _tried(edit, journey)
        assert all(problem.strip() for problem in problems)
        assert journey.model_dump_json() == written
        _check_sound(after)
        _check_sharing(journey, after)
        journey = after


def _tried(edit: Edit, journey: Journey) -> tuple[Journey, tuple[str, ...]]:
    """What became of the journey, and why it stayed the same where it was refused."""
    try:
        return edit(journey), ()
    except JourneyError as error:
        return journey, error.problems or ("",)


def _check_sound(journey: Journey) -> None:
    again = parse(journey.model_dump(mode="json"))
    assert again == journey
    fresh, found = index(again), index(journey)
    assert list(fresh.things) == list(found.things)
    for name in ("things", "field_of", "images", "columns", "column_of", "notes", "metrics", "signals", "responses"):
        assert getattr(fresh, name) == getattr(found, name), name


def _check_sharing(before: Journey, after: Journey) -> None:
    """What is equal is the very same, down to whole tuples: layout tells by identity what to draw again."""
    if before == after:
        assert before is after
    for field in (*THING_FIELDS, "images"):
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            assert old is new, field
        if field != "images":
            kept = {thing.id: thing for thing in old}
            for thing in new:
                if thing.id in kept and thing == kept[thing.id]:
                    assert thing is kept[thing.id], thing
