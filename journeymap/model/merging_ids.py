"""Two people count on from the same number: what each of them added bears the same id and is not the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.consistency import REFERENCES
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Workshop


def told_apart(base: Journey, ours: Journey, theirs: Journey) -> Journey:
    """Theirs, with other ids for what they added where ours has something else under it."""
    return with_base_told_apart(base, ours, theirs)[1]


def with_base_told_apart(base: Journey, ours: Journey, theirs: Journey) -> tuple[Journey, Journey]:
    """Base and theirs, told apart from ours; base, too, where ours has removed something and given its id to a thing of
    another kind: else it would come back."""
    old, mine, others = index(base), index(ours), index(theirs)
    taken = {*old.things, *mine.things, *others.things}
    renamed: dict[str, str] = {}
    removed: dict[str, str] = {}
    for key, thing in others.things.items():
        same_home = mine.field_of.get(key) == others.field_of[key]
        if key in mine.things and not (same_home and (key in old.things or mine.things[key] == thing)):
            renamed[key] = _free(key, taken)
            if old.field_of.get(key) == others.field_of[key] and not same_home:
                removed[key] = renamed[key]
    return _renamed(base, removed) if removed else base, _renamed(theirs, renamed) if renamed else theirs


def _free(key: str, taken: set[str]) -> str:
    number = 2
    while (made := f"{key[:90]}-{number}") in taken:
        number += 1
    taken.add(made)
    return made


def _renamed(journey: Journey, renamed: dict[str, str]) -> Journey:
    update: dict[str, Any] = {}
    for field in THING_FIELDS:
        names = ("id", *(name for name, _ in REFERENCES.get(field, ())))
        update[field] = tuple(_record(record, names, renamed) for record in getattr(journey, field))
    for field, name in (("ignored", "target"), ("steps", "target"), ("parked", "at"), ("unsettled", "thing")):
        update[field] = tuple(_record(one, (name,), renamed) for one in getattr(journey, field))
    update["workshops"] = tuple(_workshop(one, renamed) for one in journey.workshops)
    return journey.model_copy(update=update)


def _workshop(workshop: Workshop, renamed: dict[str, str]) -> Workshop:
    votes = tuple(_record(one, ("thing",), renamed) for one in workshop.votes)
    decisions = tuple(_record(one, ("thing",), renamed) for one in workshop.decisions)
    return workshop.model_copy(update={"votes": votes, "decisions": decisions})


def _record(record: Any, names: tuple[str, ...], renamed: dict[str, str]) -> Any:
    update: dict[str, Any] = {name: renamed[value] for name in names if (value := getattr(record, name)) in renamed}
    feelings = getattr(record, "feelings", ())
    if any(feeling.persona in renamed for feeling in feelings):
        update["feelings"] = tuple(_record(feeling, ("persona",), renamed) for feeling in feelings)
    return record.model_copy(update=update) if update else record
