"""Where two drawings of a curve differ: one feeling bends a long line only near its point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Close, Curve, Move, Path
from journeymap.layout.hit import Rect

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment, Point, Segment

_SOFT = 1.0
"""Px around a line that its smoothed edge may colour."""

Piece = tuple[tuple["Point", ...], "type[Segment]"]


def bent(one: Fragment, other: Fragment) -> Rect | None:
    """The rectangle, in the fragments' coordinates, outside of which they look the same. None where that cannot be
    told: they are not made of the same plain paths, or a dash moves along all of the line."""
    if len(one.marks) != len(other.marks):
        return None
    points: list[Point] = []
    widest = 0.0
    for mark, now in zip(one.marks, other.marks, strict=True):
        if mark == now:
            continue
        if not (isinstance(mark, Path) and isinstance(now, Path)) or _look(mark) != _look(now):
            return None
        if mark.dash or len(mark.segments) != len(now.segments):
            return None
        for piece, moved in zip(_pieces(mark), _pieces(now), strict=True):
            if piece != moved:
                points += piece[0] + moved[0]
        widest = max(widest, mark.stroke_width if mark.stroke is not None else 0.0)
    if not points:
        return None
    pad = widest / 2 + _SOFT
    left, top = min(x for x, _ in points) - pad, min(y for _, y in points) - pad
    return Rect(left, top, max(x for x, _ in points) + pad - left, max(y for _, y in points) + pad - top)


def _look(path: Path) -> tuple[object, ...]:
    return path.fill, path.stroke, path.stroke_width, path.dash


def _pieces(path: Path) -> list[Piece]:
    """Each segment as the points that it lies between, its own beginning included: a piece of which none moved is
    drawn as before, and what a fill gains or loses lies between the old and the new course of those that did."""
    found: list[Piece] = []
    at = begin = (0.0, 0.0)
    for segment in path.segments:
        if isinstance(segment, Close):
            found.append(((at, begin), Close))
            at = begin
            continue
        end = (segment.x, segment.y)
        if isinstance(segment, Curve):
            found.append(((at, (segment.x1, segment.y1), (segment.x2, segment.y2), end), Curve))
        else:
            found.append(((at, end), type(segment)))
        at = end
        if isinstance(segment, Move):
            begin = end
    return found
