"""Paragraphs in, measured blocks of positioned glyph lines out: what lanes and layout call for every text.

Lines are filled greedily at the break opportunities of UAX #14. Words of plain Latin, Greek and Cyrillic text
break at their spaces only and are shaped once each, whatever paragraph they turn up in; anything else asks ICU.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from journeymap.draw.fonts import face, faces_for_style
from journeymap.draw.marks import GlyphRun, TextBlock, TextLine
from journeymap.draw.shape import shape

Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: `size` in px per em, `lead` the height of a line in em."""

    size: float
    bold: bool = False
    italic: bool = False
    lead: float = 1.3


class Word(NamedTuple):
    """What stands between two places where a line may break after spaces, with and without those spaces."""

    advance: float
    run: GlyphRun
    bare_advance: float
    bare: GlyphRun
    breaks: tuple[int, ...]  # offsets inside `bare.text` where a line may break too


#: Lengths in px are compared with this much grace, so that a block fits the width it was measured at.
_GRACE = 1e-6
_MOST_WORDS = 50_000
_WORDS: dict[tuple[str, float], dict[str, Word]] = {}

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏΆΈ-ΊΌΎ-ΡΣ-ώЀ-ҁҊ-ԯ"
_PLAIN = re.compile(rf"[{_LETTERS}0-9]+(?:['’][{_LETTERS}]+)?[.,;:!?]?")
_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def paragraph(
    text: str,
    style: Style,
    width: float | None = None,
    *,
    align: Align = "start",
    max_lines: int | None = None,
) -> TextBlock:
    """`text` set in `style`, wrapped at `width` px (None: only at line feeds). The same arguments give the
    identical block.

    The block is `width` wide, or as wide as its longest line, and as high as its lines: size × lead px each,
    the text vertically centred in it. Spaces at line ends hang: they are neither counted nor shown. A word wider
    than the width breaks between graphemes. With `max_lines` the last line ends in "…" where text is left over
    (`cut`). An empty text has no lines and no height.
    """
    return _paragraph(text, style, width, align, max_lines)


@lru_cache(maxsize=32_768)
def _paragraph(text: str, style: Style, width: float | None, align: Align, max_lines: int | None) -> TextBlock:
    filled: list[Filled] = []
    limit = float("inf") if width is None else width + _GRACE
    for hard_line in _BREAKS.split(text.replace("\t", " ")) if text else ():
        filled.extend(_fill(_CONTROLS.sub("", hard_line).strip(" "), style, limit))
    cut = max_lines is not None and len(filled) > max_lines
    if cut:
        assert max_lines is not None
        kept = filled[: max_lines - 1]
        filled = [*kept, _ellipsis(filled[len(kept)], filled[max_lines:], style, limit)]
    return _block(text, style, width, align, filled, cut)


class Filled(NamedTuple):
    """A line before it is placed: runs with their x from the line's own left edge."""

    runs: tuple[tuple[float, GlyphRun], ...]
    width: float
    text: str


def _block(text: str, style: Style, width: float | None, align: Align, filled: list[Filled], cut: bool) -> TextBlock:
    size = style.size
    base = faces_for_style(style.bold, style.italic)[0]
    line_height = size * style.lead
    baseline = (line_height + (base.ascent - base.descent) * size) / 2
    across = max((line.width for line in filled), default=0.0) if width is None else width
    lines = []
    for row, (runs, length, shown) in enumerate(filled):
        x = 0.0 if align == "start" else across - length if align == "end" else (across - length) / 2
        placed = runs if x == 0.0 else tuple([(x + offset, run) for offset, run in runs])
        lines.append(TextLine(placed, x, row * line_height + baseline, length, shown))
    return TextBlock(text, tuple(lines), across, len(lines) * line_height, size, style.bold, style.italic, cut)


