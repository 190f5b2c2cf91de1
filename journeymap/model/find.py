"""Look-ups in a journey, made once per journey object and kept as long as it lives.

A journey never changes, so what is found in it never goes stale. A journey made by an edit shares most of its
tuples with the one before: what was made of those is taken over.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.grouping import grouped, only_change, place_notes
from journeymap.model.journey import THING_FIELDS
from journeymap.model.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.grouping import NotePlaces
    from journeymap.model.journey import (
        EmpathyResponse,
        Journey,
        Metric,
        Note,
        Picture,
        Signal,
        Stage,
        SubStage,
        Thing,
        Touchpoint,
    )


class Column(NamedTuple):
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
    images: dict[str, Picture]
    """SHA-256 -> picture."""
    columns: tuple[Column, ...]
    """The columns of the map from left to right: by stage, then sub-stage, then the order of touchpoints."""
    column_of: dict[str, int]
    """Touchpoint id -> its index in `columns`."""
    notes: dict[tuple[str, str], tuple[Note, ...]]
    """(lane id, touchpoint or stage id) -> notes."""
    notes_in: dict[str, dict[str, tuple[Note, ...]]]
    """Lane id -> touchpoint or stage id -> notes: the same for who goes through a whole lane."""
    metrics: dict[str, tuple[Metric, ...]]
    """Stage id -> metrics."""
    signals: dict[str, tuple[Signal, ...]]
    """Stage or touchpoint id -> signals."""
    responses: dict[str, tuple[EmpathyResponse, ...]]
    """Touchpoint id -> empathy responses."""


class Tables(NamedTuple):
    """A journey's tuples and, for each, its things by id in the user's order; of a repeated id the last thing."""

    source: dict[str, tuple[Thing, ...]]
    by_id: dict[str, dict[str, Thing]]


def index(journey: Journey) -> Index:
    """The look-ups of this journey, which must be consistent, as each is that was built or edited."""
    return _indexes(journey).found


def index_part(part: Journey, like: Journey | None) -> None:
    """Makes the look-ups of a journey that is a part of the one worked on, with those of the part before it."""
    _tables.aside(part, like)
    _indexes.aside(part, like)


def tables(journey: Journey, like: Journey | None = None) -> Tables:
    """The journey's things by field and id; nothing need hold between them yet. `like` is the journey before an
    edit, whose tables are taken over where they are the same."""
    return _tables(journey, like)


def touchpoints_in_order(journey: Journey) -> tuple[Touchpoint, ...]:
    """All touchpoints in reading order: left to right, and downwards where some share a column."""
    return tuple(touchpoint for column in index(journey).columns for touchpoint in column.touchpoints)


def _make_tables(journey: Journey, before: Tables | None) -> Tables:
    source: dict[str, tuple[Thing, ...]] = {field: getattr(journey, field) for field in THING_FIELDS}
    if before is None:
        return Tables(source, {field: {thing.id: thing for thing in things} for field, things in source.items()})
    return Tables(
        source, {field: _table(things, before.source[field], before.by_id[field]) for field, things in source.items()}
    )


def _table(things: tuple[Thing, ...], former: tuple[Thing, ...], table: dict[str, Thing]) -> dict[str, Thing]:
    """The things by id, taken from the table of the former things where few are different."""
    if things is former:
        return table
    if len(former) == len(table):
        place = only_change(things, former)
        if place is not None and things[place].id == former[place].id:
            return table | {things[place].id: things[place]}
    return {thing.id: thing for thing in things}


class _Made(NamedTuple):
    tables: Tables
    touchpoints: tuple[Touchpoint, ...]
    notes: NotePlaces
    found: Index


def _make_index(journey: Journey, before: _Made | None) -> _Made:
    now = _tables(journey)
    old = before.found if before is not None else None
    kept = {field for field in THING_FIELDS if before is not None and _same(now, before, field)}
    columns, column_of = _columns(journey, now, before)
    notes = place_notes(journey.notes, None if before is None else before.notes)
    found = Index(
        things=_things(now, before),
        field_of=_fields(now, before),
        images={picture.sha256: picture for picture in journey.images},
        columns=columns,
        column_of=column_of,
        notes=notes.at,
        notes_in=notes.by_lane,
        metrics=old.metrics if old and "metrics" in kept else grouped((m.stage, m) for m in journey.metrics),
        signals=old.signals if old and "signals" in kept else grouped((s.at, s) for s in journey.signals),
        responses=old.responses
        if old and "responses" in kept
        else grouped((r.touchpoint, r) for r in journey.responses),
    )
    return _Made(now, journey.touchpoints, notes, found)


_tables = Kept(_make_tables)
_indexes = Kept(_make_index)


def _same(now: Tables, before: _Made, *fields: str) -> bool:
    """Whether the journey's tuples in these fields are the very same as before."""
    return all(now.source[field] is before.tables.source[field] for field in fields)


