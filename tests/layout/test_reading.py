from __future__ import annotations

import pytest
from little_maps import row

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import NAMED, pages
from journeymap.layout.paper import PaperError
from journeymap.layout.reading import smallest_text, text_size
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
