"""Maps in pieces, tiles and hand-outs as PDFs: bookmarks and links lead to the right pages, and only the piece is
seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import reading_pdf
from scenes_of_marks import scene
from stress import stress

from journeymap.draw.marks import Box
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import Clip, Page, Window
from journeymap.layout.sheets import Paging, sheets
from journeymap.layout.slides.deck import deck
from journeymap.model.journey import Link
from journeymap.render.pdf import write_pdf
from journeymap.render.pdf_files import deck_pdf, handout_pdf, map_pdf
from journeymap.render.pdf_navigation import bookmarks, links

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

LIGHT = theme("light")


def linked(count: int = 60) -> Journey:
    journey = stress(count)
    touchpoints = tuple(
        one.model_copy(update={"links": (Link(url=f"https://example.org/{one.id}"),)}) for one in journey.touchpoints
    )
    return journey.model_copy(update={"touchpoints": touchpoints})


def test_of_a_window_only_its_part_is_seen() -> None:
    shown = scene(Box(0, 0, 400, 300, fill="#e01010"))
    window = Window(shown.placed, 0.5, 20.0, 10.0, Clip(60.0, 40.0, 50.0, 30.0))
    picture = reading_pdf.rendered(write_pdf([Page(shown, 300, 200, windows=(window,))]))
    red = {(x, y) for x in range(0, 300, 5) for y in range(0, 200, 5) if picture.getpixel((x, y)) == (0xE0, 0x10, 0x10)}
    assert min(red) == (60, 40)
    assert max(red) == (105, 65)


def test_bookmarks_and_links_lead_to_the_page_a_touchpoint_is_on() -> None:
    journey = linked()
    built = build(journey, LIGHT)
    pages = sheets(built, journey, LIGHT, Paging("split", "a4"))
    place = {
        placed.thing: number
        for number, page in enumerate(pages)
        for window in page.shown()
        for placed in window.placed
        if placed.role == "touchpoint"
    }
    titles = {one.title: one.id for one in journey.touchpoints}
    found = [one for one in bookmarks(pages, journey) if one.level == 1]
    assert len(found) == len(journey.touchpoints)
    assert all(one.page == place[titles[one.title]] for one in found)
    data = map_pdf(pages, journey)
    for number in range(len(pages)):
        on_page = {note.text.rsplit("/", 1)[1] for note in reading_pdf.links(data, number)}
        assert on_page == {thing for thing, at in place.items() if at == number}


def test_a_link_of_a_tile_stands_where_the_middle_of_its_card_is() -> None:
    journey = linked(10)
    pages = sheets(build(journey, LIGHT), journey, LIGHT, Paging("tiles", "a4", target="a1", overlap=0.0))
    urls = [one.url for one in links(pages, journey)]
    assert sorted(urls) == sorted(f"https://example.org/{one.id}" for one in journey.touchpoints)


def test_words_of_a_map_in_pieces_are_on_its_pages() -> None:
    journey = stress(60)
    pages = sheets(build(journey, LIGHT), journey, LIGHT, Paging("split", "a4"))
    data = map_pdf(pages, journey)
    said = [" ".join(reading_pdf.text(data, number).split()) for number in range(len(pages))]
    assert all(f"Page {number} of {len(pages)}" in words for number, words in enumerate(said, 1))
    letters = [_letters(words) for words in said]
    for touchpoint in journey.touchpoints:
        assert any(_letters(touchpoint.title) in words for words in letters)
    assert journey.title in said[0]


def _letters(words: str) -> str:
    """Without what depends on where lines end."""
    return "".join(filter(str.isalnum, words))


def test_hand_outs_have_a_bookmark_for_everybody() -> None:
    journey = stress(60)
    data = handout_pdf(journey, LIGHT)
    document = pypdfium2.PdfDocument(data)
    named = [one.get_title() for one in document.get_toc()]
    title = document.get_metadata_value("Title")
    document.close()
    assert named == sorted({one.owner for one in journey.touchpoints})
    assert title == f"What you are responsible for – {journey.title}"
    document = pypdfium2.PdfDocument(handout_pdf(journey, LIGHT, "letter", ["csm"]))
    assert document.get_metadata_value("Title").startswith("What you are responsible for, CSM – ")
    document.close()


@pytest.mark.parametrize("shape", ["16:9", "4:3"])
def test_a_deck_is_a_page_a_slide(shape: str) -> None:
    journey = stress(20)
    slides = deck(journey, LIGHT, shape)
    data = deck_pdf(slides, journey, LIGHT)
    document = pypdfium2.PdfDocument(data)
    sizes = {document[number].get_size() for number in range(len(document))}
    assert len(document) == len(slides)
    assert sizes == {(slides[0].width * 0.75, slides[0].height * 0.75)}
    document.close()
    for number, slide in enumerate(slides):
        assert slide.title in " ".join(reading_pdf.text(data, number).split())


def test_progress_rises_to_the_end_and_may_stop() -> None:
    journey = stress(300)
    pages = sheets(build(journey, LIGHT), journey, LIGHT, Paging("split", "a4"))
    shares: list[float] = []
    map_pdf(pages, journey, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 3

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        map_pdf(pages, journey, stop)
