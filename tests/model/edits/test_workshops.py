"""What is kept of a session: names, votes, decisions and times; what goes from the map keeps its words."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap.layout.redact import FOR_THE_CUSTOMER, redact
from journeymap.model.differences import differences
from journeymap.model.edits import (
    decide,
    delete,
    drop_workshop,
    hold_workshop,
    note_times,
    rename,
    set_workshop,
    vote,
)
from journeymap.model.journey import Journey, Spent, Stage, Touchpoint
from journeymap.model.merging import merge
from journeymap.model.refusal import JourneyError

DAY = date(2026, 11, 22)


def small() -> Journey:
    journey = Journey(
        title="A map",
        stages=(Stage(id="s1", title="Onboarding"),),
        touchpoints=(
            Touchpoint(id="t1", stage="s1", title="Kick-off"),
            Touchpoint(id="t2", stage="s1", title="Import"),
        ),
    )
    return hold_workshop(journey, "With Support", DAY)


def test_dots_are_counted_up_and_down_and_a_thing_without_any_has_no_vote() -> None:
    journey = vote(vote(vote(small(), 0, "t1", 1), 0, "t1", 3), 0, "t2", 1)
    assert [(one.thing, one.text, one.dots) for one in journey.workshops[0].votes] == [
        ("t1", "Kick-off", 4),
        ("t2", "Import", 1),
    ]
    fewer = vote(vote(journey, 0, "t1", -1), 0, "t2", -5)
    assert [(one.thing, one.dots) for one in fewer.workshops[0].votes] == [("t1", 3)]
    assert vote(fewer, 0, "t2", -1) is fewer
    with pytest.raises(JourneyError):
        vote(journey, 0, "nothing", 1)
    with pytest.raises(JourneyError, match="dots"):
        vote(journey, 0, "t1", 1_000_000)


def test_decisions_are_taken_and_taken_back() -> None:
    journey = decide(decide(small(), 0, "t2"), 0, text="We meet again in May")
    assert [(one.thing, one.text) for one in journey.workshops[0].decisions] == [
        ("t2", "Import"),
        (None, "We meet again in May"),
    ]
    assert [one.text for one in decide(journey, 0, "t2").workshops[0].decisions] == ["We meet again in May"]
    with pytest.raises(JourneyError, match="needs words"):
        decide(journey, 0, text=" ")


def test_names_titles_and_times_are_set() -> None:
    journey = set_workshop(small(), 0, people=("Dana", "Omar"), title="Kick-off")
    assert (journey.workshops[0].people, journey.workshops[0].title) == (("Dana", "Omar"), "Kick-off")
    assert set_workshop(journey, 0, people=("Dana", "Omar")) is journey
    times = (Spent(step="overview", title="The whole map", seconds=90, minutes=2),)
    timed = note_times(journey, 0, times)
    assert timed.workshops[0].spent == times
    assert note_times(timed, 0, list(times)) is timed
    assert drop_workshop(timed, 0).workshops == ()
    with pytest.raises(JourneyError, match="votes"):
        set_workshop(journey, 0, votes=())
    with pytest.raises(JourneyError, match="place 2"):
        set_workshop(journey, 1, title="x")


def test_what_was_voted_on_and_decided_keeps_its_words_when_it_goes() -> None:
    journey = rename(decide(vote(small(), 0, "t2", 2), 0, "t2"), "t2", "Data import")
    gone = delete(journey, ["t2"])
    (held,) = gone.workshops
    assert [(one.thing, one.text, one.dots) for one in held.votes] == [(None, "Import", 2)]
    assert [(one.thing, one.text) for one in held.decisions] == [(None, "Import")]


def test_nobody_outside_gets_to_see_who_voted_for_what() -> None:
    assert redact(vote(small(), 0, "t1", 3), [FOR_THE_CUSTOMER]).workshops == ()


def test_the_records_of_two_people_are_both_there_after_a_merge() -> None:
    base = small()
    ours, theirs = hold_workshop(base, "Ours", DAY), hold_workshop(base, "Theirs", DAY)
    merged = merge(base, ours, theirs).journey
    assert sorted(one.title for one in merged.workshops) == ["Ours", "Theirs", "With Support"]


def test_a_comparison_names_the_record() -> None:
    (found,) = differences(small(), vote(small(), 0, "t1", 1))
    assert found.names == ("workshops",)
