"""The summary of a session as slides: what it was, then each of its tables, on further slides where one has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.summary import DECIDED
from journeymap.convert.summary_figures import figures
from journeymap.draw.wrap import Style
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.deck import setting_of
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.layout.slides.type_sizes import HEADING, TEXT
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.convert.summary import Part, Summary
    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting

_FIGURE = 40.0
_LINE = Style(18.0, lead=1.3)
_APART = 26.0


def slides(told: Summary, theme: Theme, shape: str = "16:9") -> tuple[Slide, ...]:
    """The slides; texts that are longer than a cell are whole in the notes. Errors: KeyError for an unknown shape."""
    with undisturbed():
        setting = setting_of(told.journey, told.journey, theme, FRAMES[shape])
        return (_first(told, setting), *(one for part in told.parts for one in _of(part, setting)))


def _first(told: Summary, setting: Setting) -> Slide:
    """What a room remembers: how much came of it, who was there, and what was decided, as far as there is room."""
    body, theme = setting.frame.body, setting.theme
    tiles = figures(told, body.width, theme, _FIGURE)
    placed = [Placed(tiles, body.x, body.y, "summary")] if told.figures else []
    y = body.y + tiles.height + (_APART if told.figures else 0.0)
    people = f"Who took part: {', '.join(told.people)}" if told.people else ""
    above = [
        Said("" if told.figures else told.counts, HEADING, theme.ink, 4),
        Said(people, TEXT, theme.ink_soft, 3, 6.0),
    ]
    words = written(above, body.width)
    placed.append(Placed(words, body.x, y, "subtitle"))
    y += words.height + _APART
    room, wide = body.y + body.height - y, (body.width - _APART) / 2
    for number, (title, lines) in enumerate(_gist(told)):
        said = written(_list(title, lines, wide, room, theme), wide)
        placed.append(Placed(said, body.x + number * (wide + _APART), y, "subtitle"))
    return slide(setting, "close", "summary", told.title, told.scope, placed, notes=(told.counts, people))


def _gist(told: Summary) -> Iterator[tuple[str, list[str]]]:
    """What was decided and what got the most dots, a line for each."""
    for part in told.parts:
        if part.title == DECIDED:
            yield part.title, [f"✓  {row[0]}" for row in part.rows]
        elif part.bars is not None:
            yield part.title, [f"{row[part.bars]}  {row[part.leading]}" for row in part.rows]


def _list(title: str, lines: Sequence[str], width: float, room: float, theme: Theme) -> list[Said]:
    """The lines below their title, as many as there is room for."""
    said = [Said(title, HEADING, theme.ink, 1)]
    for number, one in enumerate(lines):
        more = Said(f"and {len(lines) - number:,} more", _LINE, theme.ink_soft, 1, 8.0)
        said.append(Said(one, _LINE, theme.ink, 2, 8.0))
        rest = [] if number + 1 == len(lines) else [more]
        if written([*said, *rest], width).height > room:
            said[-1] = more
            break
    return said


def _of(part: Part, setting: Setting) -> Iterator[Slide]:
    body = setting.frame.body
    columns = [
        Column(heading, share, "end" if number in part.numbers else "start")
        for number, (heading, share) in enumerate(zip(part.headings, part.shares, strict=True))
    ]
    rows = [[Cell(cell, bold=number == part.leading) for number, cell in enumerate(row)] for row in part.rows]
    made = tables(columns, rows, body, body, part.title, setting.theme)
    key = part.title.lower().replace(" ", "-")
    for number, table in enumerate(made, 1):
        counted = f"({number} of {len(made)})" if len(made) > 1 else ""
        yield slide(setting, "close", f"summary/{key}/{number}", part.title, "", tables=(table,), counted=counted)
