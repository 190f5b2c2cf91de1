"""Broken JSON → what can still be read of it, the first step of rescuing a file.

Whatever is whole is taken as it stands: first the file, else each field, else each record. In a record that is not,
each `"name": value` is taken that can be read. All of it takes time in proportion to the file's size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from journeymap.files.salvage_notes import with_article
from journeymap.files.salvage_pieces import (
    LOST,
    MOST_FIELDS,
    QUOTES,
    Unreadable,
    cut_text,
    ends_well,
    flat,
    pieces,
    scan,
    unescaped,
)
from journeymap.model.journey import Journey
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.files.salvage_notes import Notes


_SECTIONS = tuple(name for name in Journey.model_fields if isinstance(getattr(Journey(title=""), name), tuple))
_OWN = tuple(name for name in Journey.model_fields if name not in _SECTIONS)
_SECTION = re.compile(rf'"({"|".join(_SECTIONS)})"\s*:?\s*(?=\[\s*[{{\]]|\{{\s*["}}])')
_OWN_ON_A_LINE = re.compile(rf'^ {{0,4}}"({"|".join((*_OWN, "format", "schema"))})"\s*:\s*', re.MULTILINE)
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
_KEY = re.compile(r'[\s,]*"((?:[^"\\]|\\.){0,1000})"\s*:\s*')
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DAMAGES = 10_000
"""So many damaged records are looked into."""


def read_broken(text: str, notes: Notes) -> dict[str, Any]:
    """The fields of a journey that can be found in a text, with values as JSON knows them or `LOST`."""
    found = _found(text, notes)
    return _speakable(found) if _ESCAPED_SURROGATE.search(text) else found


def _found(text: str, notes: Notes) -> dict[str, Any]:
    try:
        found, end = scan(text, text.index("{"))
        if isinstance(found, dict) and not text[end:].strip() and any(name in found for name in Journey.model_fields):
            return found
    except (Unreadable, ValueError):
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
            name = unescaped(key[1])
            try:
                value, end = scan(text, key.end())
                whole = ends_well(text, end)
            except Unreadable:
                value, end, whole = LOST, key.end(), False
            if not whole:
                broken += 1
                if broken > MOST_FIELDS:
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
            return next(iter(pieces(section)), {})
        value = cut_text(section) if section.startswith(QUOTES) else LOST
        kept = "; what could be read of it was kept" if value is not LOST else " (left out)"
        self.notes.say(f"line {self._line(start)}: the journey’s {shortened(name, 30)} was damaged{kept}")
        return value

    def _records(self, name: str, section: str, start: int) -> Iterator[Any]:
        starts = [mark.start() for mark in _FIRST[name].finditer(section)]
        at = budget = 0
        while (begin := section.find("{", at)) >= 0:
            following = bisect_right(starts, begin)
            stop = starts[following] if following < len(starts) else len(section)
            chunk = section[begin:stop]
            try:
                value, end = scan(chunk, 0)
                whole = not chunk[end:].strip(" \t\r\n,]}")
            except Unreadable:
                whole = False
            at = stop
            if whole:
                yield value
                continue
            if budget < 4 * len(section):  # a record may hold others, in fields of a later version
                try:
                    value, end = scan(section, begin)
                    budget += end - begin
                    if ends_well(section, end) and flat(value):
                        yield value
                        at = end
                        continue
                except Unreadable:
                    budget += len(section) // 2
            yield from self._damaged(NOUNS[name], chunk, start + begin)

    def _damaged(self, noun: str, chunk: str, at: int) -> Iterator[dict[str, Any]]:
        self._damages += 1
        if self._damages > _MOST_DAMAGES:
            self.notes.say(f"more than {_MOST_DAMAGES:,} records are damaged; those behind are left out")
            return
        found = [one for one in pieces(chunk) if one]
        what = "was damaged; what could be read of it was kept" if found else "was damaged and is lost"
        self.notes.say(f"line {self._line(at)}: {with_article(noun)} {what}")
        yield from found

    def _pictures(self, section: str) -> dict[str, Any]:
        found = {}
        for mark in _PICTURE.finditer(section):
            try:
                found[mark[1]] = scan(section, mark.end())[0]
            except Unreadable:
                self.notes.say(f"picture {mark[1][:11]}… was damaged and is lost")
        return found

    def _line(self, at: int) -> int:
        """The number of the line. Places are mostly asked about in their order, so lines are counted on."""
        last, line = self._counted if self._counted[0] <= at else (0, 1)
        self._counted = at, line + self.text.count("\n", last, at)
        return self._counted[1]
