"""Where in a map something that is put in shall go: what the selection, or the empty cell with the keys, says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.find import index
from journeymap.model.journey import (
    NOTE_LANES,
    EmpathyResponse,
    Flow,
    Lane,
    Metric,
    Milestone,
    Note,
    Persona,
    Signal,
    Stage,
    SubStage,
    Touchpoint,
)

if TYPE_CHECKING:
    from journeymap.editor.state import Cell
    from journeymap.model.journey import Journey


class Place(NamedTuple):
    """What is known of where to go; None where nobody said."""

    stage: str | None = None
    substage: str | None = None
    touchpoint: str | None = None
    lane: str | None = None
    """A lane that was named, of any kind."""
    beside: str | None = None
    """The thing that has the focus: what is of its kind goes behind it."""

    @property
    def at(self) -> str | None:
        """The touchpoint, else the stage, that things hang on."""
        return self.touchpoint or self.stage

    def note_lane(self, journey: Journey) -> str | None:
        """The lane, where it is one that holds notes."""
        lane = index(journey).things.get(self.lane or "")
        return lane.id if isinstance(lane, Lane) and lane.kind in NOTE_LANES else None


NOWHERE = Place()


def place(journey: Journey, focus: str | None = None, cell: Cell | None = None) -> Place:
    """The place that the thing in focus, else the cell with the keys, names."""
    thing = index(journey).things.get(focus or "")
    match thing:
        case None:
            return Place() if cell is None else _at(journey, cell.at)._replace(lane=cell.lane)
        case Note():
            return _at(journey, thing.at)._replace(lane=thing.lane, beside=thing.id)
        case Signal():
            return _at(journey, thing.at)._replace(beside=thing.id)
        case EmpathyResponse():
            return _at(journey, thing.touchpoint)._replace(beside=thing.id)
        case Milestone():
            return _at(journey, thing.touchpoint or thing.stage)._replace(beside=thing.id)
        case Metric() | SubStage():
            found = _at(journey, thing.stage)
            return found._replace(beside=thing.id, substage=thing.id if isinstance(thing, SubStage) else None)
        case Flow():
            return _at(journey, thing.source)
        case Lane():
            return Place(lane=thing.id, beside=thing.id)
        case Stage() | Touchpoint() | Persona() | _:
            return _at(journey, thing.id)._replace(beside=thing.id)


def _at(journey: Journey, key: str | None) -> Place:
    thing = index(journey).things.get(key or "")
    if isinstance(thing, Touchpoint):
        return Place(thing.stage, thing.substage, thing.id)
    if isinstance(thing, SubStage):
        return Place(thing.stage, thing.id)
    return Place(thing.id) if isinstance(thing, Stage) else Place()
