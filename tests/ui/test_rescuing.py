"""A broken map is offered to be rescued, as a new map; its file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from journeymap.files.format import dump
from journeymap.model.edits import rename
from journeymap.ui.rescuing import KEPT, LABEL

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def button(window: Window, text: str) -> QPushButton | None:
    return next((one for one in window.messages.findChildren(QPushButton) if one.text() == text), None)


def test_what_can_be_rescued_opens_as_a_new_map(window: Window, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "broken <b>.journey"
    file.write_bytes(dump(onboarding()).replace(b'"id": "', b'"colour": 7, "id": "'))
    before = file.read_bytes()
    program.open([file], window)
    rescue = button(window, LABEL)
    assert rescue is not None
    rescue.click()
    qtbot.waitUntil(lambda: len(program.windows) == 2)
    other = program.windows[1]
    assert other.session.state.path is None
    assert other.isWindowModified()
    assert [one.title for one in other.session.state.journey.touchpoints] == [
        one.title for one in onboarding().touchpoints
    ]
    (told,) = other.messages.texts()
    assert told.startswith("This is what could be rescued of broken <b>.journey")
    assert "colour must be a text" in told
    copy = button(other, "Copy All")
    if copy is not None:
        copy.click()
        assert QGuiApplication.clipboard().text().count("colour must be a text") > 5
    assert file.read_bytes() == before
    assert window.session.state.journey == onboarding()


def test_an_untouched_window_is_used(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "cut.journey"
    file.write_bytes(dump(onboarding())[:-300])
    program.open([file])
    (window,) = program.windows
    rescue = button(window, LABEL)
    assert rescue is not None
    rescue.click()
    qtbot.waitUntil(lambda: bool(window.session.state.journey.touchpoints))
    assert window.session.state.undo_name == "Rescue cut.journey"
    assert len(program.windows) == 1


def test_nothing_is_offered_for_what_is_no_map_or_not_there(window: Window, program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.journey").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "b.journey").write_bytes(bytes(5000))
    (tmp_path / "c.journey").mkdir()
    program.open([tmp_path / name for name in ("a.journey", "b.journey", "c.journey")], window)
    assert len(window.messages.texts()) == 3
    program.open([tmp_path / "d.journey"], window)
    assert len(window.messages.texts()) == 4
    assert button(window, LABEL) is None


def test_of_many_files_that_cannot_be_opened_each_is_named(window: Window, program: Program, tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.journey").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    program.open([tmp_path / f"{number}.journey" for number in range(9)], window)
    third, second, first, rest = window.messages.texts()
    assert ["0.journey" in first, "1.journey" in second, "2.journey" in third] == [True] * 3
    assert rest.startswith("6 more could not be opened: “3.journey”, “4.journey”")
    assert "“8.journey”" in rest


def test_where_nothing_of_a_map_is_in_it_that_is_told(
    window: Window, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.journey").write_bytes(b"Dear all, here are the minutes")
    program.open([tmp_path / "a.journey"], window)
    rescue = button(window, LABEL)
    assert rescue is not None
    rescue.click()
    qtbot.waitUntil(lambda: any(one.startswith("Nothing of it can be rescued") for one in window.messages.texts()))


def test_a_map_that_broke_while_it_was_open_is_offered_on_reload(
    window: Window, program: Program, qtbot: QtBot
) -> None:
    path = window.session.state.path
    assert path is not None
    path.write_bytes(path.read_bytes()[:-300])
    window.documents.reload()
    rescue = button(window, LABEL)
    assert rescue is not None
    rescue.click()
    qtbot.waitUntil(lambda: len(program.windows) == 2)
    assert window.session.state.journey == onboarding(), "what was open stays as it is"


@pytest.mark.parametrize("broken", [b"", None], ids=["empty", "gone"])
def test_what_was_kept_of_a_map_is_offered_where_its_file_is_of_no_use(
    window: Window, program: Program, qtbot: QtBot, broken: bytes | None
) -> None:
    path = window.session.state.path
    assert path is not None
    window.session.commit(lambda journey: rename(journey, "kick", "Kept"), "Rename")
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified() and not program.versions.busy)
    kept = window.session.state.journey
    window.close()
    path.unlink() if broken is None else path.write_bytes(broken)
    program.open([path])
    (other,) = program.windows
    offered = button(other, KEPT)
    assert offered is not None
    offered.click()
    assert other.session.state.journey == kept
    assert other.session.state.path is None
    assert other.isWindowModified()
    assert other.messages.texts()[0].startswith(f"This is {path.name} as it was kept today at ")
    assert not path.exists() if broken is None else path.read_bytes() == broken
