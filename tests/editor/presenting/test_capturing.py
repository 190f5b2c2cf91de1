"""Sentences taken down while a map is presented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding

from journeymap.editor.presenting import going
from journeymap.editor.presenting.capturing import (
    KINDS,
    MARKS,
    Captured,
    Kind,
    after,
    capture,
    destination,
    place,
    read,
)
from journeymap.editor.session import Session
from journeymap.model.edits import delete, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Journey, Lane
from journeymap.model.text import clean


@pytest.fixture
def session() -> Session:
    made = Session.begin(onboarding())
    going.begin(made, 1920, 1080)
    return made


def newest(session: Session) -> tuple[str, str, str]:
    note = session.state.journey.notes[-1]
    lane = index(session.state.journey).things[note.lane]
    assert isinstance(lane, Lane)
    return lane.kind, note.at, note.text


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("Too slow", "pains", Captured("pains", "Too slow")),
        ("!  Too slow ", "text", Captured("pains", "Too slow")),
        ("＋ Do it for them", "pains", Captured("opportunities", "Do it for them")),
        ('"Two weeks and no data', "pains", Captured("says", "“Two weeks and no data”")),
        ('"Two weeks and no data."', "pains", Captured("says", "“Two weeks and no data.”")),
        ("„Zwei Wochen“", "pains", Captured("says", "“Zwei Wochen”")),
        ("Two weeks", "says", Captured("says", "“Two weeks”")),
        ("? Who pays?", "pains", Captured("parked", "Who pays?")),
        ("* Look at it again", "pains", Captured("text", "Look at it again")),
        ("Who pays?", "parked", Captured("parked", "Who pays?")),
        ("!", "text", Captured("pains", "")),
        ('"', "text", Captured("says", "")),
        ('""', "text", Captured("says", "")),
        ("   ", "text", Captured("text", "")),
    ],
)
def test_a_mark_before_the_sentence_says_what_it_is(line: str, kind: str, expected: Captured) -> None:
    assert read(line, kind) == expected  # type: ignore[arg-type]  # parametrised


def test_tab_goes_through_every_kind_and_back() -> None:
    kind = KINDS[0]
    seen = [kind := after(kind) for _ in KINDS]
    assert sorted(seen) == sorted(KINDS)
    assert kind == KINDS[0]
    assert after(KINDS[0], -1) == KINDS[-1]
    assert set(MARKS.values()) == set(KINDS)


def test_a_sentence_hangs_under_the_touchpoint_that_is_lit(session: Session) -> None:
    going.go_to_thing(session, "data")
    before = going.here(session.state)
    assert before is not None
    assert destination(session.state, "! Nobody knew", "text") == "Pain point under “Data migration”"
    assert capture(session, "! Nobody knew", "text") == "Pain point under “Data migration”."
    assert newest(session) == ("pains", "data", "Nobody knew")
    assert session.state.undo_name == "Capture pain point “Nobody knew”"
    stop = going.here(session.state)
    assert stop is not None
    assert (stop.key, stop.at, session.state.selection) == (before.key, before.at, ("data",))
    session.undo()
    assert session.state.journey == onboarding()


def test_it_hangs_under_the_stage_where_no_touchpoint_is_lit(session: Session) -> None:
    going.go_to(session, "stage/ad")
    assert place(session.state) == "ad"
    assert capture(session, "Do it for them", "opportunities") == "Opportunity under “Adoption”."
    assert newest(session) == ("opportunities", "ad", "Do it for them")


def test_what_has_no_place_is_parked_and_that_is_told(session: Session) -> None:
    assert going.lit_touchpoint(session.state) is None
    session.select(())
    where = destination(session.state, "Too slow", "pains")
    assert where == "Parking lot: here is nothing to hang a pain point on"
    told = capture(session, "Too slow", "pains")
    assert told == "Parked: here is nothing to hang a pain point on."
    assert [(one.text, one.at) for one in session.state.journey.parked] == [("Too slow", None)]


def test_the_parking_lot_knows_where_it_came_up(session: Session) -> None:
    going.go_to_thing(session, "data")
    assert capture(session, "? Who pays", "pains") == "Parked."
    assert [(one.text, one.at) for one in session.state.journey.parked] == [("Who pays", "data")]
    assert session.state.undo_name == "Park “Who pays”"


def test_a_lane_that_is_missing_or_hidden_comes_with_it_in_one_step(session: Session) -> None:
    going.go_to_thing(session, "data")
    bare = [lane.id for lane in session.state.journey.lanes if lane.kind == "opportunities"]
    session.commit(lambda journey: delete(journey, bare), "Delete lane")
    capture(session, "+ Do it for them", "pains")
    assert newest(session) == ("opportunities", "data", "Do it for them")
    added = session.state.journey.lanes[-1]
    session.commit(lambda journey: set_thing(journey, added.id, hidden=True), "Hide lane")
    capture(session, "+ And quickly", "pains")
    lane = index(session.state.journey).things[added.id]
    assert isinstance(lane, Lane)
    assert not lane.hidden
    assert newest(session) == ("opportunities", "data", "And quickly")
    session.undo()
    hidden = index(session.state.journey).things[added.id]
    assert isinstance(hidden, Lane)
    assert hidden.hidden


def test_a_lane_of_whole_stages_holds_it_under_the_stage(session: Session) -> None:
    pains = next(lane.id for lane in session.state.journey.lanes if lane.kind == "pains")
    notes = [note.id for note in session.state.journey.notes if note.lane == pains]
    session.commit(lambda journey: set_thing(delete(journey, notes), pains, scope="stage"), "Change lane")
    going.go_to_thing(session, "data")
    assert capture(session, "! Too slow", "text") == "Pain point under “Onboarding”."
    assert newest(session) == ("pains", "on", "Too slow")


def test_a_line_without_words_changes_nothing(session: Session) -> None:
    before = session.state
    assert capture(session, " ! ", "text") == ""
    assert session.state is before


def test_a_decision_in_words_is_kept_with_the_session_wherever_it_is_made(session: Session) -> None:
    going.home(session)
    assert destination(session.state, "= We meet again", "pains") == "Decision"
    assert capture(session, "＝ We meet again in May", "pains") == "Decided: “We meet again in May”."
    (held,) = session.state.journey.workshops
    assert [(one.thing, one.text) for one in held.decisions] == [(None, "We meet again in May")]
    assert session.state.undo_name == "Note decision “We meet again in May”"
    session.undo()
    assert session.state.journey.workshops == ()


def said_in(journey: Journey) -> list[str]:
    """Whatever somebody said: notes, parked thoughts, decisions in words."""
    decided = [one.text for held in journey.workshops for one in held.decisions]
    return [*(note.text for note in journey.notes), *(one.text for one in journey.parked), *decided]


def test_every_kind_can_be_captured_everywhere(session: Session) -> None:
    count = 0
    while True:
        for kind in KINDS:
            journey = session.state.journey
            assert capture(session, f"Sentence {count}", kind)
            after_it = session.state.journey
            assert len(said_in(after_it)) == len(said_in(journey)) + 1
            count += 1
        stop = going.here(session.state)
        going.next_step(session)
        if going.here(session.state) == stop:
            break
    texts = [text.strip("“”") for text in said_in(session.state.journey)]
    assert {f"Sentence {number}" for number in range(count)} <= set(texts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from(KINDS), st.sampled_from(("title", "stage/on", "stage/re")))
def test_whatever_is_typed_is_kept_and_can_be_taken_back(line: str, kind: Kind, step: str) -> None:
    session = Session.begin(onboarding())
    going.begin(session, 1280, 720)
    going.go_to(session, step)
    going.onward(session)
    before = session.state.journey
    said, told = read(line, kind), capture(session, line, kind)
    after_it = session.state.journey
    assert bool(told) == (after_it is not before)
    if told:
        assert clean(said.text) in said_in(after_it)
        session.undo()
    assert session.state.journey == before
