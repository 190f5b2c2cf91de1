"""Some things of a map, named by a person or selected in the window, as a scene of their own: what an export of a
selection shows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from journeymap.layout.narrow import ChoiceError
from journeymap.layout.portrait import portrait
from journeymap.model.edits.copying import with_hanging
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS
from journeymap.model.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey, Thing

_NAMES = ("title", "name", "text", "watched", "event")


def choose_things(journey: Journey, wanted: str) -> tuple[str, ...]:
    """Ids of the things a person means by `wanted`: ids, titles, or what notes say, separated by commas. All that
    are called so are meant, in the map's order. Errors: ChoiceError."""
    named: dict[str, list[str]] = {}
    for thing in index(journey).things.values():
        for name in {plain(thing.id), plain(_name(thing))} - {""}:
            named.setdefault(name, []).append(thing.id)
    # A title may itself hold commas, so the whole is tried before its parts.
    parts = [wanted] if plain(wanted) in named else [part for part in wanted.split(",") if part.strip()]
    chosen: set[str] = set()
    for part in parts:
        if plain(part) not in named:
            near = get_close_matches(plain(part), named, 1)
            meant = index(journey).things[named[near[0]][0]] if near else None
            hint = f"did you mean “{_name(meant) or meant.id}”?" if meant else "say a title as the map has it, or an id"
            raise ChoiceError(f"There is nothing called “{part.strip()}”; {hint}")
        chosen.update(named[plain(part)])
    if not chosen:
        raise ChoiceError("No thing is named; say a title as the map has it, or an id")
    return tuple(key for key in index(journey).things if key in chosen)


def picked(journey: Journey, theme: Theme, chosen: Iterable[str], scene: Scene) -> Scene | None:
    """The part of the map that shows these things, by id, and what hangs on them; None where it shows none of them.
    Ids of things that the map does not have (any more) count for nothing. `scene` is the whole map's."""
    field_of = index(journey).field_of
    by_field: dict[str, set[str]] = {field: set() for field in THING_FIELDS}
    for key in chosen:
        if key in field_of:
            by_field[field_of[key]].add(key)
    if not any(by_field.values()):
        return None
    return portrait(journey, theme, with_hanging(journey, by_field), scene)


def _name(thing: Thing) -> str:
    return next((" ".join(text.split()) for field in _NAMES if (text := getattr(thing, field, ""))), "")
