"""Saving beside the window: what is done meanwhile, and what happens when it takes long or fails."""

from __future__ import annotations

import errno
import threading
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from windows import answering

from journeymap.files.errors import NoNewFileError, refusal
from journeymap.files.format import load
from journeymap.files.journal import ENDING
from journeymap.files.store import Opened, open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, versions
from journeymap.model.edits import rename
from journeymap.ui import saving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


class Disk:
    """The real disk behind a gate: a save begins, and ends when the gate is opened; or fails, if it shall."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun = 0
        self.fails: Callable[[Path], Exception] | None = None

    def save(self, journey: Journey, path: Path, file: Opened | None, *, write_into: bool = False) -> Opened:
        self.begun += 1
        assert self.gate.wait(20)
        if self.fails is not None and not write_into:
            raise self.fails(path)
        return save(journey, path, file, write_into=write_into)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk()
    monkeypatch.setattr(saving, "save", made.save)
    yield made
    made.gate.set()


@pytest.fixture
def window(disk: Disk, opened: Open) -> Iterator[Window]:
    """With its gate opened before the window is closed."""
    made = opened(onboarding())
    yield made
    disk.gate.set()


@pytest.fixture
def path(window: Window) -> Path:
    found = window.session.state.path
    assert found is not None
    return found


def change(window: Window, title: str) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", title), "Rename")


def title(path: Path) -> str:
    return open_journey(path).journey.touchpoints[0].title


def press(window: Window, text: str) -> None:
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == text).click()


def test_edits_go_on_and_what_was_saved_is_what_it_was(window: Window, path: Path, disk: Disk, qtbot: QtBot) -> None:
    change(window, "Saved")
    assert window.documents.save()
    change(window, "Later")
    disk.gate.set()
    qtbot.waitUntil(lambda: not window.documents.saving)
    assert title(path) == "Saved"
    assert window.isWindowModified()
    window.session.undo()
    assert not window.isWindowModified()


def test_who_closes_while_it_is_told_of_sees_that_too(window: Window, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    qtbot.waitUntil(lambda: any("You can go on meanwhile" in text for text in window.messages.texts()), timeout=3000)
    window.close()
    assert ["The window closes once it is done" in text for text in window.messages.texts()] == [True]
    disk.gate.set()
    qtbot.waitUntil(lambda: window not in window.program.windows)


def test_a_slow_disk_is_told_of(window: Window, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    qtbot.waitUntil(lambda: any("the disk takes its time" in text for text in window.messages.texts()), timeout=3000)
    disk.gate.set()
    qtbot.waitUntil(lambda: window.messages.texts() == ())
    assert not window.isWindowModified()


def test_saving_twice_saves_what_there_is_then(window: Window, path: Path, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    change(window, "Two")
    window.documents.save()
    change(window, "Three")
    window.documents.save()
    disk.gate.set()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert title(path) == "Three"
    assert disk.begun == 2, "not once for each key"
    assert window.messages.texts() == ()


def test_saving_twice_without_a_change_saves_once(window: Window, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    window.documents.save()
    disk.gate.set()
    qtbot.waitUntil(lambda: not window.documents.saving)
    assert disk.begun == 1


def test_the_window_closes_once_the_map_is_saved(window: Window, path: Path, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    assert not window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: any("The window closes once it is done" in text for text in window.messages.texts()))
    disk.gate.set()
    qtbot.waitUntil(lambda: window not in window.program.windows)
    assert title(path) == "One"


def test_what_was_changed_after_the_save_is_asked_about(window: Window, path: Path, disk: Disk, qtbot: QtBot) -> None:
    change(window, "One")
    window.documents.save()
    change(window, "Two")
    window.close()
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        asked.append(box.text())
        next(one for one in box.buttons() if one.text().replace("&", "") == "Cancel").click()

    answer()
    disk.gate.set()
    qtbot.waitUntil(lambda: bool(asked))
    assert window.isVisible()
    assert title(path) == "One"


def test_quitting_waits_for_every_map(program: Program, disk: Disk, opened: Open, qtbot: QtBot) -> None:
    windows = [opened(onboarding()), opened(onboarding())]
    for window in windows:
        change(window, "One")
        window.documents.save()
    program.quit()
    assert program.windows == windows
    disk.gate.set()
    qtbot.waitUntil(lambda: program.windows == [])


def test_closing_a_second_time_asks_whether_to_wait(window: Window, disk: Disk, program: Program) -> None:
    change(window, "One")
    window.documents.save()
    window.close()
    asked = answering("Wait")
    window.close()
    assert "is still being saved" in asked[0]
    assert window.isVisible()
    answering("Close Anyway")
    window.close()
    assert not window.isVisible()
    assert len(list(program.journals.glob(f"*{ENDING}"))) == 1, "it is offered at the next start"
    assert disk.begun == 1


def test_a_save_that_fails_is_told_and_closes_nothing(window: Window, path: Path, disk: Disk, qtbot: QtBot) -> None:
    disk.fails = lambda path: refusal(path, "it cannot be saved", OSError(errno.ENOSPC, ""))
    change(window, "One")
    window.documents.save()
    window.documents.save()
    window.close()
    disk.gate.set()
    qtbot.waitUntil(lambda: any("the disk is full" in text for text in window.messages.texts()))
    assert window.isVisible()
    assert window.isWindowModified()
    assert title(path) == "Kick-off"
    disk.fails = None
    window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.isVisible(), "closing was given up"
    assert window.messages.texts() == ()


def test_saving_elsewhere_after_a_failure(
    window: Window, tmp_path: Path, disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "elsewhere.journey"), ""))
    disk.gate.set()
    disk.fails = lambda path: refusal(path, "it cannot be saved", OSError(errno.EROFS, ""))
    change(window, "One")
    window.documents.save()
    qtbot.waitUntil(lambda: bool(window.messages.texts()))
    disk.fails = None
    press(window, "Save As…")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert title(tmp_path / "elsewhere.journey") == "One"


def test_a_file_is_written_into_only_when_somebody_says_so(
    window: Window, path: Path, disk: Disk, qtbot: QtBot, program: Program
) -> None:
    disk.gate.set()
    disk.fails = lambda path: NoNewFileError(path, "no other file may be made in its folder")
    inode = path.stat().st_ino
    change(window, "One")
    window.documents.save()
    qtbot.waitUntil(lambda: bool(window.messages.texts()))
    assert title(path) == "Kick-off"
    press(window, "Write Into It")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert title(path) == "One"
    assert path.stat().st_ino == inode
    program.versions.wait()
    assert [one.kind for one in versions(folder_of(program.data, path))] == ["saved", "before"]


def test_every_save_of_a_window_keeps_a_version(window: Window, path: Path, disk: Disk, program: Program) -> None:
    disk.gate.set()
    for name in ("One", "Two"):
        change(window, name)
        window.documents.save()
        window.documents.wait()
    program.versions.wait()
    assert [one.kind for one in versions(folder_of(program.data, path))] == ["saved", "saved", "before"]
    assert disk.begun == 2


def test_saved_over_another_map_what_stood_there_is_kept(
    window: Window, path: Path, disk: Disk, program: Program, tmp_path: Path
) -> None:
    disk.gate.set()
    other = tmp_path / "other.journey"
    save(rename(onboarding(), "kick", "Somebody’s"), other)
    change(window, "One")
    window.documents._save(other)
    window.documents.wait()
    program.versions.wait()
    kept = versions(folder_of(program.data, other))
    assert [(one.kind, load(bytes_of(one)).journey.touchpoints[0].title) for one in kept] == [
        ("saved", "One"),
        ("before", "Somebody’s"),
    ]
    assert title(path) == "Kick-off"
