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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey


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


def plain(text: str) -> str:
    """A name as it is compared with another."""
    return " ".join(text.casefold().split())
