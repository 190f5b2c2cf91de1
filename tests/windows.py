"""Hands and eyes for tests of real windows: wait, point, press, and compare what is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from journeymap.layout.hit import Rect, rect_of
from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window

Open = Callable[["Journey"], "Window"]
"""Opens a journey in a window of its own."""
LEFT, MIDDLE, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def settle(window: Window, qtbot: QtBot) -> None:
    """Waits until everything in view is sharp and nothing is left to be painted."""
    canvas = window.canvas
    canvas.viewport().repaint()
    qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)
    QApplication.processEvents()


def place_of(canvas: Canvas, thing: str) -> QPoint:
    """The middle of a thing in the view."""
    rect = rect_of(canvas.shot.scene, thing)
    assert rect is not None
    return canvas.shot.rect(rect).center().toPoint()


def mouse(
    canvas: Canvas,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """One mouse event on the map."""
    buttons = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else button
    if kind == QEvent.Type.MouseMove:
        button = NO_BUTTON
    viewport = canvas.viewport()
    event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, keys)
    QApplication.sendEvent(viewport, event)


def drag(canvas: Canvas, start: QPointF, end: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Presses, moves in three steps and lets go."""
    mouse(canvas, QEvent.Type.MouseButtonPress, start, button)
    for step in (1, 2, 3):
        mouse(canvas, QEvent.Type.MouseMove, start + (end - start) * (step / 3), button)
    mouse(canvas, QEvent.Type.MouseButtonRelease, end, button)


def wheel(
    canvas: Canvas, at: QPointF, angle: QPoint, pixels: QPoint | None = None, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    """One turn of the wheel, or of two fingers where `pixels` are given."""
    viewport = canvas.viewport()
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        pixels or QPoint(),
        angle,
        NO_BUTTON,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def hold(canvas: Canvas, key: Qt.Key, down: bool) -> None:
    """Presses a key or lets it go."""
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    QApplication.sendEvent(canvas, QKeyEvent(kind, key, NO_KEY))


def seen(canvas: Canvas, area: Rect | None = None) -> QImage:
    """What the view shows now of an area of the scene (None: all of the view), from its pixels."""
    picture = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if area is None:
        return picture
    ratio = canvas.shot.ratio
    rect = canvas.shot.rect(area)
    return picture.copy(
        round(rect.x() * ratio), round(rect.y() * ratio), round(rect.width() * ratio), round(rect.height() * ratio)
    )


def painted_directly(canvas: Canvas) -> QImage:
    """The same view painted in one go, without tiles and without what lies over the map."""
    shot = canvas.shot
    picture = QImage(round(shot.width * shot.ratio), round(shot.height * shot.ratio), QImage.Format.Format_RGB32)
    picture.fill(QColor(shot.scene.background))
    painter = QPainter(picture)
    left, top = shot.origin
    painter.translate(left, top)
    painter.scale(shot.level, shot.level)
    paint_scene(painter, shot.scene, None, shot.level)
    painter.end()
    return picture


def differing(one: QImage, other: QImage, inside: Rect, tolerance: int = 12) -> int:
    """How many pixels of a rectangle (px) differ by more than antialiasing may."""
    count = 0
    for y in range(int(inside.y), int(inside.bottom)):
        for x in range(int(inside.x), int(inside.right)):
            a, b = one.pixel(x, y), other.pixel(x, y)
            if a != b:
                apart = max(abs((a >> shift & 255) - (b >> shift & 255)) for shift in (0, 8, 16))
                count += apart > tolerance
    return count


def answering(text: str) -> list[str]:
    """Presses the button of that text in the question that will be asked; what was asked stands in the list then."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.textFormat() == Qt.TextFormat.PlainText
        asked.append(box.text())
        next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == text).click()

    QTimer.singleShot(0, answer)
    return asked
