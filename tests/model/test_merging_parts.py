"""Lists within a map, to which two people have added or in which they have changed parts."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding

from journeymap.model.consistency import inconsistencies
from journeymap.model.edits import set_feeling, set_thing
from journeymap.model.edits.checking import ignore_problem
from journeymap.model.edits.parking import park
from journeymap.model.edits.presenting import move_step, set_step
from journeymap.model.edits.redacting import keep_redaction
from journeymap.model.edits.settling import settle
from journeymap.model.edits.workshops import decide, hold_workshop, vote
from journeymap.model.find import index
from journeymap.model.merging import merge
from journeymap.model.merging_words import told
from journeymap.model.walk import key_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

SESSION = hold_workshop(onboarding(), "Friday", date(2026, 11, 20))
FIRST, SECOND, THIRD = (key_of(step) for step in walk(SESSION)[2:5])


def feelings(journey: Journey, key: str) -> dict[str, int]:
    return {one.persona: one.value for one in index(journey).things[key].feelings}  # type: ignore[attr-defined]


def test_steps_that_each_arranged_are_there_once_with_what_both_said() -> None:
    ours, theirs = set_step(SESSION, FIRST, minutes=5), set_step(SESSION, SECOND, notes="Ask them")
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(SESSION, one, other)
        assert merged.conflicts == ()
        steps = {key_of(step): step for step in merged.journey.steps}
        assert len(steps) == len(merged.journey.steps)
        assert (steps[FIRST].minutes, steps[SECOND].notes) == (5, "Ask them")


def test_an_order_of_steps_that_only_one_changed_is_taken() -> None:
    said, moved = set_step(SESSION, FIRST, minutes=5), move_step(SESSION, THIRD, before=FIRST)
    for one, other in ((said, moved), (moved, said)):
        merged = merge(SESSION, one, other)
        assert [key_of(step) for step in merged.journey.steps] == [key_of(step) for step in moved.steps]
        assert merged.conflicts == ()


def test_a_step_that_both_changed_is_left_to_decide_and_can_be_taken() -> None:
    ours, theirs = set_step(SESSION, FIRST, minutes=5), set_step(SESSION, FIRST, minutes=9)
    merged = merge(SESSION, ours, set_step(theirs, SECOND, notes="Ask them"))
    (conflict,), (left,) = merged.conflicts, merged.journey.unsettled
    assert told(merged.journey, conflict) == "order of the presentation of the map: different here and there"
    assert {key_of(step): step.minutes for step in merged.journey.steps}[FIRST] == 5
    taken = settle(merged.journey, left, take_theirs=True)
    steps = {key_of(step): step for step in taken.steps}
    assert (steps[FIRST].minutes, steps[SECOND].notes) == (9, "Ask them")


def test_of_two_feelings_of_one_persona_ours_stands_and_theirs_is_kept() -> None:
    ours, theirs = set_feeling(SESSION, "kick", "dana", 2), set_feeling(SESSION, "kick", "dana", -2)
    merged = merge(SESSION, ours, set_feeling(theirs, "kick", "omar", 1))
    assert feelings(merged.journey, "kick") == {"dana": 2, "omar": 1}
    (left,) = merged.journey.unsettled
    assert feelings(settle(merged.journey, left, take_theirs=True), "kick") == {"dana": -2, "omar": 1}


def test_dots_that_each_counted_stand_in_one_session() -> None:
    merged = merge(SESSION, vote(SESSION, 0, "kick", 3), vote(SESSION, 0, "data", 2))
    (workshop,) = merged.journey.workshops
    assert {one.thing: one.dots for one in workshop.votes} == {"kick": 3, "data": 2}
    assert merged.conflicts == ()


def test_two_sessions_of_one_name_and_day_both_stay() -> None:
    base = hold_workshop(SESSION, "Friday", date(2026, 11, 20))
    merged = merge(base, vote(base, 0, "kick", 3), vote(base, 1, "data", 2))
    assert [one.thing for workshop in merged.journey.workshops for one in workshop.votes] == ["kick", "data"]


ADDITIONS: dict[str, Callable[[Journey], Journey]] = {
    "parked": lambda j: park(j, "Who pays?", at="kick"),
    "parked too": lambda j: park(j, "And when?"),
    "voted": lambda j: vote(j, 0, "kick", 3),
    "voted too": lambda j: vote(j, 0, "data", 2),
    "decided": lambda j: decide(j, 0, "kick"),
    "said": lambda j: decide(j, 0, None, "We begin in May"),
    "held": lambda j: hold_workshop(j, "Monday", date(2026, 11, 23)),
    "ignored": lambda j: ignore_problem(j, "late-milestone", "value", "It is agreed"),
    "ignored too": lambda j: ignore_problem(j, "cut-off", None, "On purpose"),
    "redacted": lambda j: keep_redaction(j, "For customers", internal=True),
    "timed": lambda j: set_step(j, FIRST, minutes=5),
    "noted": lambda j: set_step(j, SECOND, notes="Ask them"),
    "hidden": lambda j: set_step(j, THIRD, hidden=True),
    "linked": lambda j: set_thing(j, "kick", links=[{"url": "https://example.org/a"}]),
    "linked too": lambda j: set_thing(j, "data", links=[{"url": "https://example.org/b"}]),
    "felt": lambda j: set_feeling(j, "form", "omar", -1),
    "felt too": lambda j: set_feeling(j, "form", "dana", 1),
}


def facts(journey: Journey) -> set[str]:
    """All that is said in lists, part by part."""
    lists = [journey.parked, journey.ignored, journey.redactions, list(walk(journey))]
    lists += [part for one in journey.workshops for part in (one.votes, one.decisions)]
    lists += [part for one in journey.touchpoints for part in (one.links, one.feelings)]
    return {repr(one) for parts in lists for one in parts} | {
        repr((one.title, one.held_on)) for one in journey.workshops
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(ADDITIONS)), unique=True), st.lists(st.sampled_from(sorted(ADDITIONS)), unique=True)
)
def test_what_either_added_is_there_whichever_side_it_is(mine: list[str], others: list[str]) -> None:
    ours, theirs = SESSION, SESSION
    for name in mine:
        ours = ADDITIONS[name](ours)
    for name in others:
        theirs = ADDITIONS[name](theirs)
    one, other = merge(SESSION, ours, theirs), merge(SESSION, theirs, ours)
    assert not inconsistencies(one.journey)
    assert one.conflicts == other.conflicts == ()
    assert facts(one.journey) == facts(other.journey)
    usual = facts(SESSION)
    assert facts(one.journey) - usual == (facts(ours) | facts(theirs)) - usual
    assert merge(SESSION, ours, SESSION).journey == merge(SESSION, SESSION, ours).journey == ours


def test_whoever_comes_first_three_people_get_the_same() -> None:
    three = [ADDITIONS[name](SESSION) for name in ("timed", "voted", "felt")]
    found = []
    for one, other, last in permutations(three):
        found.append(facts(merge(SESSION, merge(SESSION, one, other).journey, last).journey))
    assert all(one == found[0] for one in found)
