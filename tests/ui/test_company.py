"""Somebody else has the map open: told, looked at only, changed anyway, free again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtWidgets import QPushButton

from journeymap.files.presence import SILENT_AFTER, look, mark_of
from journeymap.files.store import open_journey, save
from journeymap.model.edits import rename
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

ROOT = Path(__file__).parent.parent.parent
OTHER = """
import sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.presence import enter
mark = enter(sys.argv[2])
print("there", flush=True)
sys.stdin.readline()
mark.leave()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "shared.journey"
    save(onboarding(), made)
    return made


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the map open."""
    command = [sys.executable, "-c", OTHER, str(ROOT), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "there\n"
        yield program
        program.kill()


def shown(program: Program, path: Path, qtbot: QtBot) -> Window:
    program.open([path])
    window = program.windows[-1]
    qtbot.waitUntil(lambda: window.company.mark is not None or window.company.other is not None, timeout=5000)
    return window


def press(window: Window, text: str) -> None:
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == text).click()


def elsewhere(path: Path, seconds_ago: float = 0.0) -> None:
    """A mark of somebody on another machine, touched so long ago."""
    fields = {"name": "Anna Berg", "machine": "desk-3", "since": datetime.now(UTC).isoformat(), "mark": "1"}
    mark_of(path).write_text(json.dumps(fields))
    then = datetime.now(UTC).timestamp() - seconds_ago
    os.utime(mark_of(path), (then, then))


def change(window: Window) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", "Ours"), "Rename")


def test_an_open_map_is_marked_until_it_is_closed(program: Program, path: Path, qtbot: QtBot) -> None:
    window = shown(program, path, qtbot)
    found = look(path)
    assert found is not None
    assert found.there
    assert window.messages.texts() == ()
    window.close()
    assert not mark_of(path).exists()


def test_the_mark_goes_along_to_another_file(program: Program, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = shown(program, path, qtbot)
    window.documents._save(tmp_path / "other.journey")
    qtbot.waitUntil(mark_of(tmp_path / "other.journey").exists)
    assert not mark_of(path).exists()


def test_who_has_it_open_is_told_and_one_looks(
    program: Program, path: Path, qtbot: QtBot, other: subprocess.Popen[str]
) -> None:
    window = shown(program, path, qtbot)
    assert "is open in another Journeymap on this computer, too" in window.messages.texts()[0]
    assert window.status.saved.text() == "Looked at only"
    with pytest.raises(JourneyError, match="Edit Anyway"):
        change(window)
    press(window, "Edit Anyway")
    change(window)
    assert window.documents.save()
    window.documents.wait()
    assert open_journey(path).journey.touchpoints[0].title == "Ours"
    assert other.poll() is None
    assert mark_of(path).exists(), "their mark stays"


def test_one_is_told_when_it_is_free(program: Program, path: Path, qtbot: QtBot, other: subprocess.Popen[str]) -> None:
    window = shown(program, path, qtbot)
    window.company._ask.setInterval(50)
    other.communicate("\n")
    qtbot.waitUntil(lambda: window.company.mark is not None, timeout=5000)
    assert "has closed" in window.messages.texts()[0]
    assert window.session.state.read_only, "until one wants to change it"
    press(window, "Dismiss")
    window.menus.actions["file.edit-anyway"].trigger()
    assert not window.menus.actions["file.edit-anyway"].isEnabled()
    change(window)
    assert window.isWindowModified()


def test_a_crash_of_the_other_program_makes_it_free(
    program: Program, path: Path, qtbot: QtBot, other: subprocess.Popen[str]
) -> None:
    window = shown(program, path, qtbot)
    window.company._ask.setInterval(50)
    other.kill()
    qtbot.waitUntil(lambda: window.company.mark is not None, timeout=5000)


def test_somebody_on_another_machine_is_named(program: Program, path: Path, qtbot: QtBot) -> None:
    elsewhere(path)
    window = shown(program, path, qtbot)
    assert "Anna Berg has “shared.journey” open on “desk-3”, since " in window.messages.texts()[0]
    window.close()
    assert mark_of(path).exists()


def test_somebody_not_heard_of_for_long_keeps_nobody_from_working(program: Program, path: Path, qtbot: QtBot) -> None:
    elsewhere(path, SILENT_AFTER + 100)
    window = shown(program, path, qtbot)
    assert "was not heard of for some minutes" in window.messages.texts()[0]
    change(window)
    assert mark_of(path).read_text().count("Anna Berg") == 1, "never taken away in silence"
    press(window, "Take Their Mark Away")
    qtbot.waitUntil(lambda: window.company.mark is not None, timeout=5000)
    assert "Anna Berg" not in mark_of(path).read_text()


def test_who_looks_sees_what_the_other_saves(program: Program, path: Path, qtbot: QtBot) -> None:
    elsewhere(path)
    window = shown(program, path, qtbot)
    save(rename(onboarding(), "kick", "Theirs"), path)
    qtbot.waitUntil(lambda: any("to “Theirs”" in text for text in window.messages.texts()), timeout=5000)
    press(window, "Take It Over")
    assert window.session.state.journey.touchpoints[0].title == "Theirs"
    assert window.status.saved.text() == "Looked at only"
    window.company.edit_anyway()
    change(window)
    assert window.isWindowModified()


def test_reading_it_again_makes_it_no_map_to_be_changed(program: Program, path: Path, qtbot: QtBot) -> None:
    elsewhere(path)
    window = shown(program, path, qtbot)
    window.documents.reload()
    assert window.session.state.read_only
    window.company.edit_anyway()
    window.documents.reload()
    assert not window.session.state.read_only


def test_a_copy_is_opened_to_work_on(program: Program, path: Path, qtbot: QtBot) -> None:
    elsewhere(path)
    window = shown(program, path, qtbot)
    press(window, "Open a Copy")
    copy = program.windows[-1]
    assert copy is not window
    assert copy.session.state.journey == onboarding()
    change(copy)


def test_a_folder_that_takes_no_mark_stops_nobody(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    mark_of(tmp_path / "map 1.journey").mkdir()
    window = opened(onboarding())
    qtbot.wait(300)
    assert window.messages.texts() == ()
    change(window)


def test_a_window_closed_at_once_leaves_no_mark(program: Program, path: Path, qtbot: QtBot) -> None:
    program.open([path])
    (window,) = program.windows
    qtbot.waitUntil(lambda: window.sides.outline is not None, timeout=5000)
    window.close()
    qtbot.wait(300)
    assert not mark_of(path).exists()


def test_a_mark_that_was_made_when_the_window_closed_is_taken_away(program: Program, path: Path, qtbot: QtBot) -> None:
    """Its thread has ended, and what it tells is still on its way."""
    program.open([path])
    (window,) = program.windows
    window.company.begin()
    (work,) = window.company._works
    work.wait()
    assert mark_of(path).exists()
    window.close()
    assert not mark_of(path).exists()
    qtbot.wait(50)
    assert window.company.mark is None
    assert not mark_of(path).exists()
