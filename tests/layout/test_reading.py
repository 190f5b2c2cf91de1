from __future__ import annotations

from dataclasses import replace

import pytest
from little_maps import row

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import Window, pages
from journeymap.layout.paper import NAMED, PaperError
from journeymap.layout.reading import legible, readable_from, smallest_on, smallest_text, text_size
from journeymap.layout.texts import blocks


def test_a_wider_map_is_read_in_smaller_letters() -> None:
    few, many = row(*"ABCD"), row(*"ABCDEFGHIJKLMNOP")
    sizes = [(text_size(few, page), text_size(many, page)) for page in NAMED]
    assert all(one is not None and other is not None and one > other > 0 for one, other in sizes)


def test_it_is_the_size_of_the_smallest_text_as_it_is_printed() -> None:
    scene = build(row(*"ABCDEFGH"), theme("light"))
    smallest = min(block.size for block in blocks(scene) if block.source.strip())
    assert smallest_text(scene, "fit") == pytest.approx(smallest * 0.75)
    (slide,) = pages(scene, "slide")
    assert smallest_text(scene, "slide") == pytest.approx(smallest * 0.75 * slide.scale)


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(PaperError, match="“a9” is no paper"):
        text_size(row("A"), "a9")


def test_the_smallest_text_of_pages_is_that_of_what_is_read() -> None:
    scene = build(row("A", "B"), theme("light"))
    whole = smallest_text(scene, "a4")
    assert smallest_on(pages(scene, "a4")) == whole
    assert smallest_on(()) is None
    (page,) = pages(scene, "a4")
    small = Window(page.scene.placed, 0.01, furniture=True)
    assert smallest_on((replace(page, windows=(*page.shown(), small)),)) == whole
    assert smallest_on((replace(page, windows=(*page.shown(), replace(small, furniture=False))),)) != whole


def test_how_far_away_text_can_be_read() -> None:
    assert readable_from(18, "screen") == pytest.approx(9.0, abs=0.1)
    assert readable_from(12, "wall") == pytest.approx(1.0, abs=0.05)
    assert legible(10, "screen") == ("Smallest text 10 pt: readable up to 5.0 m away, on a screen 2 m wide.", True)
    told, enough = legible(6.5, "screen")
    assert not enough
    assert told.endswith("the back row could not read it.")
    assert legible(24, "wall")[1]
    assert not legible(9, "wall")[1]
    assert legible(7, "hand") == ("Smallest text 7.0 pt: readable at arm’s length.", True)
    assert not legible(5, "hand")[1]
    assert legible(3, None) == ("Smallest text 3.0 pt at full size.", True)
