"""What all edits are made of: finding things, placing them in their tuple, new ids, and the check at the end.

Records that an edit does not concern stay the same objects: that is how layout knows what to draw again.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from journeymap.model.consistency import inconsistencies
from journeymap.model.find import index, tables
from journeymap.model.journey import THING_FIELDS, Thing
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError, name_of
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from journeymap.model.journey import Journey, Workshop

T = TypeVar("T", bound=Thing)

FIELD_OF: dict[type[Thing], str] = {kind: field for field, kind in THING_FIELDS.items()}
LETTERS: dict[str, str] = {
    "success": "c",
    "personas": "p",
    "stages": "s",
    "substages": "u",
    "touchpoints": "t",
    "milestones": "m",
    "lanes": "l",
    "notes": "n",
    "flows": "f",
    "metrics": "k",
    "signals": "w",
    "responses": "r",
}
"""What new ids begin with, by the journey's field."""
_NAMING = ("ignored", "redactions", "steps", "parked", "workshops", "unsettled")
"""What names things without needing them."""


class Ids:
    """New ids for a journey, short and the same each time: "t17" for the seventeenth touchpoint, or the next free."""

    def __init__(self, journey: Journey) -> None:
        self._taken = index(journey).field_of
        self._next = {field: len(getattr(journey, field)) + 1 for field in LETTERS}

    def new(self, kind: type[Thing]) -> str:
        field = FIELD_OF[kind]
        while True:
            key = f"{LETTERS[field]}{self._next[field]}"
            self._next[field] += 1
            if key not in self._taken:
                return key


def new_id(journey: Journey, kind: type[Thing]) -> str:
    """The id that the next thing of this kind gets if it is added without one."""
    return Ids(journey).new(kind)


def added(before: Journey, after: Journey) -> tuple[str, ...]:
    """The ids that an edit brought, by field and in the user's order: what to select after it."""
    had = index(before).field_of
    return tuple(key for key in index(after).things if key not in had)


def changed(journey: Journey, **fields: object) -> Journey:
    """The journey with other fields, checked where they can contradict it; itself where nothing is different.

    Records must have been made by `made` or `altered`. Errors: JourneyError.
    """
    different = {name: value for name, value in fields.items() if not _same(getattr(journey, name), value)}
    if not different:
        return journey
    after = journey.model_copy(update=different)
    if any(getattr(journey, name) for name in _NAMING) and not THING_FIELDS.keys().isdisjoint(different):
        after = _forgetting_what_is_gone(journey, after)
    if problems := inconsistencies(after, journey):
        raise JourneyError(problems)
    return after


def _forgetting_what_is_gone(before: Journey, after: Journey) -> Journey:
    """Ids come again: what was ignored of a thing that this edit takes away must not hide what is said of another,
    nor a redaction leave out another lane, nor a step show another stage, nor what is unsettled speak of
    another thing. What is parked stays parked, at nothing; what was voted on or
    decided keeps its words. What named nothing before stays."""
    had, has = tables(before).by_id.values(), tables(after, before).by_id.values()
    named = {entry.target for entry in after.ignored} | {step.target for step in after.steps}
    named |= {one.thing for one in after.unsettled} | {one.at for one in after.parked}
    named |= {one.thing for held in after.workshops for one in held.votes}
    named |= {one.thing for held in after.workshops for one in held.decisions}
    named |= {key for one in after.redactions for key in one.lanes}
    gone = {key for key in named if any(key in table for table in had) and not any(key in table for table in has)}
    if not gone:
        return after
    return after.model_copy(
        update={
            "ignored": tuple(one for one in after.ignored if one.target not in gone),
            "steps": tuple(one for one in after.steps if one.target not in gone),
            "parked": tuple(one.model_copy(update={"at": None}) if one.at in gone else one for one in after.parked),
            "workshops": tuple(_kept_in_words(one, gone) for one in after.workshops),
            "unsettled": tuple(one for one in after.unsettled if one.thing not in gone),
            "redactions": tuple(
                one.model_copy(update={"lanes": tuple(key for key in one.lanes if key not in gone)})
                if not gone.isdisjoint(one.lanes)
                else one
                for one in after.redactions
            ),
        }
    )


