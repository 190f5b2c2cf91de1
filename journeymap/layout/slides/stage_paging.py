"""Which columns and rows of a stage stand on which of its slides: none is made smaller to fit, it continues instead."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.wrap import paragraph
from journeymap.layout.slides.type_sizes import ROW_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.slides.stage_cells import Cell
    from journeymap.layout.slides.stage_rows import Row
    from journeymap.model.find import Column

LEAST_COLUMN = 184.0
WIDEST_COLUMN = 540.0
STACKED = 8.0
"""Px between the notes of a cell."""
CARDS_APART = 14.0
LEAST_CURVE = 104.0
_LINE = 20.0
_MOST_IN_COLUMN = 2
NAME_PAD = 12.0


def shared_out(columns: Sequence[Column], room: float) -> list[list[Column]]:
    """The columns in groups of nearly the same size, as few as fit side by side; empty columns are left out and very
    high ones set beside each other."""
    parts = [
        column._replace(touchpoints=column.touchpoints[at : at + _MOST_IN_COLUMN])
        for column in columns
        for at in range(0, len(column.touchpoints), _MOST_IN_COLUMN)
    ]
    most = max(1, int(room // LEAST_COLUMN))
    count = max(1, ceil(len(parts) / most))
    share, over = divmod(len(parts), count)
    groups: list[list[Column]] = []
    at = 0
    for number in range(count):
        size = share + (number < over)
        groups.append(parts[at : at + size])
        at += size
    return groups


def depth(row: Row, names: float) -> float:
    """The least height of a row, px."""
    apart = CARDS_APART if row.kind == "cards" else STACKED
    wide = stacked(row.wide, STACKED)
    cells = max((stacked(cells, apart) for cells in row.cells), default=0.0)
    inside = wide + cells + (STACKED if wide and cells else 0.0)
    if row.kind == "line":
        return _LINE
    least = LEAST_CURVE if row.kind == "curve" else 0.0
    name = paragraph(row.name, ROW_NAME, names - NAME_PAD, max_lines=3)
    return max(inside, least, name.height)


def stacked(cells: Sequence[Cell], apart: float) -> float:
    """The height of cells below each other."""
    return sum(cell.fragment.height for cell in cells) + apart * max(0, len(cells) - 1)


class Room(NamedTuple):
    """What a slide's rows may take, px: from top to bottom, between two rows, for their names; `ways` is what the
    cards need below them for ways, `heading` what the names of the columns take on all slides but the first."""

    height: float
    gap: float
    names: float
    ways: float
    heading: float


def paged(rows: Sequence[Row], room: Room) -> list[list[Row]]:
    """The rows by slide, on as few slides as hold them and about as many on each. A row that is higher than a slide
    is divided between its notes."""
    pages = _filled(rows, room)
    if len(pages) > 1:
        for share in (0.55, 0.65, 0.75, 0.85, 0.92):
            even = _filled(rows, room._replace(height=room.height * share))
            if len(even) == len(pages):
                return even
    return pages


def _filled(rows: Sequence[Row], room: Room) -> list[list[Row]]:
    """The rows by slide, each slide filled from the top; the line of a blueprint goes with what is below it."""
    pages: list[list[Row]] = [[]]
    left = room.height
    rest = list(rows)

    def turn() -> float:
        loose: list[Row] = []
        while pages[-1] and pages[-1][-1].kind == "line" and len(pages[-1]) > 1:
            loose.insert(0, pages[-1].pop())
        rest[:0] = loose
        pages.append([])
        return room.height - room.heading

    while rest:
        row = rest.pop(0)
        needed = depth(row, room.names) + (room.ways if row.kind == "cards" else 0.0) + (room.gap if pages[-1] else 0.0)
        if needed <= left:
            pages[-1].append(row)
            left -= needed
        elif pages[-1] and any(one.kind != "line" for one in pages[-1]):
            rest.insert(0, row)
            left = turn()
        else:
            part, remaining = divided(row, left - (room.gap if pages[-1] else 0.0))
            pages[-1].append(part)
            left = 0.0
            if remaining is not None:
                rest.insert(0, remaining)
                left = turn()
    return pages


def divided(row: Row, room: float) -> tuple[Row, Row | None]:
    """As much of a row as has room, at least one thing, and what is left of it."""
    wide, after = _taken(row.wide, room, always=True)
    if after:
        return row._replace(wide=wide, cells=((),) * len(row.cells)), row._replace(wide=after)
    below = room - (stacked(wide, STACKED) + STACKED if wide else 0.0)
    parts = [_taken(cells, below, always=not wide) for cells in row.cells]
    left = tuple(remaining for _, remaining in parts)
    part = row._replace(wide=wide, cells=tuple(taken for taken, _ in parts))
    return part, row._replace(wide=(), cells=left) if any(left) else None


def _taken(cells: tuple[Cell, ...], room: float, always: bool) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    count = 0
    while count < len(cells) and stacked(cells[: count + 1], STACKED) <= room:
        count += 1
    count = max(count, 1 if always else 0)
    return cells[:count], cells[count:]