def _things(now: Tables, before: _Made | None) -> dict[str, Thing]:
    """Every thing by id, patched where only one of them is another than before."""
    if before is not None:
        differing = [field for field in THING_FIELDS if now.source[field] is not before.tables.source[field]]
        if not differing:
            return before.found.things
        things, former = now.source[differing[0]], before.tables.source[differing[0]]
        place = only_change(things, former) if len(differing) == 1 else None
        if place is not None and things[place].id == former[place].id:
            return before.found.things | {things[place].id: things[place]}
    found: dict[str, Thing] = {}
    for table in now.by_id.values():
        found |= table
    return found


def _fields(now: Tables, before: _Made | None) -> dict[str, str]:
    """The field that each id stands in."""
    if before is None:
        return {key: field for field, table in now.by_id.items() for key in table}
    found = before.found.field_of
    for field, table in now.by_id.items():
        former = before.tables.by_id[field]
        if table is former or table.keys() == former.keys():
            continue
        found = dict(found) if found is before.found.field_of else found
        for key in former.keys() - table.keys():
            if found.get(key) == field:
                del found[key]
        found |= dict.fromkeys(table.keys() - former.keys(), field)
    return found


def _columns(journey: Journey, now: Tables, before: _Made | None) -> tuple[tuple[Column, ...], dict[str, int]]:
    """The columns of the map, and the index in them of each touchpoint's id."""
    if before is not None and _same(now, before, "stages", "substages"):
        if _same(now, before, "touchpoints"):
            return before.found.columns, before.found.column_of
        patched = _patched(before, journey.touchpoints)
        if patched is not None:
            return patched, before.found.column_of
    columns = tuple(_new_columns(journey))
    return columns, {t.id: number for number, column in enumerate(columns) for t in column.touchpoints}


def _patched(before: _Made, touchpoints: tuple[Touchpoint, ...]) -> tuple[Column, ...] | None:
    """The columns of before with the touchpoints that changed put in; None when some stand elsewhere now."""
    former = before.touchpoints
    if len(former) != len(touchpoints):
        return None
    columns = list(before.found.columns)
    for old, new in compress(zip(former, touchpoints, strict=True), map(is_not, former, touchpoints)):
        if old.id != new.id or _stand(old) != _stand(new):
            return None
        number = before.found.column_of[new.id]
        column = columns[number]
        columns[number] = column._replace(touchpoints=tuple(new if t.id == new.id else t for t in column.touchpoints))
    return tuple(columns)


def _stand(touchpoint: Touchpoint) -> tuple[str, str | None, str | None]:
    return touchpoint.stage, touchpoint.substage, touchpoint.together_with


def _new_columns(journey: Journey) -> Iterator[Column]:
    sharing: dict[str, list[Touchpoint]] = {}
    cells: dict[tuple[str, str | None], list[Touchpoint]] = {}
    for touchpoint in journey.touchpoints:
        if touchpoint.together_with is not None:
            sharing.setdefault(touchpoint.together_with, []).append(touchpoint)
        else:
            cells.setdefault((touchpoint.stage, touchpoint.substage), []).append(touchpoint)
    substages = grouped((substage.stage, substage) for substage in journey.substages)
    for stage in journey.stages:
        parts: tuple[SubStage | None, ...] = substages.get(stage.id, ())
        for part in (None, *parts):
            inside = cells.get((stage.id, part.id if part else None), ())
            if not inside and (part or not parts):
                yield Column(stage, part, ())
            for touchpoint in inside:
                shared = sharing.get(touchpoint.id)
                yield Column(stage, part, (touchpoint, *shared) if shared else (touchpoint,))
