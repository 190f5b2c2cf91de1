"""What nobody foresaw: the work is written down, and one calm dialog says so."""

from __future__ import annotations

import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from journeymap.files.journal import read
from journeymap.model.edits import set_thing
from journeymap.ui.mishap import MOST_BYTES, Mishaps, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QMessageBox
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.fixture
def mishaps(window: Window) -> Iterator[Mishaps]:
    hooks = sys.excepthook, threading.excepthook
    made = Mishaps(window.program)
    made.begin()
    yield made
    sys.excepthook, threading.excepthook = hooks


def happen(secret: str = "Welcome to the Secret Map") -> None:
    """What the interpreter does with an exception that reaches the top."""
    try:
        raise ValueError(secret)
    except ValueError:
        sys.excepthook(*sys.exc_info())


def shown(mishaps: Mishaps) -> QMessageBox | None:
    return mishaps.box


def box_of(mishaps: Mishaps) -> QMessageBox:
    found = shown(mishaps)
    assert found is not None
    return found


def button(mishaps: Mishaps, text: str) -> QAbstractButton:
    return next(one for one in box_of(mishaps).buttons() if one.text() == text)


def test_the_work_is_written_down_before_anything_is_said(window: Window, mishaps: Mishaps) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    happen()
    (journal,) = window.program.journals.iterdir()
    assert read(journal).journey == window.session.state.journey
    assert "Your maps are safe" in box_of(mishaps).informativeText()
    button(mishaps, "Copy Details").click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert shown(mishaps), "copying closes nothing"
    button(mishaps, "Go On").click()
    assert shown(mishaps) is None
    assert window.isVisible()


def test_one_dialog_for_one_mishap(mishaps: Mishaps) -> None:
    for _ in range(3):
        happen()
    button(mishaps, "Go On").click()
    happen()
    assert shown(mishaps) is None, "it was told already"


def test_a_mishap_in_a_thread_is_told_too(mishaps: Mishaps, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: shown(mishaps) is not None)
    assert "ZeroDivisionError" in box_of(mishaps).detailedText()
    button(mishaps, "Go On").click()


def test_what_cannot_be_written_down_is_said(window: Window, mishaps: Mishaps) -> None:
    window.program.journals.parent.mkdir(parents=True, exist_ok=True)
    window.program.journals.write_bytes(b"a file, not a folder")
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    happen()
    assert "save your maps now" in box_of(mishaps).informativeText()
    button(mishaps, "Go On").click()
    assert window.documents.save()


def test_the_log_is_private_and_holds_no_word_of_a_map(mishaps: Mishaps) -> None:
    happen("Welcome to the Secret Map")
    text = mishaps.log.read_text("utf-8")
    assert "ValueError" in text
    assert "test_mishap.py" in text
    assert "Secret" not in text
    assert "/" not in text.partition("test_mishap.py")[0].rpartition("\n")[2]
    if sys.platform != "win32":
        assert stat.S_IMODE(mishaps.log.stat().st_mode) == 0o600
    button(mishaps, "Go On").click()


def test_the_log_stays_small(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    for number in range(40):
        write(log, f"entry {number}\n" + "x" * 30_000)
    assert log.stat().st_size < MOST_BYTES + 40_000
    text = log.read_text("utf-8")
    assert "entry 39\n" in text
    assert text.startswith("entry ")
