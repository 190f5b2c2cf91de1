"""Edits that change the order of things, or the stage, lane or column they stand in.

`before` and `after` name the new neighbour by id. Several things keep their order among themselves. All raise
JourneyError when a thing or place does not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import (
    FIELD_OF,
    altered,
    anchor_of,
    changed,
    find,
    find_any,
    moved,
    replaced,
    unique,
)
from journeymap.model.edits.homes import home_of, last_in
from journeymap.model.find import index
from journeymap.model.journey import Lane, Milestone, Note, Stage, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.edits.homes import Home
    from journeymap.model.journey import Journey, Thing


def move_things(
    journey: Journey, keys: Iterable[str], *, before: str | None = None, after: str | None = None
) -> Journey:
    """Puts things of one kind before or after another of that kind, else last; nothing but their order changes.

    For touchpoints, sub-stages and notes, whose place is more than their order, see the edits of their own.
    """
    wanted = unique(keys)
    fields = {FIELD_OF[type(find_any(journey, key))] for key in wanted}
    if len(fields) > 1:
        raise JourneyError(("things of several kinds cannot be moved together; move one kind at a time",))
    return changed(journey, **{field: moved(getattr(journey, field), set(wanted), before, after) for field in fields})


def move_stage(journey: Journey, key: str, *, before: str | None = None, after: str | None = None) -> Journey:
    """Puts a stage, with all that stands in it, before or after another, else last."""
    return _move_one(journey, Stage, key, before, after)


def move_lane(journey: Journey, key: str, *, before: str | None = None, after: str | None = None) -> Journey:
    """Puts a lane above (`before`) or below (`after`) another, else last."""
    return _move_one(journey, Lane, key, before, after)


def move_milestone(journey: Journey, key: str, *, before: str | None = None, after: str | None = None) -> Journey:
    """Puts a milestone before or after another in the list of milestones, else last; its day stays."""
    return _move_one(journey, Milestone, key, before, after)


def move_substage(
    journey: Journey,
    key: str,
    *,
    stage: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Journey:
    """Puts a sub-stage with its touchpoints next to another, into whose stage it goes; else last in `stage`, or in
    its own stage."""
    substage = find(journey, key, SubStage)
    anchor = anchor_of(before, after)
    home = find(journey, anchor, SubStage).stage if anchor is not None else stage or substage.stage
    if stage is not None and home != stage:
        raise JourneyError(("the sub-stage it shall stand next to belongs to another stage",))
    find(journey, home, Stage)
    order = moved(journey.substages, {key}, before, after)
    here = {t.id: altered(t, {"stage": home}) for t in journey.touchpoints if t.substage == key and t.stage != home}
    return changed(
        journey,
        substages=replaced(order, {key: altered(substage, {"stage": home})}),
        # Touchpoints that come along keep their place: it only counts within their sub-stage.
        touchpoints=replaced(journey.touchpoints, here),
    )


def move_touchpoints(
    journey: Journey,
    keys: Iterable[str],
    *,
    stage: str | None = None,
    substage: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Journey:
    """Puts touchpoints next to the column of another, into whose stage and sub-stage they go; else last in
    `substage`, or in `stage` outside its sub-stages.

    A touchpoint takes along those that happen together with it; one that is moved without the touchpoint whose
    column it shares gets a column of its own.
    """
    wanted = _with_companions(journey, unique(keys))
    home, before, after = home_of(journey, stage, substage, before, after)
    if before is None and after is None:
        after = last_in(journey, home, wanted)
    # From several stages they come in reading order, which is not always the order of the tuple.
    order = moved(journey.touchpoints, wanted, before, after, index(journey).column_of)
    new = {t.id: altered(t, _home_fields(t, home, wanted)) for t in journey.touchpoints if t.id in wanted}
    return changed(journey, touchpoints=replaced(order, new))


def move_notes(
    journey: Journey,
    keys: Iterable[str],
    *,
    lane: str | None = None,
    at: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Journey:
    """Puts notes into another lane, under another touchpoint or stage, or next to another note, whose lane and place
    they get where none is given."""
    wanted = {key: find(journey, key, Note) for key in unique(keys)}
    anchor = anchor_of(before, after)
    if anchor is not None:
        neighbour = find(journey, anchor, Note)
        lane, at = lane or neighbour.lane, at or neighbour.at
    fields = {name: value for name, value in (("lane", lane), ("at", at)) if value is not None}
    order = moved(journey.notes, wanted.keys(), before, after)
    return changed(journey, notes=replaced(order, {key: altered(note, fields) for key, note in wanted.items()}))


def _move_one(journey: Journey, kind: type[Thing], key: str, before: str | None, after: str | None) -> Journey:
    find(journey, key, kind)
    return move_things(journey, (key,), before=before, after=after)


def _with_companions(journey: Journey, keys: Iterable[str]) -> set[str]:
    wanted = {find(journey, key, Touchpoint).id for key in keys}
    return wanted | {t.id for t in journey.touchpoints if t.together_with in wanted}


def _home_fields(touchpoint: Touchpoint, home: Home, wanted: set[str]) -> dict[str, Any]:
    together = touchpoint.together_with if touchpoint.together_with in wanted else None
    return {"stage": home[0], "substage": home[1], "together_with": together}
