"""What was left becomes a step that can be undone, and undoes nothing that others did since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from onboarding import onboarding

from journeymap.editor.recovering import Recovered, recover
from journeymap.editor.session import Session
from journeymap.editor.state import EditorState
from journeymap.files.journal import About, Left
from journeymap.files.store import Opened
from journeymap.model.edits import delete, new_journey, rename
from journeymap.model.refusal import JourneyError

AT = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)
LEFT = Left(
    Path("a.journal"),
    About("/maps/a.journey", "0" * 64, "a.journey"),
    onboarding(),
    rename(onboarding(), "kick", "Ours"),
    AT,
    "Rename",
    1,
    damaged=False,
)
FILE = Opened(Path("/maps/a.journey"), onboarding(), "0" * 64)


def session(file: Opened) -> Session:
    return Session(EditorState(file.journey, file.journey, file))


def titles(of: Session) -> tuple[str | None, str | None]:
    names = {one.id: one.title for one in of.state.journey.touchpoints}
    return names.get("kick"), names.get("data")


def test_onto_the_file_as_it_was_it_is_one_step() -> None:
    there = session(FILE)
    assert recover(there, LEFT, onto_file=True) == Recovered()
    assert there.state.journey == LEFT.journey
    assert (there.state.dirty, there.state.undo_name) == (True, "Recover unsaved changes")
    there.undo()
    assert not there.state.dirty


def test_onto_a_file_that_was_changed_since_both_count() -> None:
    there = session(replace(FILE, journey=rename(onboarding(), "data", "Theirs"), sha256="1" * 64))
    assert recover(there, LEFT, onto_file=True) == Recovered(together=True)
    assert titles(there) == ("Ours", "Theirs")
    there.undo()
    assert titles(there) == ("Kick-off", "Theirs")


def test_what_both_changed_differently_is_to_be_settled() -> None:
    there = session(replace(FILE, journey=rename(onboarding(), "kick", "Theirs"), sha256="1" * 64))
    assert recover(there, LEFT, onto_file=True) == Recovered(together=True, conflicts=1)
    assert titles(there)[0] == "Ours"
    (unsettled,) = there.state.journey.unsettled
    assert (unsettled.thing, unsettled.theirs) == ("kick", "Theirs")


def test_where_the_file_says_it_all_there_is_no_step() -> None:
    theirs = rename(LEFT.journey, "data", "Theirs")
    there = session(replace(FILE, journey=theirs))
    assert recover(there, LEFT, onto_file=True) == Recovered(together=True)
    assert not there.state.dirty


def test_without_a_file_it_is_all_there_is() -> None:
    empty = new_journey()
    there = Session(EditorState(empty, empty))
    recover(there, LEFT, onto_file=False)
    assert there.state.journey == LEFT.journey


def test_where_it_is_not_known_what_was_changed_all_of_it_stands() -> None:
    there = session(replace(FILE, journey=delete(onboarding(), ("data",))))
    recover(there, replace(LEFT, base=LEFT.journey), onto_file=True)
    assert there.state.journey == LEFT.journey


def test_a_map_that_can_only_be_looked_at_refuses() -> None:
    there = session(replace(FILE, read_only=True))
    with pytest.raises(JourneyError):
        recover(there, LEFT, onto_file=True)
    assert there.state.journey == onboarding()
