"""What stands for a fragment when it is seen from so far away that nothing on it can be read: plain rectangles and
lines. Worked out once a fragment, for any scale."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple, assert_never

from journeymap.draw.marks import Box, Close, Curve, Image, Line, Move, Path, Text
from journeymap.render.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.marks import Fragment, Point

PICTURE = "#9aa5b1"
_FAINT = 0.35
"""Strength of the bars that stand for text."""
_LEAST_TEXT = 1.5
"""Grains per em below which text is left out."""


class Seen(NamedTuple):
    """A rectangle in the fragment's px, of a colour (None: only its outline shows) 0…1 strong. `rank` is the number of
    its mark; where a grain of the picture is `until` px or more it is left out."""

    rank: int
    until: float
    colour: str | None
    strength: float
    outline: str | None
    outline_width: float
    x: float
    y: float
    width: float
    height: float


class Drawn(NamedTuple):
    """A line in the fragment's px; `length` is measured along the axes. `rank` is the number of its mark."""

    rank: int
    colour: str
    width: float
    points: tuple[Point, ...]
    length: float


class View(NamedTuple):
    boxes: tuple[Seen, ...]
    lines: tuple[Drawn, ...]


def _look(fragment: Fragment) -> View:
    boxes: list[Seen] = []
    lines: list[Drawn] = []
    for rank, mark in enumerate(fragment.marks):
        match mark:
            case Box():
                x, y, width, height = mark.x, mark.y, mark.width, mark.height
                if (mark.fill is not None or mark.stroke is not None) and width > 0 and height > 0:
                    boxes.append(Seen(rank, inf, mark.fill, 1.0, mark.stroke, mark.stroke_width, x, y, width, height))
                for text in mark.texts:
                    boxes += _bars(rank, text)
            case Text():
                boxes += _bars(rank, mark)
            case Path(fill=None):
                points = _outlined(mark)
                if mark.stroke is not None and points:
                    lines.append(Drawn(rank, mark.stroke, mark.stroke_width, points, _length(points)))
            case Path():
                boxes += _hull(rank, mark)
            case Line():
                if mark.points:
                    lines.append(Drawn(rank, mark.stroke, mark.stroke_width, mark.points, _length(mark.points)))
            case Image():
                boxes.append(Seen(rank, inf, PICTURE, 1.0, None, 0.0, mark.x, mark.y, mark.width, mark.height))
            case _:
                assert_never(mark)
    return View(tuple(boxes), tuple(lines))


def _bars(rank: int, text: Text) -> Iterator[Seen]:
    size, x, y = text.block.size, text.x, text.y
    for line in text.block.lines:
        if line.width > 0:
            top = y + line.y - size / 2
            until = size / _LEAST_TEXT
            yield Seen(rank, until, text.colour, _FAINT, None, 0.0, x + line.x, top, line.width, 0.45 * size)


def _hull(rank: int, path: Path) -> Iterator[Seen]:
    points = _outlined(path)
    if points:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top = min(xs), min(ys)
        width, height = max(xs) - left, max(ys) - top
        yield Seen(rank, min(width, height), path.fill, 1.0, None, 0.0, left, top, width, height)


def _points(path: Path) -> tuple[Point, ...]:
    """The ends of the segments and the middles of the curves."""
    points: list[Point] = []
    at = (0.0, 0.0)
    for segment in path.segments:
        if isinstance(segment, Close):
            continue
        if isinstance(segment, Curve):
            points.append(_middle(at, segment))
        at = (segment.x, segment.y)
        if not isinstance(segment, Move) or not points:
            points.append(at)
    return tuple(points)


def _middle(start: Point, curve: Curve) -> Point:
    """The point of a cubic Bézier curve at half its parameter."""
    x0, y0 = start
    return (x0 + 3 * (curve.x1 + curve.x2) + curve.x) / 8, (y0 + 3 * (curve.y1 + curve.y2) + curve.y) / 8


def _length(points: Sequence[Point]) -> float:
    return sum(abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(points))


_outlined: Remembered[Path, tuple[Point, ...]] = Remembered(_points, 2000)
"""Icons and faces are the same paths in many fragments."""
view: Remembered[Fragment, View] = Remembered(_look, 30_000)
"""`view(fragment)`: what stands for a fragment."""
