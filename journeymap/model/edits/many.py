"""Edits of many things at once, each with values of its own: as quick as one edit, where one after the other would
look at the whole journey for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import FIELD_OF, Ids, altered, changed, find_any, made, replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeymap.model.journey import Journey, Thing


def set_each(journey: Journey, values: Iterable[tuple[str, Mapping[str, Any]]]) -> Journey:
    """Sets fields of things, given as (id, fields) and entered in that order. Errors: JourneyError."""
    new: dict[str, dict[str, Thing]] = {}
    for key, fields in values:
        thing = find_any(journey, key)
        things = new.setdefault(FIELD_OF[type(thing)], {})
        things[key] = altered(things.get(key, thing), fields)
    return changed(journey, **{field: replaced(getattr(journey, field), things) for field, things in new.items()})


def add_each(journey: Journey, kind: type[Thing], many: Iterable[Mapping[str, Any]]) -> Journey:
    """Adds things of a kind behind all others of it, each with these fields and an id of its own. Errors:
    JourneyError."""
    ids = Ids(journey)
    new = [made(kind, {"id": ids.new(kind), **fields}) for fields in many]
    if not new:
        return journey
    field = FIELD_OF[kind]
    return changed(journey, **{field: (*getattr(journey, field), *new)})
