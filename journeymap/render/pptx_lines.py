"""Lines as connectors that hold on to the shapes they join, straight or bent; other lines as plain ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.geometry import head, polyline
from journeymap.draw.marks import Line
from journeymap.render.pptx_names import EMU
from journeymap.render.pptx_paths import freeform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Point
    from journeymap.render.pptx_ink import Ink

_WHOLE = 100_000
_THIN = 1_000
"""EMU that a bent connector measures at least to either side: its bends are told in shares of that."""
_FAR = 2**31 - 1
_LEAST_MEASURE = 2 / 0.75
"""Px: heads of lines that are thinner are as large as if they were that wide."""
_LEAST_HEAD = _LEAST_MEASURE
"""Px: half of the smallest head that a program draws."""
_NEAR = 1.5
"""Px by which an end may miss its site without being seen to jump there."""
_LEVEL = 0.05
"""Px within which two points are level."""
_QUARTER = 5_400_000
_ADJUSTMENTS = {3: (), 4: ("adj1",), 5: ("adj1", "adj2"), 6: ("adj1", "adj2", "adj3")}
"""By the number of points, what a bent connector's bends are called."""


class Standing(NamedTuple):
    """A shape that connectors can hold on to: its id, and where it stands on the slide, px."""

    id: int
    x: float
    y: float
    width: float
    height: float


class Glue(NamedTuple):
    """What holds an end of a connector, and whether the end is where the shape's site is."""

    xml: str
    near: bool


UNHELD = Glue("", near=True)


class Drawn(NamedTuple):
    """A line's place with its geometry, and its stroke with what is at its end; `sure` where it is straight, so that no
    program can route it otherwise."""

    placed: str
    look: str
    sure: bool


def connector(ink: Ink, line: Line) -> Drawn:
    """The line, in px of the slide, as the properties of a shape."""
    points = _plain(line.points)
    if len(points) == 2:
        look = ink.line(line.stroke, line.stroke_width, line.dash, flat=True, end=_head(line))
        return Drawn(_straight(points[0], points[1]), look, sure=True)
    if len(points) in _ADJUSTMENTS and _is_square(points):
        look = ink.line(line.stroke, line.stroke_width, line.dash, flat=True, end=_head(line))
        return Drawn(_bent(points), look, sure=False)
    return free_line(ink, line)


def without_head(line: Line) -> Line:
    """The line as far as its head begins, where that is much smaller than a program draws the heads of lines: such a
    head is a shape of its own. Else the line itself."""
    if not 0 < line.head < _LEAST_HEAD or head(line) is None:
        return line
    end, before = line.points[-1], line.points[-2]
    share = min(1.0, line.head / 2 / hypot(end[0] - before[0], end[1] - before[1]))
    short = (end[0] + (before[0] - end[0]) * share, end[1] + (before[1] - end[1]) * share)
    return replace(line, points=(*line.points[:-1], short), head=0.0)


def free_line(ink: Ink, line: Line) -> Drawn:
    """The line with all its corners, rounded as ours, as a freeform."""
    whole = Line(line.points, line.stroke, corner=line.corner)
    path = freeform(polyline(whole), filled=False)
    look = ink.line(line.stroke, line.stroke_width, line.dash, flat=True, end=_head(line))
    return Drawn(f"{where(path.x, path.y, path.width, path.height)}{path.geometry}", look, sure=False)


def where(x: float, y: float, width: float, height: float, about: str = "") -> str:
    """A shape's place; `about` is how it is turned."""
    return (
        f'<a:xfrm{about}><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/>'
        f'<a:ext cx="{round(width * EMU)}" cy="{round(height * EMU)}"/></a:xfrm>'
    )


def glue(tag: str, shape: Standing, point: Point) -> Glue:
    """What holds an end of a connector: the site of a box nearest to it (top, left, bottom, right)."""
    x, y = point[0] - shape.x, point[1] - shape.y
    middle, half = shape.width / 2, shape.height / 2
    sites = ((middle, 0.0), (0.0, half), (middle, shape.height), (shape.width, half))
    away = (abs(y), abs(x), abs(shape.height - y), abs(shape.width - x))
    site = away.index(min(away))
    near = abs(sites[site][0] - x) + abs(sites[site][1] - y) <= _NEAR
    return Glue(f'<a:{tag} id="{shape.id}" idx="{site}"/>', near)


