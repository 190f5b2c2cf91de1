"""Why a journey is refused, in sentences that name the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError

NOUNS: dict[str, str] = {
    "success": "success criterion",
    "personas": "persona",
    "stages": "stage",
    "substages": "sub-stage",
    "touchpoints": "touchpoint",
    "milestones": "milestone",
    "lanes": "lane",
    "notes": "note",
    "flows": "flow",
    "metrics": "metric",
    "signals": "signal",
    "responses": "empathy response",
    "images": "image",
    "feelings": "feeling",
    "links": "link",
}
_NAME_FIELDS = ("title", "name", "text", "watched", "id", "sha256")
_SHOWN = 60
_MOST = 20
"""No more sentences than this are made: a hostile file may hold a million mistakes."""


class JourneyError(Exception):
    """A journey (or an edit of one) that cannot be. `problems` holds a sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def name_of(noun: str, record: object) -> str:
    """How a sentence calls a record: its noun and its title, name, text or id in quotes."""
    for field in _NAME_FIELDS:
        value = record.get(field) if isinstance(record, Mapping) else getattr(record, field, None)
        if isinstance(value, str) and value.strip():
            shown = " ".join(value.split())
            return f"{noun} “{shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + '…'}”"
    return noun


def sentences(error: ValidationError, data: object) -> tuple[str, ...]:
    """The mistakes pydantic found in `data`, at most 20 of them, then how many more there are."""
    errors = error.errors(include_url=False, include_context=True, include_input=True)
    found = [_sentence(e["loc"], e["type"], e["input"], e.get("ctx", {}), e["msg"], data) for e in errors[:_MOST]]
    if len(errors) > _MOST:
        found.append(f"… and {len(errors) - _MOST} more mistakes")
    return tuple(found)


def _sentence(
    loc: Sequence[int | str], kind: str, given: object, limits: Mapping[str, Any], message: str, data: object
) -> str:
    place, field = _place(loc, data)
    shown = _shown(given)
    match kind:
        case "missing":
            return f"{place}: {field} is missing"
        case "greater_than_equal" | "less_than_equal":
            low, high = _RANGES.get(field, (limits.get("ge", ""), limits.get("le", "")))
            return f"{place}: {field} {shown} is outside {low}…{high}"
        case "literal_error":
            return f"{place}: {field} {shown} is not one of {limits.get('expected')}"
        case "string_too_long":
            return f"{place}: {field} is longer than {limits.get('max_length'):,} characters"
        case "string_pattern_mismatch" if field == "url":
            return f"{place}: link {shown} does not start with http://, https:// or mailto:"
        case "string_pattern_mismatch":
            return f"{place}: {field} {shown} is not of the form it must have"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{place}: a record {{…}} is expected, not {shown}"
        case "tuple_type":
            return f"{place}: {field} must be a list, not {shown}"
        case _:
            return f"{place}: {field} {shown} is not right ({message[:1].lower()}{message[1:]})"


_RANGES = {"feeling": ("−2", "2")}


def _place(loc: Sequence[int | str], data: object) -> tuple[str, str]:
    """The record a location stands in, as a sentence calls it, and the field's name."""
    place, record, noun = "journey", data, ""
    field = "journey"
    for step in loc:
        if isinstance(step, int):
            record = record[step] if isinstance(record, Sequence) and step < len(record) else None
            # A feeling has no name of its own: its touchpoint names the place.
            if noun not in ("feeling", "link"):
                place = name_of(noun, record)
                if place == noun:
                    place = f"{noun} number {step + 1}"
            field = noun
        else:
            noun = NOUNS.get(step, step)
            record = record.get(step) if isinstance(record, Mapping) else None
            field = "feeling" if (field, step) == ("feeling", "value") else step.replace("_", " ")
    return place, field


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{value if len(value) <= _SHOWN else value[: _SHOWN - 1] + '…'}”"
    if isinstance(value, bool | int | float | None):
        return {True: "true", False: "false", None: "nothing"}.get(value, str(value).replace("-", "−"))  # type: ignore[arg-type]
    return "a list" if isinstance(value, Sequence) else "a record"
