"""Broken JSON → what can still be read of it, the first step of rescuing a file.

Whatever is whole is taken as it stands: first the file, else each field, else each record. In a record that is not,
each `"name": value` is taken that can be read. All of it takes time in proportion to the file's size.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from journeymap.files.salvage_notes import with_article
from journeymap.model.journey import Journey
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.files.salvage_notes import Notes

LOST: Any = object()
"""Stands where a value was that cannot be: NaN, or a number beyond all bounds."""

_SECTIONS = tuple(name for name in Journey.model_fields if isinstance(getattr(Journey(title=""), name), tuple))
_OWN = tuple(name for name in Journey.model_fields if name not in _SECTIONS)
_SECTION = re.compile(rf'"({"|".join(_SECTIONS)})"\s*:?\s*(?=\[\s*[{{\]]|\{{\s*["}}])')
_OWN_ON_A_LINE = re.compile(rf'^ {{0,4}}"({"|".join((*_OWN, "format", "schema"))})"\s*:\s*', re.MULTILINE)
_NAMED = re.compile(r'[{,]\s*"((?:[^"\\\n]|\\.){1,200})"\s*:\s*')
_FIRST = {name: re.compile(r'\{\s*"id"\s*:') for name in _SECTIONS} | {
    "ignored": re.compile(r'\{\s*"rule"\s*:'),
    "redactions": re.compile(r'\{\s*"title"\s*:'),
    "steps": re.compile(r'\{\s*"kind"\s*:'),
    "parked": re.compile(r'\{\s*"text"\s*:'),
    "workshops": re.compile(r'\{\s*"title"\s*:'),
    "unsettled": re.compile(r'\{\s*"(?:thing|field|theirs)"\s*:'),
}
"""How a record of each field begins, as journeymap writes it."""
_PICTURE = re.compile(r'"([0-9a-f]{64})"\s*:\s*(?=\{)')
_BETWEEN = re.compile(r"[\s,]*")
_KEY = re.compile(r'[\s,]*"((?:[^"\\]|\\.)*)"\s*:\s*')
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 300
_MOST_DAMAGES = 10_000
"""So many damaged records are looked into."""
_MOST_FIELDS = 500
"""So many fields of a piece that is damaged, and so many damaged ones of the journey itself, are looked at."""


def read_broken(text: str, notes: Notes) -> dict[str, Any]:
    """The fields of a journey that can be found in a text, with values as JSON knows them or `LOST`."""
    found = _found(text, notes)
    return _speakable(found) if _ESCAPED_SURROGATE.search(text) else found


def _found(text: str, notes: Notes) -> dict[str, Any]:
    try:
        found, end = _scan(text, text.index("{"))
        if isinstance(found, dict) and not text[end:].strip() and any(name in found for name in Journey.model_fields):
            return found
    except (_Unreadable, ValueError):
        pass
    return _Reader(text, notes).fields()


def _speakable(value: Any) -> Any:
    """Without the lone surrogates that no file can hold."""
    match value:
        case str():
            return _SURROGATE.sub("", value)
        case list():
            return [_speakable(one) for one in value]
        case dict():
            return {_SURROGATE.sub("", name): _speakable(one) for name, one in value.items()}
        case _:
            return value


class _Unreadable(Exception):  # noqa: N818  # it is caught a few lines on, and no error of anybody's
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


def _scan(text: str, start: int) -> tuple[Any, int]:
    """The value that begins there, and where it ends."""
    try:
        return _decoder.raw_decode(text, start)
    except (ValueError, RecursionError):
        raise _Unreadable from None


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self._counted = 0, 1
        self._ahead: dict[re.Pattern[str], int] = {}
        self._damages = 0

    def fields(self) -> dict[str, Any]:
        """Field by field; where one is broken, on to the next that can be told for one."""
        text, found = self.text, dict[str, Any]()
        at = text.find("{") + 1
        name, broken = "", 0
        while at < len(text):
            key = _KEY.match(text, at) or _SECTION.match(text, at)
            if key is None:
                end = self._next_field(at)
                if name in _SECTIONS and _FIRST[name].search(text, at, end):  # a list that was closed too early
                    self._add(found, name, list(self._records(name, text[at:end], at)))
                else:
                    self._tell_lost(at, end)
                at = end
                continue
            name = _unescaped(key[1])
            try:
                value, end = _scan(text, key.end())
                whole = _ends_well(text, end)
            except _Unreadable:
                value, end, whole = LOST, key.end(), False
            if not whole:
                broken += 1
                if broken > _MOST_FIELDS:
                    self._tell_lost(at, len(text))
                    break
                end = self._next_field(key.end())
                value = self._broken(name, key.end(), end)
            self._add(found, name, value)
            at = end
        return found

    def _add(self, found: dict[str, Any], name: str, value: Any) -> None:
        if name in _SECTIONS and isinstance(found.get(name), list) and isinstance(value, list):
            found[name] += value
        else:
            found.setdefault(name, value)

    def _tell_lost(self, at: int, end: int) -> None:
        if between := self.text[at:end].strip(" \t\r\n,]}"):
            lost = "a character" if len(between) == 1 else f"{len(between):,} characters"
            self.notes.say(f"line {self._line(at)}: {lost} here made no sense (left out)")

    def _next_field(self, at: int) -> int:
        """Where the next field of the journey begins, as far as can be told."""
        for pattern in (_SECTION, _OWN_ON_A_LINE):
            if self._ahead.get(pattern, 0) <= at:
                mark = pattern.search(self.text, at + 1)
                self._ahead[pattern] = len(self.text) if mark is None else mark.start()
        return min(self._ahead.values())

    def _broken(self, name: str, start: int, end: int) -> Any:
        """What can be read of the value of a field that cannot be read as a whole."""
        section = self.text[start:end]
        if name == "images":
            return self._pictures(section)
        if name in _SECTIONS:
            return list(self._records(name, section, start))
        if section.startswith("{"):
            return next(iter(_pieces(section)), {})
        self.notes.say(f"line {self._line(start)}: the journey’s {shortened(name, 30)} was damaged")
        return _cut_text(section) if section.startswith('"') else LOST

    def _records(self, name: str, section: str, start: int) -> Iterator[Any]:
        starts = [mark.start() for mark in _FIRST[name].finditer(section)]
        at = budget = 0
        while (begin := section.find("{", at)) >= 0:
            following = bisect_right(starts, begin)
            stop = starts[following] if following < len(starts) else len(section)
            chunk = section[begin:stop]
            try:
                value, end = _scan(chunk, 0)
                whole = not chunk[end:].strip(" \t\r\n,]}")
            except _Unreadable:
                whole = False
            at = stop
            if whole:
                yield value
                continue
            if budget < 4 * len(section):  # a record may hold others, in fields of a later version
                try:
                    value, end = _scan(section, begin)
                    budget += end - begin
                    if _ends_well(section, end) and _flat(value):
                        yield value
                        at = end
                        continue
                except _Unreadable:
                    budget += len(section) // 2
            yield from self._damaged(NOUNS[name], chunk, start + begin)

    def _damaged(self, noun: str, chunk: str, at: int) -> Iterator[dict[str, Any]]:
        self._damages += 1
        if self._damages > _MOST_DAMAGES:
            self.notes.say(f"more than {_MOST_DAMAGES:,} records are damaged; those behind are left out")
            return
        pieces = [one for one in _pieces(chunk) if one]
        what = "was damaged; what could be read of it was kept" if pieces else "was damaged and is lost"
        self.notes.say(f"line {self._line(at)}: {with_article(noun)} {what}")
        yield from pieces

    def _pictures(self, section: str) -> dict[str, Any]:
        found = {}
        for mark in _PICTURE.finditer(section):
            try:
                found[mark[1]] = _scan(section, mark.end())[0]
            except _Unreadable:
                self.notes.say(f"picture {mark[1][:11]}… was damaged and is lost")
        return found

    def _line(self, at: int) -> int:
        """The number of the line. Places are mostly asked about in their order, so lines are counted on."""
        last, line = self._counted if self._counted[0] <= at else (0, 1)
        self._counted = at, line + self.text.count("\n", last, at)
        return self._counted[1]


def _ends_well(text: str, end: int) -> bool:
    """Whether what follows a value is what may follow one."""
    after = _BETWEEN.match(text, end)
    return after is not None and text[after.end() : after.end() + 1] in ("", '"', "{", "}", "]")


def _flat(record: Any) -> bool:
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


def _pieces(chunk: str) -> Iterator[dict[str, Any]]:
    """The records in a piece of text, each with those of its fields that can be read."""
    record: dict[str, Any] = {}
    at = 0
    for _ in range(_MOST_FIELDS):
        mark = _NAMED.search(chunk, at)
        if mark is None:
            break
        if chunk[mark.start()] == "{" and "id" in record and mark[1] == "id":
            yield record
            record = {}
        name = _unescaped(mark[1])
        at = mark.end()
        try:
            value, end = _scan(chunk, at)
        except _Unreadable:
            value, end = LOST, at
        if value is LOST or not _ends_well(chunk, end):
            following = _NAMED.search(chunk, at)
            stop = len(chunk) if following is None else following.start()
            if chunk[at : at + 1] == '"':
                value, end = _cut_text(chunk[at:stop]), stop
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
            value, at = _scan(chunk, at)
        except _Unreadable:
            return
        yield value


def _cut_text(raw: str) -> str:
    """A text whose end is missing or misplaced."""
    inside = raw[1:].rstrip(' \t\r\n,}]"')
    return _unescaped(re.sub(r"\\(?![\"\\/bfnrt]|u[0-9a-fA-F]{4})", "", inside).replace('"', '\\"'))


def _unescaped(inside: str) -> str:
    try:
        return str(_decoder.decode(f'"{inside}"'))
    except ValueError:
        return inside
