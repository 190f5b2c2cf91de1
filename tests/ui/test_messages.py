from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton

from journeymap.ui.messages import Messages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    made = Messages()
    qtbot.addWidget(made)
    return made


def button(messages: Messages, text: str) -> QPushButton:
    return next(one for one in messages.findChildren(QPushButton) if one.text() == text)


def test_the_newest_stands_on_top_and_one_replaces_its_like(messages: Messages) -> None:
    assert messages.isHidden()
    messages.tell("error", "one", key="file")
    messages.tell("done", "two")
    messages.tell("warning", "three", key="file")
    assert messages.texts() == ("three", "two")
    assert not messages.isHidden()
    messages.withdraw("file")
    messages.withdraw("never there")
    assert messages.texts() == ("two",)


def test_what_is_under_way_gives_way_to_nothing_and_may_report_after_it_was_stopped(messages: Messages) -> None:
    stopped: list[str] = []
    messages.tell("busy", "working", key="work", actions=(("Cancel", lambda: stopped.append("work")),))
    for number in range(6):
        messages.tell("done", str(number))
    assert messages.texts() == ("5", "4", "3", "2", "working")
    messages.go_on("work", 0.5)
    (bar,) = (one for one in messages.findChildren(QProgressBar) if one.isVisibleTo(messages))
    assert bar.value() == 50
    button(messages, "Cancel").click()
    QApplication.processEvents()
    messages.go_on("work", 0.6)
    assert stopped == ["work"]
    assert "working" not in messages.texts()


def test_dismissing_takes_a_message_away(messages: Messages) -> None:
    messages.tell("error", "one")
    button(messages, "Dismiss").click()
    assert messages.texts() == ()
    assert messages.isHidden()


def test_an_action_is_done_and_the_message_goes(messages: Messages) -> None:
    done: list[str] = []
    messages.tell("warning", "what now?", actions=[("Mend", lambda: done.append("mended"))])
    button(messages, "Mend").click()
    assert done == ["mended"]
    assert messages.texts() == ()


def test_the_newest_goes_first_and_what_is_under_way_is_stopped(messages: Messages) -> None:
    stopped: list[str] = []
    messages.tell("busy", "saving")  # which nothing can stop
    messages.tell("error", "one")
    messages.tell("busy", "exporting", actions=[("Cancel", lambda: stopped.append("export"))])
    messages.dismiss()
    assert stopped == ["export"]
    assert messages.texts() == ("one", "saving")
    messages.dismiss()
    messages.dismiss()
    assert messages.texts() == ("saving",)
    assert stopped == ["export"]


def test_texts_are_plain(messages: Messages) -> None:
    message = messages.tell("error", "<img src='file:///etc/passwd'><b>x</b>")
    words = message.findChildren(QLabel)[1]
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.text() == "<img src='file:///etc/passwd'><b>x</b>"


def test_there_are_never_too_many(messages: Messages) -> None:
    for number in range(9):
        messages.tell("error", str(number))
    assert messages.texts() == ("8", "7", "6", "5")


def test_a_refusal_is_a_sentence_and_takes_the_place_of_the_one_before(messages: Messages) -> None:
    messages.refuse("this cell is no longer on the map")
    messages.refuse("“x” is no figure; type one such as 42 or 3.5")
    assert messages.texts() == ("“x” is no figure; type one such as 42 or 3.5",)
    messages.refuse("what was to be typed is no longer on the map", "gesture")
    assert messages.texts()[0] == "What was to be typed is no longer on the map"


def test_kinds_are_told_by_words_too(messages: Messages) -> None:
    assert messages.tell("error", "no").accessibleName() == "Error: no"
    assert not messages.tell("busy", "soon").progress.isHidden()
    assert messages.tell("done", "ready").progress.isHidden()


def test_a_message_never_takes_the_keys_from_the_window(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.messages.tell("error", "This cannot be.")
    QApplication.processEvents()
    assert window.isActiveWindow()
    assert window.canvas.hasFocus()
