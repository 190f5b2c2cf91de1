"""Options of an export as one line that people can read and write, for presets and for what was exported last:
"format=pdf page=a4 way=split redact='For the customer'". What is as usual is not said."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from journeymap.render.options import DEFAULTS, ExportOptions, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

_MISUNDERSTOOD = object()


def written(options: ExportOptions, **more: str) -> str:
    """The options in a line, behind `more` names and values."""
    said = [f"{name}={value}" for name, value in (*more.items(), ("format", options.format))]
    for name, usual in DEFAULTS.items():
        value = getattr(options, name)
        if value != usual:
            said += [f"{name}={_word(one)}" for one in (value if isinstance(value, tuple) else (value,))]
    return shlex.join(said)


def read(line: str) -> tuple[ExportOptions | None, dict[str, str]]:
    """The options in a line, and whatever else it says by name. What nobody understands counts for nothing; without
    a format there are no options (None)."""
    try:
        parts = [part.partition("=") for part in shlex.split(line)]
    except ValueError:
        return None, {}
    types = _types()
    said: dict[str, list[str]] = {}
    for name, _, value in parts:
        said.setdefault(name, []).append(value)
    others = {name: values[-1] for name, values in said.items() if name not in types}
    if "format" not in said:
        return None, others
    fields: dict[str, Any] = {name: _read(types[name], values) for name, values in said.items() if name in types}
    known = {name: value for name, value in fields.items() if value is not _MISUNDERSTOOD}
    return replace(ExportOptions(said["format"][-1]), **known), others


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _types() -> Mapping[str, Any]:
    return get_type_hints(ExportOptions, localns={"date": date})


def _read(wanted: Any, values: list[str]) -> object:
    """The value of a field of this type; the last counts where there can be one only."""
    kinds = [kind for kind in (get_args(wanted) or (wanted,)) if kind is not type(None)]
    if get_origin(wanted) is tuple or get_origin(kinds[0]) is tuple:
        return tuple(values)
    text = values[-1]
    if wanted is bool:
        return text == "yes" if text in ("yes", "no") else _MISUNDERSTOOD
    if wanted is str:
        return text
    if int in kinds:
        return int(text) if text.isdecimal() and len(text) < 10 else _MISUNDERSTOOD
    if get_origin(wanted) is Literal:
        return text if text in get_args(Way) else _MISUNDERSTOOD
    try:
        return float(text) if float in kinds else date.fromisoformat(text)
    except ValueError:
        return _MISUNDERSTOOD
