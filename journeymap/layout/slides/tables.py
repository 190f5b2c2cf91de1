"""Native tables on slides: rows of texts set into cells, continued on further slides where one has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Text
from journeymap.draw.theme import blend
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.slide import Table
from journeymap.layout.slides.column_widths import ACROSS, fitting_widths
from journeymap.layout.slides.speaking import labelled, plain
from journeymap.layout.slides.type_sizes import CELL, CELL_BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import TextBlock
    from journeymap.draw.theme import Theme
    from journeymap.draw.wrap import Align
    from journeymap.layout.slide import Area

_MOST_LINES = 7
_NARROW, _CROWDED = 600.0, 4
"""Px of a narrow table, and lines of a text beyond which it would rather have the room of another column."""
_MANY = 100
"""So many rows are written as small as can be at once: none of the larger types holds them on fewer slides."""


class Column(NamedTuple):
    """A column: its title and its share of the width. Where words would have to be broken those that can be done
    without are left to the notes, the highest `spare` first."""

    title: str
    share: float
    align: Align = "start"
    spare: int = 0


class Cell(NamedTuple):
    """What stands in a cell; without a colour, in the ink. `field` is the field it says, "n3/text", for whoever types
    on a slide."""

    text: str
    colour: str | None = None
    bold: bool = False
    field: str = ""


class Type(NamedTuple):
    """How large a table is written, and the room above and below the texts of a cell."""

    text: Style
    bold: Style
    down: float


_TYPES = (
    Type(Style(16.0), Style(16.0, bold=True), 10.0),
    Type(Style(14.5), Style(14.5, bold=True), 8.0),
    Type(CELL, CELL_BOLD, 5.5),
)
"""The first in which all rows stand on one slide is taken, the last where there are more."""


def tables(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], first: Area, further: Area, alt: str, theme: Theme,
    things: Sequence[str] = (),
) -> list[Table]:  # fmt: skip
    """The rows in as many tables as they take: one in `first`, the others in `further`, which is as wide, each
    with the header. A cell has at most seven lines; columns in which no row says anything are left out. `things` are
    the ids of what the rows are about."""
    used = [number for number in range(len(columns)) if any(row[number].text.strip() for row in rows)]
    dropped = _dropped(columns, rows, used, first.width, theme)
    told = [_told(columns, row, dropped) for row in rows]
    used = [number for number in used if number not in dropped]
    columns = [columns[number] for number in used]
    head = [Cell(column.title, theme.ink, True) for column in columns]
    lines = [head, *([row[number] for number in used] for row in rows)]
    type_, widths, heights, pages = _set(columns, lines, first, further)
    made: list[Table] = []
    for place, page in enumerate(pages):
        area = first if place == 0 else further
        y = area.y
        boxes: list[tuple[Box, ...]] = []
        for number in (0, *page):
            ground = theme.quiet_ground if number == 0 else _ground(len(boxes) % 2 == 0, theme)
            boxes.append(_boxes(lines[number], columns, widths, area.x, y, heights[number], ground, type_, theme))
            y += heights[number]
        about = tuple(things[number - 1] for number in page) if things else ()
        made.append(Table(tuple(boxes), alt, about, tuple(told[number - 1] for number in page if told[number - 1])))
    return made


def _dropped(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], used: Sequence[int], width: float, theme: Theme
) -> list[int]:
    """The columns without which no word of the others is broken, and none of their texts on a narrow table is a
    column of single words, as far as there are any to do without."""
    dropped: list[int] = []
    while True:
        left = [number for number in used if number not in dropped]
        lines = [
            [Cell(columns[number].title, theme.ink, True) for number in left],
            *([row[number] for number in left] for row in rows),
        ]
        kept = [columns[number] for number in left]
        widths, whole = fitting_widths(kept, lines, width, _TYPES[-1])
        if whole and not (width < _NARROW and _crowded(kept, lines, widths)):
            return dropped
        most = max(left, key=lambda number: columns[number].spare, default=None)
        if most is None or not columns[most].spare:
            return dropped
        dropped.append(most)


def _crowded(columns: Sequence[Column], lines: Sequence[Sequence[Cell]], widths: Sequence[float]) -> bool:
    """Whether a text of the first lines stands in too narrow a column."""
    aligns = [column.align for column in columns]
    blocks = (block for line in lines[:_MANY] for block in _blocks(line, widths, aligns, _TYPES[-1]))
    return any(len(block.lines) > _CROWDED for block in blocks)


def _told(columns: Sequence[Column], row: Sequence[Cell], dropped: Sequence[int]) -> str:
    """What a row says in these columns, in a line."""
    parts = [f"{columns[number].title} {row[number].text}" for number in sorted(dropped) if row[number].text.strip()]
    return labelled(plain(row[0].text), *parts)


class _Setting(NamedTuple):
    """A table written in one type: the widths of its columns, the heights of its lines, the rows of each page."""

    type_: Type
    widths: list[float]
    heights: list[float]
    pages: list[list[int]]


def _set(columns: Sequence[Column], lines: Sequence[Sequence[Cell]], first: Area, further: Area) -> _Setting:
    """The table as large as it can be, with no word broken and no text cut, on the fewest pages that hold it so."""
    made: list[_Setting] = []
    for type_ in _TYPES if len(lines) <= _MANY else _TYPES[-1:]:
        widths, whole = fitting_widths(columns, lines, first.width, type_)
        last = type_ is _TYPES[-1]
        if whole or last:
            found = [_height(line, widths, type_) for line in lines]
            if last or not any(cut for _, cut in found):
                heights = [height for height, _ in found]
                made.append(_Setting(type_, widths, heights, _shared_out(heights, first.height, further.height)))
                if len(made[-1].pages) == 1:
                    break
    fewest = min(len(one.pages) for one in made)
    return next(one for one in made if len(one.pages) == fewest)


def _shared_out(heights: Sequence[float], first: float, further: float) -> list[list[int]]:
    """The numbers of the rows (from 1; 0 is the header's) of each page, in pages of much the same height."""
    filled = _filled(heights, first, further)
    if len(filled) == 1 or first != further:
        return filled
    mean = sum(heights[1:]) / len(filled) + heights[0]
    for share in (1.05, 1.15, 1.3):
        even = _filled(heights, min(first, mean * share), min(further, mean * share))
        if len(even) == len(filled):
            return even
    return filled


def _filled(heights: Sequence[float], first: float, further: float) -> list[list[int]]:
    pages: list[list[int]] = [[]]
    left = first - heights[0]
    for number, height in enumerate(heights[1:], 1):
        if height > left and (pages[-1] or len(pages) == 1):
            pages.append([])
            left = further - heights[0]
        pages[-1].append(number)
        left -= height
    return pages


def _ground(shaded: bool, theme: Theme) -> str:
    return blend(theme.quiet_ground, theme.panel, 0.45) if shaded else theme.panel


def _blocks(cells: Sequence[Cell], widths: Sequence[float], aligns: Sequence[Align], type_: Type) -> list[TextBlock]:
    return [
        paragraph(
            cell.text, type_.bold if cell.bold else type_.text, width - 2 * ACROSS, align=align, max_lines=_MOST_LINES
        )
        for cell, width, align in zip(cells, widths, aligns, strict=True)
    ]  # fmt: skip


def _height(cells: Sequence[Cell], widths: Sequence[float], type_: Type) -> tuple[float, bool]:
    """The height of a line, px, and whether a text of it is cut."""
    blocks = _blocks(cells, widths, ["start"] * len(cells), type_)
    height = max([type_.text.size * type_.text.lead, *(block.height for block in blocks)]) + 2 * type_.down
    return height, any(block.cut for block in blocks)


def _boxes(
    cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[float], x: float, y: float, height: float,
    ground: str, type_: Type, theme: Theme,
) -> tuple[Box, ...]:  # fmt: skip
    boxes: list[Box] = []
    blocks = _blocks(cells, widths, [column.align for column in columns], type_)
    for cell, column, width, block in zip(cells, columns, widths, blocks, strict=True):
        text = Text(x + ACROSS, y + type_.down, block, cell.colour or theme.ink, column.align, cell.field)
        boxes.append(Box(x, y, width, height, ground, texts=(text,)))
        x += width
    return tuple(boxes)
