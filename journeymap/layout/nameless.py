"""People's names taken out of a map: from the fields that say who answers, from texts that mention them, from ids.

Redaction's last step. Names are known only as they stand in the map's own fields, so a first name alone or a nickname
in a text stays: docs/exports.md says so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BeforeValidator

from journeymap.model.consistency import REFERENCES
from journeymap.model.edits.change import FIELD_OF, Ids
from journeymap.model.journey import THING_FIELDS, Journey, Record, Redaction, Touchpoint
from journeymap.model.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MENTIONED = "…"
"""What stands in a text where a name stood."""
_WHO = frozenset({"owner", "said_by"})
"""Fields that hold a name and nothing else: without it they are empty."""
_LEAST = 4
"""Letters of a name that an id or address must hold to be taken for one made of it."""


def owners(journey: Journey) -> tuple[str, ...]:
    """Every name that owns something, as it is written first, in the order in which they come."""
    found: dict[str, str] = {}
    for record in (journey, *(thing for field in THING_FIELDS for thing in getattr(journey, field))):
        owner = getattr(record, "owner", "")
        if owner.strip():
            found.setdefault(plain(owner), owner.strip())
    return tuple(found.values())


def nameless(journey: Journey, redactions: Sequence[Redaction]) -> Journey:
    """The journey without the names that these redactions leave out."""
    everybody = any(one.all_owners for one in redactions)
    asked = {" ".join(name.split()) for one in redactions for name in one.owners if name.strip()}
    written = _written(journey, asked, everybody)
    if not written:
        return journey
    # What many maps call an owner is a role, "Onboarding" or "Product": a word of other titles, too.
    chosen = set(map(plain, asked))
    mentions = [name for name in written if plain(name) in chosen or " " in name]
    mentions = [name for name in mentions if plain(name) not in _titles(journey)]
    folded = {letters for name in mentions if len(letters := _letters(name)) >= _LEAST}
    cleaned = _with_texts(journey, frozenset(map(plain, written)), _remover(mentions), folded)
    return _with_new_ids(cleaned, folded)


def _written(journey: Journey, asked: set[str], everybody: bool) -> tuple[str, ...]:
    """The names to take out, in every way in which they are written, the longest first; also those asked for that
    own nothing now, as they may still be mentioned."""
    found = set(asked)
    chosen = set(map(plain, asked))
    for record in (journey, *(thing for field in THING_FIELDS for thing in getattr(journey, field))):
        for field in _WHO:
            name = " ".join(getattr(record, field, "").split())
            if name and (plain(name) in chosen or (everybody and field == "owner")):
                found.add(name)
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _titles(journey: Journey) -> set[str]:
    return {plain(one.title) for field in ("stages", "substages", "lanes") for one in getattr(journey, field)}


def _remover(names: Iterable[str]) -> Callable[[str], str]:
    """Takes whole names out of a text, written as somewhere in the map."""
    parts = [r"\s+".join(map(re.escape, name.split())) for name in names]
    if not parts:
        return lambda text: text
    found = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
    return lambda text: found.sub(MENTIONED, text)


def _with_texts(journey: Journey, who: frozenset[str], remove: Callable[[str], str], folded: set[str]) -> Journey:
    update: dict[str, Any] = _texts(journey, who, remove)
    for field in THING_FIELDS:
        records = getattr(journey, field)
        update[field] = tuple(_without(record, who, remove, folded) for record in records)
    return journey.model_copy(update=update)


def _without(record: Any, who: frozenset[str], remove: Callable[[str], str], folded: set[str]) -> Any:
    update: dict[str, Any] = dict(_texts(record, who, remove))
    if isinstance(record, Touchpoint) and record.links:
        links = (link for link in record.links if not _made_of(link.url, folded))
        update["links"] = tuple(link.model_copy(update=_texts(link, who, remove)) for link in links)
    return record.model_copy(update=update) if update else record


def _texts(record: Record, who: frozenset[str], remove: Callable[[str], str]) -> dict[str, str]:
    update: dict[str, str] = {}
    for name in _labels(type(record)):
        text = getattr(record, name)
        new = "" if name in _WHO and plain(text) in who else remove(text) if text else text
        if name in _WHO and not _letters(new):
            new = ""
        if new != text:
            update[name] = new
    return update


@cache
def _labels(kind: type[Record]) -> tuple[str, ...]:
    """The names of a record's fields in which people write."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if field.annotation is str and any(isinstance(one, BeforeValidator) for one in field.metadata)
    )


def _with_new_ids(journey: Journey, folded: set[str]) -> Journey:
    """The journey with other ids for things whose ids are made of names."""
    ids = Ids(journey)
    new = {
        thing.id: ids.new(kind)
        for field, kind in THING_FIELDS.items()
        for thing in getattr(journey, field)
        if _made_of(thing.id, folded)
    }
    if not new:
        return journey
    update: dict[str, Any] = {}
    for field, kind in THING_FIELDS.items():
        names = ("id", *(name for name, _ in REFERENCES.get(FIELD_OF[kind], ())))
        update[field] = tuple(_readdressed(record, names, new) for record in getattr(journey, field))
    return journey.model_copy(update=update)


def _readdressed(record: Any, names: Sequence[str], new: dict[str, str]) -> Any:
    update: dict[str, Any] = {name: new[key] for name in names if (key := getattr(record, name)) in new}
    if isinstance(record, Touchpoint) and any(feeling.persona in new for feeling in record.feelings):
        update["feelings"] = tuple(
            feeling.model_copy(update={"persona": new.get(feeling.persona, feeling.persona)})
            for feeling in record.feelings
        )
    return record.model_copy(update=update) if update else record


def _made_of(word: str, folded: set[str]) -> bool:
    letters = _letters(word)
    return any(name in letters for name in folded)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
