"""Shapes that every painter draws alike: rounded boxes, lines with rounded corners, arrow heads.

Pure functions from marks to segments, so that no two targets can disagree about a corner.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from journeymap.draw.marks import Close, Curve, Move, Segment, To

if TYPE_CHECKING:
    from journeymap.draw.marks import Line, Point

ROUND = 0.5522847498
"""A quarter circle as a cubic: its control points lie at this share of the radius, 4/3 · (√2 − 1)."""
_HALF_WIDTH = 0.5
"""Half the width of an arrow head's base, as a share of its length."""


def circle(cx: float, cy: float, radius: float) -> tuple[Segment, ...]:
    """A closed circle, clockwise."""
    return rounded_box(cx - radius, cy - radius, 2 * radius, 2 * radius, radius)


def rounded_box(x: float, y: float, width: float, height: float, radius: float) -> tuple[Segment, ...]:
    """A closed rectangle, clockwise from its top left corner; a radius over half a side is cut down to that."""
    right, bottom = x + width, y + height
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return (Move(x, y), To(right, y), To(right, bottom), To(x, bottom), Close())
    k = r * (1 - ROUND)
    return (
        Move(x + r, y),
        To(right - r, y),
        Curve(right - k, y, right, y + k, right, y + r),
        To(right, bottom - r),
        Curve(right, bottom - k, right - k, bottom, right - r, bottom),
        To(x + r, bottom),
        Curve(x + k, bottom, x, bottom - k, x, bottom - r),
        To(x, y + r),
        Curve(x, y + k, x + k, y, x + r, y),
        Close(),
    )


def polyline(line: Line) -> tuple[Segment, ...]:
    """The line's stroke: corners rounded by `line.corner` (or half a leg, if that is shorter), and the last leg
    ending in the middle of the arrow head, so that a broad stroke does not poke out of its tip."""
    points = list(line.points)
    if line.head > 0 and len(points) > 1:
        points[-1] = _towards(points[-1], points[-2], line.head / 2)
    segments: list[Segment] = [Move(*points[0])]
    for number in range(1, len(points) - 1):
        before, corner, after = points[number - 1 : number + 2]
        r = min(line.corner, _length(before, corner) / 2, _length(corner, after) / 2)
        if r <= 0:
            segments.append(To(*corner))
            continue
        start, end = _towards(corner, before, r), _towards(corner, after, r)
        first, second = _towards(corner, before, r * (1 - ROUND)), _towards(corner, after, r * (1 - ROUND))
        segments += [To(*start), Curve(*first, *second, *end)]
    if len(points) > 1:
        segments.append(To(*points[-1]))
    return tuple(segments)


def head(line: Line) -> tuple[Point, Point, Point] | None:
    """The arrow head's tip and the two ends of its base, if the line has a head and leads anywhere."""
    if line.head <= 0 or len(line.points) < 2:
        return None
    tip, before = line.points[-1], line.points[-2]
    length = _length(before, tip)
    if length == 0:
        return None
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    bx, by = tip[0] - ux * line.head, tip[1] - uy * line.head
    half = line.head * _HALF_WIDTH
    return tip, (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)


def _length(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _towards(start: Point, goal: Point, distance: float) -> Point:
    length = _length(start, goal)
    if length == 0:
        return start
    share = min(1.0, distance / length)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share
