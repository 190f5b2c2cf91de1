from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.others import said, same_here, take_over
from journeymap.editor.session import Session
from journeymap.editor.state import EditorState
from journeymap.files.store import Opened, open_journey, save
from journeymap.model.edits import delete, rename, set_thing
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    save(onboarding(), tmp_path / "a.journey")
    return open_journey(tmp_path / "a.journey")


@pytest.fixture
def session(opened: Opened) -> Session:
    return Session(EditorState(opened.journey, opened.journey, opened))


def theirs(opened: Opened, title: str = "Theirs") -> Opened:
    return replace(opened, journey=rename(onboarding(), "data", title), sha256="1" * 64)


def test_the_first_differences_are_told_and_the_others_counted() -> None:
    then = onboarding()
    now = rename(rename(delete(then, ("form",)), "kick", "A"), "data", "B")
    told = said("a.journey", then, now)
    assert told.startswith(
        "“a.journey” was changed on the disk. Changed title of touchpoint “Kick-off” from “Kick-off”"
    )
    assert told.endswith(" more.")


def test_nothing_changed_here_is_taken_over_in_one_step(session: Session, opened: Opened) -> None:
    assert take_over(session, theirs(opened)) == 0
    assert not session.state.dirty
    assert session.state.file is not None
    assert session.state.file.sha256 == "1" * 64
    session.undo()
    assert session.state.journey == onboarding()
    assert session.state.dirty, "the file has theirs"


def test_what_both_changed_is_put_together_by_thing(session: Session, opened: Opened) -> None:
    session.commit(lambda j: rename(j, "kick", "Ours"), "Rename")
    assert take_over(session, theirs(opened)) == 0
    titles = {one.id: one.title for one in session.state.journey.touchpoints}
    assert (titles["kick"], titles["data"]) == ("Ours", "Theirs")
    assert session.state.dirty
    session.undo()
    assert {one.id: one.title for one in session.state.journey.touchpoints}["data"] == "Data migration"


def test_where_both_changed_the_same_both_stay(session: Session, opened: Opened) -> None:
    session.commit(lambda j: rename(j, "data", "Ours"), "Rename")
    assert take_over(session, theirs(opened)) == 1
    (left,) = session.state.journey.unsettled
    assert (left.thing, left.field, left.theirs) == ("data", "title", "Theirs")
    assert {one.id: one.title for one in session.state.journey.touchpoints}["data"] == "Ours"


def test_the_same_in_other_bytes_needs_nothing(session: Session, opened: Opened) -> None:
    assert same_here(session, replace(opened, journey=onboarding(), sha256="2" * 64))
    assert not session.state.dirty
    assert session.state.file is not None
    assert session.state.file.sha256 == "2" * 64
    session.commit(lambda j: rename(j, "data", "Theirs"), "Rename")
    assert same_here(session, theirs(opened))
    assert not session.state.dirty
    session.commit(lambda j: set_thing(j, "kick", owner="Me"), "Set owner")
    assert not same_here(session, theirs(opened, "Another"))


def test_who_only_looks_sees_what_they_saved(opened: Opened) -> None:
    looking = replace(opened, read_only=True, notice="Anna has it open.")
    session = Session(EditorState(opened.journey, opened.journey, looking))
    assert take_over(session, theirs(opened)) == 0
    assert session.state.read_only
    assert session.state.file is not None
    assert session.state.file.notice == "Anna has it open."
    assert {one.id: one.title for one in session.state.journey.touchpoints}["data"] == "Theirs"


def test_what_a_newer_program_saved_is_only_looked_at_and_nothing_is_put_into_it(
    session: Session, opened: Opened
) -> None:
    newer = replace(theirs(opened), read_only=True, notice="It was written by a newer journeymap.")
    session.commit(lambda j: rename(j, "kick", "Ours"), "Rename")
    with pytest.raises(JourneyError, match="save them under another name first"):
        take_over(session, newer)
    assert session.state.dirty
    assert session.state.file is opened, "it can be saved elsewhere"
    session.undo()
    assert take_over(session, newer) == 0
    assert session.state.journey == newer.journey
    assert session.state.read_only
    session.undo()
    assert session.state.journey == newer.journey
