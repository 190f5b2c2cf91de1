"""Leading a session, without any window: pointing, votes, turns, the timer and what is kept of it."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from onboarding import onboarding

from journeymap.convert.summary import summary
from journeymap.editor.presenting import going, numbers
from journeymap.editor.presenting.agenda import agenda
from journeymap.editor.session import Session
from journeymap.editor.workshop import recording, timing, turns, voting
from journeymap.editor.workshop.room import Room, arrange, put_away, room, take, wipe
from journeymap.model.edits import hold_workshop, rename, set_step, set_workshop
from journeymap.model.merging import merge
from journeymap.model.refusal import JourneyError

DAY = date(2026, 11, 22)


@pytest.fixture
def session() -> Session:
    made = Session.begin(onboarding())
    recording.follow(made)
    going.begin(made, 1920, 1080)
    recording.enter(made, DAY)
    return made


def there(session: Session) -> Room:
    found = room(session)
    assert found is not None
    return found


def to_step(session: Session, key: str, seconds: float = 0.0) -> None:
    """Goes to a step after so many seconds."""
    show = session.state.show
    assert show is not None
    session.present(replace(show, entered=time.monotonic() - seconds))
    going.go_to(session, key)


def test_one_thing_is_pointed_with_at_a_time_and_escape_puts_it_away(session: Session) -> None:
    take(session, "laser")
    take(session, "spotlight")
    assert there(session).tool == "spotlight"
    take(session, "spotlight")
    assert there(session).tool == ""
    take(session, "ink")
    wipe(session)
    assert (there(session).tool, there(session).strokes) == ("ink", 1)
    assert put_away(session)
    assert (there(session).tool, there(session).strokes) == ("", 2)
    assert not put_away(session)


def test_dots_go_on_what_is_shown_and_are_part_of_the_map(session: Session) -> None:
    to_step(session, "stage/on")
    voting.call(session)
    found = voting.candidates(session.state)
    assert found
    assert voting.meant(session.state) == found[0]
    voting.count(session, 1)
    voting.count(session, 1)
    assert voting.dots(session.state) == {found[0]: 2}
    assert session.state.undo_name is not None
    assert session.state.undo_name.startswith("Vote for ")
    session.undo()
    assert session.state.journey.workshops == ()  # both dots were one step, and began the record


def test_the_key_goes_on_to_the_next_kind_of_things_and_then_ends(session: Session) -> None:
    to_step(session, "stage/on")
    seen = []
    for _ in range(4):
        voting.call(session)
        seen.append(there(session).ballot)
        if not seen[-1]:
            break
    assert seen == [one for one in voting.BALLOTS if one in seen] + [""]
    assert "touchpoints" in seen


def test_where_nothing_is_shown_nothing_is_voted_on(session: Session) -> None:
    going.home(session)
    with pytest.raises(JourneyError, match="nothing to vote on"):
        voting.call(session)


def test_the_result_has_most_dots_first_and_equals_share_a_rank(session: Session) -> None:
    to_step(session, "stage/on")
    voting.call(session)
    while there(session).ballot != "touchpoints":
        voting.call(session)
    given = dict(zip(voting.candidates(session.state), (2, 5, 2), strict=False))
    for thing, dots in given.items():
        session.select((thing,))
        voting.count(session, dots)
    result = voting.result(session.state)
    assert [(one.rank, one.dots) for one in result] == [(1, 5), (2, 2), (2, 2)][: len(given)]


def test_everybody_speaks_once_in_an_order_by_chance(session: Session) -> None:
    turns.call_next(session)
    assert there(session).naming
    turns.answer(session, "Dana, Omar; Lee,  Dana ,")
    assert recording.people(session.state) == ("Dana", "Omar", "Lee")
    chance = random.Random(4)
    spoken = []
    for _ in range(6):
        turn = there(session).turn
        assert turn is not None
        spoken.append(turn.spoken[-1])
        turns.call_next(session, chance)
    assert sorted(spoken[:3]) == sorted(spoken[3:]) == ["Dana", "Lee", "Omar"]
    assert spoken[2] != spoken[3]


def test_the_timer_takes_the_minutes_typed_or_those_of_the_step(session: Session) -> None:
    session.commit(lambda journey: set_step(journey, "title", minutes=12), "Minutes")
    timing.switch(session)
    timer = there(session).timer
    assert timer is not None
    assert timer.total == 720
    timing.switch(session)
    assert there(session).timer is None
    numbers.type_digit(session, "3")
    timing.switch(session)
    timer = there(session).timer
    assert timer is not None
    assert timer.total == 180
    assert timing.words(timer, timer.began + 0.2) == "3:00"
    assert timing.words(timer, timer.began + 61) == "1:59"
    assert timing.words(timer, timer.began + 180) == "Time is up"
    assert timing.words(timer, timer.began + 215) == "Time is up · 0:35 over"


def test_the_timer_stands_still_for_as_long_as_it_is_paused(session: Session) -> None:
    assert not timing.pause(session)
    timing.switch(session)
    assert timing.pause(session)
    stopped = there(session).timer
    assert stopped is not None
    assert timing.words(stopped, stopped.began + 600) == "5:00 · paused"
    longer = replace(stopped, began=time.monotonic() - 160, stood=time.monotonic() - 100)
    arrange(session, timer=longer)
    assert timing.pause(session)
    timer = there(session).timer
    assert timer is not None
    assert timer.stood is None
    assert timing.left(timer, time.monotonic()) == pytest.approx(240, abs=5)


def test_how_long_steps_took_is_added_up_and_kept_where_there_is_a_record(session: Session) -> None:
    to_step(session, "overview", 30)
    to_step(session, "title", 60)
    to_step(session, "overview", 5)
    assert [(one.step, one.seconds) for one in recording.spent(session.state)] == [("title", 35), ("overview", 60)]
    turns.answer(session, "Dana")
    going.finish_show(session)
    (held,) = session.state.journey.workshops
    assert [(one.step, one.seconds) for one in held.spent] == [("title", 35), ("overview", 60)]
    assert (held.title, held.held_on, held.people) == ("Workshop", DAY, ("Dana",))


def test_looking_at_a_presentation_alone_changes_nothing(session: Session) -> None:
    to_step(session, "overview", 30)
    going.finish_show(session)
    assert not session.state.dirty


def again(session: Session, day: date) -> None:
    """Presents once more on that day."""
    if session.state.show is not None:
        going.finish_show(session)
    going.begin(session, 1920, 1080)
    recording.enter(session, day)


def test_after_a_break_the_session_goes_on_over_midnight_and_without_any_change_another_begins(
    session: Session,
) -> None:
    again(session, DAY + timedelta(1))
    assert there(session).day == DAY + timedelta(1)  # nothing was done before
    first = there(session).start
    session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    turns.answer(session, "Dana")
    again(session, DAY + timedelta(2))
    assert there(session).start is first
    turns.answer(session, "Dana, Omar")
    (held,) = session.state.journey.workshops
    assert (held.held_on, held.people) == (DAY + timedelta(1), ("Dana", "Omar"))


def test_a_second_session_of_the_day_has_a_record_of_its_own(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.select(("on",))
    recording.decide(session)
    going.finish_show(session)
    ended = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: ended + 3 * 3600 + 1)
    again(session, DAY)
    assert there(session).start is session.state.journey
    assert recording.record(session.state).decisions == ()
    session.select(("ad",))
    recording.decide(session)
    first, second = session.state.journey.workshops
    assert [[one.thing for one in held.decisions] for held in (first, second)] == [["on"], ["ad"]]
    assert recording.record(session.state) is second
    while session.state.undo_name is not None:
        session.undo()
    turns.answer(session, "Dana")
    turns.answer(session, "Dana, Omar")
    (only,) = session.state.journey.workshops  # whatever was undone, one session has one record
    assert only.people == ("Dana", "Omar")


def test_a_program_begun_again_goes_on_with_the_record_of_the_day(session: Session) -> None:
    session.select(("on",))
    recording.decide(session)
    other = Session.begin(session.state.journey)
    going.begin(other, 1920, 1080)
    recording.enter(other, DAY)
    assert [one.thing for one in recording.record(other.state).decisions] == ["on"]


@pytest.mark.parametrize("begun", [True, False])
def test_what_a_colleague_saved_meanwhile_is_nothing_of_this_session(session: Session, begun: bool) -> None:
    base = session.state.journey
    if begun:
        turns.answer(session, "Dana")
        session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    theirs = set_workshop(hold_workshop(rename(base, "ad", "Theirs"), "Theirs", DAY), 0, people=("Lee",))
    merged = theirs if not begun else merge(base, session.state.journey, theirs).journey
    session.commit(lambda _: merged, "Put together")
    recording.take_over(session, base, theirs)
    turns.answer(session, "Dana, Omar")
    told = summary(there(session).start, session.state.journey, recording.record(session.state))
    assert told.people == ("Dana", "Omar")
    said = [cell for part in told.parts for row in part.rows for cell in row]
    assert not any("Theirs" in cell for cell in said)
    assert any("Welcome" in cell for cell in said) == begun
    assert [held.people for held in session.state.journey.workshops if held.title == "Theirs"] == [("Lee",)]


def test_what_is_decided_is_marked_and_taken_back(session: Session) -> None:
    session.select(())
    with pytest.raises(JourneyError, match="Select"):
        recording.decide(session)
    session.select(("on",))
    recording.decide(session)
    assert [one.thing for one in recording.record(session.state).decisions] == ["on"]
    recording.decide(session)
    assert recording.record(session.state).decisions == ()


def test_what_is_decided_in_words_is_kept_in_the_order_in_which_it_was(session: Session) -> None:
    recording.decide_in_words(session, "We meet again in May")
    session.select(("on",))
    recording.decide(session)
    recording.decide_in_words(session, "Legal is asked first")
    said = [(one.thing, one.text) for one in recording.record(session.state).decisions]
    assert said == [(None, "We meet again in May"), ("on", "Onboarding"), (None, "Legal is asked first")]
    session.undo()
    assert len(recording.record(session.state).decisions) == 2


def test_the_time_of_a_step_goes_by_the_name_that_the_agenda_has_for_it(session: Session) -> None:
    to_step(session, "stage/on", 30)
    to_step(session, "title", 60)
    names = {entry.key: entry.label for entry in agenda(session.state)}
    spent = recording.spent(session.state)
    assert {one.step: one.title for one in spent} == {key: names[key] for key in ("title", "stage/on")}
