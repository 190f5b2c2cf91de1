"""Pieces of broken JSON: values that can be read, records put together of those of their fields that are whole."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST: Any = object()
"""Stands where a value was that cannot be: NaN, or a number beyond all bounds."""
MOST_FIELDS = 500
"""So many fields of a piece that is damaged, and so many damaged ones of the journey itself, are looked at."""

_MOST_WHOLE = 20
QUOTES = tuple('"“”„‟«»')
"""A straight one, and what programs for letters make of it."""

_NAMED = re.compile(r'[{,]\s*"((?:[^"\\\n]|\\.){1,200})"\s*:\s*')
_BETWEEN = re.compile(r"[\s,]*")
_MOST_DIGITS = 300


class Unreadable(Exception):  # noqa: N818  # it is caught a few lines on, and no error of anybody's
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        found.setdefault(name, value)  # of two of the same name the first: the second was inserted
    return found


def _float(digits: str) -> Any:
    value = float(digits)
    return LOST if math.isinf(value) else value


def _int(digits: str) -> Any:
    return int(digits) if len(digits) <= _MOST_DIGITS else LOST


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_float, parse_int=_int, parse_constant=lambda _: LOST, strict=False
)


def scan(text: str, start: int) -> tuple[Any, int]:
    """The value that begins there, and where it ends."""
    try:
        return _decoder.raw_decode(text, start)
    except (ValueError, RecursionError):
        raise Unreadable from None


def whole_objects(text: str) -> list[tuple[dict[str, Any], int]]:
    """The objects that the text consists of, each with where it begins; none where it holds anything else."""
    found: list[tuple[dict[str, Any], int]] = []
    at = 0
    while text[at:].strip():  # a few times at most: each round goes over a whole object
        start = len(text) - len(text[at:].lstrip())
        try:
            value, at = scan(text, start)
        except Unreadable:
            return []
        if not isinstance(value, dict) or len(found) > _MOST_WHOLE:
            return []
        found.append((value, start))
    return found


def ends_well(text: str, end: int) -> bool:
    """Whether what follows a value is what may follow one."""
    after = _BETWEEN.match(text, end)
    return after is not None and text[after.end() : after.end() + 1] in ("", '"', "{", "}", "]")


def flat(record: Any) -> bool:
    """Whether this is a record, and not one that has swallowed those behind it, because a bracket is missing."""
    return (
        isinstance(record, dict)
        and not any(
            isinstance(one, dict) and "id" in one
            for name in ("feelings", "links")
            if isinstance(entries := record.get(name), list)
            for one in entries
        )
        and not any(name in record for name in ("touchpoints", "stages", "notes"))
    )


def pieces(chunk: str) -> Iterator[dict[str, Any]]:
    """The records in a piece of text, each with those of its fields that can be read."""
    record: dict[str, Any] = {}
    at = 0
    for _ in range(MOST_FIELDS):
        mark = _NAMED.search(chunk, at)
        if mark is None:
            break
        if chunk[mark.start()] == "{" and "id" in record and mark[1] == "id":
            yield record
            record = {}
        name = unescaped(mark[1])
        at = mark.end()
        try:
            value, end = scan(chunk, at)
        except Unreadable:
            value, end = LOST, at
        if value is LOST or not ends_well(chunk, end):
            following = _NAMED.search(chunk, at)
            stop = len(chunk) if following is None else following.start()
            if chunk[at : at + 1] in QUOTES:
                value, end = cut_text(chunk[at:stop]), stop
            elif chunk[at : at + 1] == "[":
                value, end = list(_inner(chunk, at + 1)), at + 1
        if value is not LOST:
            record.setdefault(name, value)
        at = max(at, end - 1) if chunk[end - 1 : end] in "{," else max(at, end)
    yield record


def _inner(chunk: str, at: int) -> Iterator[Any]:
    """The values of a list as far as they are whole."""
    while True:
        between = _BETWEEN.match(chunk, at)
        at = at if between is None else between.end()
        try:
            value, at = scan(chunk, at)
        except Unreadable:
            return
        yield value


def cut_text(raw: str) -> str:
    """A text whose end is missing or misplaced."""
    inside = raw[1:].rstrip(" \t\r\n,}]" + "".join(QUOTES))
    return unescaped(re.sub(r"\\(?![\"\\/bfnrt]|u[0-9a-fA-F]{4})", "", inside).replace('"', '\\"'))


def unescaped(inside: str) -> str:
    try:
        return str(_decoder.decode(f'"{inside}"'))
    except ValueError:
        return inside
