"""Ink over a projected picture: drawn by hand, seen for a while, gone by itself."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.ui.present_pointers import Still

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from journeymap.ui.chrome import Chrome
    from journeymap.ui.projected import Projected
    from journeymap.ui.shot import Shot

STAYS = 8.0
"""Seconds a line is seen after it was drawn."""
FADES = 1.6
"""Seconds it then takes to go, where things may move."""
_WIDTH = 0.0055
"""Of the picture's height."""
_FRAME = 40
"""Milliseconds between two pictures of a line that fades."""


@dataclass
class _Stroke:
    points: list[QPointF] = field(default_factory=list)
    ended: float | None = None


class Ink(Still):
    """A pen; what it has drawn outlasts it until it has faded or is wiped away."""

    def __init__(self, canvas: Projected, *, moves: bool) -> None:
        self.canvas, self.moves = canvas, moves
        self.strokes: list[_Stroke] = []
        self._clock = QTimer(QObject(canvas))
        self._clock.timeout.connect(self._fade)

    def press(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append(_Stroke([event.position()]))
            self.canvas.viewport().update()
        return super().press(event)

    def move(self, event: QMouseEvent) -> bool:
        stroke = self.strokes[-1] if self.strokes else None
        if event.buttons() & Qt.MouseButton.LeftButton and stroke is not None and stroke.ended is None:
            stroke.points.append(event.position())
            self.canvas.viewport().update()
        return super().move(event)

    def release(self, event: QMouseEvent) -> bool:
        self.lift()
        return super().release(event)

    def lift(self) -> None:
        """The line that is being drawn ends here."""
        if self.strokes and self.strokes[-1].ended is None:
            self.strokes[-1].ended = time.monotonic()
            self._clock.start(_FRAME if self.moves else 250)

    def wipe(self) -> None:
        """Takes everything away that was drawn."""
        self.strokes.clear()
        self._clock.stop()
        self.canvas.viewport().update()

    def strength(self, stroke: _Stroke, now: float) -> float:
        """How much of a line is still to be seen, 0…1."""
        if stroke.ended is None:
            return 1.0
        age = now - stroke.ended - STAYS
        return max(0.0, min(1.0, 1.0 - age / FADES)) if self.moves else float(age < 0)

    def _fade(self) -> None:
        now = time.monotonic()
        before = len(self.strokes)
        self.strokes[:] = [one for one in self.strokes if self.strength(one, now) > 0]
        if len(self.strokes) != before or any(self.strength(one, now) < 1 for one in self.strokes):
            self.canvas.viewport().update()
        if not self.strokes:
            self._clock.stop()

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome) -> None:
        """The lines, with a rim in the colour of the ground, so that they are seen on any picture."""
        width, now = shot.height * _WIDTH, time.monotonic()
        for stroke in self.strokes:
            share = self.strength(stroke, now)
            path = QPainterPath(stroke.points[0])
            for point in stroke.points[1:]:
                path.lineTo(point)
            if len(stroke.points) == 1:
                path.lineTo(stroke.points[0] + QPointF(0.1, 0.0))
            for colour, wide in ((chrome.panel, 2.0 * width), (chrome.bad, width)):
                ink = QColor(colour)
                ink.setAlphaF(share)
                painter.setPen(
                    QPen(ink, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
                )
                painter.drawPath(path)
