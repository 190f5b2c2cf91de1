"""Bytes → plain lists, dicts and values: the first step of opening a journey, and the one that meets broken files.

Whatever is wrong gives one sentence with line and column. JSON is taken strictly: no NaN, no key twice, no text
after the end. Lone surrogates, which no UTF-8 file could hold, are taken out.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from journeymap.files.errors import FileError
from journeymap.files.limits import check_shape, place, too_deep, too_large
from journeymap.files.strangers import what_it_is_instead
from journeymap.files.unsettled import MERGE, TWICE, merge_begins
from journeymap.model.text import clean

_BOM = b"\xef\xbb\xbf"
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")(?P<key>[ \t\r\n]*:)?'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<number>-?(?:Infinity|NaN|[0-9][0-9.eE+-]*))",
    re.DOTALL,
)

_WHAT_TO_DO: dict[str, str] = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": 'a name in "…" is expected',
    "Expecting ':' delimiter": "a colon is missing after the name",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Illegal trailing comma before end of object": "the comma after the last entry must go",
    "Illegal trailing comma before end of array": "the comma after the last entry must go",
    "Unterminated string starting at": 'a text that begins here has no closing "',
    "Invalid control character at": 'a text has no closing " on its line, or holds a bare tab (write \\t)',
    "Invalid \\escape": "the backslash is not part of an escape; write \\\\ for a backslash",
    "Invalid \\uXXXX escape": "\\u must be followed by four hexadecimal digits",
    "Extra data": "the journey has ended, but more follows; delete it",
}
"""The decoder's messages, as a person who edits the file by hand needs them."""


_CURLY = tuple("“”„‟«»‘’")
"""What programs for letters make of a straight quotation mark."""
_CUT_OFF = "the file ends in the middle, as if it was cut off while being copied; copy it again or open a backup"


def decode(data: bytes) -> dict[str, Any]:
    """The JSON object in these bytes (UTF-8, with or without BOM). Errors: FileError without a path."""
    if fault := too_large(len(data)):
        raise fault
    data = data.removeprefix(_BOM)
    if stranger := what_it_is_instead(data):
        raise FileError("", stranger)
    text = _text(data)
    check_shape(data)
    found = _parse(text, data)
    if not isinstance(found, dict):
        raise FileError("", 'this is JSON, but not a journey; a journey begins with {"format": "journeymap"')
    if _ESCAPED_SURROGATE.search(text):
        found = _without_surrogates(found)
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise FileError("", f"{place(data, error.start)}: {_CUT_OFF}") from None
        why = "a byte here is no text; the file is damaged, or was saved by an editor in another encoding than UTF-8"
        raise FileError("", f"{place(data, error.start)}: {why}") from None


class _TwiceError(ValueError):
    pass


class _NumberError(ValueError):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _NumberError
    return value


def _constant(_: str) -> float:
    raise _NumberError


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)


def _parse(text: str, data: bytes) -> object:
    try:
        return _decoder.decode(text)
    except json.JSONDecodeError as error:
        raise FileError("", _broken(text, error)) from None
    except RecursionError:
        raise too_deep(data) from None
    except _TwiceError:
        raise FileError("", _twice(text)) from None
    except ValueError:
        # Infinite and NaN by the hooks above, or an integer longer than Python cares to convert.
        raise FileError("", _bad_number(text)) from None


def _broken(text: str, error: json.JSONDecodeError) -> str:
    if (merge := merge_begins(text)) is not None and merge <= error.pos:
        return f"{_at(text, merge)}: {MERGE}"
    if error.msg.startswith("Unterminated string") or not text[error.pos :].strip():
        return f"{_at(text, len(text.rstrip()))}: {_CUT_OFF}"
    where, rest = _at(text, error.pos), text[error.pos :]
    if error.pos == len(text) - len(text.lstrip()) and rest[:1] not in "{[":
        return f"this is a text, but not a journey: it begins with {_shown(text, error.pos)}, and a journey with {{"
    if error.msg == "Extra data":
        if not rest.strip("\0 \t\r\n"):
            return f"{where}: nothing but zeros stands behind the journey, as after a power failure; delete them"
        if rest.startswith("{"):
            return f"{where}: {TWICE}"
    if rest[:1] in ("]", "}") and text[: error.pos].rstrip().endswith(","):
        return f"{where}: the comma before this bracket must go (before {_shown(text, error.pos)})"
    if rest[:1] in _CURLY:
        return f'{where}: the quotation mark {rest[0]} stands here where a straight one belongs (")'
    what = _WHAT_TO_DO.get(error.msg, error.msg[:1].lower() + error.msg[1:])
    return f"{where}: {what} (before {_shown(text, error.pos)})"


def _at(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return f"line {line}, column {column}"


def _shown(text: str, at: int) -> str:
    rest = " ".join(clean(text[at : at + 40]).split())
    return f"“{rest if len(rest) <= 20 else rest[:19] + '…'}”"


def _twice(text: str) -> str:
    """Finds the place that `_object` refused. Only run on text that is well formed otherwise up to there."""
    names: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token["open"]:
            names.append(set())
        elif token["close"] and names:
            names.pop()
        elif token["key"] is not None and names:
            quoted = token["string"]
            name = json.loads(quoted) if "\\" in quoted else quoted[1:-1]
            if name in names[-1]:
                return f"{_at(text, token.start())}: “{clean(name)}” stands twice in one record; delete one of them"
            names[-1].add(name)
    return "a name stands twice in one record; delete one of them"


def _bad_number(text: str) -> str:
    for token in _TOKEN.finditer(text):
        digits = token["number"]
        if digits and (not digits[-1].isdigit() or len(digits) > 300 or math.isinf(float(digits))):
            shown = digits if len(digits) <= 20 else digits[:19] + "…"
            return f"{_at(text, token.start())}: {shown} is no number a journey can hold; write one that is finite"
    return "a number in it is too large for a journey; write a smaller one"


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return _SURROGATE.sub("", value)
        case list():
            return [_without_surrogates(one) for one in value]
        case dict():
            cleaned = {_SURROGATE.sub("", name): _without_surrogates(one) for name, one in value.items()}
            if len(cleaned) != len(value):
                raise FileError("", "two names in one record differ only in characters that no file can hold")
            return cleaned
        case _:
            return value
