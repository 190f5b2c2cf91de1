"""Marks come out of a PDF as they went in: seen by pdfium, told by its metadata."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import reading_pdf
from scenes_of_marks import INK, column, page, scene, text

from journeymap.draw.marks import Box, Close, Curve, Line, Move, Path, To
from journeymap.layout.pages import Page, pages
from journeymap.render.pdf import DocumentInfo, write_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

RED, GREEN, BLUE = "#e01010", "#10a010", "#1010e0"


def painted(*marks: object, **about: float) -> Image:
    return reading_pdf.rendered(write_pdf([page(*marks, **about)]))  # type: ignore[arg-type]  # marks of any kind


def colour_at(picture: Image, x: float, y: float) -> str:
    red, green, blue = picture.getpixel((int(x), int(y)))  # type: ignore[misc]  # an RGB picture's pixels are triples
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_a_page_is_as_large_as_its_px_say() -> None:
    data = write_pdf([page(width=400, height=300), page(width=1000, height=50)])
    document = pypdfium2.PdfDocument(data)
    assert [document[number].get_size() for number in range(len(document))] == [(300, 225), (750, 37.5)]
    document.close()


def test_boxes_are_filled_and_stroked_in_their_colours() -> None:
    picture = painted(
        Box(10, 10, 100, 60, fill=RED, stroke=BLUE, stroke_width=6),
        Box(150, 10, 100, 60, fill=GREEN, radius=20),
        Box(10, 100, 100, 60, stroke=BLUE, stroke_width=4, dash=(10, 10)),
        Box(150, 100, 100, 60),
    )
    assert colour_at(picture, 60, 40) == RED
    assert colour_at(picture, 10, 40) == BLUE
    assert colour_at(picture, 200, 40) == GREEN
    assert colour_at(picture, 152, 12) == "#ffffff"  # a round corner
    assert colour_at(picture, 60, 130) == "#ffffff"  # not filled
    assert {colour_at(picture, x, 100) for x in range(14, 106)} >= {BLUE, "#ffffff"}  # dashes and gaps
    assert {colour_at(picture, x, 130) for x in range(145, 255)} == {"#ffffff"}  # neither filled nor stroked


def test_an_arrow_ends_in_its_tip() -> None:
    picture = painted(Line(((20, 50), (200, 50)), GREEN, 8, head=30))
    assert colour_at(picture, 100, 50) == GREEN
    assert colour_at(picture, 172, 42) == GREEN  # the head is broader than the line
    assert colour_at(picture, 197, 47) == "#ffffff"  # which does not poke out of the tip
    assert colour_at(picture, 203, 50) == "#ffffff"


def test_corners_of_a_line_are_rounded() -> None:
    round_ = painted(Line(((20, 20), (100, 20), (100, 100)), RED, 4, corner=30))
    assert colour_at(round_, 99, 21) == "#ffffff"
    assert colour_at(round_, 91, 29) == RED
    assert colour_at(painted(Line(((20, 20), (100, 20), (100, 100)), RED, 4)), 99, 21) == RED


def test_paths_are_filled_by_the_winding_rule() -> None:
    def square(x: float, y: float, side: float) -> tuple[Move | To | Close, ...]:
        return Move(x, y), To(x + side, y), To(x + side, y + side), To(x, y + side), Close()

    twice = Path((*square(20, 20, 100), *square(40, 40, 60)), fill=RED)
    assert colour_at(painted(twice), 70, 70) == RED
    bow = Path((Move(20, 100), Curve(20, 0, 180, 0, 180, 100)), stroke=BLUE, stroke_width=8)
    assert colour_at(painted(bow), 100, 25) == BLUE


def test_the_background_fills_the_page_even_around_a_scaled_map() -> None:
    shown = scene(Box(0, 0, 400, 300, fill=RED))
    framed = Page(shown, 600, 400, 0.5, 100, 50)
    picture = reading_pdf.rendered(write_pdf([framed]))
    assert colour_at(picture, 50, 30) == "#ffffff"
    assert colour_at(picture, 105, 55) == RED
    assert colour_at(picture, 295, 195) == RED
    assert colour_at(picture, 305, 205) == "#ffffff"


def test_later_marks_lie_above_earlier_ones() -> None:
    picture = painted(Box(10, 10, 50, 50, fill=RED), Box(30, 30, 50, 50, fill=GREEN), text("■", 26, 0, 60, colour=BLUE))
    assert colour_at(picture, 25, 20) == RED
    assert colour_at(picture, 70, 70) == GREEN


def test_text_is_text_in_its_colour() -> None:
    data = write_pdf([page(*column("Kick-off call", "Renewal + seats"), Box(0, 200, 9, 9, texts=(text("Card"),)))])
    assert reading_pdf.text(data).split("\n") == ["Kick-off call", "Renewal + seats", "Card"]
    picture = painted(text("MMMM", colour=RED, size=60, bold=True))
    assert RED in {colour_at(picture, x, y) for x in range(0, 200, 2) for y in range(0, 90, 2)}


def test_a_text_cut_short_is_whole_behind_it_and_only_there() -> None:
    whole = "A long title that does not fit into the two lines it is allowed to have on this card, by far"
    cut = text(whole, width=150, max_lines=2)
    assert cut.block.cut
    data = write_pdf([page(cut, text("Short", y=200))])
    ((contents, rect),) = reading_pdf.notes(data)
    assert contents == whole
    left, top, right, bottom = rect
    assert (left, top) == pytest.approx((10, 10), abs=0.1)
    assert (right - left, bottom - top) == pytest.approx((cut.block.width, cut.block.height), abs=0.1)
    assert whole not in reading_pdf.text(data).replace("\n", " ")
    shown, bare = (reading_pdf.rendered(data, annotated=wanted) for wanted in (True, False))
    assert shown.tobytes() == bare.tobytes()


def test_a_reader_is_told_title_author_and_language() -> None:
    created = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    info = DocumentInfo("Eleven offices (東京)", "Regional CS", "Two weeks an office", "en-GB", created)
    data = write_pdf([page()], info)
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()
    assert (told["Title"], told["Author"], told["Subject"]) == info[:3]
    assert reading_pdf.language(data) == "en-GB"
    assert told["CreationDate"] == "D:20261122093000+05'30"


def test_dates_change_and_nothing_else_does() -> None:
    shown = pages(scene(*column("Same", "pages")))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert write_pdf(shown) == write_pdf(shown)
    assert write_pdf(shown, DocumentInfo(created=moment)) == write_pdf(shown, DocumentInfo(created=moment))
    assert write_pdf(shown, DocumentInfo(created=moment)) != write_pdf(shown)


def test_a_fragment_drawn_on_many_pages_is_drawn_on_each() -> None:
    shown = scene(text("Kick-off"))
    data = write_pdf([Page(shown, 400, 300), Page(shown, 400, 300, 0.5)])
    assert [reading_pdf.text(data, number) for number in (0, 1)] == ["Kick-off", "Kick-off"]
    small, large = (min(box.top for box in reading_pdf.text_boxes(data, number)) for number in (1, 0))
    assert small == pytest.approx(large / 2, abs=0.5)


def test_progress_rises_to_one_and_may_stop_the_work() -> None:
    from journeymap.draw.marks import Fragment
    from journeymap.layout.scene import Placed, Scene

    placed = tuple(Placed(Fragment(5, 5, (Box(0, 0, 5, 5, fill=INK),)), 5.0 * n, 0, "note") for n in range(1600))
    many = Scene("Many", 8000, 10, "#ffffff", placed, (), (), ())
    told: list[float] = []
    write_pdf(pages(many), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3

    class StoppedError(Exception):
        pass

    def stop(_: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        write_pdf(pages(many), progress=stop)
