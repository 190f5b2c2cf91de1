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
from journeymap.ui.mishap import Mishaps

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    said = box_of(mishaps).informativeText()
    assert (
        f"Your maps are safe: what you changed in “{window.session.state.name}” is written down in the folder" in said
    )
    assert str(window.program.journals) in said
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


def test_where_nothing_was_changed_it_says_so(mishaps: Mishaps) -> None:
    happen()
    assert "nothing was changed since they were saved" in box_of(mishaps).informativeText()
    button(mishaps, "Go On").click()


def test_nobody_is_told_in_front_of_the_room(window: Window, mishaps: Mishaps, qtbot: QtBot) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.desk.present_map()
    happen()
    (journal,) = window.program.journals.iterdir()
    assert read(journal).journey == window.session.state.journey, "it is written down at once"
    qtbot.wait(1_300)
    assert shown(mishaps) is None
    window.desk.end_presentation()
    qtbot.waitUntil(lambda: shown(mishaps) is not None, timeout=3_000)
    assert "ValueError" in box_of(mishaps).detailedText()
    button(mishaps, "Go On").click()


def test_what_can_not_be_written_down_is_told_in_front_of_the_room_too(window: Window, mishaps: Mishaps) -> None:
    window.program.journals.parent.mkdir(parents=True, exist_ok=True)
    window.program.journals.write_bytes(b"a file, not a folder")
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.desk.present_map()
    happen()
    assert "save your maps now" in box_of(mishaps).informativeText()
    button(mishaps, "Go On").click()
    window.desk.end_presentation()
    assert window.documents.save()


def test_what_is_not_for_a_terminal_quotes_no_map(mishaps: Mishaps, capsys: pytest.CaptureFixture[str]) -> None:
    happen("Welcome to the Secret Map")
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "Secret" not in said
    button(mishaps, "Go On").click()


def test_copied_details_hold_no_word_of_a_map(window: Window, mishaps: Mishaps) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome to the Secret Map"), "Rename")
    happen("Welcome to the Secret Map")
    button(mishaps, "Copy Details").click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "Secret" not in copied
    assert str(window.session.state.path) not in copied
    assert window.session.state.name not in copied
    button(mishaps, "Go On").click()
