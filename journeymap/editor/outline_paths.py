"""Where in the outline a thing stands: the keys of the lines from the map down to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.branches import GROUP, MAP, owner_of
from journeymap.editor.outline_lines import DETAILS
from journeymap.editor.outline_typing import FELT
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey


def path_to(journey: Journey, thing: str) -> tuple[str, ...]:
    """The keys of the branches from the map down to a thing (or to a heading or field, by its key), both included;
    empty when the journey lacks it."""
    found = index(journey)
    if not (thing in found.things or _names_heading(found, thing) or _names_field(found, thing)):
        return (MAP,) if thing == MAP else ()
    keys = [thing]
    while (above := _above(found, keys[0])) is not None:
        keys.insert(0, above)
    return (MAP, *keys)


_HEADINGS = ("milestones", "personas", "success", "lanes")
"""The journey's fields that have a heading of their own below the map."""


def _names_heading(found: Index, key: str) -> bool:
    of = key.removeprefix(GROUP)
    return of != key and (of in _HEADINGS or found.field_of.get(of) == "stages")


def _names_field(found: Index, key: str) -> bool:
    owner = owner_of(key)
    if owner is None:
        return False
    field = found.field_of.get(owner[0], "")
    if field == "touchpoints" and owner[1].startswith(FELT):
        return found.field_of.get(owner[1].removeprefix(FELT)) == "personas"
    return owner[1] in dict(DETAILS.get(field, ()))


def _above(found: Index, key: str) -> str | None:
    """The key of the branch above one; None right below the map."""
    if owner := owner_of(key):
        return owner[0]
    if key.startswith(GROUP):
        of = key.removeprefix(GROUP)
        return of if of in found.things else None
    thing = found.things.get(key)
    match found.field_of.get(key):
        case "touchpoints":
            return getattr(thing, "substage", None) or str(getattr(thing, "stage", ""))
        case "substages":
            return str(getattr(thing, "stage", ""))
        case "metrics":
            return f"{GROUP}{getattr(thing, 'stage', '')}"
        case "notes" | "signals":
            at = str(getattr(thing, "at", ""))
            return f"{GROUP}{at}" if found.field_of.get(at) == "stages" else at
        case "responses":
            return str(getattr(thing, "touchpoint", ""))
        case "flows":
            return str(getattr(thing, "source", ""))
        case "milestones" | "lanes" | "personas" | "success" as group:
            return f"{GROUP}{group}"
        case _:
            return None
