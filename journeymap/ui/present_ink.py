"""Ink over a projected picture: drawn by hand, seen for a while, gone by itself."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.ui.present_pointers import Held

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from journeymap.ui.chrome import Chrome
    from journeymap.ui.projected import Projected

STAYS = 8.0
"""Seconds a line is seen after it was drawn."""
FADES = 1.6
"""Seconds it then takes to go, where things may move."""
TOGETHER = 3.0
"""Seconds within which a further line belongs to those before it, as the letters of a word: they go together."""
_WIDTH = 0.0055
"""Of the picture's height."""
_RIM = 2.0
"""The width of a line with its rim, of its own."""
_RUBBER = 4.0
"""How far from a line the rubber takes it, of its width."""
_FRAME = 40
"""Milliseconds between two pictures of a line that fades."""


class Stroke:
    """A line as a quick hand draws it: a curve through the middles between the places that the pointer told of."""

    def __init__(self, at: QPointF, width: float) -> None:
        self.width = width
        self.ended: float | None = None
        self.points = [at]
        self._curve = QPainterPath(at)

    def to(self, at: QPointF) -> QRectF:
        """Goes on to there; what of the picture that changes."""
        last = self.points[-1]
        before = self._curve.currentPosition()
        middle = (last + at) / 2
        if len(self.points) == 1:
            self._curve.lineTo(middle)
        else:
            self._curve.quadTo(last, middle)
        self.points.append(at)
        return self._around(before, last, at)

    @property
    def path(self) -> QPainterPath:
        """The curve, to the very point where the pointer is."""
        path = QPainterPath(self._curve)
        path.lineTo(self.points[-1] if len(self.points) > 1 else self.points[0] + QPointF(0.1, 0.0))
        return path

    @property
    def place(self) -> QRectF:
        """All that it covers."""
        return self._around(*self.points)

    def _around(self, *points: QPointF) -> QRectF:
        xs, ys, more = [one.x() for one in points], [one.y() for one in points], self.width * _RIM / 2 + 2.0
        return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).adjusted(-more, -more, more, more)

    def is_near(self, at: QPointF) -> bool:
        """Whether a rubber that is there touches it."""
        reach = self.width * _RUBBER
        if len(self.points) == 1:
            return _far(self.points[0], at) <= reach
        return any(_far(_nearest(one, other, at), at) <= reach for one, other in pairwise(self.points))


class Ink(Held):
    """A pen, and a rubber under the right button; what it has drawn outlasts it until it has faded or is wiped away."""

    kind = "ink"

    def __init__(self, canvas: Projected, *, moves: bool) -> None:
        super().__init__(canvas)
        self.moves = moves
        self.strokes: list[Stroke] = []
        self._clock = QTimer(QObject(canvas))
        self._clock.timeout.connect(self._fade)

    def press(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            width = self.canvas.viewport().height() * _WIDTH * self.scale
            self._go_on()
            self.strokes.append(Stroke(event.position(), width))
            self._repaint(self.strokes[-1].place)
        elif event.button() == Qt.MouseButton.RightButton:
            self._rub(event.position())
        return super().press(event)

    def move(self, event: QMouseEvent) -> bool:
        stroke = self.strokes[-1] if self.strokes else None
        if event.buttons() & Qt.MouseButton.RightButton:
            self._rub(event.position())
        elif event.buttons() & Qt.MouseButton.LeftButton and stroke is not None and stroke.ended is None:
            self._repaint(stroke.to(event.position()))
        return super().move(event)

    def release(self, event: QMouseEvent) -> bool:
        self.lift()
        return super().release(event)

    def lift(self) -> None:
        """The line that is being drawn ends here, and with it those that it belongs to."""
        now = time.monotonic()
        for one in self.strokes:
            one.ended = now if one.ended is None else one.ended
        self._clock.start(_FRAME if self.moves else 250)

    def _go_on(self) -> None:
        """A further line begins: those just drawn are seen as long as it."""
        last = self.strokes[-1].ended if self.strokes else None
        if last is not None and time.monotonic() - last <= TOGETHER:
            for one in self.strokes:
                one.ended = None if one.ended == last else one.ended

    def wipe(self) -> None:
        """Takes everything away that was drawn."""
        self.strokes.clear()
        self._clock.stop()
        self.canvas.viewport().update()

    def take_back(self) -> bool:
        """Takes the last line away; False where there is none."""
        if not self.strokes:
            return False
        self._repaint(self.strokes.pop().place)
        return True

    def _rub(self, at: QPointF) -> None:
        for one in [one for one in self.strokes if one.is_near(at)]:
            self.strokes.remove(one)
            self._repaint(one.place)

    def strength(self, stroke: Stroke, now: float) -> float:
        """How much of a line is still to be seen, 0…1."""
        if stroke.ended is None:
            return 1.0
        age = now - stroke.ended - STAYS
        return max(0.0, min(1.0, 1.0 - age / FADES)) if self.moves else float(age < 0)

    def _fade(self) -> None:
        now = time.monotonic()
        for one in [one for one in self.strokes if self.strength(one, now) < 1]:
            if self.strength(one, now) <= 0:
                self.strokes.remove(one)
            self._repaint(one.place)
        if not self.strokes:
            self._clock.stop()

    def _repaint(self, place: QRectF) -> None:
        self.canvas.viewport().update(place.toAlignedRect())

    def paint(self, painter: QPainter, chrome: Chrome) -> None:
        """The lines, all above their rims in the colour of the ground: they are seen on any picture, and cross."""
        now = time.monotonic()
        lines = [(one.path, one.width, self.strength(one, now)) for one in self.strokes]
        for colour, wider in ((chrome.panel, _RIM), (chrome.bad, 1.0)):
            for path, width, share in lines:
                ink = QColor(colour)
                ink.setAlphaF(share)
                round_ends, round_bends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                painter.setPen(QPen(ink, width * wider, Qt.PenStyle.SolidLine, round_ends, round_bends))
                painter.drawPath(path)


def _far(one: QPointF, other: QPointF) -> float:
    return float(((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5)


def _nearest(one: QPointF, other: QPointF, at: QPointF) -> QPointF:
    """The point between two that is nearest to a third."""
    way = other - one
    long = QPointF.dotProduct(way, way)
    share = QPointF.dotProduct(at - one, way) / long if long else 0.0
    return one + way * min(max(share, 0.0), 1.0)
