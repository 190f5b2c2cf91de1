"""Where the cells of a map lie in its scene, and which one a point is in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from journeymap.editor import cells
from journeymap.layout.hit import Rect, bounds, within
from journeymap.model.find import index
from journeymap.model.journey import Lane

if TYPE_CHECKING:
    from journeymap.editor.state import Cell
    from journeymap.layout.scene import Row, Scene
    from journeymap.model.journey import Journey

_PAD = 8.0
_TOP = 12.0
_GAP = 6.0
_LEAST = 20.0
_GROUND = frozenset({"lane", "lane-name", "band", "flow", "curve"})
"""What lies behind cells and does not fill them."""


def rect_of_cell(scene: Scene, journey: Journey, cell: Cell) -> Rect | None:
    """The free part of a cell, below what stands in it, or all of one that holds no things of its own; None where
    its lane or column is not shown."""
    row = next((one for one in scene.rows if one.key == cell.lane), None)
    span = _span(scene, journey, cell)
    if row is None or span is None:
        return None
    x, width = span
    lane = index(journey).things.get(cell.lane)
    if isinstance(lane, Lane) and lane.kind in cells.FULL_CELLS:
        return Rect(x + _PAD, row.y + _GAP, width - 2 * _PAD, row.height - 2 * _GAP)
    inside = Rect(x + 1.0, row.y + 1.0, width - 2.0, row.height - 2.0)
    deepest = max(
        (bounds(one).bottom for one in within(scene, inside) if one.lane == cell.lane and one.role not in _GROUND),
        default=0.0,
    )
    bottom = row.y + row.height - _GAP
    top = min(max(row.y + _TOP, deepest + _GAP if deepest else 0.0), bottom - _LEAST)
    return Rect(x + _PAD, top, width - 2 * _PAD, bottom - top)


def cell_at(scene: Scene, journey: Journey, x: float, y: float) -> Cell | None:
    """The cell at a point, where something may be written; None beside the lanes and where a lane takes nothing."""
    row = _row_at(scene, y)
    lane = index(journey).things.get(row.key) if row is not None else None
    number = bisect_right(scene.columns, x, key=lambda span: span.x) - 1
    if not isinstance(lane, Lane) or number < 0 or number >= len(index(journey).columns):
        return None
    span = scene.columns[number]
    if x > span.x + span.width:
        return None
    return cells.of_column(journey, lane, index(journey).columns[number])


def _row_at(scene: Scene, y: float) -> Row | None:
    number = bisect_right(scene.rows, y, key=lambda row: row.y) - 1
    if number < 0 or y > scene.rows[number].y + scene.rows[number].height:
        return None
    return scene.rows[number]


def _span(scene: Scene, journey: Journey, cell: Cell) -> tuple[float, float] | None:
    """The x and width of a cell: of its touchpoint's column, of its stage, or of the columns of its sub-stage."""
    found = index(journey)
    if (number := found.column_of.get(cell.at)) is not None:
        return scene.columns[number].x, scene.columns[number].width
    for stage in scene.stages:
        if stage.key == cell.at:
            return stage.x, stage.width
    parts = [
        span
        for span, column in zip(scene.columns, found.columns, strict=True)
        if column.substage is not None and column.substage.id == cell.at
    ]
    return (parts[0].x, parts[-1].x + parts[-1].width - parts[0].x) if parts else None
