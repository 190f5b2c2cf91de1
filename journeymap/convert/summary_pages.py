"""The summary of a session on pages: its tables one below the other, each row whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.summary_figures import figures
from journeymap.draw.marks import Box, Fragment, Line, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.handout import Block, paged
from journeymap.layout.pages import Page, Window
from journeymap.layout.paper import MM, paper
from journeymap.layout.scene import Placed, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.convert.summary import Part, Summary
    from journeymap.draw.marks import Mark
    from journeymap.draw.theme import Theme
    from journeymap.layout.paper import Paper

_SIDE, _TOP, _FOOT = 20 * MM, 18 * MM, 18 * MM
_TITLE = Style(24, bold=True, lead=1.2)
_SCOPE = Style(12.5, lead=1.4)
_HEADING = Style(16, bold=True)
_HEAD = Style(11, bold=True)
_CELL = Style(12, lead=1.4)
_FIRST = Style(12, bold=True, lead=1.4)
_SMALL = Style(11)
_APART = 12.0
_DOWN = 6.0
_FIGURE = 26.0
_FIGURES_ROOM = 40.0
"""What a figure beside its bar has, px."""


class _Block(NamedTuple):
    """What stands below what was before it; `again` is the head of a table, seen once more where the table goes on."""

    block: Block
    again: Fragment | None = None


def pages(told: Summary, theme: Theme, sheet: str = "a4 portrait") -> tuple[Page, ...]:
    """The pages, as many as it takes. Errors: PaperError."""
    on = paper(sheet)
    width = on.width - 2 * _SIDE
    sheets = _paged(list(_found(told, width, theme)), on.height - _TOP - _FOOT)
    scene = Scene(told.title, on.width, on.height, theme.panel, (), (), (), ())
    return tuple(
        Page(
            scene, on.width, on.height,
            windows=(Window(tuple(placed), 1.0, _SIDE, _TOP), _foot(told, number, len(sheets), theme, on)),
            title=told.title,
        )
        for number, placed in enumerate(sheets, 1)
    )  # fmt: skip


def _paged(found: Sequence[_Block], room: float) -> list[list[Placed]]:
    """On as few pages as they need: headings with their first row, each page of a table with its head. A row that is
    higher than a page is cut between its lines."""
    sheets: list[list[Placed]] = [[]]
    y = 0.0
    for number, (block, again) in enumerate(found):
        above = block.above if sheets[-1] else 0.0
        needed, last = above + block.fragment.height, number
        while found[last].block.leads and last + 1 < len(found):
            last += 1
            needed += found[last].block.above + found[last].block.fragment.height
        head = again.height if again is not None else 0.0
        led = number > 0 and found[number - 1].block.leads
        if sheets[-1] and not led and y + needed > room and y > head:
            sheets.append([] if again is None else [Placed(again, 0.0, 0.0, "subheading")])
            y, above = head, 0.0
        y += above
        pieces = paged([block._replace(above=0.0)], room - y)
        for place, piece in enumerate(pieces):
            if place:
                sheets.append([] if again is None else [Placed(again, 0.0, 0.0, "subheading")])
                y = head
            sheets[-1] += [one._replace(y=one.y + y) for one in piece]
        bottom = pieces[-1][-1]
        y += bottom.y + bottom.fragment.height
    return sheets


def _found(told: Summary, width: float, theme: Theme) -> Iterator[_Block]:
    yield _Block(Block(_words(told.title, _TITLE, width, theme.ink), 0.0, "title"))
    if told.scope:
        yield _Block(Block(_words(told.scope, _SCOPE, width, theme.ink_soft), 4.0, "subtitle"))
    if told.people:
        took_part = f"Who took part: {', '.join(told.people)}"
        yield _Block(Block(_words(took_part, _SCOPE, width, theme.ink), 6.0, "subtitle"))
    if told.figures:
        yield _Block(Block(figures(told, width, theme, _FIGURE), 16.0, "summary"))
    else:
        yield _Block(Block(_words(told.counts, _SCOPE, width, theme.ink), 10.0, "subtitle"))
    for part in told.parts:
        yield _Block(Block(_words(part.title, _HEADING, width, theme.ink), 26.0, "heading", leads=True))
        head = _row(part, part.headings, width, theme, head=True)
        yield _Block(Block(head, 6.0, "subheading", leads=True))
        for row in part.rows:
            yield _Block(Block(_row(part, row, width, theme), 0.0, "row"), head)


def _words(text: str, style: Style, width: float, ink: str) -> Fragment:
    block = paragraph(text, style, width)
    return Fragment(width, block.height, (Text(0.0, 0.0, block, ink),))


def _row(part: Part, cells: Sequence[str], width: float, theme: Theme, *, head: bool = False) -> Fragment:
    """Cells side by side above a line."""
    used = part.used
    whole = sum(part.shares[number] for number in used)
    marks: list[Mark] = []
    x = high = 0.0
    for number in used:
        room = width * part.shares[number] / whole
        end = number in part.numbers
        style = _HEAD if head else _FIRST if number == part.leading else _CELL
        block = paragraph(cells[number], style, room - _APART, align="end" if end else "start")
        if number == part.bars and not head:
            marks.append(_bar(part, cells, number, x, room, theme))
        marks.append(Text(x, _DOWN, block, theme.ink_soft if head else theme.ink, "end" if end else "start"))
        high = max(high, block.height)
        x += room
    height = high + 2 * _DOWN
    marks.append(Line(((0.0, height), (width, height)), theme.ink_faint if head else theme.rule, 1.0 if head else 0.75))
    return Fragment(width, height, tuple(marks))


def _bar(part: Part, cells: Sequence[str], number: int, x: float, room: float, theme: Theme) -> Box:
    """As long as a figure is large, of the largest of its column."""
    most = max(_figure(row[number]) for row in part.rows)
    long = (room - _APART - _FIGURES_ROOM) * _figure(cells[number]) / max(most, 1)
    return Box(x, _DOWN + 3.0, max(long, 1.0), 10.0, theme.accent, radius=2.0)


def _figure(text: str) -> int:
    return int(text.replace(",", ""))


def _foot(told: Summary, number: int, count: int, theme: Theme, on: Paper) -> Window:
    width = on.width - 2 * _SIDE
    y = on.height - _FOOT + 14.0
    left = paragraph(told.title, _SMALL, width * 0.6, max_lines=1)
    right = paragraph(f"Page {number} of {count}", _SMALL, width * 0.35, align="end", max_lines=1)
    marks = (
        Line(((0.0, y - 7.0), (width, y - 7.0)), theme.rule, 0.75),
        Text(0.0, y, left, theme.ink_faint),
        Text(width * 0.65, y, right, theme.ink_faint, "end"),
    )
    return Window((Placed(Fragment(width, on.height, marks), _SIDE, 0.0, "furniture"),), furniture=True)
