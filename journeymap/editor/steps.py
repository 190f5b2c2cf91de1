"""What a step of the history is called, and how its name calls the things that are changed: what a person reads behind
“Undo”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.naming import said_by
from journeymap.model.find import index
from journeymap.model.journey import Note
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NAME_FIELDS, NOUNS, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.session import Edit
    from journeymap.model.journey import Journey

_LONGEST = 30


class Change(NamedTuple):
    """An edit, and what its step is called."""

    edit: Edit
    name: str


_WORDED = {
    "notes": "Change note",
    "success": "Change success criterion",
    "flows": "Change condition",
    "responses": "Change empathy response",
}
"""What tells these apart is a text rather than a name."""


def counted(fields: Sequence[str]) -> str:
    """So many things, of these of the journey's fields: "stage", "3 touchpoints", "4 things"."""
    noun = NOUNS[fields[0]] if len(set(fields)) == 1 else "thing"
    return noun if len(fields) == 1 else f"{len(fields):,} {plural(noun)}"


def called(journey: Journey, keys: Sequence[str]) -> str:
    """One thing by what it says, several by their number: "“Kick-off”", "3 touchpoints"; "a stage" for one that says
    nothing."""
    fields = _fields(journey, keys)
    if len(keys) > 1:
        return counted(fields)
    return _quoted(journey, keys[0]) or f"{'an' if NOUNS[fields[0]][0] in 'aeiou' else 'a'} {NOUNS[fields[0]]}"


def told(journey: Journey, keys: Sequence[str]) -> str:
    """As `called`, with what a single thing is: "touchpoint “Kick-off”"."""
    quoted = _quoted(journey, keys[0]) if len(keys) == 1 else ""
    return " ".join(filter(None, (counted(_fields(journey, keys)), quoted)))


def typed(journey: Journey, thing: str, field: str) -> str:
    """The step that changes a text of a thing, of the map itself for "": "Rename “Kick-off”", "Change goal of
    “Onboarding”"."""
    said = field.replace("_", " ")
    if not thing:
        return "Rename map" if field == "title" else f"Change {said} of the map"
    home = index(journey).field_of[thing]
    quoted = _quoted(journey, thing)
    if field != NAME_FIELDS.get(home, "title"):
        return f"Change {said} of {quoted}" if quoted else f"Change {said}"
    if home in _WORDED:
        return _WORDED[home]
    return f"Rename {quoted}" if quoted else f"Name {NOUNS[home]}"


def _fields(journey: Journey, keys: Sequence[str]) -> list[str]:
    return [index(journey).field_of[key] for key in keys]


def _quoted(journey: Journey, key: str) -> str:
    thing = index(journey).things[key]
    text = shortened(thing.text if isinstance(thing, Note) else said_by(thing), _LONGEST)
    return f"“{text}”" if text else ""
