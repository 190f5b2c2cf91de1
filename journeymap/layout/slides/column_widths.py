"""How wide the columns of a table are: as somebody shared the width out, but for words that would be broken."""

from __future__ import annotations

import re
from heapq import nlargest
from typing import TYPE_CHECKING

from journeymap.draw.wrap import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.slides.tables import Cell, Column, Type

ACROSS = 10.0
"""Px to the left and to the right of a cell's texts."""
_MOST_FOR_A_WORD = 0.25
"""The share of the table's width that a word gets that will be broken in any case."""
_WHOLE = 0.4
"""The share of the table's width beyond which nobody expects a word to be whole."""
_MOST_FOR_A_LINE = 0.19
"""The share of the table's width up to which a column takes what keeps each of its texts on one line."""
_KEPT = 0.8
"""The share of its width that a column of longer texts keeps in favour of those."""
_MEASURED = 16
_ROUND = 2 * ACROSS + 1.0
_WORDS, _LINES = re.compile(r"[ \t\r\n]+"), re.compile(r"[\r\n]+")
"""Where a text may be broken, and where it is in any case; a no-break space is neither."""


def fitting_widths(
    columns: Sequence[Column], lines: Sequence[Sequence[Cell]], width: float, type_: Type
) -> tuple[list[float], bool]:
    """The columns' shares of the width; one whose longest word would be broken takes what it lacks from those that
    have more than they need, as far as they do; then the same for what is short enough to stand on one line. Also
    whether all words are whole."""
    whole = sum(column.share for column in columns)
    shares = [width * column.share / whole for column in columns]
    words: list[float] = []
    texts: list[float] = []
    for number in range(len(columns)):
        cells = [line[number] for line in lines]
        longest = _longest(cells, type_, _WORDS) + _ROUND
        word = longest if longest <= width * _WHOLE else width * _MOST_FOR_A_WORD
        text = _longest(cells, type_, _LINES) + _ROUND
        words.append(word)
        texts.append(text if text <= width * _MOST_FOR_A_LINE else max(word, shares[number] * _KEPT))
    shares = raised(shares, words)
    unbroken = all(has >= need - 0.01 for has, need in zip(shares, words, strict=True))
    return raised(shares, texts), unbroken


def raised(widths: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The widths (px) with what each needs, those first that lack least, as far as the others can spare it."""
    spare = sum(max(0.0, has - need) for need, has in zip(needs, widths, strict=True))
    raised = list(widths)
    given = 0.0
    for lack, number in sorted(
        (need - has, number) for number, (has, need) in enumerate(zip(widths, needs, strict=True))
    ):
        if lack > 0.0 and spare > 0.0:
            more = min(lack, spare - given)
            raised[number] += more
            given += more
    share = given / spare if spare else 0.0
    return [
        has - (has - need) * share if has > need else now
        for now, has, need in zip(raised, widths, needs, strict=True)
    ]  # fmt: skip


def _longest(cells: Sequence[Cell], type_: Type, apart: re.Pattern[str]) -> float:
    """The width of the widest part between such ends, as far as that can be told from the longest ones."""
    parts = {(part, cell.bold) for cell in cells for part in apart.split(cell.text) if part}
    longest = nlargest(_MEASURED, parts, key=lambda one: len(one[0]))
    return max((paragraph(part, type_.bold if bold else type_.text).width for part, bold in longest), default=0.0)
