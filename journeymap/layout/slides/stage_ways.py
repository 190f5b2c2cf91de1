"""The ways between the cards of one slide, routed as on the map and drawn as large as the rest of the slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.lanes.plan import CELL_PAD
from journeymap.layout.routing import Spot, route
from journeymap.layout.slides.scaling import Scaling
from journeymap.layout.slides.stage_paging import CARDS_APART

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment
    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import Chunk
    from journeymap.layout.slides.setting import Setting
    from journeymap.layout.slides.stage_rows import Grid, Row

LARGER = 1.35
"""The map's ways are drawn this much larger: so their conditions are 10 pt."""
GUTTER = 2 * CELL_PAD * LARGER
_MOST_BELOW = 120.0
"""Px below the cards: ways that would take more are told in the notes."""
_ABOVE = 50.0
"""Px that the bars of sub-stages may take above the cards."""


class Ways(NamedTuple):
    """Connectors with their x on the slide and their y below the top of the cards, the height their channel takes
    below the lowest card, and the ways that found no room."""

    placed: tuple[tuple[Fragment, float, float, str | None], ...]
    height: float
    left_out: tuple[Edge, ...]


def ways(setting: Setting, cards: Row, grid: Grid) -> Ways:
    """The ways among the cards of a slide."""
    here = dict.fromkeys(cell.thing for cells in cards.cells for cell in cells)
    edges = [edge for key in here for edge in setting.leading.get(key, ()) if edge.target in here]
    edges.sort(key=lambda edge: (edge.kind != "next", bool(edge.condition), not edge.drawn))
    spots, bottom = _spots(cards, grid)
    fitting, failing = 0, len(edges) + 1
    height, chunk = route(setting.plan, (spots,), tuple(edges), bottom)
    most = min(_MOST_BELOW, setting.frame.body.height - _ABOVE - bottom * LARGER)
    if height * LARGER > most:
        while failing - fitting > 1:
            middle = (fitting + failing) // 2
            height, chunk = route(setting.plan, (spots,), tuple(edges[:middle]), bottom)
            if height * LARGER <= most:
                fitting = middle
            else:
                failing = middle
        height, chunk = route(setting.plan, (spots,), tuple(edges[:fitting]), bottom)
    else:
        fitting = len(edges)
    return Ways(_placed(chunk), height * LARGER, tuple(edges[fitting:]))


def _spots(cards: Row, grid: Grid) -> tuple[tuple[Spot, ...], float]:
    """Where the cards stand, in px of the map, and how far down the lowest reaches."""
    spots: list[Spot] = []
    bottom = 0.0
    for number, cells in enumerate(cards.cells):
        y = 0.0
        for cell in cells:
            x, width, height = grid.x(number) / LARGER, cell.fragment.width / LARGER, cell.fragment.height / LARGER
            spots.append(Spot(cell.thing, x, y / LARGER, width, height, cell is cells[-1]))
            y += cell.fragment.height + CARDS_APART
        bottom = max(bottom, y - CARDS_APART)
    return tuple(spots), bottom / LARGER


def _placed(chunk: Chunk) -> tuple[tuple[Fragment, float, float, str | None], ...]:
    larger = Scaling(LARGER)
    return tuple((larger(item.fragment), item.x * LARGER, item.y * LARGER, item.thing) for item in chunk)
