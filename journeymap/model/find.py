"""Look-ups in a journey, made once per journey object and kept as long as it lives.

A journey never changes, so what is found in it never goes stale.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import (
        EmpathyResponse,
        Journey,
        Metric,
        Note,
        Signal,
        Stage,
        SubStage,
        Thing,
        Touchpoint,
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the map: the touchpoints that share it, or none where a stage or sub-stage is empty."""

    stage: Stage
    substage: SubStage | None
    touchpoints: tuple[Touchpoint, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What is where in one journey. The order in every tuple is the user's."""

    things: dict[str, Thing]
    field_of: dict[str, str]
    """id -> the journey's field it stands in, e.g. "touchpoints"."""
    columns: tuple[Column, ...]
    """The columns of the map from left to right: by stage, then sub-stage, then the order of touchpoints."""
    column_of: dict[str, int]
    """Touchpoint id -> its index in `columns`."""
    notes: dict[tuple[str, str], tuple[Note, ...]]
    """(lane id, touchpoint or stage id) -> notes."""
    metrics: dict[str, tuple[Metric, ...]]
    """Stage id -> metrics."""
    signals: dict[str, tuple[Signal, ...]]
    """Stage or touchpoint id -> signals."""
    responses: dict[str, tuple[EmpathyResponse, ...]]
    """Touchpoint id -> empathy responses."""


_kept: dict[int, tuple[weakref.ref[Journey], Index]] = {}


def index(journey: Journey) -> Index:
    """The look-ups of this journey."""
    kept = _kept.get(id(journey))
    if kept is not None and kept[0]() is journey:
        return kept[1]
    key = id(journey)
    made = _make(journey)
    _kept[key] = (weakref.ref(journey, lambda _: _kept.pop(key, None)), made)
    return made


def touchpoints_in_order(journey: Journey) -> tuple[Touchpoint, ...]:
    """All touchpoints in reading order: left to right, and downwards where some share a column."""
    return tuple(touchpoint for column in index(journey).columns for touchpoint in column.touchpoints)


def _make(journey: Journey) -> Index:
    things: dict[str, Thing] = {}
    field_of: dict[str, str] = {}
    for field in THING_FIELDS:
        for thing in getattr(journey, field):
            things[thing.id] = thing
            field_of[thing.id] = field
    columns = _columns(journey)
    return Index(
        things=things,
        field_of=field_of,
        columns=columns,
        column_of={t.id: number for number, column in enumerate(columns) for t in column.touchpoints},
        notes=_grouped(((note.lane, note.at), note) for note in journey.notes),
        metrics=_grouped((metric.stage, metric) for metric in journey.metrics),
        signals=_grouped((signal.at, signal) for signal in journey.signals),
        responses=_grouped((response.touchpoint, response) for response in journey.responses),
    )


def _columns(journey: Journey) -> tuple[Column, ...]:
    sharing = _grouped((t.together_with, t) for t in journey.touchpoints if t.together_with is not None)
    cells = _grouped(((t.stage, t.substage), t) for t in journey.touchpoints if t.together_with is None)
    substages = _grouped((substage.stage, substage) for substage in journey.substages)
    columns: list[Column] = []
    for stage in journey.stages:
        parts = substages.get(stage.id, ())
        direct = cells.get((stage.id, None), ())
        columns += [Column(stage, None, (t, *sharing.get(t.id, ()))) for t in direct]
        if not direct and not parts:
            columns.append(Column(stage, None, ()))
        for part in parts:
            inside = cells.get((stage.id, part.id), ())
            columns += [Column(stage, part, (t, *sharing.get(t.id, ()))) for t in inside]
            if not inside:
                columns.append(Column(stage, part, ()))
    return tuple(columns)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    lists: dict[K, list[V]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}