def _kept_in_words(workshop: Workshop, gone: Collection[str | None]) -> Workshop:
    def lost(one: Any) -> Any:
        return one.model_copy(update={"thing": None}) if one.thing in gone else one

    votes, decisions = tuple(map(lost, workshop.votes)), tuple(map(lost, workshop.decisions))
    if all(map(is_, (*votes, *decisions), (*workshop.votes, *workshop.decisions))):
        return workshop
    return workshop.model_copy(update={"votes": votes, "decisions": decisions})


def _same(old: object, new: object) -> bool:
    if old is new:
        return True
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(is_, old, new))
    return old == new


def made(kind: type[T], fields: Mapping[str, Any]) -> T:
    """A new record. Errors: JourneyError for a field the kind does not have or a value it cannot have."""
    _known(kind, fields)
    return record_of(kind, fields)


def altered(record: T, fields: Mapping[str, Any]) -> T:
    """The record with other fields; the record itself where none is different. Errors: as `made`."""
    kind = type(record)
    _known(kind, fields)
    if "id" in fields and fields["id"] != record.id:
        raise JourneyError((f"{called(record)}: its id stays; delete it and add another instead",))
    checked = record_of(kind, dict(record) | dict(fields))
    different = {name: value for name in fields if (value := getattr(checked, name)) != getattr(record, name)}
    return record.model_copy(update=different) if different else record


def _known(kind: type[Thing], fields: Mapping[str, Any]) -> None:
    noun = NOUNS[FIELD_OF[kind]]
    if unknown := [name for name in fields if name not in kind.model_fields]:
        raise JourneyError(f"a {noun} has no field “{shortened(name)}”" for name in unknown)


def called(thing: Thing) -> str:
    """What a sentence calls it."""
    return name_of(NOUNS[FIELD_OF[type(thing)]], thing)


def find(journey: Journey, key: str, kind: type[T]) -> T:
    """The thing of this kind with this id. Errors: JourneyError."""
    thing = tables(journey).by_id[FIELD_OF[kind]].get(key)
    if not isinstance(thing, kind):
        raise JourneyError((f"there is no {NOUNS[FIELD_OF[kind]]} “{shortened(key)}” in this journey",))
    return thing


def find_any(journey: Journey, key: str) -> Thing:
    """The thing with this id. Errors: JourneyError."""
    thing = index(journey).things.get(key)
    if thing is None:
        raise JourneyError((f"there is nothing with the id “{shortened(key)}” in this journey",))
    return thing


def replaced(records: tuple[T, ...], by: Mapping[str, T]) -> tuple[T, ...]:
    """The records with others in place of those with these ids."""
    if not by:
        return records
    return tuple([by.get(record.id, record) for record in records])


def without(records: tuple[T, ...], keys: Collection[str]) -> tuple[T, ...]:
    """The records but those with these ids."""
    return tuple([record for record in records if record.id not in keys])


def placed(
    records: Sequence[T], new: Iterable[T], before: str | None = None, after: str | None = None
) -> tuple[T, ...]:
    """The records with new ones among them: before or after the one with that id, else at the end."""
    anchor = anchor_of(before, after)
    if anchor is None:
        return (*records, *new)
    for position, record in enumerate(records):
        if record.id == anchor:
            place = position if after is None else position + 1
            return (*records[:place], *new, *records[place:])
    raise JourneyError((f"there is nothing of its kind with the id “{shortened(anchor)}” to place it next to",))


def moved(
    records: tuple[T, ...],
    keys: Collection[str],
    before: str | None = None,
    after: str | None = None,
    rank: Mapping[str, int] | None = None,
) -> tuple[T, ...]:
    """The records with those of these ids taken out and put before or after another, else at the end.

    They keep their order, or get that of `rank`. Where the other is itself among those moved, they gather in its
    place.
    """
    anchor = anchor_of(before, after)
    if anchor is not None and anchor in keys:
        ids = [record.id for record in records]
        before, after = next((key for key in ids[ids.index(anchor) :] if key not in keys), None), None
    block = [record for record in records if record.id in keys]
    if rank is not None:
        block.sort(key=lambda record: rank[record.id])
    return placed(without(records, keys), block, before, after)


def anchor_of(before: str | None, after: str | None) -> str | None:
    """The neighbour that is named, if one is. Errors: JourneyError when there are two."""
    if before is not None and after is not None:
        raise JourneyError(("name what it comes before or what it comes after, not both",))
    return before if before is not None else after


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    """Each id once, in the order given."""
    return tuple(dict.fromkeys([keys] if isinstance(keys, str) else keys))
