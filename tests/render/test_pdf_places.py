"""Letters stand in a PDF where layout put them, also where a map is too long for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from little_maps import row
from parity import missing_in_pdf, missing_in_svg

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import LONGEST_PDF_SIDE, pages
from journeymap.render.pdf import write_pdf
from journeymap.render.svg import write_svg

if TYPE_CHECKING:
    from journeymap.layout.pages import Page


def page_of(*titles: str) -> Page:
    (page,) = pages(build(row(*titles), theme("dark")), "fit", LONGEST_PDF_SIDE)
    return page


def test_a_map_too_long_for_a_page_is_scaled_onto_it() -> None:
    page = page_of(*(f"t{number}" for number in range(200)))
    assert page.scale < 1
    assert missing_in_pdf(page, write_pdf([page])) == []


def test_what_is_elsewhere_is_missed() -> None:
    one, other = page_of("Kick-off"), page_of("Kick-off", "Call")
    assert missing_in_pdf(other, write_pdf([one]))
    assert missing_in_svg(other, write_svg(one))
