"""What Alt with an arrow does to lines of the outline: up and down past a neighbour, into a sub-stage and out of it.

Where a line is the first or last in its place, it goes on to the place before or behind: touchpoints to the next
sub-stage or stage, notes to the next touchpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.dropping import drop
from journeymap.model.find import index, touchpoints_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.session import Edit
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Lane, Stage, Touchpoint

Way = Literal[-1, 1]
"""Up or down."""


def shifted(journey: Journey, ids: tuple[str, ...], way: Way) -> Edit | None:
    """The edit that moves these things of one kind a line up (−1) or down (1); None where there is no way on."""
    found = index(journey)
    fields = {found.field_of.get(one) for one in ids}
    field = fields.pop() if len(fields) == 1 else None
    if field is None:
        return None
    chosen = set(ids)
    if field == "touchpoints":
        chosen = _with_companions(found, chosen)
    places = _places(journey, found, field)
    held = [number for number, place in enumerate(places) if chosen.intersection(place.ids)]
    at = held[0] if way < 0 else held[-1]
    beyond = _beyond(places[at].ids, chosen, way)
    if not beyond:
        onward = at + way
        if not 0 <= onward < len(places) or places[onward].run != places[at].run:
            return None
        beyond, way = places[onward].ids[::way], (1 if way < 0 else -1)
        if not beyond:
            return drop(journey, ids, places[onward].into, "into")
    return drop(journey, ids, beyond[0], "before" if way < 0 else "after")


def _beyond(row: list[str], chosen: set[str], way: Way) -> list[str]:
    """What stands before the first (behind the last) that is chosen, the nearest first."""
    numbers = [number for number, one in enumerate(row) if one in chosen]
    return row[: numbers[0]][::-1] if way < 0 else row[numbers[-1] + 1 :]


def indented(journey: Journey, ids: tuple[str, ...]) -> Edit | None:
    """The edit that puts touchpoints which stand in no sub-stage into one: the first of their stage."""
    touchpoints = _touchpoints(journey, ids)
    stages = {touchpoint.stage for touchpoint in touchpoints}
    if len(stages) != 1 or any(touchpoint.substage for touchpoint in touchpoints):
        return None
    part = next((part for part in journey.substages if part.stage in stages), None)
    if part is None:
        return None
    first = next((t.id for t in touchpoints_in_order(journey) if t.substage == part.id), None)
    return drop(journey, ids, part.id, "into") if first is None else drop(journey, ids, first, "before")


def outdented(journey: Journey, ids: tuple[str, ...]) -> Edit | None:
    """The edit that takes touchpoints out of their sub-stages, to stand last of those that are in none."""
    touchpoints = _touchpoints(journey, ids)
    stages = {touchpoint.stage for touchpoint in touchpoints}
    if len(stages) != 1 or not all(touchpoint.substage for touchpoint in touchpoints):
        return None
    return drop(journey, ids, stages.pop(), "into")


def _touchpoints(journey: Journey, ids: tuple[str, ...]) -> list[Touchpoint]:
    """The touchpoints with these ids; none of them if one is something else."""
    found = [one for one in journey.touchpoints if one.id in ids]
    return found if len(found) == len(set(ids)) else []


def _with_companions(found: Index, chosen: set[str]) -> set[str]:
    """Touchpoints move with those whose column they share."""
    columns = (found.columns[found.column_of[one]] for one in chosen)
    return {touchpoint.id for column in columns for touchpoint in column.touchpoints}


class _Place(NamedTuple):
    """What stands together below a line of key `into`. The way leads on to a neighbouring place of the same run."""

    into: str
    run: str
    ids: list[str]


def _places(journey: Journey, found: Index, field: str) -> list[_Place]:
    """Everywhere things of a field can stand, in reading order."""
    match field:
        case "touchpoints":
            homes = {
                home: _Place(home, "", []) for stage in journey.stages for home in (stage.id, *_parts(journey, stage))
            }
            for column in found.columns:
                homes[(column.substage or column.stage).id].ids.extend(one.id for one in column.touchpoints)
            return list(homes.values())
        case "substages":
            return [_Place(stage.id, "", list(_parts(journey, stage))) for stage in journey.stages]
        case "metrics":
            return [_Place(one.id, "", [m.id for m in found.metrics.get(one.id, ())]) for one in journey.stages]
        case "notes":
            return [place for lane in journey.lanes for place in _cells(journey, found, lane)]
        case "signals" | "responses" | "flows":
            owner = {"signals": "at", "responses": "touchpoint", "flows": "source"}[field]
            hung: dict[str, _Place] = {}
            for thing in getattr(journey, field):
                at = getattr(thing, owner)
                hung.setdefault(at, _Place(at, at, [])).ids.append(thing.id)
            return list(hung.values())
        case _:
            return [_Place("", "", [thing.id for thing in getattr(journey, field)])]


def _parts(journey: Journey, stage: Stage) -> Iterator[str]:
    return (part.id for part in journey.substages if part.stage == stage.id)


def _cells(journey: Journey, found: Index, lane: Lane) -> Iterator[_Place]:
    """The places of a lane where a note can stand, or does: under touchpoints or under whole stages."""
    inside: dict[str, list[str]] = {stage.id: [] for stage in journey.stages}
    for touchpoint in touchpoints_in_order(journey):
        inside[touchpoint.stage].append(touchpoint.id)
    for stage, touchpoints in inside.items():
        for at in (*touchpoints, stage):
            notes = found.notes.get((lane.id, at), ())
            if notes or (at == stage) == (lane.scope == "stage"):
                yield _Place(at, lane.id, [note.id for note in notes])
