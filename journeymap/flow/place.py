"""Where on the map a thing stands: its stage, its place in words, and its place in the reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.kept import kept
from journeymap.flow.words import name
from journeymap.model.find import index
from journeymap.model.journey import Milestone, Stage, SubStage, Touchpoint

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Thing


def stage_of(journey: Journey, thing: Thing) -> Stage | None:
    """The stage a thing belongs to, as far as it says so; for a milestone its own, else its touchpoint's."""
    things = index(journey).things
    match thing:
        case Stage():
            return thing
        case Touchpoint() | SubStage():
            key: str | None = thing.stage
        case Milestone():
            at = things.get(thing.touchpoint or "")
            key = thing.stage or (at.stage if isinstance(at, Touchpoint) else None)
        case _:
            return None
    found = things.get(key or "")
    return found if isinstance(found, Stage) else None


def place(journey: Journey, thing: Thing) -> str:
    """Where a thing stands, in words: "Onboarding › Data migration", or "Onboarding" for the stage itself."""
    stage = stage_of(journey, thing)
    return name(thing) if stage is None or stage is thing else f"{name(stage)} › {name(thing)}"


@kept
def positions(journey: Journey) -> dict[str, tuple[int, int, int]]:
    """What sorts things in reading order, by id: the number of the stage, of the column (a stage stands before
    its columns), and of the thing in the file. What has no stage comes first."""
    column_of = index(journey).column_of
    stages = {stage.id: number for number, stage in enumerate(journey.stages)}
    made = {}
    for rank, thing in enumerate(index(journey).things.values()):
        stage = stage_of(journey, thing)
        at = thing.touchpoint if isinstance(thing, Milestone) else thing.id
        made[thing.id] = (-1 if stage is None else stages[stage.id], column_of.get(at or "", -1), rank)
    return made
