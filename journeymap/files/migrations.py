"""Older files made new: each change of the format is a function on the decoded file, in the order they happened.

A step meets files as people and scripts left them: what it does not recognise it leaves alone, and the model says
afterwards what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.files.errors import FileError
from journeymap.files.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Callable


def upgrade(fields: dict[str, Any], schema: Schema) -> None:
    """Changes the decoded file (without its header) from that version to the current one, in place."""
    if schema < OLDEST:
        raise FileError("", f"there never was a format {schema}; the oldest is {OLDEST}")
    for last, step in STEPS:
        if schema <= last:
            step(fields)


def _a_feeling_for_each_persona(fields: dict[str, Any]) -> None:
    """0.9 → 1.0: a touchpoint's one `feeling` was that of the first persona, or of nobody in particular."""
    felt = [one for one in _records(fields, "touchpoints") if "feeling" in one and "feelings" not in one]
    if not felt:
        return
    persona = _first_persona(fields)
    for touchpoint in felt:
        value = touchpoint.pop("feeling")
        if value is not None:
            touchpoint["feelings"] = [{"persona": persona, "value": value}]


def _first_persona(fields: dict[str, Any]) -> Any:
    personas = fields.setdefault("personas", [])
    if not isinstance(personas, list):
        return "customer"
    if not personas:
        taken = [one.get("id") for value in fields.values() if isinstance(value, list) for one in _dicts(value)]
        number = 1
        while (key := f"persona-{number}") in taken:
            number += 1
        personas.append({"id": key, "name": "Customer"})
    first = personas[0]
    return first.get("id") if isinstance(first, dict) else None


def _records(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = fields.get(name)
    return _dicts(value) if isinstance(value, list) else []


def _dicts(values: list[Any]) -> list[dict[str, Any]]:
    return [one for one in values if isinstance(one, dict)]


STEPS: tuple[tuple[Schema, Callable[[dict[str, Any]], None]], ...] = ((Schema(0, 9), _a_feeling_for_each_persona),)
"""(the last version that needs it, the step), oldest first."""

OLDEST = Schema(0, 9)
