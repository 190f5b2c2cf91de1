"""Values read of a broken file → records that can be, each by itself, the second step of rescuing a file.

What a field cannot hold is left out, what is missing is empty; whether references lead anywhere is seen to later.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from journeymap.files.salvage_pieces import LOST
from journeymap.model import pictures
from journeymap.model.journey import (
    THING_FIELDS,
    Ignored,
    Journey,
    Parked,
    Picture,
    Record,
    Redaction,
    Step,
    Thing,
    Unsettled,
    Workshop,
)
from journeymap.model.refusal import name_of, sentences
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.files.salvage_notes import Notes

KINDS: dict[str, type[Record]] = {
    **THING_FIELDS,
    "ignored": Ignored,
    "redactions": Redaction,
    "steps": Step,
    "parked": Parked,
    "workshops": Workshop,
    "unsettled": Unsettled,
}
_STAND_INS: dict[tuple[type[Record], str], Any] = {
    (kind, name): "" for kind in KINDS.values() for name, field in kind.model_fields.items() if field.is_required()
} | {(THING_FIELDS["lanes"], "kind"): "text", (THING_FIELDS["metrics"], "kind"): "custom"}
"""What stands where something required is missing; an empty reference leads nowhere."""
_STEPS_TO_MEND = 40
_MOST_MENDED = 10_000
"""So many records are mended; in a file with more that is wrong, whatever is not right is left out."""


class Records:
    """What is mended so far, with the ids that had to be changed."""

    def __init__(self, taken: Iterable[str], notes: Notes) -> None:
        self.notes = notes
        self.renamed: dict[str, str] = {}
        self.nameless: dict[str, str] = {}
        """The new ids of records that had none that could be, with what they are of (`NOUNS`)."""
        self._taken = set(taken)
        self._made = 0
        self._mended = 0

    def free_id(self) -> str:
        """An id that nothing has."""
        while True:
            self._made += 1
            key = f"rescued-{self._made}"
            if key not in self._taken:
                self._taken.add(key)
                return key

    def all(self, fields: dict[str, Any]) -> dict[str, list[Any]]:
        """The records of every field of a journey that holds some."""
        found: dict[str, list[Any]] = {}
        for name, kind in KINDS.items():
            values = fields.pop(name, None)
            if values is not None and not isinstance(values, list):
                self.notes.say(f"where the {NOUNS[name]}s should stand is something else (left out)")
            found[name] = [
                record
                for value in (values if isinstance(values, list) else ())
                if (record := self.one(kind, NOUNS[name], value)) is not None
            ]
        return found

    def one(self, kind: type[Record], noun: str, value: Any) -> Any:
        """The record of these values; None where they make none."""
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            self._mended += 1
            if not isinstance(value, dict) or not value:
                self.notes.say(f"{name_of(noun, value)} is no record (left out)")
                return None
            if self._mended > _MOST_MENDED:
                self.notes.say(f"more than {_MOST_MENDED:,} records are not right; those behind are left out")
                return None
            return self._mend(kind, noun, value, error)

    def own(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The map's own fields that can be; `fields` holds no records any more."""
        fields = {"title": "", **fields}
        made = self.one(Journey, "journey", fields) or Journey(title="")
        known = {name: getattr(made, name) for name in Journey.model_fields if not _is_section(name)}
        return known | dict(made.__pydantic_extra__ or {})

    def _mend(self, kind: type[Record], noun: str, value: dict[str, Any], error: ValidationError) -> Any:
        for name in [name for name, one in value.items() if one is LOST]:
            self.notes.say(f"{name_of(noun, value)}: {name.replace('_', ' ')} could not be read (left out)")
            del value[name]
        for round_ in range(_STEPS_TO_MEND + 1):
            told = sentences(error, value, noun=noun)
            mistakes = error.errors(include_url=False, include_input=False)
            for number, mistake in sorted(enumerate(mistakes), key=lambda one: _order(one[1]["loc"]), reverse=True):
                loc = mistake["loc"] if round_ < _STEPS_TO_MEND else mistake["loc"][:1]
                done = self._put_right(kind, noun, value, loc, mistake["type"])
                if done and number < len(told):
                    self.notes.say(f"{told[number]} ({done})")
            try:
                return kind.model_validate(value)
            except ValidationError as next_error:
                error = next_error
        self.notes.say(f"{name_of(noun, value)} could not be put right (left out)")
        return None

    def _put_right(
        self, kind: type[Record], noun: str, value: dict[str, Any], loc: tuple[int | str, ...], what: str
    ) -> str:
        """Changes what is wrong there, in place; what was done, for people."""
        if not loc:
            return ""
        name = str(loc[0])
        if name == "id" and issubclass(kind, Thing):
            before = value.get("id")
            value["id"] = self.free_id()
            self.nameless[value["id"]] = noun
            if isinstance(before, str) and before:
                self.renamed.setdefault(before, value["id"])
            return "it has a new one now"
        if what == "missing":
            if len(loc) > 1:
                return _prune(value, loc[:-1])
            value[name] = _STAND_INS.get((kind, name), "")
            return "empty now" if value[name] == "" else f"now “{value[name]}”"
        if what == "string_too_long" and len(loc) == 1 and isinstance(value.get(name), str):
            field = kind.model_fields.get(name)
            most = next((one.max_length for one in (field.metadata if field else ()) if hasattr(one, "max_length")), 0)
            value[name] = value[name][: most or 0]
            return "cut there"
        return _prune(value, loc)


def _is_section(name: str) -> bool:
    return name in KINDS or name == "images"


def _order(loc: tuple[int | str, ...]) -> tuple[tuple[int, str], ...]:
    """So that of two entries of one list the later comes last."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in loc)


def _prune(value: Any, loc: tuple[int | str, ...]) -> str:
    """Takes away what stands there, or what it stands in where that cannot be found."""
    for step in loc[:-1]:
        try:
            inner = value[step]
        except (KeyError, IndexError, TypeError):
            break
        if not isinstance(inner, dict | list):
            del value[step]
            return "left out"
        value = inner
    try:
        del value[loc[-1]]
    except (KeyError, IndexError, TypeError):
        return ""
    return "left out"


def images_of(value: Any, wanted: set[str], notes: Notes) -> list[Picture]:
    """The pictures whose bytes are as they were, or whose bytes say themselves what they are."""
    if isinstance(value, list):
        value = {one.get("sha256"): one for one in value if isinstance(one, dict)}
    found: dict[str, Picture] = {}
    for key, fields in value.items() if isinstance(value, dict) else ():
        picture = _picture(key, fields, wanted)
        if picture is not None:
            found.setdefault(picture.sha256, picture)
        elif isinstance(fields, dict):
            notes.say(f"{name_of('image', {'sha256': key})} was damaged (left out)")
    return list(found.values())


def _picture(key: str, fields: Any, wanted: set[str]) -> Picture | None:
    if not isinstance(fields, dict):
        return None
    try:
        return Picture.model_validate({"sha256": key, **fields})
    except ValidationError:
        pass
    try:
        content = base64.b64decode(fields.get("data") or "", validate=True)
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 != key and sha256 not in wanted:
            return None  # the bytes were damaged
        kind, width, height = pictures.read_header(content)
        return Picture(sha256=sha256, kind=kind, width=width, height=height, data=fields["data"])
    except (binascii.Error, TypeError, ValueError):  # a ValidationError is a ValueError
        return None
