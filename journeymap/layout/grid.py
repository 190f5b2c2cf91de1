"""The columns of a map: how wide each is and where it stands."""

from __future__ import annotations

from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from journeymap.flow.standing import LOWEST, late_milestones, says_something
from journeymap.lanes.plan import ColumnSpan, Plan, StageSpan
from journeymap.lanes.stages import least_width
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Memory
    from journeymap.model.find import Column
    from journeymap.model.journey import Journey

MARGIN = 32.0
_NAMES = 150.0
"""Width of the column of lane names, px, where the map says nothing else."""
COLUMN = 134.0
_WIDEST_COLUMN = 240.0
_LEAST_LANES = 860.0
"""A map with few columns spreads them over at least this much, px, so that its head has room."""
STAGE_GAP = 8.0


def names_width(journey: Journey) -> float:
    """How wide the column of lane names is, px."""
    return _NAMES if journey.names_width is None else journey.names_width


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
    left = MARGIN + names_width(journey)
    answered = draw.same("answered", frozenset([r.touchpoint for r in journey.responses if says_something(r)]))
    stages: list[StageSpan] = []
    x, first = left, 0
    for number, stage in enumerate(journey.stages):
        count = counts[stage.id]
        width = float(ceil(max(wanted, least_width(stage) / count)))
        columns = found.columns[first : first + count]
        spans = draw.gathered(_spans, stage.id, columns, x, width, number)
        in_danger = draw.gathered(_risky, stage.id, columns, answered)
        colour = theme.stage_colour(stage.colour, number)
        span = StageSpan(x, width * count, stage, colour, spans, in_danger)
        stages.append(draw.same(("stage", stage.id), span))  # the same object is compared at a glance
        x += width * count + STAGE_GAP
        first += count
    right = max(left + _LEAST_LANES, x - STAGE_GAP)
    all_columns = tuple(chain.from_iterable([stage.columns for stage in stages]))
    return Plan(journey, found, theme, left, right, all_columns, tuple(stages), late_milestones(journey), draw)


def _spans(_: Memory, columns: tuple[Column, ...], x: float, width: float, stage: int) -> tuple[ColumnSpan, ...]:
    """The columns of a stage that starts at `x`."""
    return tuple([ColumnSpan(x + number * width, width, column, stage) for number, column in enumerate(columns)])


def _risky(_: Memory, columns: tuple[Column, ...], answered: frozenset[str]) -> frozenset[str]:
    """Those of a stage's touchpoints that are at risk: `flow.standing.at_risk`, a stage at a time, so that an edit
    makes only one stage be looked through."""
    return frozenset(
        [
            touchpoint.id
            for column in columns
            for touchpoint in column.touchpoints
            if touchpoint.id not in answered and any(feeling.value == LOWEST for feeling in touchpoint.feelings)
        ]
    )
