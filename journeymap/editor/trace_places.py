"""Where on the map a trace lies: its cards, the real routes of the ways between them, the milestones that it marks.

Worked out once per scene and trace; from far off neighbouring cards become runs, so that what a frame has to draw
grows with the width of the view and not with the length of the trace.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Line, Text
from journeymap.layout.hit import Rect, bounds, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.draw.marks import Point
    from journeymap.editor.state import Trace
    from journeymap.layout.scene import Placed, Scene


class Stop(NamedTuple):
    """A card of the trace; `number` counts the steps from 1, 0 where they have no order."""

    rect: Rect
    number: int
    failing: bool = False


class Way(NamedTuple):
    """The route from one stop to another, scene px."""

    rect: Rect
    points: tuple[Point, ...]
    words: Rect | None
    """Where its condition stands."""


class Traced(NamedTuple):
    """Cards and ways from left to right; ways that are longer than a few cards stand apart, so that the stretch to
    look through for what is in view stays short."""

    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]
    long_ways: tuple[Way, ...]
    milestones: tuple[Rect, ...]

    def stops_in(self, area: Rect) -> list[Stop]:
        """The cards that touch an area."""
        widest = max((stop.rect.width for stop in self.stops), default=0.0)
        begin, end = _stretch(self.stops, area, widest)
        return [stop for stop in self.stops[begin:end] if touch(stop.rect, area)]

    def ways_in(self, area: Rect) -> list[Way]:
        """The ways that touch an area."""
        begin, end = _stretch(self.ways, area, _LONG)
        return [way for way in (*self.ways[begin:end], *self.long_ways) if touch(way.rect, area)]


_LONG = 600.0
"""Px."""


def traced(scene: Scene, trace: Trace) -> Traced:
    """Where the trace lies in the scene. What the scene does not show (a filter leaves it out) is not there."""
    order = trace.kind != "lost"
    numbers = {key: number for number, stop in enumerate(trace.stops, 1) for key in stop}
    stops = []
    for key, number in numbers.items():
        places = places_of(scene, key)
        if places:
            stops.append(Stop(bounds(places[0]), number if order else 0, not order and key == trace.goal))
    ways = []
    for placed in scene.placed:
        if placed.role == "flow":
            line = next((mark for mark in placed.fragment.marks if isinstance(mark, Line)), None)
            if line is None or line.dash:  # a loop back is no part of any way
                continue
            source, target = numbers.get(line.source or "", 0), numbers.get(line.target or "", 0)
            if source and target and (target == source + 1 or not order):
                ways.append(_way(placed, line))
    marked = tuple(bounds(places[0]) for key in trace.milestones if (places := places_of(scene, key)))
    stops.sort()
    ways.sort(key=lambda way: way.rect)
    short = tuple(way for way in ways if way.rect.width <= _LONG)
    return Traced(tuple(stops), short, tuple(way for way in ways if way.rect.width > _LONG), marked)


def outline(scene: Scene) -> object:
    """What `traced` goes by: equal for scenes in which every trace lies at the same places. Much sooner made than a
    long trace is looked up, so that typing into a map need not wait for that. None where a scene shows no cards:
    what stands for a touchpoint then may be anything."""
    cards, flows, has_cards = [], [], False
    for placed in scene.placed:
        if placed.role == "flow":
            flows.append(placed)
        elif placed.role in _BEARERS:
            fragment = placed.fragment
            cards.append((placed.thing, placed.x, placed.y, fragment.width, fragment.height))
            has_cards = has_cards or placed.role == "touchpoint"
    return (cards, flows) if has_cards else None


_BEARERS = ("touchpoint", "milestone")


def runs(stops: Iterable[Stop], gap: float) -> tuple[Rect, ...]:
    """The cards, those that lie within `gap` scene px of each other side by side as one; for a look from afar."""
    made: list[Rect] = []
    open_runs: list[int] = []
    for stop in stops:
        rect = stop.rect
        open_runs = [number for number in open_runs if made[number].right + gap >= rect.x]
        for number in open_runs:
            run = made[number]
            if abs(rect.y - run.y) <= gap and abs(rect.bottom - run.bottom) <= 2 * gap:
                made[number] = run.united(rect)
                break
        else:
            open_runs.append(len(made))
            made.append(rect)
    return tuple(made)


def _way(placed: Placed, line: Line) -> Way:
    points = tuple((placed.x + x, placed.y + y) for x, y in line.points)
    words = None
    for mark in placed.fragment.marks:
        if isinstance(mark, Text):
            words = Rect(placed.x + mark.x, placed.y + mark.y, mark.block.width, mark.block.height)
    return Way(bounds(placed), points, words)


def touch(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have a point in common."""
    across = one.x <= other.right and one.right >= other.x
    return across and one.y <= other.bottom and one.bottom >= other.y


def _stretch(items: Sequence[Stop | Way], area: Rect, widest: float) -> tuple[int, int]:
    """From where to where items may touch an area."""
    begin = bisect_left(items, area.x - widest, key=_left)
    return begin, bisect_right(items, area.right, lo=begin, key=_left)


def _left(item: Stop | Way) -> float:
    return item.rect.x
