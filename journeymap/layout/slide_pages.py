"""A deck as pages: what each slide shows, with its title, subtitle and number where its frame has them, for PDF and
previews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.pages import Page
from journeymap.layout.slides.picture import scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Slide


def slide_pages(slides: Sequence[Slide], theme: Theme) -> tuple[Page, ...]:
    """A page a slide, as large as the slide."""
    shown = [scene(slide, number, len(slides), theme) for number, slide in enumerate(slides, 1)]
    return tuple(
        [Page(one, one.width, one.height, title=slide.title) for one, slide in zip(shown, slides, strict=True)]
    )
