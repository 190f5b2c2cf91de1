"""Which pages there are in the end: those of each group of columns, and where several groups are low enough, one below
the other, as the lines of a text are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.split_pages import Piece

APART = 34.0
"""Px between two strips of a page."""


class Strip(NamedTuple):
    """What a page shows of a group of columns, from `y` px on; `group` is its number."""

    group: int
    pieces: Sequence[Piece]
    y: float

    @property
    def height(self) -> float:
        return self.pieces[-1].y + self.pieces[-1].height


def stacked(pieces: Sequence[Sequence[Sequence[Piece]]], room: float) -> list[list[Strip]]:
    """The pages of all groups in order, `room` px high. Groups that need one page each share it while there is room."""
    made: list[list[Strip]] = []
    open_until = 0.0
    """Down to where the last page is filled; 0 where nothing may be added to it."""
    for number, pages in enumerate(pieces):
        for page in pages:
            strip = Strip(number, page, 0.0)
            if len(pages) == 1 and open_until and open_until + APART + strip.height <= room:
                strip = strip._replace(y=open_until + APART)
                made[-1].append(strip)
            else:
                made.append([strip])
            open_until = strip.y + strip.height if len(pages) == 1 else 0.0
    return made


def onward(sheets: Sequence[Sequence[Strip]], at: int) -> str:
    """Where the map goes on from page `at` (from 0): "on page 4", "to the right on page 5 and below on page 4"; page
    numbers are those of `sheets`, from 1."""
    last = sheets[at][-1].group
    following = [number for number in range(at + 1, len(sheets)) if sheets[number][0].group in (last, last + 1)]
    below = next((number for number in following if sheets[number][0].group == last), None)
    right = next((number for number in following if sheets[number][0].group > last), None)
    alone = all(len(sheet) <= 1 for sheet in sheets)  # none where the cover is
    parts = []
    if right is not None:
        parts.append(f"to the right on page {right + 1}" if alone else f"on page {right + 1}")
    if below is not None:
        parts.append(f"below on page {below + 1}")
    return " and ".join(parts)
