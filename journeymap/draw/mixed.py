"""Lines of text in any script: bidirectional, in several faces, broken where ICU allows. The whole way; see
`plain` for the short one that most texts take."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.bidi import paragraph_level, visual_order
from journeymap.draw.coverage import REPLACEMENT
from journeymap.draw.fonts import BASE
from journeymap.draw.itemise import Item, itemise
from journeymap.draw.line_breaks import HANGING, graphemes, opportunities
from journeymap.draw.shape import SetLine, advances, ink, shape

if TYPE_CHECKING:
    from journeymap.draw.marks import GlyphRun

_item_end = attrgetter("end")
_SOFT_HYPHEN = "\u00ad"
_BASE_FAMILY = frozenset(BASE.values())


def set_lines(
    text: str,
    bold: bool,
    italic: bool,
    size: float,
    limit: float,
    base: int | None = None,
    language: str | None = None,
) -> list[SetLine]:
    """One paragraph (no line feeds, no spaces at its ends) filled into lines at most `limit` px wide.

    A line is wider only where it holds a single grapheme that is.
    """
    level = paragraph_level(text) if base is None else base
    items = itemise(text, bold, italic, level, language)
    offsets = _offsets(text, items, size)
    grapheme_ends = [end for _, end in graphemes(text)]
    measured = _Measured(text, size, level, items, offsets, opportunities(text), grapheme_ends)
    lines = []
    start = 0
    while start < len(text):
        start, line = _next_line(measured, start, limit)
        lines.append(line)
        while start < len(text) and text[start] in HANGING:
            start += 1
    return lines or [SetLine((), 0.0, "", rtl=level == 1)]


class _Measured(NamedTuple):
    text: str
    size: float
    level: int
    items: list[Item]
    offsets: list[float]  # the width of all characters before each, and at last of all
    breaks: tuple[int, ...]
    grapheme_ends: list[int]


def _offsets(text: str, items: list[Item], size: float) -> list[float]:
    widths: list[float] = []
    for item in items:
        part = text[item.start : item.end]
        if item.covered:
            widths += advances(part, item.font, size, bool(item.level & 1), item.script, item.language)
        else:
            widths += [shape(REPLACEMENT, item.font, size).advance, *[0.0] * (len(part) - 1)]
    return list(itertools.accumulate(widths, initial=0.0))


def _next_line(measured: _Measured, start: int, limit: float) -> tuple[int, SetLine]:
    """Where the line that begins at `start` ends, and the line: as full as the widths measured for the whole
    paragraph promise, less if the line set by itself turns out wider (letters may change shape at a break)."""
    text, breaks, ends, offsets = measured.text, measured.breaks, measured.grapheme_ends, measured.offsets
    room = offsets[start] + limit
    first = last = bisect_right(breaks, start)
    while last < len(breaks) and offsets[_visible_end(text, start, breaks[last])] <= room:
        last += 1
    # No break fits: anywhere between graphemes, the first of which stands in any case.
    within = bisect_right(ends, start)
    beyond = bisect_right(ends, room, lo=within + 1, hi=bisect_right(ends, breaks[first]), key=offsets.__getitem__)
    for end in (*reversed(breaks[first:last]), *reversed(ends[within + 1 : beyond])):
        line = _set(measured, start, end)
        if line.width <= limit:
            return end, line
    return ends[within], _set(measured, start, ends[within])


def _visible_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in HANGING:
        end -= 1
    return end


def _set(measured: _Measured, start: int, end: int) -> SetLine:
    text = measured.text
    end = _visible_end(text, start, end)
    runs: list[GlyphRun] = []
    levels: list[int] = []
    first = bisect_right(measured.items, start, key=_item_end)
    for item in itertools.islice(measured.items, first, None):
        if item.start >= end:
            break
        runs.append(_run(measured, item, max(start, item.start), min(end, item.end), end))
        levels.append(item.level)
    x = above = below = 0.0
    placed: list[tuple[float, GlyphRun]] = []
    for index in visual_order(levels):
        run = runs[index]
        placed.append((x, run))
        x += run.advance
        if run.font not in _BASE_FAMILY:
            high, deep = ink(run)
            above, below = max(above, high), max(below, deep)
    return SetLine(tuple(placed), x, text[start:end], measured.level == 1, above, below)


def _run(measured: _Measured, item: Item, start: int, end: int, line_end: int) -> GlyphRun:
    text = measured.text[start:end]
    if not item.covered:
        return shape(text, item.font, measured.size, bool(item.level & 1), drawn=REPLACEMENT)
    drawn = None
    if text.endswith(_SOFT_HYPHEN) and end == line_end < len(measured.text):
        drawn = text[:-1] + "-"
    return shape(text, item.font, measured.size, bool(item.level & 1), item.script, item.language, drawn=drawn)
