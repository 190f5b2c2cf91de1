"""Things under stages and touchpoints: what stands in the cells of the lanes of notes and of signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.lanes.plan import CELL_PAD, LANE_PAD, LEAST_LANE, Item, Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journeymap.draw.marks import Fragment
    from journeymap.lanes.plan import Chunk, ColumnSpan, Memory, Plan, StageSpan
    from journeymap.model.journey import Lane, Thing

    Things = tuple[Thing, ...]
    Draw = Callable[..., Fragment]

_GAP = 6.0


def under(lane: Lane, plan: Plan, cells: Mapping[str, Things], draw: Draw, role: str, *shared: object) -> Strip:
    """The things that `cells` names for each stage across its width, those for its touchpoints below them in their
    columns. A thing is drawn by `draw(memory, thing, width, *shared)`, a function of a module, since it is part of
    what is compared."""
    chunks: list[Chunk] = []
    deepest = 0.0
    for stage in plan.stages:
        above = cells.get(stage.stage.id, ())
        below = tuple(map(cells.get, plan.draw.gathered(_touchpoints, stage.stage.id, stage.columns)))
        if above or any(below):
            key = (lane.id, stage.stage.id)
            items, depth = plan.draw.gathered(_stage, key, stage, above, below, draw, role, *shared)
            chunks.append(items)
            deepest = max(deepest, depth)
    return Strip(max(LEAST_LANE, deepest + LANE_PAD), tuple(chunks))


def _touchpoints(_: Memory, columns: tuple[ColumnSpan, ...]) -> tuple[str, ...]:
    return tuple([touchpoint.id for span in columns for touchpoint in span.column.touchpoints])


def _stage(
    memory: Memory,
    stage: StageSpan,
    above: Things,
    below: tuple[Things | None, ...],
    draw: Draw,
    role: str,
    *shared: Any,
) -> tuple[Chunk, float]:
    """What stands under a stage, and the depth of the lowest."""
    items: list[Item] = []

    def stack(things: Things, x: float, width: float, y: float) -> float:
        for thing in things:
            fragment = draw(memory, thing, width - 2 * CELL_PAD, *shared)
            items.append(Item(fragment, x + CELL_PAD, y, role, thing.id))
            y += fragment.height + _GAP
        return y

    top = stack(above, stage.x, stage.width, LANE_PAD)
    deepest = top
    cells = iter([there or () for there in below])
    for span in stage.columns:
        y = top
        for _ in span.column.touchpoints:
            y = stack(next(cells), span.x, span.width, y)
        deepest = max(deepest, y)
    return tuple(items), deepest - _GAP
