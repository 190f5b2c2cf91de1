"""Where on the map a thing stands: its stage, its place in words, and its place in the reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.kept import kept
from journeymap.flow.words import name
from journeymap.model.find import index
from journeymap.model.journey import (
    EmpathyResponse,
    Flow,
    Metric,
    Milestone,
    Note,
    Signal,
    Stage,
    SubStage,
    Touchpoint,
)

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Thing


def stage_of(journey: Journey, thing: Thing) -> Stage | None:
    """The stage a thing belongs to, as far as it says so; for a milestone its own, else its touchpoint's; for what
    hangs on a touchpoint that touchpoint's."""
    things = index(journey).things
    match thing:
        case Stage():
            return thing
        case Touchpoint() | SubStage() | Metric():
            key: str | None = thing.stage
        case Milestone():
            at = things.get(thing.touchpoint or "")
            key = thing.stage or (at.stage if isinstance(at, Touchpoint) else None)
        case Note() | Signal() | EmpathyResponse() | Flow():
            on = things.get(_anchor(thing))
            return stage_of(journey, on) if on is not None else None
        case _:
            return None
    found = things.get(key or "")
    return found if isinstance(found, Stage) else None


def place(journey: Journey, thing: Thing) -> str:
    """Where a thing stands, in words: "Onboarding › Data migration", or "Onboarding" for the stage itself; what hangs
    on a touchpoint stands below it."""
    stage = stage_of(journey, thing)
    on = index(journey).things.get(_anchor(thing)) if isinstance(thing, Note | Signal | EmpathyResponse) else None
    parts = [stage, on if on is not stage else None, thing if thing is not stage else None]
    return " › ".join(name(part) for part in parts if part is not None)


def _anchor(thing: Note | Signal | EmpathyResponse | Flow) -> str:
    """The id of what it hangs on."""
    match thing:
        case EmpathyResponse():
            return thing.touchpoint
        case Flow():
            return thing.source
        case _:
            return thing.at


_STANDS_AT = {
    "substages": "stage",
    "metrics": "stage",
    "notes": "at",
    "signals": "at",
    "responses": "touchpoint",
    "flows": "source",
}
"""The field that says at which stage or touchpoint a thing stands, by the journey's field."""


@kept
def positions(journey: Journey) -> dict[str, tuple[int, int, int]]:
    """What sorts things in reading order, by id: the number of the stage, of the column (a stage stands before
    its columns), and of the thing in the file. What has no stage comes first."""
    column_of = index(journey).column_of
    stands = {stage.id: (number, -1) for number, stage in enumerate(journey.stages)}
    stands |= {t.id: (stands[t.stage][0], column_of[t.id]) for t in journey.touchpoints}
    nowhere = (-1, -1)
    for milestone in journey.milestones:
        column = stands.get(milestone.touchpoint or "", nowhere)[1]
        stage = stands.get(milestone.stage or milestone.touchpoint or "", nowhere)[0]
        stands[milestone.id] = (stage, column)
    for field, name_of_place in _STANDS_AT.items():
        things = getattr(journey, field)
        stands |= {thing.id: stands[getattr(thing, name_of_place)] for thing in things}
    return {key: (*stands.get(key, nowhere), rank) for rank, key in enumerate(index(journey).things)}
