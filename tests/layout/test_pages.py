from __future__ import annotations

import pytest
from little_maps import row
from stress import stress

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import LONGEST_PDF_SIDE, MARGIN, NAMED, pages
from journeymap.layout.paper import MM, PaperError
from journeymap.layout.sheets import Paging, sheets

LIGHT = theme("light")
MAP = row(*"ABCDEFGHIJ")
SCENE = build(MAP, LIGHT)


@pytest.mark.parametrize("name", [*NAMED, "a3 portrait", "600x400mm", "1x3in", "roll 36in"])
def test_the_whole_map_stands_on_any_paper(name: str) -> None:
    if name == "1x3in":
        with pytest.raises(PaperError):
            pages(SCENE, name)
        return
    (page,) = pages(SCENE, name)
    assert page.dx >= MARGIN - 1
    assert page.dy >= MARGIN - 1
    assert page.dx + SCENE.width * page.scale <= page.width - MARGIN + 1
    assert page.dy + SCENE.height * page.scale <= page.height - MARGIN + 1


def test_small_maps_grow_more_on_a_wall_than_on_a_desk() -> None:
    little = build(row("A"), LIGHT)
    (desk,), (wall,) = pages(little, "a3"), pages(little, "a0")
    assert desk.scale <= 2
    assert wall.scale > 3


def test_a_roll_is_as_long_as_the_map_needs() -> None:
    (page,) = pages(SCENE, "roll 36in")
    assert page.height == pytest.approx(914.4 * MM)
    assert page.width == pytest.approx(SCENE.width * page.scale + 2 * MARGIN)
    long = build(stress(300), LIGHT)
    (page,) = pages(long, "roll 36in", LONGEST_PDF_SIDE)
    assert max(page.width, page.height) <= LONGEST_PDF_SIDE + 0.01
    assert page.height <= 914.4 * MM + 0.01


def test_a_page_ends_where_the_format_does() -> None:
    (page,) = pages(build(stress(300), LIGHT), "fit", LONGEST_PDF_SIDE)
    assert max(page.width, page.height) <= LONGEST_PDF_SIDE + 0.01
    (page,) = pages(SCENE, "9000x9000mm", LONGEST_PDF_SIDE)
    assert max(page.width, page.height) <= LONGEST_PDF_SIDE + 0.01


def test_a_page_without_windows_shows_its_scene() -> None:
    (page,) = pages(SCENE, "a4")
    (window,) = page.shown()
    assert window.placed is SCENE.placed
    assert (window.scale, window.dx, window.dy, window.clip) == (page.scale, page.dx, page.dy, None)


def test_ways_onto_paper() -> None:
    assert sheets(SCENE, MAP, LIGHT, Paging()) == pages(SCENE)
    assert len(sheets(SCENE, MAP, LIGHT, Paging("split", "a5"))) > 2
    assert len(sheets(SCENE, MAP, LIGHT, Paging("tiles", "a4", target="a1"))) > 2


@pytest.mark.parametrize(
    ("paging", "sentence"),
    [
        (Paging("split"), "Say which paper is in the printer"),
        (Paging("split", "roll 36in"), "onto a roll in one piece"),
        (Paging("split", "a4", smallest=1), "may have 3 to 72 pt, not 1"),
        (Paging("split", "a4", scale=0.001), "cannot be printed"),
        (Paging("tiles", "a4", target="a17"), "“a17” is no paper"),
        (Paging("tiles", "a4", overlap=80), "overlap by 0 to 50 mm, not by 80"),
        (Paging(paper="a17"), "“a17” is no paper"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(paging: Paging, sentence: str) -> None:
    with pytest.raises(PaperError, match=sentence):
        sheets(SCENE, MAP, LIGHT, paging)
