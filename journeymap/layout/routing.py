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
    from journeymap.draw.theme import Theme
    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import Chunk, ColumnSpan, Memory, Plan

HEAD = 7.0
_CORNER = 5.0
_PORT = 9.0
"""Px between two connectors at the bottom of one card."""
_TRACK = 12.0
_LABELLED_TRACK = 24.0
_CHANNEL_TOP = 6.0
_LEAST_LABEL = 60.0
"""Px: where a condition would have less room than this, its way comes round to the target's other side."""


class Card(NamedTuple):
    """A touchpoint's card in its lane, px; `column` counts the columns with cards from the left; `lowest` if no card
    stands below it."""

    x: float
    y: float
    width: float
    height: float
    column: int
    lowest: bool


class Spot(NamedTuple):
    """Where a touchpoint's card stands, before columns are counted."""

    touchpoint: str
    x: float
    y: float
    width: float
    height: float
    lowest: bool


class Way(NamedTuple):
    """A connector that takes the channel; `y` is its track's, px below the lane's top."""

    edge: Edge
    source: Card
    target: Card
    y: float


def cards(plan: Plan, chunks: tuple[Chunk, ...]) -> tuple[tuple[Spot, ...], ...]:
    """Where the cards of each stage stand, from the chunks of the touchpoints lane; equal spots are the same
    objects as before."""
    draw = plan.draw
    return tuple(
        [
            draw.same(("spots", stage.stage.id), draw.gathered(_spots, stage.stage.id, stage.columns, chunk))
            for stage, chunk in zip(plan.stages, chunks, strict=True)
        ]
    )


def _spots(_: Memory, columns: tuple[ColumnSpan, ...], chunk: Chunk) -> tuple[Spot, ...]:
    lowest = {span.column.touchpoints[-1].id for span in columns if span.column.touchpoints}
    spots = []
    for fragment, x, y, _role, thing in chunk:
        assert thing is not None  # every card shows a touchpoint
        spots.append(Spot(thing, x, y, fragment.width, fragment.height, thing in lowest))
    return tuple(spots)


def route(
    plan: Plan, spots: tuple[tuple[Spot, ...], ...], edges: tuple[Edge, ...], bottom: float
) -> tuple[float, Chunk]:
    """The connectors, and the height in px that their channel takes below `bottom`, the lowest card's end."""
    lowest, connectors = plan.draw.gathered(_route, "ways", spots, edges, plan.theme)
    return max(0.0, lowest - bottom), connectors


def _route(
    draw: Memory, spots: tuple[tuple[Spot, ...], ...], edges: tuple[Edge, ...], theme: Theme
) -> tuple[float, Chunk]:
    """The connectors, and how far down in the lane their channel reaches."""
    placed = _in_columns(spots)
    items: list[Item] = []
    around: list[Edge] = []
    for edge in edges:
        source, target = placed[edge.source], placed[edge.target]
        if edge.kind == "next" and not edge.condition and target.column == source.column + 1:
            items.append(_beside(draw, edge, source, target, theme))
        else:
            around.append(edge)
    if not around:
        return 0.0, tuple(items)
    ways = _on_tracks(around, placed)
    ports = _ports(ways)
    items += [_item(draw, way.edge, _corners(way, ports), theme) for way in ways]
    return max(way.y for way in ways) + 2.0 + _CHANNEL_TOP, tuple(items)


def _in_columns(spots: tuple[tuple[Spot, ...], ...]) -> dict[str, Card]:
    found: dict[str, Card] = {}
    column, last = -1, float("-inf")
    for stage in spots:
        for thing, x, y, width, height, lowest in stage:
            if x != last:
                column, last = column + 1, x
            found[thing] = Card(x, y, width, height, column, lowest)
    return found


