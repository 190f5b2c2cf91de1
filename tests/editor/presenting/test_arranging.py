"""The steps of a presentation arranged, every change a step of the history."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.editor.presenting import arranging
from journeymap.editor.session import Session
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def keys(session: Session) -> list[str]:
    return [line.key for line in arranging.lines(session.state.journey)]


def line(session: Session, key: str) -> arranging.Line:
    return next(one for one in arranging.lines(session.state.journey) if one.key == key)


def test_steps_are_called_by_what_they_show(session: Session) -> None:
    titles = [one.title for one in arranging.lines(session.state.journey)]
    assert titles[:4] == ["Title", "The whole map", "Onboarding", "Adoption"]
    assert titles[-1] == "What happens next"


def test_a_step_that_is_left_out_has_no_number(session: Session) -> None:
    arranging.leave_out(session, "overview", True)
    assert line(session, "overview").number == 0
    assert line(session, "overview").tells == "left out"
    assert line(session, "stage/on").number == 2
    assert session.undo_names() == ("Leave “The whole map” out",)
    arranging.leave_out(session, "overview", False)
    assert line(session, "stage/on").number == 3


def test_steps_are_moved_up_and_down_to_both_ends(session: Session) -> None:
    before = keys(session)
    assert arranging.move(session, "overview", 1)
    assert keys(session) == ["title", "stage/on", "overview", *before[3:]]
    assert arranging.move(session, "overview", -1)
    assert keys(session) == before
    assert not arranging.move(session, "title", -1)
    assert not arranging.move(session, "close", 1)
    assert arranging.move(session, before[-2], 1)
    assert keys(session)[-1] == before[-2]


def test_the_usual_order_comes_back_with_notes(session: Session) -> None:
    before = keys(session)
    arranging.set_notes(session, "stage/on", "Ask who was there")
    arranging.put(session, "stage/on", None)
    assert keys(session)[-1] == "stage/on"
    arranging.usual(session)
    assert keys(session) == before
    assert line(session, "stage/on").step.notes == "Ask who was there"


def test_minutes_notes_and_reveal_are_told(session: Session) -> None:
    arranging.set_minutes(session, "stage/on", 12)
    arranging.set_minutes(session, "stage/ad", 3)
    arranging.set_notes(session, "stage/on", "Ask")
    arranging.reveal(session, "stage/on", "lanes")
    assert line(session, "stage/on").tells == "12 min · notes · lane by lane"
    assert arranging.minutes_in_all(session.state.journey) == 15
    arranging.set_minutes(session, "stage/on", None)
    assert arranging.minutes_in_all(session.state.journey) == 3


def test_typing_notes_is_one_step(session: Session) -> None:
    for text in ("A", "As", "Ask"):
        arranging.set_notes(session, "stage/on", text)
    assert session.undo_names() == ("Change speaker’s notes of “Onboarding”",)
    session.undo()
    assert line(session, "stage/on").step.notes == ""


def test_too_many_minutes_are_refused(session: Session) -> None:
    with pytest.raises(JourneyError):
        arranging.set_minutes(session, "stage/on", 601)
