"""The drawing of a slide as shapes that people can go on working with: a card is one shape with its text in it,
connectors hold on to what they join, a thing of several marks is a group named after it.

Written as strings: a large map has tens of thousands of shapes, and elements for each of them would take several
times as long.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from journeymap.render.pptx_drawing import Drawing
from journeymap.render.pptx_ink import Ink
from journeymap.render.pptx_tables import graphic_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journeymap.draw.marks import Image
    from journeymap.layout.slide import Slide
    from journeymap.model.journey import Journey

_NO_LINKS: Mapping[str, str] = MappingProxyType({})


def links_of(journey: Journey) -> dict[str, str]:
    """By touchpoint the first address that hangs on it."""
    return {one.id: one.links[0].url for one in journey.touchpoints if one.links}


def shapes(
    slide: Slide,
    colours: Mapping[str, str],
    font: str,
    shrink: float,
    first_id: int,
    embed: Callable[[Image], str],
    link: Callable[[str], str],
    links: Mapping[str, str] = _NO_LINKS,
) -> str:
    """The drawing and the tables of a slide, to stand in its tree of shapes (prefixes as in `pptx_names.SLIDE_ROOT`).

    `colours` has for a colour (`#rrggbb`) the element that names it in the deck's scheme; `font` is the typeface of
    all that is set in the base family, whose sizes are multiplied by `shrink`. Ids begin at `first_id`. `embed` and
    `link` give relationships to pictures and addresses, asked for once each; `links` has the address of things that
    have one, of which those of the web and of mail are taken.
    """
    ink = Ink(colours, font, shrink)
    drawing = Drawing(ink, slide.placed, first_id, embed, link, links)
    tables = [graphic_frame(ink, table, drawing.number(), number) for number, table in enumerate(slide.tables, 1)]
    return "".join([*drawing.parts, *tables])
