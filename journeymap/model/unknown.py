"""Fields that this version does not know: kept as they came, as long as they can be written back."""

from __future__ import annotations

import math

from pydantic_core import PydanticCustomError

from journeymap.model.text import clean

DEEPEST = 59
"""Lists and records may be nested no deeper in an unknown field: with the five around it they must fit into a file,
which is nested 64 deep at most."""
_LARGEST_BITS = 1024


def extra_name(name: object) -> object:
    """The name of an unknown field; characters that cannot be written are replaced, so that it never becomes the
    name of a known one."""
    return name if not isinstance(name, str) or clean(name) == name else f"{clean(name)}\ufffd"


def extra_value(value: object) -> object:
    """A copy of an unknown field's value with its texts cleaned.

    Errors: anything but null, true, false, finite numbers, texts, lists and records of them, nested at most 59 deep.
    """
    return _copied(value, DEEPEST)


def _copied(value: object, depth: int) -> object:
    match value:
        case None | bool():
            return value
        case str():
            return clean(value)
        case int():
            if value.bit_length() > _LARGEST_BITS:
                raise _refusal("the number is too large")
            return value
        case float():
            if not math.isfinite(value):
                raise _refusal("a number must be finite; write null or leave the field out")
            return value
        case list() | tuple() | dict() if depth == 0:
            raise _refusal(f"lists and records are nested more than {DEEPEST} deep")
        case list() | tuple():
            return [_copied(item, depth - 1) for item in value]
        case dict():
            if not all(isinstance(name, str) for name in value):
                raise _refusal("the names in a record must be texts")
            return {extra_name(name): _copied(item, depth - 1) for name, item in value.items()}
        case _:
            raise _refusal("only texts, numbers, true, false, null, lists and records can be kept")


def _refusal(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("unknown_field", "{sentence}", {"sentence": sentence})
