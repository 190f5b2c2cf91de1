"""What is pointed with on a projected picture: a point of light, and a circle of it in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from journeymap.ui.projected import Projected
    from journeymap.ui.shot import Shot

LASER = "#ff2638"
_POINT = 0.011
"""Of the picture's height."""
_CIRCLE = 0.17
_DARK = 0.78


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


class Pointing(Still):
    """Follows the pointer; what it is at is painted there."""

    reach = 2.6 * _POINT
    """How far around the pointer is painted, of the picture's height."""

    def __init__(self, canvas: Projected) -> None:
        self.canvas = canvas
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
        reach = self.canvas.viewport().height() * self.reach + 4.0
        return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def paint(self, painter: QPainter, shot: Shot) -> None:
        raise NotImplementedError


class Laser(Pointing):
    """A point that is seen on any colour: red, with a light rim and a dark one."""

    def paint(self, painter: QPainter, shot: Shot) -> None:
        radius = shot.height * _POINT
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
    """All is dark but a circle around the pointer."""

    reach = 1.04 * _CIRCLE

    def paint(self, painter: QPainter, shot: Shot) -> None:
        radius = shot.height * _CIRCLE
        dark = QPainterPath()
        dark.addRect(QRectF(shot.view))
        dark.addEllipse(self.at, radius, radius)  # odd and even: the circle is left out
        night = QColor("#05070c")
        night.setAlphaF(_DARK)
        painter.fillPath(dark, night)
        painter.setPen(QPen(QColor("#ffffff"), max(shot.height / 360, 1.5)))
        painter.drawEllipse(self.at, radius, radius)
