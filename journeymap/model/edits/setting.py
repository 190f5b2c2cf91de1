"""Edits that change what things say: their fields, titles and feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import FIELD_OF, altered, changed, find, find_any, replaced, unique
from journeymap.model.edits.picturing import used_pictures
from journeymap.model.find import tables
from journeymap.model.journey import THING_FIELDS, Feeling, Journey, Persona, Touchpoint
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeymap.model.journey import Thing


_FEW = 4
_APART = {"checks", "ignored", "redactions", "steps", "parked", "workshops", "unsettled", "images"}
"""What has edits of its own."""
_OWN_FIELDS = tuple(name for name in Journey.model_fields if name not in THING_FIELDS and name not in _APART)


def set_journey(journey: Journey, /, **fields: Any) -> Journey:
    """Sets the journey's own fields: title, segment, span, state, owner, reviews, evidence. Errors: JourneyError."""
    if unknown := [name for name in fields if name not in _OWN_FIELDS]:
        raise JourneyError(f"a journey has no field “{shortened(name)}” that can be set" for name in unknown)
    checked = parse({name: getattr(journey, name) for name in _OWN_FIELDS} | fields)
    return changed(journey, **{name: getattr(checked, name) for name in fields})


def set_thing(journey: Journey, key: str, /, **fields: Any) -> Journey:
    """Sets fields of the thing with this id, of whatever kind. Errors: JourneyError."""
    return set_things(journey, (key,), **fields)


def set_things(journey: Journey, keys: Iterable[str], /, **fields: Any) -> Journey:
    """Sets the same fields of several things, each of which must have them. Errors: JourneyError."""
    new: dict[str, dict[str, Thing]] = {}
    for key in unique(keys):
        thing = find_any(journey, key)
        new.setdefault(FIELD_OF[type(thing)], {})[key] = altered(thing, fields)
    update = {field: _put(journey, field, things) for field, things in new.items()}
    return used_pictures(journey, update) if "image" in fields else changed(journey, **update)


def _put(journey: Journey, field: str, things: Mapping[str, Thing]) -> tuple[Thing, ...]:
    """The journey's things of a field with others in place of those with these ids: typing comes this way, so the
    places are looked up where they are few."""
    records: tuple[Thing, ...] = getattr(journey, field)
    if len(things) > _FEW:
        return replaced(records, things)
    ids = list(tables(journey).by_id[field])
    new = list(records)
    for key, thing in things.items():
        new[ids.index(key)] = thing
    return tuple(new)


def rename(journey: Journey, key: str | None, text: str) -> Journey:
    """Sets what a thing is called: its title, name, text, condition or event; of the journey itself for None.

    Errors: JourneyError.
    """
    if key is None:
        return set_journey(journey, title=text)
    field = FIELD_OF[type(find_any(journey, key))]
    return set_thing(journey, key, **{NAME_FIELDS.get(field, "title"): text})


def set_feeling(journey: Journey, touchpoint: str, persona: str, value: int | None) -> Journey:
    """How the touchpoint feels to the persona, −2…2, or None where nobody knows. Errors: JourneyError."""
    return set_feelings(journey, (touchpoint,), persona, value)


def set_feelings(journey: Journey, touchpoints: Iterable[str], persona: str, value: int | None) -> Journey:
    """How each of the touchpoints feels to the persona, as `set_feeling`. Errors: JourneyError."""
    find(journey, persona, Persona)
    new: dict[str, Thing] = {}
    for key in unique(touchpoints):
        found = find(journey, key, Touchpoint)
        new[key] = altered(found, {"feelings": _felt(found, persona, value)})
    return changed(journey, touchpoints=_put(journey, "touchpoints", new))


def _felt(touchpoint: Touchpoint, persona: str, value: int | None) -> tuple[Any, ...]:
    """The touchpoint's feelings with that of one persona set or taken out."""
    feelings: list[Feeling | dict[str, Any]] = []
    for feeling in touchpoint.feelings:
        if feeling.persona != persona:
            feelings.append(feeling)
        elif value is not None:  # in its place, with whatever else is noted of it
            feelings.append(feeling if feeling.value == value else dict(feeling) | {"value": value})
    if value is not None and not any(feeling.persona == persona for feeling in touchpoint.feelings):
        feelings.append({"persona": persona, "value": value})
    return tuple(feelings)
