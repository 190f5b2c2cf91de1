"""Two people's changes of one map put together, thing by thing (a three-way merge).

What only one of them changed is taken; what both changed alike, too. Where both meant something else, ours stands, a
`Conflict` holds what theirs was, and nothing that either of them wrote or kept is removed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.model.consistency import REFERENCES
from journeymap.model.differences import KEYED, by_key, differing, key_of, values
from journeymap.model.journey import Journey, Record, Unsettled
from journeymap.model.merging_ids import with_base_told_apart
from journeymap.model.merging_order import merged_order
from journeymap.model.merging_parts import merged_parts
from journeymap.model.merging_sound import sound
from journeymap.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence


class Conflict(NamedTuple):
    """What both changed, each in another way. `name` is the field, "" where one of them removed what the other
    changed: then it was kept, as the one who changed it has it."""

    field: str
    key: str
    name: str
    ours: Any
    theirs: Any


class Merged(NamedTuple):
    """The map, in which every conflict stands as something `unsettled`, and the conflicts."""

    journey: Journey
    conflicts: tuple[Conflict, ...]


def merge(base: Journey, ours: Journey, theirs: Journey) -> Merged:
    """The map with what ours and theirs changed since `base`. Always a sound journey."""
    if ours in (base, theirs):
        return Merged(theirs, ())
    if theirs == base:
        return Merged(ours, ())
    base, theirs = with_base_told_apart(base, ours, theirs)
    conflicts: list[Conflict] = []
    own, _ = _together("", "", base, ours, theirs, conflicts)
    fields: dict[str, Any] = {name: value for name, value in own.items() if name not in KEYED}
    for field in KEYED:
        fields[field] = _records(field, getattr(base, field), getattr(ours, field), getattr(theirs, field), conflicts)
    _bring_back(fields, (ours, theirs, base))
    if conflicts:
        fields["unsettled"] = (*fields["unsettled"], *map(_unsettled, conflicts))
    return Merged(sound(fields), tuple(conflicts))


def _unsettled(conflict: Conflict) -> Unsettled:
    theirs = conflict.theirs
    if isinstance(theirs, date):
        theirs = theirs.isoformat()
    elif isinstance(theirs, Record):  # kept as it is in the map, where it was not removed
        theirs = None
    elif isinstance(theirs, tuple):
        theirs = [
            one.model_dump(mode="json", exclude_defaults=True) if isinstance(one, Record) else one for one in theirs
        ]
    return Unsettled(thing=conflict.key or None, field=conflict.name, theirs=theirs)


def _records(
    field: str, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], conflicts: list[Conflict]
) -> tuple[Any, ...]:
    if theirs is base or theirs == base:
        return tuple(ours)
    if ours is base or ours == base:
        return tuple(theirs)
    old, mine, others = by_key(base), by_key(ours), by_key(theirs)
    kept: dict[str, Any] = {}
    for key in old | mine | others:
        record = _record(field, key, old.get(key), mine.get(key), others.get(key), conflicts)
        if record is not None:
            kept[key] = record
    return tuple(kept[key] for key in merged_order(list(old), list(mine), list(others)) if key in kept)


def _record(
    field: str, key: str, base: Record | None, ours: Record | None, theirs: Record | None, conflicts: list[Conflict]
) -> Record | None:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        conflicts.append(Conflict(field, key, "", ours, theirs))
        return theirs if ours is None else ours
    said, changed = _together(field, key, base, ours, theirs, conflicts)
    return ours.model_copy(update=said) if changed else ours


def _together(
    field: str, key: str, base: Record | None, ours: Record, theirs: Record, conflicts: list[Conflict]
) -> tuple[dict[str, Any], bool]:
    """What a record says after both have changed it, and whether that is more than ours."""
    said, others = values(ours), values(theirs)
    old = {} if base is None else values(base)
    changed = False
    for name in differing(ours, theirs):
        mine, other, before = said.get(name), others.get(name), old.get(name)
        if (not field and name in KEYED) or other == before:
            continue
        if mine != before:
            if isinstance(mine, tuple) and isinstance(other, tuple):
                former = walk(base) if name == "steps" and isinstance(base, Journey) else before or ()
                parts, differently = merged_parts(name, former, mine, other, _one_part)
                if differently:
                    others_way, _ = merged_parts(name, former, other, mine, _one_part)
                    conflicts.append(Conflict(field, key, name, parts, others_way))
                other = parts
            elif isinstance(mine, Record) and isinstance(other, Record):
                inner, _ = _together(field, key, before, mine, other, [])  # thresholds: ours, where both set one
                other = mine.model_copy(update=inner)
            else:
                conflicts.append(Conflict(field, key, name, mine, other))
                continue
        said[name] = other
        changed = True
    return said, changed


def _one_part(base: Any, ours: Any, theirs: Any) -> tuple[Any, bool]:
    """One part of a list after both have changed it, and whether they meant different things."""
    if not isinstance(ours, Record) or not isinstance(theirs, Record):
        return ours, True
    differently: list[Conflict] = []
    said, changed = _together("parts", "", base, ours, theirs, differently)
    return ours.model_copy(update=said) if changed else ours, bool(differently)


def _bring_back(fields: dict[str, Any], versions: tuple[Journey, ...]) -> None:
    """What one removed while the other hung something on it is kept."""
    known = [(journey, {field: by_key(getattr(journey, field)) for field in KEYED}) for journey in versions]
    while missing := _missing(fields):
        for key in missing:
            field, record, former = next(
                (field, table[key], getattr(journey, field))
                for journey, tables in known
                for field, table in tables.items()
                if key in table
            )
            there = [key_of(other) for other in fields[field]]
            order = merged_order(there, there, [key_of(other) for other in former])
            here = {**by_key(fields[field]), key: record}
            fields[field] = tuple(here[one] for one in order if one in here)


def _missing(fields: dict[str, Any]) -> set[str]:
    """Keys that something refers to and that are not there."""
    there = {field: {key_of(record) for record in fields[field]} for field in KEYED}
    missing: set[str] = set()
    for field, references in REFERENCES.items():
        for name, homes in references:
            wanted = {getattr(record, name) for record in fields[field]} - {None}
            missing |= wanted.difference(*(there[home] for home in homes))
    felt = {feeling.persona for touchpoint in fields["touchpoints"] for feeling in touchpoint.feelings}
    return missing | (felt - there["personas"])
