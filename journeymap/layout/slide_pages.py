"""A deck as pages: what each slide shows, with its title, subtitle and number where its frame has them, for PDF and
previews. Tables come cell by cell, so that they can be heard as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment
from journeymap.layout.pages import Page, Window
from journeymap.layout.scene import Placed
from journeymap.layout.slides.picture import scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Slide


def slide_pages(slides: Sequence[Slide], theme: Theme) -> tuple[Page, ...]:
    """A page a slide, as large as the slide."""
    return tuple([_page(slide, number, len(slides), theme) for number, slide in enumerate(slides, 1)])


def _page(slide: Slide, number: int, count: int, theme: Theme) -> Page:
    shown = scene(slide, number, count, theme)
    body = [one for one in shown.placed if one.role not in ("table", "footer")]
    around = [one for one in shown.placed if one.role == "footer"]
    windows = (Window((*body, *_cells(slide))), Window(tuple(around), furniture=True))
    return Page(shown, shown.width, shown.height, windows=windows, title=slide.title, glance=slide.kind == "overview")


def _cells(slide: Slide) -> Iterator[Placed]:
    """The cells of the slide's tables; `thing` is the number of its table and of its row in it."""
    for number, table in enumerate(slide.tables):
        for at, row in enumerate(table.rows):
            for cell in row:
                fragment = Fragment(slide.width, slide.height, (cell,))
                yield Placed(fragment, 0.0, 0.0, "cell" if at else "cell-head", f"{number}/{at}")
