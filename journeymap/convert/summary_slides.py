"""The summary of a session as slides: what it was, then each of its tables, on further slides where one has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.deck import setting_of
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.layout.slides.type_sizes import HEADING, TEXT
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.convert.summary import Part, Summary
    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Journey


def slides(told: Summary, journey: Journey, theme: Theme, shape: str = "16:9") -> tuple[Slide, ...]:
    """The slides; texts that are longer than a cell are whole in the notes. Errors: KeyError for an unknown shape."""
    with undisturbed():
        setting = setting_of(journey, journey, theme, FRAMES[shape])
        return (_first(told, setting), *(one for part in told.parts for one in _of(part, setting)))


def _first(told: Summary, setting: Setting) -> Slide:
    body, theme = setting.frame.body, setting.theme
    said = [Said(told.counts, HEADING, theme.ink, 4)]
    if told.people:
        said.append(Said(f"Who took part: {', '.join(told.people)}", TEXT, theme.ink_soft, 8, 12.0))
    words = Placed(written(said, body.width), body.x, body.y, "subtitle")
    people = [f"Who took part: {', '.join(told.people)}"] if told.people else []
    return slide(setting, "close", "summary", told.title, told.scope, (words,), notes=people)


def _of(part: Part, setting: Setting) -> Iterator[Slide]:
    body = setting.frame.body
    columns = [
        Column(heading, share, "end" if number in part.numbers else "start")
        for number, (heading, share) in enumerate(zip(part.headings, part.shares, strict=True))
    ]
    leading = part.headings.index("What") if "What" in part.headings else 0
    rows = [[Cell(cell, bold=number == leading) for number, cell in enumerate(row)] for row in part.rows]
    made = tables(columns, rows, body, body, part.title, setting.theme)
    key = part.title.lower().replace(" ", "-")
    for number, table in enumerate(made, 1):
        counted = f"({number} of {len(made)})" if len(made) > 1 else ""
        yield slide(setting, "close", f"summary/{key}/{number}", part.title, "", tables=(table,), counted=counted)
