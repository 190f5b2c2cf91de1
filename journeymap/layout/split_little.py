"""A whole map in little: shapes without a word, in as many strips as make it largest, with the place of each page."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Curve, Fragment, Move, Path, Text
from journeymap.draw.wrap import Style, paragraph

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark, Segment
    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Placed
    from journeymap.layout.split_cover import Printed

_SHAPES = frozenset({"stage", "substage", "touchpoint", "note", "signal"})
_FINEST = 0.6
"""Px below which a shape is left out."""
_NUMBER = Style(11, bold=True)
_LEAST_NUMBER = 16.0
_APART = 10.0
"""Px between two strips."""
_MOST_STRIPS = 40


class _Strip(NamedTuple):
    """The map from `left` to `right` px, at (dx, dy) of the picture."""

    left: float
    right: float
    dx: float
    dy: float


def in_little(about: Printed, width: float, height: float, theme: Theme) -> Fragment:
    """The map in at most `width` × `height` px."""
    rows = [row for row in about.scene.rows if row.key not in ("header", "footer")]
    top = min((row.y for row in rows), default=0.0)
    deep = max((row.y + row.height for row in rows), default=about.scene.height) - top
    scale, strips = max((_strips(about, width, height, deep, count) for count in range(1, _MOST_STRIPS)), key=_scale)
    marks: list[Mark] = []
    lefts = [strip.left for strip in strips]
    for one in about.scene.placed:
        if one.role in ("lane", "curve"):
            drawn = _ground if one.role == "lane" else _curve
            for strip in strips:
                marks += drawn(one, strip, top, scale)
            continue
        if one.role in _SHAPES:
            first = max(0, bisect_right(lefts, one.x) - 1)
            for strip in strips[first : max(first + 1, bisect_right(lefts, one.x + one.fragment.width))]:
                marks += _shape(one, strip, top, scale)
    places = {row.key: row for row in about.scene.rows}
    begun: set[int] = set()
    for number, page in enumerate(about.strips, 1):
        for part in page:
            shown = [places[piece.row.key] for piece in part.pieces if piece.row.key in places]
            if part.group in begun:  # stages stand on each page, but here only on the first
                shown = [row for row in shown if row.key not in ("stages", "substages")] or shown
            begun.add(part.group)
            group = about.parts[part.group]
            strip = strips[max(0, bisect_right(lefts, group.x) - 1)]
            y0, y1 = min(row.y for row in shown), max(row.y + row.height for row in shown)
            x, y = strip.dx + group.x * scale, strip.dy + (y0 - top) * scale
            marks += _place(number, x, y, group.width * scale, (y1 - y0) * scale, theme)
    across = max(strip.right - strip.left for strip in strips) * scale
    return Fragment(across, strips[-1].dy + deep * scale, tuple(marks), 2.0)


def _scale(made: tuple[float, list[_Strip]]) -> float:
    return made[0]


def _strips(about: Printed, width: float, height: float, deep: float, count: int) -> tuple[float, list[_Strip]]:
    """The map in about `count` strips that end where groups do, and their scale."""
    parts = about.parts
    begin, end = parts[0].x, parts[-1].right
    aim = (end - begin) / count
    edges = [begin]
    for part, following in pairwise(parts):
        if part.right - edges[-1] + following.width / 2 > aim:
            edges.append(following.x)
    edges.append(end + 1.0)
    widest = max(right - left for left, right in pairwise(edges))
    number = len(edges) - 1
    scale = min(width / widest, (height - _APART * (number - 1)) / (number * deep), 1.0)
    made = [
        _Strip(left, right, -left * scale, at * (deep * scale + _APART))
        for at, (left, right) in enumerate(pairwise(edges))
    ]
    return scale, made


def _ground(one: Placed, strip: _Strip, top: float, scale: float) -> list[Mark]:
    fill = next((mark.fill for mark in one.fragment.marks if isinstance(mark, Box)), None)
    y, height = strip.dy + (one.y - top) * scale, one.fragment.height * scale
    return [Box(0.0, y, (strip.right - strip.left) * scale, height, fill)] if height >= _FINEST else []


def _shape(one: Placed, strip: _Strip, top: float, scale: float) -> list[Mark]:
    left, right = max(one.x, strip.left), min(one.x + one.fragment.width, strip.right)
    x, y = strip.dx + left * scale, strip.dy + (one.y - top) * scale
    width, height = (right - left) * scale, one.fragment.height * scale
    if width < _FINEST or height < _FINEST:
        return []
    for mark in one.fragment.marks:
        if isinstance(mark, Box | Path) and mark.fill is not None:
            stroke = mark.stroke if isinstance(mark, Box) and one.role == "touchpoint" else None
            return [Box(x, y, width, height, mark.fill, stroke, 0.75, min(2.0, height / 4))]
    return []


def _curve(one: Placed, strip: _Strip, top: float, scale: float) -> list[Mark]:
    """What begins in the strip of the curves in a fragment."""
    if one.x >= strip.right or one.x + one.fragment.width < strip.left:
        return []
    dx, dy = strip.dx + one.x * scale, strip.dy + (one.y - top) * scale
    marks: list[Mark] = []
    for mark in one.fragment.marks:
        if not isinstance(mark, Path) or mark.stroke is None:
            continue
        kept: list[Segment] = []
        at = (0.0, 0.0)
        for segment in mark.segments:
            if isinstance(segment, Curve) and strip.left <= at[0] + one.x and segment.x + one.x <= strip.right:
                if not kept:
                    kept.append(Move(at[0] * scale + dx, at[1] * scale + dy))
                xs = [x * scale + dx for x in (segment.x1, segment.x2, segment.x)]
                ys = [y * scale + dy for y in (segment.y1, segment.y2, segment.y)]
                kept.append(Curve(xs[0], ys[0], xs[1], ys[1], xs[2], ys[2]))
            if isinstance(segment, Curve | Move):
                at = segment.x, segment.y
        if kept:
            marks.append(Path(tuple(kept), stroke=mark.stroke, stroke_width=1.0))
    return marks


def _place(number: int, x: float, y: float, width: float, height: float, theme: Theme) -> list[Mark]:
    """An edge around what a page shows, and its number."""
    if width < 3.0:
        return []
    edge = Box(x, y, width, height, None, theme.accent, 1.0, 2.0, (4.0, 3.0))
    block = paragraph(str(number), _NUMBER)
    side = max(block.width + 8.0, 16.0)
    if width < side or height < _LEAST_NUMBER:
        return [edge]
    label = Text(x + (side - block.width) / 2, y + (16.0 - block.height) / 2, block, theme.ink_on(theme.accent))
    return [edge, Box(x, y, side, 16.0, theme.accent, radius=2.0, texts=(label,))]
