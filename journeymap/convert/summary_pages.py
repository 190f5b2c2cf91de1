"""The summary of a session on pages: its tables one below the other, each row whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line, Text
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


def pages(told: Summary, theme: Theme, sheet: str = "a4 portrait") -> tuple[Page, ...]:
    """The pages, as many as it takes. Errors: PaperError."""
    on = paper(sheet)
    width = on.width - 2 * _SIDE
    sheets = paged(list(_found(told, width, theme)), on.height - _TOP - _FOOT)
    scene = Scene(told.title, on.width, on.height, theme.panel, (), (), (), ())
    return tuple(
        Page(
            scene, on.width, on.height,
            windows=(Window(tuple(placed), 1.0, _SIDE, _TOP), _foot(told, number, len(sheets), theme, on)),
            title=told.title,
        )
        for number, placed in enumerate(sheets, 1)
    )  # fmt: skip


def _found(told: Summary, width: float, theme: Theme) -> Iterator[Block]:
    yield Block(_words(told.title, _TITLE, width, theme.ink), 0.0, "title")
    if told.scope:
        yield Block(_words(told.scope, _SCOPE, width, theme.ink_soft), 4.0, "subtitle")
    yield Block(_words(told.counts, _SCOPE, width, theme.ink), 10.0, "subtitle")
    if told.people:
        took_part = f"Who took part: {', '.join(told.people)}"
        yield Block(_words(took_part, _SCOPE, width, theme.ink), 4.0, "subtitle")
    for part in told.parts:
        yield Block(_words(part.title, _HEADING, width, theme.ink), 24.0, "heading", leads=True)
        yield Block(_row(part, part.headings, width, theme, head=True), 6.0, "subheading", leads=True)
        for row in part.rows:
            yield Block(_row(part, row, width, theme), 0.0, "row")


def _words(text: str, style: Style, width: float, ink: str) -> Fragment:
    block = paragraph(text, style, width)
    return Fragment(width, block.height, (Text(0.0, 0.0, block, ink),))


def _row(part: Part, cells: Sequence[str], width: float, theme: Theme, *, head: bool = False) -> Fragment:
    """Cells side by side above a line."""
    whole = sum(part.shares)
    marks: list[Mark] = []
    x = high = 0.0
    for number, (cell, share) in enumerate(zip(cells, part.shares, strict=True)):
        room = width * share / whole
        end = number in part.numbers
        style = _HEAD if head else _FIRST if number == _leading(part) else _CELL
        block = paragraph(cell, style, room - _APART, align="end" if end else "start")
        marks.append(Text(x, _DOWN, block, theme.ink_soft if head else theme.ink, "end" if end else "start"))
        high = max(high, block.height)
        x += room
    height = high + 2 * _DOWN
    marks.append(Line(((0.0, height), (width, height)), theme.ink_faint if head else theme.rule, 1.0 if head else 0.75))
    return Fragment(width, height, tuple(marks))


def _leading(part: Part) -> int:
    """The column that says what a row is about."""
    return part.headings.index("What") if "What" in part.headings else 0


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
