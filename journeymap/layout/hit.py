"""What lies where in a scene: hit testing for the pointer, look-ups for the canvas.

Made once per scene object, when first asked, and dropped with it. Fragments are found by bisecting their left
edges; the few that are much wider than the others (lane grounds, curves) stand in a list of their own, so that
the stretch to look through stays short.
"""

from __future__ import annotations

import weakref
from bisect import bisect_left, bisect_right
from functools import cached_property
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Curve, Line, Move, Path, To

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Mark, Point
    from journeymap.layout.scene import Placed, Scene


class Rect(NamedTuple):
    """A rectangle in scene px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def united(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


LINES = frozenset({"flow", "curve"})
"""Roles whose fragments are mostly empty: only the drawn line itself is hit."""

_FIRST = (
    "touchpoint",
    "stage",
    "substage",
    "milestone",
    "note",
    "metric",
    "signal",
    "lane-name",
    "image",
    "flow",
    "lane",
)
"""Which place of a thing that is drawn in several is *the* place of it, best first."""
_RANKS = {role: rank for rank, role in enumerate(_FIRST)}


def at(scene: Scene, x: float, y: float, tolerance: float = 3.0) -> Placed | None:
    """The topmost fragment at a point that shows a thing, None where there is none. Lines are hit within
    `tolerance` px; the ground of a lane is empty space, its name stands for it."""
    found: Placed | None = None
    for placed in within(scene, Rect(x - tolerance, y - tolerance, 2 * tolerance, 2 * tolerance)):
        if placed.thing is not None and placed.role != "lane" and _hit(placed, x, y, tolerance):
            found = placed
    return found


def within(scene: Scene, rect: Rect) -> tuple[Placed, ...]:
    """The fragments that touch a rectangle, bleed included, in painting order."""
    return _places(scene).within(rect)


def places_of(scene: Scene, thing: str) -> tuple[Placed, ...]:
    """All fragments that show a thing, the one that stands for it first; empty when the scene does not show it."""
    return _places(scene).of(thing)


def rect_of(scene: Scene, thing: str) -> Rect | None:
    """Where a thing stands: the rectangle of the fragment that stands for it. None when it is not shown."""
    places = places_of(scene, thing)
    return bounds(places[0]) if places else None


def hand_on(before: Scene, after: Scene) -> None:
    """Hands the look-ups of one scene on to another, in which the same number of fragments show the same things in
    the same order and roles at the same x, with the same widths and bleeds."""
    _places(after).take_over(_places(before))


def bounds(placed: Placed) -> Rect:
    """The rectangle of a fragment, without bleed."""
    return Rect(placed.x, placed.y, placed.fragment.width, placed.fragment.height)


_FEW_LOOK_UPS = 6
"""So many things are looked for one by one before all are sorted by thing, in one scene or in several that differ by
edits which leave everything in its place."""


class _Places:
    """The look-ups of one scene, each made when it is first needed."""

    def __init__(self, placed: tuple[Placed, ...]) -> None:
        self.placed = placed
        self._looked_for: dict[str, tuple[int, ...]] = {}

    @cached_property
    def _sorted(self) -> tuple[list[float], list[int], float, list[int]]:
        """Left edges in order, the index in `placed` for each, the widest of them, and the wide ones' indices."""
        placed = self.placed
        fragments = [one.fragment for one in placed]
        widths = [fragment.width + 2 * fragment.bleed for fragment in fragments]
        lefts = [one.x - fragment.bleed for one, fragment in zip(placed, fragments, strict=True)]
        most = 2 * sorted(widths)[len(widths) * 9 // 10] if widths else 0.0
        numbers = [number for number, width in enumerate(widths) if width <= most]
        numbers.sort(key=lefts.__getitem__)
        wide = [number for number, width in enumerate(widths) if width > most]
        return [lefts[number] for number in numbers], numbers, most, wide

    def take_over(self, other: _Places) -> None:
        for made in ("_sorted", "_by_thing"):
            if made in other.__dict__:
                self.__dict__[made] = other.__dict__[made]
        self._looked_for = dict(other._looked_for)

    def of(self, thing: str) -> tuple[Placed, ...]:
        numbers = self._looked_for.get(thing)
        if numbers is None:
            if "_by_thing" in self.__dict__ or len(self._looked_for) >= _FEW_LOOK_UPS:
                found = self._by_thing.get(thing, [])
            else:
                found = [number for number, one in enumerate(self.placed) if one.thing == thing]
            numbers = self._looked_for[thing] = tuple(sorted(found, key=self._rank))
        return tuple([self.placed[number] for number in numbers])

    @cached_property
    def _by_thing(self) -> dict[str, list[int]]:
        """The indices in `placed` of what shows each thing."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.placed):
            if one.thing is not None:
                found.setdefault(one.thing, []).append(number)
        return found

    def _rank(self, number: int) -> int:
        return _RANKS.get(self.placed[number].role, len(_FIRST))

    def within(self, rect: Rect) -> tuple[Placed, ...]:
        lefts, numbers, widest, wide = self._sorted
        begin = bisect_left(lefts, rect.x - widest)
        end = bisect_right(lefts, rect.right)
        candidates = numbers[begin:end] + wide
        candidates.sort()
        placed = self.placed
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        found = []
        for number in candidates:
            one = placed[number]
            fragment = one.fragment
            bleed = fragment.bleed
            if (
                one.y - bleed <= bottom
                and one.y + fragment.height + bleed >= top
                and one.x - bleed <= right
                and one.x + fragment.width + bleed >= left
            ):
                found.append(one)
        return tuple(found)


_kept: dict[int, tuple[weakref.ref[Scene], _Places]] = {}


def _places(scene: Scene) -> _Places:
    key = id(scene)
    kept = _kept.get(key)
    if kept is not None and kept[0]() is scene:
        return kept[1]
    made = _Places(scene.placed)
    _kept[key] = (weakref.ref(scene, lambda _: _kept.pop(key, None)), made)
    return made


def _hit(placed: Placed, x: float, y: float, tolerance: float) -> bool:
    if placed.role in LINES:
        local = (x - placed.x, y - placed.y)
        return any(
            _distance(local, one, other) <= tolerance
            for mark in placed.fragment.marks
            for one, other in _segments(mark)
        )
    rect = bounds(placed)
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def _segments(mark: Mark) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a stroked line; curves in eight pieces each."""
    if isinstance(mark, Line):
        yield from zip(mark.points, mark.points[1:], strict=False)
    elif isinstance(mark, Path) and mark.stroke is not None:
        at = (0.0, 0.0)
        for segment in mark.segments:
            match segment:
                case Move(x, y):
                    at = (x, y)
                case To(x, y):
                    yield at, (x, y)
                    at = (x, y)
                case Curve():
                    for point in _flattened(at, segment):
                        yield at, point
                        at = point


def _flattened(start: Point, curve: Curve) -> Iterator[Point]:
    for step in range(1, 9):
        t = step / 8
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield (
            a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x,
            a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y,
        )


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a straight segment."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length
    t = min(1.0, max(0.0, t))
    return hypot(point[0] - one[0] - t * dx, point[1] - one[1] - t * dy)