def _fill(text: str, style: Style, limit: float) -> list[Filled]:
    if not text:
        return [Filled((), 0.0, "")]
    font = faces_for_style(style.bold, style.italic)[0].name
    lines: list[Filled] = []
    line: list[tuple[float, Word]] = []
    x = 0.0
    queue = _words(text, font, style.size)[::-1]
    while queue:
        word = queue.pop()
        if x + word.bare_advance <= limit:
            line.append((x, word))
            x += word.advance
            continue
        head = _longest_head(word, limit - x, anywhere=not line)
        if head:
            line.append((x, _word(word.bare.text[:head], "", font, style.size, ())))
            tail = word.run.text[head:]
            bare_tail = tail.rstrip(" ")
            rest = tuple(b - head for b in word.breaks if b > head)
            word = _word(bare_tail, tail[len(bare_tail) :], font, style.size, rest)
        lines.append(_close(line))
        line, x = [], 0.0
        queue.append(word)
    lines.append(_close(line))
    return lines


def _close(line: list[tuple[float, Word]]) -> Filled:
    x, last = line[-1]
    runs = [(at, word.run) for at, word in line]
    runs[-1] = (x, last.bare)
    return Filled(tuple(runs), x + last.bare_advance, "".join([run.text for _, run in runs]))


def _longest_head(word: Word, room: float, anywhere: bool) -> int:
    """How many characters of a word that is too long fit in `room`, ending at one of its own breaks, or else
    `anywhere` (at least one)."""
    text, bare = word.bare.text, word.bare
    font, size = bare.font, bare.size
    for end in reversed(word.breaks):
        if shape(text[:end].rstrip(" "), font, size).advance <= room:
            return end
    if not anywhere or len(text) == 1:
        return len(text) if anywhere else 0
    low, high = 1, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if shape(text[:middle], font, size).advance <= room:
            low = middle
        else:
            high = middle
    return low


def _words(text: str, font: str, size: float) -> list[Word]:
    cache = _WORDS.setdefault((font, size), {})
    try:
        return [cache[part] for part in text.split(" ")]
    except KeyError:
        pass
    parts = text.split(" ")
    covered = face(font).has
    if all(_PLAIN.fullmatch(part) and all(covered(ord(ch)) for ch in part) for part in parts):
        if len(cache) > _MOST_WORDS:
            cache.clear()
        for part in parts:
            if part not in cache:
                cache[part] = _word(part, " ", font, size, ())
        return [cache[part] for part in parts]
    return _words_by_icu(text, font, size)


def _words_by_icu(text: str, font: str, size: float) -> list[Word]:
    words: list[Word] = []
    start = 0
    inner: list[int] = []
    for end in _opportunities(text):
        if end < len(text) and text[end - 1] != " ":
            inner.append(end - start)
            continue
        bare = text[start:end].rstrip(" ")
        words.append(_word(bare, text[start + len(bare) : end], font, size, tuple(inner)))
        start, inner = end, []
    return words


@lru_cache(maxsize=8192)
def _opportunities(text: str) -> tuple[int, ...]:
    """Offsets where a line may break, the end included (UAX #14, by ICU)."""
    from icu4py.breakers import LineBreaker  # late: plain text never asks

    ends = [end for _, end in LineBreaker(text, "en").segments()]
    if len(text) == len(text.encode("utf-16-le")) // 2:
        return tuple(ends)
    offsets = {0: 0}
    unit = 0
    for index, ch in enumerate(text, 1):
        unit += 2 if ord(ch) > 0xFFFF else 1
        offsets[unit] = index
    return tuple(offsets[end] for end in ends)


def _word(bare: str, spaces: str, font: str, size: float, breaks: tuple[int, ...]) -> Word:
    whole = shape(bare + spaces, font, size)
    alone = shape(bare, font, size)
    return Word(whole.advance, whole, alone.advance, alone, breaks)


def _ellipsis(line: Filled, rest: list[Filled], style: Style, limit: float) -> Filled:
    """As much of `line` as fits before "…", when more follows."""
    del rest
    text = line.text
    while True:
        tried = _fill(text.rstrip(" ") + "…", style, float("inf"))[0]
        if tried.width <= limit or not text:
            return tried
        text = text[:-1]
