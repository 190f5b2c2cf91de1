"""Small shapes that recur, as pictures: painted once, then copied wherever they stand alike among the pixels.

Qt works every rounded box and every icon out anew; a large map has the same few thousands of times. What is copied is
what would have been painted, to within one step of 256 where translucent edges lie on each other.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from journeymap.render.qt import paint_steps
from journeymap.render.qt_steps import Glyphs, Picture, Rounded
from journeymap.render.qt_strokes import Dashes, Rule, Shape

if TYPE_CHECKING:
    from journeymap.render.qt_steps import Step

_LARGEST = 400.0
"""Device px of a shape's longer side, from which on it is painted as it is."""
_MOST_BYTES = 32_000_000
_SEEN = 50_000
"""So many shapes that came only once are remembered."""
_NEAR = 1024.0
"""Places among the pixels are told apart to this fraction of one."""

Stamp = tuple[QImage, int, int]
"""A picture, and its top left corner from the whole pixel left of and above the origin of the steps."""


class Stamps:
    """Paints steps with a painter whose coordinates are its pixels, in one size (`scale` device px per px)."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._bytes = 0
        # The steps are held, so that no others can come to stand in their place in memory.
        self._made: dict[tuple[int, ...], tuple[list[Step], Stamp | None]] = {}

    def paint(self, painter: QPainter, steps: list[Step], x: float, y: float) -> bool:
        """Copies what the steps show, with their origin at (x, y) device px. False where that won't do: they are seen
        for the first time here, or are too large."""
        left, top = floor(x), floor(y)
        phase = (round((x - left) * _NEAR), round((y - top) * _NEAR))
        key = (*map(id, steps), *phase)
        known = self._made.get(key)
        if known is None:
            if len(self._made) < _SEEN:
                self._made[key] = (steps, None)
            return False
        stamp = known[1]
        if stamp is None:
            stamp = self._stamp(steps, x - left, y - top)
            if stamp is None:
                return False
            self._made[key] = (steps, stamp)
        image, dx, dy = stamp
        painter.drawImage(QPoint(left + dx, top + dy), image)
        return True

    def rule(self, painter: QPainter, rule: Rule, x: float, y: float, width: int) -> bool:
        """Copies the dashes of a rule all across a picture of that width, where it reaches from edge to edge; False
        where that won't do."""
        scale = self._scale
        period = (rule.dash + rule.gap) * scale
        whole = round(period)
        begin = x + rule.x * scale
        if abs(period - whole) > 1e-9 or whole < 2 or begin > -whole or begin + rule.length * scale < width + whole:
            return False
        left, top = floor(begin), floor(y)
        key = (id(rule), round((begin - left) * _NEAR), round((y - top) * _NEAR), width)
        known = self._made.get(key)
        if known is None:
            piece = rule._replace(x=0.0, length=(width + 3 * whole) / scale)
            known = self._made[key] = ([rule], self._stamp([piece], begin - left, y - top))
        if known[1] is None:
            return False
        image, dx, dy = known[1]
        # The first gap and dash of a strip are left out: its edge lies there.
        painter.drawImage(QPoint(0, top + dy), image, QRect(-dx + whole + -left % whole, 0, width, image.height()))
        return True

    def _stamp(self, steps: list[Step], x: float, y: float) -> Stamp | None:
        if self._bytes > _MOST_BYTES:
            return None
        scale = self._scale
        edges = [extent_of(step) for step in steps]
        left, top = floor(min(e[0] for e in edges) * scale + x) - 1, floor(min(e[1] for e in edges) * scale + y) - 1
        right, bottom = ceil(max(e[2] for e in edges) * scale + x) + 1, ceil(max(e[3] for e in edges) * scale + y) + 1
        image = QImage(right - left, bottom - top, QImage.Format.Format_ARGB32_Premultiplied)
        if image.isNull():
            return None
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x - left, y - top)
        painter.scale(scale, scale)
        paint_steps(painter, steps, max(scale, 1.0))
        painter.end()
        self._bytes += image.sizeInBytes()
        return image, left, top


def may_recur(step: Step, scale: float) -> bool:
    """Whether it is a small shape."""
    if isinstance(step, Shape):
        return step.extent * scale < _LARGEST
    return isinstance(step, Rounded) and max(step.rect.width(), step.rect.height()) * scale < _LARGEST


def extent_of(step: Step) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a shape covers, px."""
    assert isinstance(step, Rounded | Shape | Rule)
    if isinstance(step, Rule):
        return step.x, step.y - step.width / 2, step.x + step.length, step.y + step.width / 2
    rect = step.rect if isinstance(step, Rounded) else step.bounds
    out = step.pen.widthF() / 2 if step.pen.style() != Qt.PenStyle.NoPen else 0.0
    return rect.left() - out, rect.top() - out, rect.right() + out, rect.bottom() + out


def span_of(step: Step) -> tuple[float, float]:
    """The left and right that a step stays within, px."""
    match step:
        case Glyphs(letters, bar=bar):
            room = 2 * letters.size
            return bar.left() - room, bar.right() + room
        case Rounded() | Shape():
            left, _, right, _ = extent_of(step)
            return left, right
        case Rule(x=x, length=length):
            return x, x + length
        case Dashes(afar=afar):
            left, _, right, _ = extent_of(afar)
            return left, right
        case Picture(rect=rect):
            return rect.left(), rect.right()
        case _:
            assert_never(step)
