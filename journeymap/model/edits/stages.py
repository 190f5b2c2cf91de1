"""Making one stage of several, and two of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import (
    Ids,
    altered,
    called,
    changed,
    find,
    made,
    moved,
    placed,
    replaced,
    unique,
    without,
)
from journeymap.model.find import index
from journeymap.model.journey import Stage, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey


def merge_stages(journey: Journey, keys: Iterable[str]) -> Journey:
    """One stage of several: the first of them (in the journey's order) takes in whatever stands in the others.

    It lasts from its own first day to the last day of the last, and fills what it does not say itself (goal, owner,
    team, colour) from the others. Reading order stays within each, so touchpoints that would slip before sub-stages
    already there get a sub-stage that bears their old stage's title. Errors: JourneyError.
    """
    wanted = {find(journey, key, Stage).id for key in unique(keys)}
    merged = [stage for stage in journey.stages if stage.id in wanted]
    if len(merged) < 2:
        return journey
    first, last = merged[0], merged[-1]
    update = {field: _at(journey, field, wanted - {first.id}, first.id) for field in _AT_STAGES}
    parts, home_of_part = _parts(journey, merged)
    rank = {part.id: number for number, part in enumerate(parts)}
    others = tuple(part for part in journey.substages if part.id not in rank)
    inside = {
        t.id: altered(
            t, {"stage": first.id, "substage": home_of_part.get(t.stage) if t.substage is None else t.substage}
        )
        for t in journey.touchpoints
        if t.stage in wanted
    }
    touchpoints = journey.touchpoints
    if inside:
        column_of = index(journey).column_of
        place = min(inside, key=column_of.__getitem__)
        touchpoints = replaced(moved(touchpoints, inside.keys(), before=place, rank=column_of), inside)
    start, end = first.start_day, last.end_day
    if start is not None and end is not None and start > end:  # they did not stand in the order of their days
        start, end = end, start
    fields = {name: _first_said(merged, name) for name in ("goal", "owner", "team", "colour")}
    kept = altered(first, fields | {"start_day": start, "end_day": end})
    return changed(
        journey,
        **update,
        stages=replaced(without(journey.stages, wanted - {first.id}), {first.id: kept}),
        substages=(*others, *parts),
        touchpoints=touchpoints,
    )


def split_stage(journey: Journey, at: str, *, title: str | None = None, id: str | None = None) -> Journey:
    """Two stages of one: the column of the touchpoint `at` and all to its right go into a new stage behind.

    The new stage has the same title unless another is given, the same owner and team; a sub-stage that is cut goes on
    under its title. What belongs to the stage as a whole (notes, metrics, signals) stays with the first, which ends
    on the day of the touchpoint where it has one. Errors: JourneyError, also when nothing would stay in the first.
    """
    touchpoint = find(journey, at, Touchpoint)
    stage = find(journey, touchpoint.stage, Stage)
    columns = [column for column in index(journey).columns if column.stage.id == stage.id]
    cut = next(n for n, column in enumerate(columns) if any(t.id == at for t in column.touchpoints))
    if cut == 0:
        raise JourneyError((f"{called(stage)} cannot be split at its first touchpoint; choose a later one",))
    ids = Ids(journey)
    new = made(
        Stage,
        {"id": ids.new(Stage) if id is None else id, "title": stage.title if title is None else title}
        | {"owner": stage.owner, "team": stage.team},
    )
    start, day, end = stage.start_day, touchpoint.day, stage.end_day
    if day is not None and (start is None or start <= day) and (end is None or day <= end):
        stage, new = altered(stage, {"end_day": day}), altered(new, {"start_day": day, "end_day": end})
    moving = {t.id for column in columns[cut:] for t in column.touchpoints}
    staying = {column.substage.id for column in columns[:cut] if column.substage is not None}
    parts: dict[str, SubStage] = {}
    rest: tuple[SubStage, ...] = ()
    place = columns[cut].substage
    for part in journey.substages:
        if part.stage == stage.id and part.id not in staying:
            parts[part.id] = altered(part, {"stage": new.id})
    cut_part = place.id if place is not None and place.id in staying else None
    if place is not None and cut_part is not None:
        rest = (made(SubStage, {"id": ids.new(SubStage), "stage": new.id, "title": place.title}),)
    touchpoints = {
        t.id: altered(
            t,
            {
                "stage": new.id,
                "substage": rest[0].id if cut_part is not None and t.substage == cut_part else t.substage,
            },
        )
        for t in journey.touchpoints
        if t.id in moving
    }
    milestones = {
        m.id: altered(m, {"stage": new.id})
        for m in journey.milestones
        if m.stage == stage.id and m.touchpoint in moving
    }
    return changed(
        journey,
        stages=placed(replaced(journey.stages, {stage.id: stage}), (new,), after=stage.id),
        # The rest of the sub-stage that is cut comes first in the new stage.
        substages=placed(
            replaced(journey.substages, parts), rest, after=place.id if place is not None and rest else None
        ),
        touchpoints=replaced(journey.touchpoints, touchpoints),
        milestones=replaced(journey.milestones, milestones),
    )


_AT_STAGES: dict[str, str] = {"milestones": "stage", "notes": "at", "metrics": "stage", "signals": "at"}
"""What may belong to a stage as a whole, and the field that says to which."""


def _at(journey: Journey, field: str, former: set[str], now: str) -> tuple[Any, ...]:
    """The records of a field with those at former stages put at another."""
    name = _AT_STAGES[field]
    records: tuple[Any, ...] = getattr(journey, field)
    return replaced(records, {r.id: altered(r, {name: now}) for r in records if getattr(r, name) in former})


def _parts(journey: Journey, merged: list[Stage]) -> tuple[list[SubStage], dict[str, str]]:
    """The sub-stages of the stage that comes of several; and by stage the sub-stage made for touchpoints that stood
    in it directly."""
    ids = Ids(journey)
    parts: list[SubStage] = []
    made_for: dict[str, str] = {}
    for stage in merged:
        if parts and any(t.stage == stage.id and t.substage is None for t in journey.touchpoints):
            parts.append(made(SubStage, {"id": ids.new(SubStage), "stage": merged[0].id, "title": stage.title}))
            made_for[stage.id] = parts[-1].id
        parts += [altered(part, {"stage": merged[0].id}) for part in journey.substages if part.stage == stage.id]
    return parts, made_for


def _first_said(stages: list[Stage], name: str) -> object:
    """The first value of a field that is more than nothing."""
    values = [getattr(stage, name) for stage in stages]
    return next((value for value in values if value), values[0])
