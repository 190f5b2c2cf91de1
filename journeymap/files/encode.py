"""Records → lines of JSON: the layout of a file, in which a one-word edit changes one line.

What stands where depends on the shape of a value alone, so that fields of a later version, which this one only
carries along, come out as that version wrote them.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from journeymap.model.journey import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXACT = 2.0**53
"""Whole numbers below this are the same as float and as integer."""

_AS_THEY_ARE = frozenset((str, int, bool))

_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def plain(record: Record) -> dict[str, Any]:
    """The fields of a record that are not as by default, as JSON knows values; unknown fields last, in their order."""
    values = record.__dict__
    found: dict[str, Any] = {}
    for name, default in _defaults(type(record)):
        value = values[name]
        if value is not default and value != default:
            found[name] = value if type(value) in _AS_THEY_ARE else _plain_value(value)
    if record.__pydantic_extra__:
        found.update(record.__pydantic_extra__)
    return found


@lru_cache(maxsize=64)
def _defaults(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, field.get_default()) for name, field in kind.model_fields.items())


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [one if type(one) in _AS_THEY_ARE else plain(one) for one in value]
    if isinstance(value, Record):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def text(fields: Iterable[tuple[str, Any]]) -> str:
    """A JSON object with one field a line, and one entry a line in a list of objects or an object of objects."""
    return "{\n" + ",\n".join(f"  {_json(name)}: {_value(value)}" for name, value in fields) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return "[\n    " + ",\n    ".join(map(_json, value)) + "\n  ]"
    if isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        return "{\n    " + ",\n    ".join(f"{_json(name)}: {_json(one)}" for name, one in value.items()) + "\n  }"
    return _json(value)