def _beside(memory: Memory, edge: Edge, source: Card, target: Card, theme: Theme) -> Item:
    """From a card to one in the next column with cards, through the gutter before it."""
    x0, y0 = source.x + source.width, source.y + ARROW_DEPTH
    x1, y1 = target.x, target.y + ARROW_DEPTH
    if y0 == y1:
        return _item(memory, edge, ((x0, y0), (x1, y1)), theme)
    bend = x1 - HEAD - 2.0
    return _item(memory, edge, ((x0, y0), (bend, y0), (bend, y1), (x1, y1)), theme)


def _on_tracks(edges: list[Edge], placed: dict[str, Card]) -> list[Way]:
    """Each way as near below the cards it passes as the ways before it allow; short ways come first."""
    depths: list[float] = []
    for card in placed.values():
        depths += [0.0] * (card.column + 1 - len(depths))
        depths[card.column] = max(depths[card.column], card.y + card.height + _CHANNEL_TOP)
    ways: list[Way] = []
    for number in sorted(range(len(edges)), key=lambda i: (_span(edges[i], placed)[1], i)):
        edge = edges[number]
        first, count = _span(edge, placed)
        passed = slice(first, first + count)
        y = max(depths[passed]) + (_LABELLED_TRACK if edge.condition else _TRACK)
        depths[passed] = [y] * count
        ways.append(Way(edge, placed[edge.source], placed[edge.target], y))
    return ways


def _span(edge: Edge, placed: dict[str, Card]) -> tuple[int, int]:
    """The first column with cards that a way passes, and how many."""
    one, other = placed[edge.source].column, placed[edge.target].column
    return min(one, other), abs(one - other) + 1


def _ports(ways: list[Way]) -> dict[tuple[str, bool], float]:
    """(edge id, whether leaving) → the x at which a way meets the bottom edge of its lowest card.

    At each card, ways to the left come first, those of deep tracks further right; then ways to the right, those of
    deep tracks further left: so no way's upright crosses a track that starts or ends at the same card.
    """
    at_card: dict[Card, list[tuple[bool, float, str, bool]]] = {}
    for way in ways:
        rightward = way.target.x > way.source.x or (way.target.x == way.source.x and way.source.lowest)
        for card, leaving, right in ((way.source, True, rightward), (way.target, False, not rightward)):
            if card.lowest:
                order = -way.y if right else way.y
                at_card.setdefault(card, []).append((right, order, way.edge.id, leaving))
    found: dict[tuple[str, bool], float] = {}
    for card, ends in at_card.items():
        apart = min(_PORT, (card.width - 24.0) / max(1, len(ends) - 1))
        for seat, (_, _, edge, leaving) in enumerate(sorted(ends)):
            found[edge, leaving] = card.x + card.width / 2 + (seat - (len(ends) - 1) / 2) * apart
    return found


def _corners(way: Way, ports: dict[tuple[str, bool], float]) -> tuple[Point, ...]:
    """The way's points: out of the source, down to the track, along it, up and into the target."""
    source, target = way.source, way.target
    if source.lowest:
        leave = ports[way.edge.id, True]
        start = [(leave, source.y + source.height)]
    else:
        leave = source.x + source.width + CELL_PAD - 4.0
        start = [(source.x + source.width, source.y + ARROW_DEPTH), (leave, source.y + ARROW_DEPTH)]
    if target.lowest:
        arrive = ports[way.edge.id, False]
        end = [(arrive, target.y + target.height)]
    else:
        edge, arrive = target.x, target.x - HEAD - 1.0
        if way.edge.condition and abs(arrive - leave) < _LEAST_LABEL:
            edge = target.x + target.width
            arrive = edge + HEAD + 1.0
        end = [(arrive, target.y + ARROW_DEPTH), (edge, target.y + ARROW_DEPTH)]
    return _without_repeats((*start, (leave, way.y), (arrive, way.y), *end))


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
        marks.append(Text(left + HEAD, height - label.height - 2.0, label, theme.ink_soft, field="condition"))
    return Fragment(width, height, tuple(marks), HEAD)
