"""Fragments cut between two lines of text, for what is higher than the page it stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Image, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Mark, TextBlock, TextLine

_ABOVE, _BELOW = 1.0, 0.3
"""How far letters reach above and below their baseline, em."""


def lines(fragment: Fragment) -> Iterator[tuple[float, float]]:
    """Top and bottom of all its lines of text and of its pictures, px."""
    for mark in fragment.marks:
        if isinstance(mark, Image):
            yield mark.y, mark.y + mark.height
        for text in mark.texts if isinstance(mark, Box) else (mark,) if isinstance(mark, Text) else ():
            for line in text.block.lines:
                yield _extent(text, line)


def trimmed(fragment: Fragment, after: float, until: float) -> Fragment:
    """The fragment with only those lines of text and pictures that end below `after` and not below `until`."""

    def kept(text: Text) -> Text:
        block = text.block
        chosen = tuple([line for line in block.lines if after < _extent(text, line)[1] <= until])
        if len(chosen) == len(block.lines):
            return text
        return replace(text, block=_part(block, chosen))

    def part(mark: Mark) -> Mark | None:
        match mark:
            case Box():
                return replace(mark, texts=tuple(map(kept, mark.texts)))
            case Text():
                return kept(mark)
            case Image():
                return mark if after < mark.y + mark.height <= until else None
            case _:
                return mark

    marks = tuple([one for one in map(part, fragment.marks) if one is not None])
    return Fragment(fragment.width, fragment.height, marks, fragment.bleed)


def _part(block: TextBlock, chosen: tuple[TextLine, ...]) -> TextBlock:
    return replace(block, source=" ".join([line.text for line in chosen]), lines=chosen)


def _extent(text: Text, line: TextLine) -> tuple[float, float]:
    size = text.block.size
    return text.y + line.y - _ABOVE * size, text.y + line.y + _BELOW * size