def _plain(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat the one before, or lie on the way between their neighbours."""
    found: list[Point] = []
    for point in points:
        if found and abs(point[0] - found[-1][0]) < _LEVEL and abs(point[1] - found[-1][1]) < _LEVEL:
            continue
        if len(found) > 1 and _on_the_way(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return found if len(found) > 1 else [points[0], points[-1]]


def _on_the_way(a: Point, b: Point, c: Point) -> bool:
    across = abs(a[0] - b[0]) < _LEVEL and abs(b[0] - c[0]) < _LEVEL and (b[1] - a[1]) * (c[1] - b[1]) > 0
    along = abs(a[1] - b[1]) < _LEVEL and abs(b[1] - c[1]) < _LEVEL and (b[0] - a[0]) * (c[0] - b[0]) > 0
    return across or along


def _is_square(points: Sequence[Point]) -> bool:
    """Whether the legs run along and across by turns."""
    level = [abs(a[1] - b[1]) < _LEVEL for a, b in pairwise(points)]
    upright = [abs(a[0] - b[0]) < _LEVEL for a, b in pairwise(points)]
    return all(a or b for a, b in zip(level, upright, strict=True)) and all(a != b for a, b in pairwise(level))


def _straight(start: Point, end: Point) -> str:
    turned = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    x, y = min(start[0], end[0]), min(start[1], end[1])
    place = where(x, y, abs(end[0] - start[0]), abs(end[1] - start[1]), turned)
    return f'{place}<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'


def _bent(points: Sequence[Point]) -> str:
    """A connector of the kind with so many legs: it runs from one corner of its box to the opposite one, and begins
    along its first axis. One that begins upright is turned by a quarter."""
    turned = abs(points[0][0] - points[1][0]) < _LEVEL
    # In its own axes: turned by a quarter, its first axis points down and its second to the left.
    own = [(y, -x) if turned else (x, y) for x, y in points]
    (x0, y0), (x1, y1) = own[0], own[-1]
    width, height = max(abs(x1 - x0), _THIN / EMU), max(abs(y1 - y0), _THIN / EMU)
    back, up = x1 < x0, y1 < y0
    shares = [
        _share(own[number][0] - x0, width, back) if number % 2 else _share(own[number][1] - y0, height, up)
        for number in range(1, len(points) - 2)
    ]
    values = "".join(
        f'<a:gd name="{name}" fmla="val {share}"/>'
        for name, share in zip(_ADJUSTMENTS[len(points)], shares, strict=True)
    )
    cx, cy = (points[0][0] + points[-1][0]) / 2, (points[0][1] + points[-1][1]) / 2
    about = f'{f""" rot="{_QUARTER}" """.rstrip() if turned else ""}{FLIPS[back, up]}'
    place = where(cx - width / 2, cy - height / 2, width, height, about)
    return f'{place}<a:prstGeom prst="bentConnector{len(points) - 1}"><a:avLst>{values}</a:avLst></a:prstGeom>'


FLIPS = {
    (False, False): "",
    (True, False): ' flipH="1"',
    (False, True): ' flipV="1"',
    (True, True): ' flipH="1" flipV="1"',
}


def _share(away: float, whole: float, backwards: bool) -> int:
    share = round((-away if backwards else away) / whole * _WHOLE)
    return max(-_FAR, min(_FAR, share))


def _head(line: Line) -> str:
    """An arrow head of the size, in widths of the line, that comes nearest."""
    if line.head <= 0:
        return ""
    times = line.head / max(line.stroke_width, _LEAST_MEASURE)
    size = "sm" if times < 2.5 else "med" if times < 4 else "lg"
    return f'<a:tailEnd type="triangle" w="{size}" len="{size}"/>'
