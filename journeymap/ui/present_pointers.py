"""What is pointed with on a projected picture: a point of light, and a circle of it in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.editor.workshop.room import resize, room, scale

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from journeymap.editor.workshop.room import Tool
    from journeymap.ui.projected import Projected
    from journeymap.ui.shot import Shot

LASER = "#ff2638"
_POINT = 0.011
"""Of the picture's height."""
_CIRCLE = 0.17
_DARK = 0.78


_NOTCH = 120
"""What a wheel tells of one notch, an eighth of a degree each."""


class Still:
    """Takes presses, so that nothing is clicked or dragged by accident."""

    def press(self, event: QMouseEvent) -> bool:
        event.accept()
        return True

    def move(self, event: QMouseEvent) -> bool:
        event.accept()
        return True

    def release(self, event: QMouseEvent) -> bool:
        event.accept()
        return True

    def wheel(self, event: QWheelEvent) -> bool:
        event.accept()
        return True


class Held(Still):
    """What is held over a projected picture; the wheel makes it larger and smaller."""

    kind: Tool

    def __init__(self, canvas: Projected) -> None:
        self.canvas = canvas
        self._turned = 0

    @property
    def scale(self) -> float:
        """By how much larger than usual it is."""
        return scale(room(self.canvas.session), self.kind)

    def wheel(self, event: QWheelEvent) -> bool:
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            resize(self.canvas.session, steps)
        event.accept()
        return True


class Pointing(Held):
    """Follows the pointer; what it is at is painted there."""

    reach = 2.6 * _POINT
    """How far around the pointer is painted, of the picture's height, in its usual size."""

    def __init__(self, canvas: Projected) -> None:
        super().__init__(canvas)
        at = QPointF(canvas.viewport().mapFromGlobal(canvas.cursor().pos()))
        inside = QRectF(canvas.viewport().rect()).contains(at)
        self.at = at if inside else QPointF(canvas.viewport().rect().center())

    def press(self, event: QMouseEvent) -> bool:
        return self.move(event)

    def move(self, event: QMouseEvent) -> bool:
        before, self.at = self.at, event.position()
        for one in (before, self.at):
            self.canvas.viewport().update(self._around(one))
        event.accept()
        return True

    def _around(self, at: QPointF) -> QRect:
        reach = self.canvas.viewport().height() * self.reach * self.scale + 4.0
        return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def paint(self, painter: QPainter, shot: Shot) -> None:
        raise NotImplementedError


class Laser(Pointing):
    """A point that is seen on any colour: red, with a light rim and a dark one."""

    kind = "laser"

    def paint(self, painter: QPainter, shot: Shot) -> None:
        radius = shot.height * _POINT * self.scale
        halo = QColor(LASER)
        halo.setAlphaF(0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(self.at, 2.3 * radius, 2.3 * radius)
        painter.setBrush(QColor(LASER))
        painter.setPen(QPen(QColor("#1a1a1a"), radius * 0.62))
        painter.drawEllipse(self.at, radius, radius)
        painter.setPen(QPen(QColor("#ffffff"), radius * 0.36))
        painter.drawEllipse(self.at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class Spotlight(Pointing):
    """All is dark but a circle around the pointer, in which nothing is dimmed."""

    kind = "spotlight"
    reach = 1.04 * _CIRCLE

    @property
    def opening(self) -> QPainterPath:
        """The circle, in px of the view."""
        radius = self.canvas.viewport().height() * _CIRCLE * self.scale
        path = QPainterPath()
        path.addEllipse(self.at, radius, radius)
        return path

    def paint(self, painter: QPainter, shot: Shot) -> None:
        dark = QPainterPath()
        dark.addRect(QRectF(shot.view))
        dark.addPath(self.opening)  # odd and even: the circle is left out
        night = QColor("#05070c")
        night.setAlphaF(_DARK)
        painter.fillPath(dark, night)
        painter.setPen(QPen(QColor("#ffffff"), max(shot.height / 360, 1.5)))
        painter.drawPath(self.opening)
