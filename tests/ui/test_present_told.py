"""What goes wrong, and what is told, while people look at the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from journeymap.editor.presenting import going
from journeymap.layout.presented.screen import LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def projected(window: Window) -> Iterator[ProjectedWindow]:
    yield from presented(window)


def presented(window: Window) -> Iterator[ProjectedWindow]:
    window.program.keep(present_moves="off")
    window.desk.present_map()
    shown = window.desk.presenting.projected
    assert shown is not None
    yield shown
    window.desk.end_presentation()
    QApplication.processEvents()


def said(projected: ProjectedWindow) -> str:
    hint = projected.canvas.hint
    return hint.text() if hint.isVisible() else ""


def test_an_error_is_seen_on_the_picture_that_covers_the_window(window: Window, projected: ProjectedWindow) -> None:
    window.messages.tell("done", "All is well.")
    window.messages.tell("warning", "Somebody else has saved this map.")
    assert said(projected) == ""
    window.messages.tell("error", "The disk is full.", "saving")
    assert said(projected) == "The disk is full."


def test_with_a_presenter_view_errors_are_told_there(window: Window, projected: ProjectedWindow) -> None:
    window.desk.presenting.displays.toggle()
    presenter = window.desk.presenting.displays.presenter
    assert presenter is not None
    window.messages.tell("error", "The disk is full.", "saving")
    assert "The disk is full." in presenter.said.text()
    assert said(projected) == ""


def test_a_map_without_a_file_is_saved_later_without_a_dialog(window: Window) -> None:
    window = window.program.new_window()
    window.show()
    assert window.session.state.path is None
    for projected in presented(window):
        QTest.keyClick(projected.canvas, Qt.Key.Key_S, CONTROL)
        assert "no file yet" in said(projected)
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_what_is_told_beside_the_pointer_reads_from_the_back(projected: ProjectedWindow) -> None:
    show = projected.session.state.show
    assert show is not None
    size = projected.canvas.shot.paper.height() * show.least / LINES
    assert QFontInfo(projected.canvas.font()).pixelSize() >= round(size)
    going.look(projected.session, least=36)
    assert QFontInfo(projected.canvas.font()).pixelSize() >= round(size * 36 / show.least)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_tab_ends_typing_and_goes_nowhere_else(projected: ProjectedWindow, held: Qt.KeyboardModifier) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_F2)
    assert projected.canvas.typing is not None
    QTest.keyClicks(projected.canvas.typing, "Hello")
    QTest.keyClick(projected.canvas.typing, Qt.Key.Key_Tab if held != SHIFT else Qt.Key.Key_Backtab, held)
    assert projected.session.state.draft is None
    assert projected.session.state.cell is None
    assert going.lit_touchpoint(projected.session.state) == "kick"


def test_whoever_waits_after_n_is_told_the_kinds(projected: ProjectedWindow, qtbot: QtBot) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_N)
    assert said(projected) == ""
    qtbot.waitUntil(lambda: "P pain point" in said(projected), timeout=5000)
    QTest.keyClick(projected.canvas, Qt.Key.Key_P)
    assert said(projected) == ""
    assert projected.canvas.typing is not None


def test_escape_after_n_takes_back_the_n(projected: ProjectedWindow) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_N)
    QTest.keyClick(projected.canvas, Qt.Key.Key_Escape)
    assert projected.session.state.show is not None
    QTest.keyClick(projected.canvas, Qt.Key.Key_P)  # parks, as without the N
    assert projected.canvas.typing is None
