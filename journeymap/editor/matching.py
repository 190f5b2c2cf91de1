"""Which thing of one map is meant by a thing of another: the same id and name, else the same name, else the same id.

Pasting asks this for what the pasted things refer to: the lane of a note, the persona of a feeling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.journey import (
    Lane,
    Metric,
    Milestone,
    Persona,
    Stage,
    SubStage,
    SuccessCriterion,
    Thing,
    Touchpoint,
)
from journeymap.model.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey


class Alike:
    """The things of `journey` that those of `part` mean, field by field, looked for once."""

    def __init__(self, part: Journey, journey: Journey) -> None:
        self._part, self._journey = part, journey
        self._meant: dict[str, dict[str, str]] = {}
        self._same: dict[str, dict[str, str]] = {}

    def of(self, field: str) -> dict[str, str]:
        """Whatever is most likely meant: also a lane of the same kind, and the stage or touchpoint with that id."""
        if field not in self._meant:
            lanes = field == "lanes"
            by_id = field in ("stages", "touchpoints")
            found = same_things(self._part, self._journey, field, by_id=by_id)
            self._meant[field] = lanes_like(self._part, self._journey) if lanes else found
        return self._meant[field]

    def strictly(self, field: str) -> dict[str, str]:
        """Those only that are called the same."""
        if field not in self._same:
            self._same[field] = same_things(self._part, self._journey, field)
        return self._same[field]

    def same(self, key: str, fields: Iterable[str]) -> str | None:
        """What is called the same in one of these fields, if anything is."""
        return next((self.strictly(field)[key] for field in fields if key in self.strictly(field)), None)


def same_things(part: Journey, journey: Journey, field: str, *, by_id: bool = False) -> dict[str, str]:
    """For the things of a field in `part`, by id, those of `journey` that they mean; no two mean the same one.

    With `by_id`, one that nothing is called like means the one with its id: in another map the fifth of its kind,
    most often.
    """
    here: tuple[Thing, ...] = getattr(journey, field)
    wanted: list[Thing] = list(getattr(part, field))
    found: dict[str, str] = {}
    ids = {thing.id: thing for thing in here}
    for thing in wanted:
        if thing.id in ids and name_of(ids[thing.id]) == name_of(thing):
            found[thing.id] = thing.id
    _by_name(found, wanted, here)
    for thing in wanted if by_id else ():
        if thing.id not in found and thing.id in ids and thing.id not in found.values():
            found[thing.id] = thing.id
    return found


def _by_name(found: dict[str, str], wanted: Iterable[Thing], here: Iterable[Thing]) -> None:
    """Adds those of the same name, the first that is free."""
    taken = set(found.values())
    names: dict[tuple[str, ...], list[str]] = {}
    for thing in reversed(tuple(here)):
        if thing.id not in taken:
            names.setdefault(name_of(thing), []).append(thing.id)
    for thing in wanted:
        if thing.id not in found and (free := names.get(name_of(thing))):
            found[thing.id] = free.pop()


def lanes_like(part: Journey, journey: Journey) -> dict[str, str]:
    """The lanes of `journey` that those of `part` mean: alike in kind and title, else the only one of the kind.
    Lanes of free text are told apart by their title alone."""
    found = same_things(part, journey, "lanes")
    for lane in part.lanes:
        if lane.id not in found and lane.kind != "text":
            alike = [other.id for other in journey.lanes if other.kind == lane.kind]
            if len(alike) == 1:
                found[lane.id] = alike[0]
    return found


def name_of(thing: Thing) -> tuple[str, ...]:
    """What a person tells a thing from others by, without regard to case and spaces."""
    match thing:
        case Lane():
            return (thing.kind, plain(thing.title))
        case Persona():
            return (plain(thing.name),)
        case Metric():
            return (thing.kind, plain(thing.title))
        case SuccessCriterion():
            return (plain(thing.text),)
        case Stage() | SubStage() | Touchpoint() | Milestone():
            return (plain(thing.title),)
        case _:
            return (thing.id,)
