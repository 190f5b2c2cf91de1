"""The flow between touchpoint cards: straight arrows through the gutters, everything else through a channel
below the cards, so that no connector crosses a card.

A way that skips columns, loops back or carries a condition leaves its card at the bottom, runs along a track of
the channel and comes up below its target; cards that stand above another in their column are left and reached
through the gutters beside them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment, Line, Mark, Point, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, Item
from journeymap.lanes.touchpoints import ARROW_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.theme import Theme
    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import Memory, Plan

HEAD = 7.0
_CORNER = 5.0
_PORT = 9.0
"""Px between two connectors at the bottom of one card."""
_TRACK = 12.0
_LABELLED_TRACK = 24.0
_CHANNEL_TOP = 6.0


class Card(NamedTuple):
    """A touchpoint's card in its lane, px; `column` counts from the left, `lowest` if none stands below it."""

    x: float
    y: float
    width: float
    height: float
    column: int
    lowest: bool


class Way(NamedTuple):
    """A connector that takes the channel: where it leaves and arrives (x, y) and whether from below."""

    edge: Edge
    start: Point
    leave_x: float
    arrive_x: float
    end: Point


def cards(plan: Plan, items: Iterable[Item]) -> dict[str, Card]:
    """Touchpoint id → its card, from the items of the touchpoints lane."""
    placed = {item.thing: item for item in items if item.role == "touchpoint" and item.thing is not None}
    found: dict[str, Card] = {}
    for number, span in enumerate(plan.columns):
        last = len(span.column.touchpoints) - 1
        for row, touchpoint in enumerate(span.column.touchpoints):
            item = placed[touchpoint.id]
            size = item.fragment
            found[touchpoint.id] = Card(item.x, item.y, size.width, size.height, number, row == last)
    return found


def route(plan: Plan, placed: dict[str, Card], edges: tuple[Edge, ...], bottom: float) -> tuple[float, list[Item]]:
    """The connectors, and the height in px that their channel takes below `bottom`, the lowest card's end."""
    items: list[Item] = []
    ways: list[Way] = []
    ports = _Ports()
    for edge in edges:
        source, target = placed[edge.source], placed[edge.target]
        if edge.kind == "next" and not edge.condition and target.column == source.column + 1:
            items.append(_beside(plan.draw, edge, source, target, plan.theme))
        else:
            ways.append(_way(edge, source, target, ports))
    height, tracks = _tracks(ways, bottom + _CHANNEL_TOP)
    for way, y in zip(ways, tracks, strict=True):
        points = (way.start, (way.leave_x, way.start[1]), (way.leave_x, y), (way.arrive_x, y),
                  (way.arrive_x, way.end[1]), way.end)  # fmt: skip
        items.append(_item(plan.draw, way.edge, _without_repeats(points), plan.theme))
    return height, items


def _beside(memory: Memory, edge: Edge, source: Card, target: Card, theme: Theme) -> Item:
    """From a card to one in the next column, through the gutter between them."""
    x0, y0 = source.x + source.width, source.y + ARROW_DEPTH
    x1, y1 = target.x, target.y + ARROW_DEPTH
    if y0 == y1:
        return _item(memory, edge, ((x0, y0), (x1, y1)), theme)
    bend = x1 - HEAD - 2.0
    return _item(memory, edge, ((x0, y0), (bend, y0), (bend, y1), (x1, y1)), theme)


class _Ports:
    """Places at the bottom edges of cards: ways leave in the right half, arrive in the left one."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, bool], int] = {}

    def x(self, touchpoint: str, card: Card, leaving: bool) -> float:
        taken = self._taken.get((touchpoint, leaving), 0)
        self._taken[touchpoint, leaving] = taken + 1
        room = card.width / 2 - 12.0
        offset = min(_PORT * (taken + 1), room)
        return card.x + card.width / 2 + (offset if leaving else -offset)


def _way(edge: Edge, source: Card, target: Card, ports: _Ports) -> Way:
    if source.lowest:
        leave_x = ports.x(edge.source, source, leaving=True)
        start = (leave_x, source.y + source.height)
    else:
        start = (source.x + source.width, source.y + ARROW_DEPTH)
        leave_x = start[0] + CELL_PAD - 4.0
    if target.lowest:
        arrive_x = ports.x(edge.target, target, leaving=False)
        end = (arrive_x, target.y + target.height)
    else:
        end = (target.x, target.y + ARROW_DEPTH)
        arrive_x = end[0] - HEAD - 2.0
    return Way(edge, start, leave_x, arrive_x, end)


def _tracks(ways: list[Way], top: float) -> tuple[float, list[float]]:
    """The channel's height and each way's y in it: ways share a track where they do not meet."""
    if not ways:
        return 0.0, []
    order = sorted(range(len(ways)), key=lambda i: (_extent(ways[i]), i))
    ends: list[float] = []
    labelled: list[bool] = []
    track_of = [0] * len(ways)
    for number in order:
        left, right = _extent(ways[number])
        track = next((t for t, end in enumerate(ends) if end + 10.0 <= left), len(ends))
        if track == len(ends):
            ends.append(right)
            labelled.append(False)
        ends[track] = right
        labelled[track] = labelled[track] or bool(ways[number].edge.condition)
        track_of[number] = track
    ys: list[float] = []
    y = top
    for has_label in labelled:
        y += _LABELLED_TRACK if has_label else _TRACK
        ys.append(y)
    return y + 2.0 - top + _CHANNEL_TOP, [ys[track] for track in track_of]


def _extent(way: Way) -> tuple[float, float]:
    return min(way.leave_x, way.arrive_x), max(way.leave_x, way.arrive_x)


def _without_repeats(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return (points[0], *(b for a, b in pairwise(points) if a != b))


def _item(memory: Memory, edge: Edge, points: tuple[Point, ...], theme: Theme) -> Item:
    x = min(point[0] for point in points)
    y = min(point[1] for point in points)
    local = tuple([(px - x, py - y) for px, py in points])
    fragment = memory(draw, edge.id, edge, local, theme)
    return Item(fragment, x, y, "flow", edge.id if edge.drawn else None)


def draw(edge: Edge, points: tuple[Point, ...], theme: Theme) -> Fragment:
    """One connector; a loop back is dashed, a condition stands on its track."""
    dash = (5.0, 4.0) if edge.kind == "loop" else ()
    line = Line(points, theme.connector, 1.5, dash, _CORNER, HEAD, edge.source, edge.target)
    marks: list[Mark] = [line]
    width = max(point[0] for point in points)
    height = max(point[1] for point in points)
    if edge.condition:
        on_track = [point[0] for point in points if point[1] == height]
        left, right = min(on_track), max(on_track)
        room = max(right - left - 2 * HEAD, 1.0)
        text = " ".join(edge.condition.split())
        label = paragraph(text, styles.CONDITION, room, max_lines=1)
        marks.append(Text(left + HEAD, height - label.height - 2.0, label, theme.ink_soft))
    return Fragment(width, height, tuple(marks), HEAD)
