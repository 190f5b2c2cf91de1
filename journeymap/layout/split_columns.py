"""Which columns of a map stand together on a page: whole stages where that can be, never a part of a touchpoint."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from journeymap.lanes.plan import Memory, Plan, StageSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.lanes.plan import ColumnSpan

CONTINUED = "(continued)"


class Group(NamedTuple):
    """Neighbouring columns, from `x` to `right` (px of the map), as parts of stages; `plan` is the map's plan with
    nothing else in it. Later parts of a stage say so in their titles, and go by an id that nothing hangs on: what hangs
    on the stage stands with its first part."""

    x: float
    right: float
    plan: Plan
    stages: tuple[str, ...]
    """Ids of the stages of which it has a part."""

    @property
    def width(self) -> float:
        return self.right - self.x


def groups(plan: Plan, most: float) -> tuple[Group, ...]:
    """The columns in groups of at most `most` px, but at least a column each. Stages stay together where they fit; one
    that fits nowhere begins a group of its own and is spread evenly."""
    found: list[list[tuple[int, tuple[ColumnSpan, ...]]]] = []
    left = 0.0
    for number, stage in enumerate(plan.stages):
        if found and stage.x + stage.width - left <= most:
            found[-1].append((number, stage.columns))
            continue
        for columns in _spread(stage, most):
            found.append([(number, columns)])
            left = columns[0].x
    return tuple([_group(plan, parts) for parts in found])


def _spread(stage: StageSpan, most: float) -> Iterator[tuple[ColumnSpan, ...]]:
    """A stage's columns in as few parts as can be, of much the same size."""
    across = stage.width / len(stage.columns)
    parts = ceil(len(stage.columns) / max(1, int((most + 1e-6) // across)))
    ends = [round(part * len(stage.columns) / parts) for part in range(parts + 1)]
    for start, end in pairwise(ends):
        yield stage.columns[start:end]


def _group(plan: Plan, parts: list[tuple[int, tuple[ColumnSpan, ...]]]) -> Group:
    x = parts[0][1][0].x
    last = parts[-1][1][-1]
    spans = tuple([_part(plan.stages[number], columns) for number, columns in parts])
    within = replace(
        plan,
        left=x,
        right=last.x + last.width,
        columns=tuple([column for _, columns in parts for column in columns]),
        stages=spans,
        draw=Memory(),
    )
    return Group(x, last.x + last.width, within, tuple([plan.stages[number].stage.id for number, _ in parts]))


def _part(span: StageSpan, columns: tuple[ColumnSpan, ...]) -> StageSpan:
    if len(columns) == len(span.columns):
        return span
    stage = span.stage
    if columns[0] is not span.columns[0]:
        title = f"{stage.title} {CONTINUED}".strip()
        stage = stage.model_copy(update={"id": f"{stage.id}…", "title": title})
    width = columns[-1].x + columns[-1].width - columns[0].x
    return span._replace(x=columns[0].x, width=width, stage=stage, columns=columns)
