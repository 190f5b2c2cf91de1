from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from stress import stress
from windows import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.overview import Overview
    from journeymap.ui.window import Window


@pytest.fixture
def overview(window: Window) -> Overview:
    assert window.sides.overview is not None
    return window.sides.overview


def press(overview: Overview, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonPress, at, overview.mapToGlobal(at), left, left, none)
    QApplication.sendEvent(overview, event)


def test_the_frame_shows_what_the_canvas_shows(window: Window, overview: Overview) -> None:
    window.canvas.fit_all()
    assert overview.frame() == overview.paper()
    window.canvas.zoom_to(4.0)
    frame, paper = overview.frame(), overview.paper()
    assert frame.width() == pytest.approx(paper.width() * window.canvas.shot.area.width / 1168, rel=0.02)
    assert paper.contains(frame)


def test_pressing_goes_there(window: Window, overview: Overview) -> None:
    window.canvas.zoom_to(4.0)
    paper = overview.paper()
    at = QPointF(paper.left() + 0.7 * paper.width(), paper.top() + 0.6 * paper.height())
    press(overview, at)
    x, y = window.canvas.shot.area.centre
    assert x == pytest.approx(0.7 * window.canvas.shot.scene.width, rel=0.01)
    assert y == pytest.approx(0.6 * window.canvas.shot.scene.height, rel=0.01)


def test_keys_move_the_frame(window: Window, overview: Overview) -> None:
    window.canvas.zoom_to(4.0)
    window.canvas.centre_on(0, 0)
    before = window.canvas.camera.x
    QApplication.sendEvent(overview, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier))
    assert window.canvas.camera.x > before


def test_a_very_long_map_is_still_seen(opened: Open, qtbot: QtBot) -> None:
    window = opened(stress(400))
    overview = window.sides.overview
    assert overview is not None
    settle(window, qtbot)
    assert overview.paper().height() >= 28
    assert overview.frame().width() >= 8
    assert window.canvas.whole_picture() is not None
