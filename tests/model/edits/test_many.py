"""Edits of many things at once."""

from __future__ import annotations

import pytest
from little_maps import row

from journeymap.model.edits import add_each, add_note, set_each, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Flow, Lane, Note
from journeymap.model.refusal import JourneyError


def test_each_gets_its_own_values_and_the_last_word_counts() -> None:
    journey = row("A", "B", "C")
    after = set_each(journey, [("A", {"owner": "Ada"}), ("s", {"goal": "Go"}), ("A", {"day": 3}), ("A", {"day": 4})])
    one_by_one = set_thing(set_thing(set_thing(journey, "A", owner="Ada"), "s", goal="Go"), "A", day=4)
    assert after == one_by_one
    assert after.touchpoints[1] is journey.touchpoints[1]
    assert set_each(after, [("A", {"day": 4})]) is after
    assert set_each(after, []) is after


def test_each_that_is_added_gets_an_id_of_its_own() -> None:
    journey = row("A", "B", lanes=(Lane(id="says", kind="says", title="Says"),))
    fields = [{"lane": "says", "at": "A", "text": "one"}, {"lane": "says", "at": "B", "text": "two"}]
    after = add_each(journey, Note, fields)
    one_by_one = add_note(add_note(journey, **fields[0]), **fields[1])
    assert after == one_by_one
    assert index(after).notes["says", "B"] == (after.notes[1],)
    assert add_each(after, Note, []) is after


def test_what_cannot_be_is_refused_as_a_whole() -> None:
    journey = row("A", "B")
    ways = [{"source": "A", "target": "B"}, {"source": "A", "target": "B"}]
    with pytest.raises(JourneyError, match="joined twice"):
        add_each(journey, Flow, ways)
    with pytest.raises(JourneyError, match="nothing with the id"):
        set_each(journey, [("A", {"day": 1}), ("gone", {"day": 1})])
