"""The examples' letters stand in a PDF where layout put them, on pages of any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from little_maps import row
from parity import glyphs, missing_in_pdf

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.pages import pages
from journeymap.render.formats import FORMATS
from journeymap.render.pdf import write_pdf

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.journey"))


@pytest.mark.parametrize("name", ["fit", "a4"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: str(file.stem))
def test_letters_stand_where_layout_put_them(file: Path, name: str) -> None:
    (page,) = pages(build(open_journey(file).journey, theme("light")), name)
    assert len(list(glyphs(page))) > 300
    assert missing_in_pdf(page, write_pdf([page])) == []


def test_a_map_too_long_for_a_page_is_scaled_onto_it() -> None:
    wide = build(row(*(f"t{number}" for number in range(200))), theme("dark"))
    (page,) = pages(wide, "fit", FORMATS["pdf"].longest)
    assert page.scale < 1
    data = write_pdf([page])
    assert missing_in_pdf(page, data) == []


def test_what_is_elsewhere_is_missed() -> None:
    (page,) = pages(build(row("Kick-off"), theme("light")))
    (moved,) = pages(build(row("Kick-off", "Call"), theme("light")))
    assert missing_in_pdf(moved, write_pdf([page]))
