"""Where things of a map stand, and where something that is put in shall go: what the selection, or the empty cell with
the keys, says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

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
    from journeymap.editor.state import Cell, EditorState
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Thing

    T = TypeVar("T", bound=Thing)


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


def focused(state: EditorState) -> Thing | None:
    """The thing that is selected last, else the touchpoint or stage whose empty cell has the keys."""
    things = index(state.journey).things
    if state.focus is not None:
        return things.get(state.focus)
    return None if state.cell is None else things.get(state.cell.at)


def nearest(state: EditorState, kind: type[T]) -> T | None:
    """The thing of a kind that the focus is, or belongs to: the touchpoint of a note, the stage of a touchpoint …"""
    things = index(state.journey).things
    thing = focused(state)
    while thing is not None and not isinstance(thing, kind):
        above = next((key for name in _ABOVE if (key := getattr(thing, name, None))), None)
        thing = None if above is None else things.get(above)
    return thing


_ABOVE = ("at", "touchpoint", "source", "stage")
"""What a thing hangs on, nearest first."""


def stage_key(found: Index, thing: Thing) -> str:
    """The id of the stage a thing stands in; "" where it stands in none."""
    match thing:
        case Stage():
            return thing.id
        case Touchpoint():
            return thing.stage
    fields = (getattr(thing, field, None) for field in ("at", "touchpoint", "source"))
    at = found.things.get(next(filter(None, fields), ""))
    if isinstance(at, Touchpoint | Stage):
        return stage_key(found, at)
    return str(getattr(thing, "stage", None) or "")


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
