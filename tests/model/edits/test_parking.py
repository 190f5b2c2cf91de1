"""The parking lot: what is left for later."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences
from journeymap.model.edits import delete, park, set_parked, unpark
from journeymap.model.merging import merge
from journeymap.model.refusal import JourneyError


def test_thoughts_are_parked_in_their_order_changed_and_taken_out() -> None:
    journey = park(park(onboarding(), "Who pays?", at="kick", by="Finance"), "A second persona?")
    assert [(one.text, one.at, one.by) for one in journey.parked] == [
        ("Who pays?", "kick", "Finance"),
        ("A second persona?", None, ""),
    ]
    changed = set_parked(journey, 1, by="Dana")
    assert changed.parked[1].by == "Dana"
    assert changed.parked[0] is journey.parked[0]
    assert set_parked(changed, 1, by="Dana") is changed
    assert [one.text for one in unpark(changed, 0).parked] == ["A second persona?"]


def test_without_words_or_a_place_there_is_nothing_to_know_it_by() -> None:
    journey = park(onboarding(), "Who pays?")
    with pytest.raises(JourneyError, match="needs words"):
        park(journey, "  \n")
    with pytest.raises(JourneyError, match="needs words"):
        set_parked(journey, 0, text="")
    with pytest.raises(JourneyError, match="no field “colour”"):
        set_parked(journey, 0, colour="red")
    for number in (-1, 1):
        with pytest.raises(JourneyError, match="nothing stands at place"):
            unpark(journey, number)


def test_what_is_parked_outlives_the_touchpoint_it_came_up_at() -> None:
    journey = park(park(onboarding(), "Who pays?", at="kick"), "Later", at="of-another-map")
    left = delete(journey, ("kick",))
    assert [(one.text, one.at) for one in left.parked] == [("Who pays?", None), ("Later", "of-another-map")]


def test_what_two_people_parked_is_all_there_after_a_merge() -> None:
    base = park(onboarding(), "Old")
    ours, theirs = park(base, "Ours"), unpark(park(base, "Theirs"), 0)
    merged, conflicts = merge(base, ours, theirs)
    assert sorted(one.text for one in merged.parked) == ["Ours", "Theirs"]
    assert conflicts == ()


def test_a_comparison_names_what_was_parked() -> None:
    base = onboarding()
    after = park(base, "Who pays?")
    (one,) = differences(base, after)
    assert sentences(one, base, after) == ("Parked “Who pays?”",)
