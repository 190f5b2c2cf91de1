"""Why a journey is refused, in sentences that name the place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from pydantic import ValidationError

MOST = 20
"""No more sentences than this are made: a hostile file may hold a million mistakes."""
MORE = "… and there are more mistakes"

_NAME_FIELDS = ("title", "name", "text", "watched", "id", "sha256")
_PARTS = frozenset({"feeling", "link"})
"""What has no name of its own: the record around it names the place."""
_FEW = 8
"""So many allowed values are listed in a sentence."""


class JourneyError(Exception):
    """A journey (or an edit of one) that cannot be. `problems` holds a sentence each."""

    def __init__(self, problems: str | Iterable[str]) -> None:
        """One sentence, or several."""
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)  # a text yields its letters
        super().__init__("\n".join(self.problems))


def name_of(noun: str, record: object) -> str:
    """How a sentence calls a record: its noun and its title, name, text or id in quotes."""
    for field in _NAME_FIELDS:
        value = record.get(field) if isinstance(record, Mapping) else getattr(record, field, None)
        if isinstance(value, str) and (name := shortened(value, 12 if field == "sha256" else 60)):
            return f"{noun} “{name}”"
    return noun


def sentences(
    error: ValidationError,
    data: object,
    at: tuple[int | str, ...] = (),
    noun: str = "journey",
    skip: Container[str] = (),
) -> tuple[str, ...]:
    """The mistakes pydantic found in `data`, at most 20 of them, then that there are more.

    `at` is where the checked part stands within `data`, `noun` what `data` itself is, `skip` holds the fields whose
    records' mistakes are told elsewhere.
    """
    # What stands at each place is looked up in `data`: pydantic's own copy of it takes five times as long to make.
    errors = [
        e
        for e in error.errors(include_url=False, include_input=False)
        if len(e["loc"]) < 2 or str(e["loc"][0]) not in skip
    ]
    found = [_sentence((*at, *e["loc"]), e["type"], e.get("ctx", {}), e["msg"], data, noun) for e in errors[:MOST]]
    return (*found, MORE) if len(errors) > MOST else tuple(found)


def _sentence(
    loc: Sequence[int | str], kind: str, limits: Mapping[str, Any], message: str, data: object, whole: str
) -> str:
    place, field, given = _place(loc, data, whole)
    match kind:
        case "missing":
            return f"{place}: {field} is missing"
        case "greater_than_equal" | "less_than_equal":
            return f"{place}: {field} {_shown(given)} is outside {_RANGES.get(field, 'what it may be')}"
        case "literal_error":
            return f"{place}: {field} {_shown(given)} {_instead(given, limits.get('expected', ''))}"
        case "string_too_long":
            return f"{place}: {field} is longer than {limits.get('max_length', 10_000):,} characters; shorten it"
        case "string_too_short":
            return f"{place}: {field} is empty; give it one"
        case "string_pattern_mismatch":
            return f"{place}: {field} {_shown(given)} {_FORMS.get(field, 'is not of the form it must have')}"
        case "string_unicode" if isinstance(given, Mapping):
            return f"{place}: the name of one of its fields holds broken characters; rename it"
        case "picture":
            return f"{place}: {limits.get('clause', 'it is damaged')}"
        case "unknown_field":
            return f"{place}: the unknown field {field}: {limits.get('sentence', 'it cannot be kept')}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{place}: a record {{…}} is expected, not {_shown(given)}"
        case "json_invalid":
            return f"{place}: it is not well-formed JSON ({limits.get('error', 'it breaks off')})"
        case "invalid_key":
            return f"{place}: the names of its fields must be texts"
        case _ if kind in _KINDS:
            return f"{place}: {field} must be {_KINDS[kind]}, not {_shown(given)}"
        case _:
            return f"{place}: {field} {_shown(given)} is not right ({message[:1].lower()}{message[1:]})"


_RANGES = (
    {"feeling": "−2…2", "day": "−36500…36500"}
    | dict.fromkeys(("start day", "end day", "by day"), "−36500…36500")
    | dict.fromkeys(("width", "height"), "1…40000000")
    | dict.fromkeys(("first days", "longest gap"), "1…36500")
    | dict.fromkeys(("handovers", "automated run"), "1…1000")
    | {"full lane": "1…100", "smallest text": "1…200"}
)
_FORMS = {
    "url": "is no link; it must start with http://, https:// or mailto: and hold no spaces",
    "id": "may hold only the letters A to Z, digits and the signs . _ : -",
    "sha256": "is no SHA-256; it must be 64 of the characters 0-9 and a-f",
    "colour": "is no colour; write #rrggbb or a colour’s name",
}
_KINDS = {
    "string_type": "a text",
    "string_unicode": "a text without broken characters",
    "int_type": "a whole number",
    "int_parsing_size": "a whole number of reasonable size",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "date_type": "a date such as 2026-11-30",
    "date_parsing": "a date such as 2026-11-30",
    "date_from_datetime_parsing": "a date such as 2026-11-30",
}


def _instead(given: object, expected: str) -> str:
    """What to write in place of a word that is not known; `expected` is pydantic's list of the known ones."""
    known = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    import difflib  # not at start: only mistakes need it

    close = difflib.get_close_matches(given.lower()[:40], known, 1) if isinstance(given, str) else []
    if close:
        return f"is not known; perhaps “{close[0]}” is meant"
    if len(known) > _FEW:
        return f"is not known; it can be {', '.join(known[:_FEW])} and {len(known) - _FEW} more"
    listed = (", ".join(known[:-1]), *known[-1:])
    return f"is not known; it can be {' or '.join(part for part in listed if part)}"


def _place(loc: Sequence[int | str], data: object, whole: str) -> tuple[str, str, object]:
    """The record a location stands in as a sentence calls it, the field's name, and what stands there.

    A whole journey is called just that: the title may be long, and nobody wonders which journey is meant.
    """
    place = whole if whole == "journey" else name_of(whole, data)
    value, noun, field = data, "", whole
    for step in loc:
        if isinstance(step, int) and isinstance(value, Sequence) and not isinstance(value, str):
            value = value[step] if step < len(value) else None
            if noun not in _PARTS:
                place = name_of(noun, value)
                if place == noun:
                    place = f"{noun} number {step + 1}"
            field = noun
        else:
            noun = NOUNS.get(str(step), str(step))
            value = value.get(step) if isinstance(value, Mapping) else getattr(value, str(step), None)
            field = "feeling" if (field, step) == ("feeling", "value") else shortened(str(step).replace("_", " "))
    return place, field, value


def _shown(value: object) -> str:
    match value:
        case str():
            return f"“{shortened(value)}”"
        case bool():
            return "true" if value else "false"
        case None:
            return "nothing"
        case int() if value.bit_length() > 100:
            return "a huge number"
        case int() | float():
            return str(value).replace("-", "−")
        case Mapping():
            return "a record {…}"
        case Sequence():
            return "a list"
        case _:
            return "something else"
