"""The columns of a map: how wide each is and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.standing import at_risk, late_milestones
from journeymap.lanes.plan import ColumnSpan, Memory, Plan, StageSpan
from journeymap.lanes.stages import least_width
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Journey

MARGIN = 32.0
NAMES = 150.0
"""Width of the column of lane names, px."""
COLUMN = 134.0
_WIDEST_COLUMN = 240.0
_LEAST_LANES = 860.0
"""A map with few columns spreads them over at least this much, px, so that its head has room."""
STAGE_GAP = 8.0


def plan(journey: Journey, theme: Theme, draw: Memory) -> Plan:
    """Where columns and stages stand. Columns of a stage are equally wide: `COLUMN`, more where the stage's title
    needs it or where few columns have the map for themselves."""
    found = index(journey)
    counts: dict[str, int] = {}
    for column in found.columns:
        counts[column.stage.id] = counts.get(column.stage.id, 0) + 1
    gaps = STAGE_GAP * max(0, len(journey.stages) - 1)
    spread = (_LEAST_LANES - gaps) / max(1, len(found.columns))
    wanted = min(_WIDEST_COLUMN, max(COLUMN, spread))
    left = MARGIN + NAMES
    columns: list[ColumnSpan] = []
    stages: list[StageSpan] = []
    x = left
    for number, stage in enumerate(journey.stages):
        first = len(columns)
        width = float(round(max(wanted, least_width(stage) / counts[stage.id])))
        start = x
        for column in found.columns[first : first + counts[stage.id]]:
            columns.append(ColumnSpan(x, width, column, number))
            x += width
        colour = theme.stage_colour(stage.colour, number)
        stages.append(StageSpan(start, x - start, stage, colour, range(first, len(columns))))
        x += STAGE_GAP
    right = max(left + _LEAST_LANES, x - STAGE_GAP)
    return Plan(
        journey, found, theme, MARGIN, left, right, tuple(columns), tuple(stages),
        at_risk(journey), late_milestones(journey), draw,
    )  # fmt: skip
