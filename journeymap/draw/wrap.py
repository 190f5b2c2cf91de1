"""Paragraphs in, measured blocks of positioned glyph lines out: what lanes and layout call for every text.

Lines are filled greedily, by `plain` where the text is simple and by `mixed` where it isn't; here they get their
place in the block, and their ellipsis where a stated maximum cuts them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import bidirectional

from journeymap.draw import plain, shape
from journeymap.draw.bidi import paragraph_level
from journeymap.draw.fonts import BASE, face
from journeymap.draw.line_breaks import HANGING, LONE_SURROGATES, graphemes
from journeymap.draw.marks import TextBlock, TextLine
from journeymap.draw.shape import SetLine

Align = Literal["start", "middle", "end"]

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: `size` in px per em, `lead` the height of a line in em."""

    size: float
    bold: bool = False
    italic: bool = False
    lead: float = 1.3


#: Widths (px) are compared with this much grace, so that a block fits the width it was measured at.
_GRACE = 1e-6
_UNLIMITED = float("inf")
#: How far (characters) into the word that didn't fit any more a cut line may reach.
_NEXT_WORD = 64

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def paragraph(
    text: str,
    style: Style,
    width: float | None = None,
    *,
    align: Align = "start",
    max_lines: int | None = None,
    language: str | None = None,
) -> TextBlock:
    """`text` set in `style`, wrapped at `width` px (None: only at line feeds). The same arguments give the
    identical block.

    The block is `width` wide, or as wide as its longest line. Each line is size × lead px high with its text
    vertically centred; where glyphs of a fallback font reach further, all lines of the block grow by that much.
    Lines are set from the left in left-to-right paragraphs and from the right in right-to-left ones ("start"),
    the other way round ("end") or centred. Spaces at line ends hang: they are neither counted nor shown. A word
    wider than the width breaks between graphemes. With `max_lines` (at least 1) the last line ends in "…" where
    text is left over (`cut`). A text with nothing to see has no lines and no height.

    `language` (BCP 47) chooses letter forms where scripts are shared, above all those of Chinese characters.
    """
    return _paragraph(text, style, width, align, max_lines, language)


def at_right(text: str) -> Align:
    """How a text is aligned that stands at the right edge of its width, whichever way it is read."""
    return "start" if paragraph_level(text) else "end"


def forget() -> None:
    """Drop every cached word, line and paragraph and look at the machine's fonts afresh."""
    from journeymap.draw import coverage, outlines, system_fonts

    _paragraph.cache_clear()
    outlines.outline.cache_clear()
    plain.forget()
    shape.forget()
    coverage.pick.cache_clear()
    system_fonts.forget()


@lru_cache(maxsize=32_768)
def _paragraph(
    text: str, style: Style, width: float | None, align: Align, max_lines: int | None, language: str | None
) -> TextBlock:
    limit = _UNLIMITED if width is None else width + _GRACE
    lines: list[SetLine] | None = []
    cut = False
    if text:
        lines = plain.set_lines(text, BASE[style.bold, style.italic], style.size, limit)
    if lines is None or (max_lines is not None and len(lines) > max_lines):
        lines, cut = _set_paragraphs(text, style, limit, max_lines, language)
    return _block(text, style, width, align, lines, cut)


def _block(text: str, style: Style, width: float | None, align: Align, lines: list[SetLine], cut: bool) -> TextBlock:
    size = style.size
    base = face(BASE[style.bold, style.italic])
    above = (size * style.lead + (base.ascent - base.descent) * size) / 2
    below = size * style.lead - above
    across = max((line.width for line in lines), default=0.0) if width is None else width
    for line in lines:
        if line.above > above:
            above = line.above
        if line.below > below:
            below = line.below
    height = above + below
    placed = []
    y = above
    for runs, line_width, shown, rtl, _, _ in lines:
        x = 0.0
        if align == "middle":
            x = (across - line_width) / 2
        elif rtl == (align == "start"):
            x = across - line_width
        if x:
            runs = tuple([(x + at, run) for at, run in runs])
        placed.append(TextLine(runs, x, y, line_width, shown))
        y += height
    return TextBlock(text, tuple(placed), across, height * len(lines), size, style.bold, style.italic, cut)


def _set_paragraphs(
    text: str, style: Style, limit: float, max_lines: int | None, language: str | None
) -> tuple[list[SetLine], bool]:
    """The lines of a text, each stretch between line feeds a paragraph with its own direction, and whether
    `max_lines` cut them."""
    if max_lines is not None and max_lines < 1:
        raise ValueError(f"a text is cut to at least 1 line, not {max_lines}")
    clean = LONE_SURROGATES.sub("\ufffd", CONTROLS.sub("", text.replace("\t", " ")))
    parts = [part.strip(HANGING) for part in LINE_ENDS.split(clean)]
    if not any(parts):
        return [], False
    overall = paragraph_level(" ".join(parts))
    lines: list[SetLine] = []
    for number, part in enumerate(parts):
        level = overall if overall and not _has_direction(part) else paragraph_level(part)
        added = _set(part, style, limit, level, language)
        if max_lines is not None:
            room = max_lines - len(lines)
            more = any(parts[number + 1 :])
            if len(added) > room or (len(added) == room and more):
                rest = _after(part, added[: room - 1])
                last = _with_ellipsis(rest, added[room - 1], style, limit, level, language)
                return [*lines, *added[: room - 1], last], True
            if len(added) == room:
                return lines + added, False
        lines += added
    return lines, False


def _has_direction(text: str) -> bool:
    return any(bidirectional(ch) in ("L", "R", "AL") for ch in text)


def _set(text: str, style: Style, limit: float, level: int, language: str | None) -> list[SetLine]:
    if not text:
        return [SetLine((), 0.0, "", rtl=level == 1)]
    lines = None
    if level == 0:
        lines = plain.set_lines(text, BASE[style.bold, style.italic], style.size, limit)
    if lines is None:
        from journeymap.draw import mixed  # late: it loads the script tables and ICU

        lines = mixed.set_lines(text, style.bold, style.italic, style.size, limit, level, language)
    return lines


def _after(text: str, lines: list[SetLine]) -> str:
    """What is left of a text after its first lines."""
    at = 0
    for line in lines:
        at = text.index(line.text, at) + len(line.text)
    return text[at:].lstrip(HANGING)


def _with_ellipsis(text: str, line: SetLine, style: Style, limit: float, level: int, language: str | None) -> SetLine:
    """As much of `text` as fits on one line before "…"; `line` is what fits of it without."""

    def cut_at(end: int) -> SetLine:
        return _set(text[:end].rstrip(HANGING) + ELLIPSIS, style, _UNLIMITED, level, language)[0]

    ends = [0, *(end for _, end in graphemes(text[: len(line.text) + _NEXT_WORD]))]
    count = bisect_right(ends, limit, key=lambda end: cut_at(end).width)
    # Letters may change shape at the cut, so that a shorter text can turn out wider: step back until it fits.
    while count > 1 and cut_at(ends[count - 1]).width > limit:
        count -= 1
    return cut_at(ends[max(count - 1, 0)])
