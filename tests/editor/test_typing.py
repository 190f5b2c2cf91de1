from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.editor import typing
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def said(session: Session, thing: str, field: str = "title") -> object:
    return getattr(index(session.state.journey).things[thing], field)


def test_what_is_typed_shows_at_once_and_is_one_step(session: Session) -> None:
    typing.begin(session, "kick")
    draft = session.state.draft
    assert draft is not None and (draft.thing, draft.field, draft.text) == ("kick", "title", "Kick-off")
    assert session.state.selection == ("kick",) and not session.state.dirty
    for text in ("Kick-off c", "Kick-off call"):
        typing.write(session, text)
        assert said(session, "kick") == text
    assert session.undo_names() == ()
    assert typing.finish(session)
    assert session.state.draft is None and said(session, "kick") == "Kick-off call"
    assert session.undo_names() == ("Rename “Kick-off”",)
    session.undo()
    assert said(session, "kick") == "Kick-off" and not session.state.dirty


def test_a_text_left_as_it_was_makes_no_step(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Kick")
    typing.write(session, "Kick-off")
    assert typing.finish(session)
    assert session.undo_names() == () and not session.state.dirty and session.state.selection == ("kick",)


def test_abandoning_leaves_no_trace(session: Session) -> None:
    before = session.state
    typing.begin(session, "kick")
    typing.write(session, "Something else")
    typing.abandon(session)
    assert session.state == before


def test_without_a_draft_nothing_happens(session: Session) -> None:
    before = session.state
    typing.write(session, "nowhere")
    typing.abandon(session)
    typing.next_touchpoint(session)
    assert typing.finish(session)
    assert session.state is before


def test_enter_makes_touchpoint_after_touchpoint_until_one_stays_empty(session: Session) -> None:
    typing.begin(session, "train")
    for title in ("Office hours", "Survey"):
        typing.next_touchpoint(session)
        typing.write(session, title)
    typing.next_touchpoint(session)
    typing.next_touchpoint(session)
    assert session.state.draft is None
    assert session.undo_names() == ("Add touchpoint", "Add touchpoint")
    new = [t.title for t in session.state.journey.touchpoints if t.stage == "ad"]
    assert new == ["Team training", "Office hours", "Survey", "In-app guide", "Usage review"]
    assert columns(session.state.journey).count("|") == columns(onboarding()).count("|") + 2


def test_a_cell_is_typed_into(session: Session) -> None:
    cell = Cell("pains", "kick")
    session.enter(cell)
    typing.begin_cell(session, cell, "N")
    typing.write(session, "Nobody came")
    assert session.undo_names() == ()
    typing.finish(session)
    (note,) = index(session.state.journey).notes["pains", "kick"]
    assert note.text == "Nobody came" and session.state.selection == (note.id,)
    assert session.undo_names() == ("Add note to “Pain points”",)


def test_a_cell_left_empty_has_the_keys_again(session: Session) -> None:
    cell = Cell("pains", "kick")
    session.enter(cell)
    before = session.state
    typing.begin_cell(session, cell)
    assert session.state.cell is None and session.state.selection
    typing.finish(session)
    assert session.state == before


def test_a_lane_that_takes_no_text_says_so(session: Session) -> None:
    with pytest.raises(JourneyError, match="nothing can be typed into the lane “Experience”"):
        typing.begin_cell(session, Cell("curve", "kick"))
    assert session.state.draft is None
