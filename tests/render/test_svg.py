"""SVG: well-formed whatever people write, saying what it shows, looking as a PDF does."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
import reading_pdf
from comparing_pictures import apart
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import row
from parity import live_text_in_svg, missing_in_svg, runs
from PIL import Image as Pillow
from scenes_of_marks import INK, page, text

from journeymap.draw.geometry import circle
from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Image, Line, Path, Text, TextBlock, TextLine
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import Page, pages
from journeymap.layout.scene import Placed, Scene
from journeymap.model.journey import Touchpoint
from journeymap.render.pdf import write_pdf
from journeymap.render.svg import write_svg

if TYPE_CHECKING:
    import pathlib

    from journeymap.draw.marks import Mark

SVG = "{http://www.w3.org/2000/svg}"
RED, GREEN = "#e01010", "#10a010"
NASTY = "<b>&amp; \"quoted\" 'single' ]]> <!-- ? --> <?xml?> & \u0000\u000b\ufffe"


def scene_of(*fragments: Fragment, title: str = "Marks") -> Page:
    placed = tuple(Placed(one, 10.0, 100.0 * number, "note", f"n{number}") for number, one in enumerate(fragments))
    return Page(Scene(title, 400, 100.0 * len(fragments), "#fafafa", placed, (), (), ()), 400, 100.0 * len(fragments))


def test_the_page_has_its_size_title_and_ground() -> None:
    root = ElementTree.fromstring(write_svg(page(text("Kick-off"), title="A & B", width=320, height=200)))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("320.00", "200.00", "0 0 320.00 200.00")
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == "A & B"
    assert root.find(f"{SVG}rect") is not None
    bare = ElementTree.fromstring(write_svg(page(text("Kick-off")), transparent=True))
    assert bare.find(f"{SVG}rect") is None


def test_each_thing_is_a_group_that_says_what_it_is() -> None:
    journey = row("A", "B", touchpoints=(Touchpoint(id="a", stage="s", title="Kick-off <1>", owner="CSM"),))
    root = ElementTree.fromstring(write_svg(pages(build(journey, theme("light")))[0]))
    (card,) = (one for one in root.iter(f"{SVG}g") if one.get("id") == "touchpoint-a")
    assert card.get("data-role") == "touchpoint"
    labels = [one.get("aria-label", "") for one in card.iter()]
    assert any("Kick-off <1>" in label and "CSM" in label for label in labels)


def test_no_id_is_given_twice() -> None:
    shared = Fragment(50, 50, (Box(0, 0, 40, 40, fill=RED), text("Twice")))
    many = tuple(Placed(shared, 60.0 * number, 0, "feeling", "same") for number in range(3))
    alone = tuple(Placed(Fragment(9, 9, (text("One"),)), 0, 0, "note", thing) for thing in ("a", "a", None, None))
    wide = Page(Scene("Ids", 200, 60, "#ffffff", many + alone, (), (), ()), 200, 60)
    assert write_svg(wide).count(b'id="note-a"') == 1
    assert b"None" not in write_svg(wide)
    for data in (write_svg(wide), write_svg(pages(build(row("A", "B"), theme("dark")))[0])):
        names = re.findall(rb' id="([^"]+)"', data)
        assert len(names) == len(set(names))
        assert set(re.findall(rb'href="#([^"]+)"', data)) <= set(names)


def test_what_recurs_is_written_once() -> None:
    cards = [
        Fragment(90, 90, (text("Renewal call"), icon("call", 15.0, RED), text(f"{number}", y=40)))
        for number in range(9)
    ]
    data = write_svg(scene_of(*cards))
    assert data.count(b"<path") <= 2 + 1 + 9  # two words, one icon, nine numbers
    same = write_svg(scene_of(*(cards[0] for _ in range(9))))
    assert len(same) < len(data)
    for drawn, marks in ((data, cards), (same, [cards[0]] * 9)):
        assert missing_in_svg(scene_of(*marks), drawn) == []


def test_what_differs_in_one_thing_is_not_taken_for_the_same() -> None:
    words, box = text("Renewal"), Box(5, 5, 40, 30, fill=RED, stroke=INK)
    line = Line(((5, 5), (40, 5), (40, 40)), INK)
    alike: tuple[tuple[Mark, ...], ...] = (
        (words, *(replace(words, **other) for other in ({"x": 11.0}, {"y": 11.0}, {"colour": RED}))),
        (box, *(replace(box, **other) for other in BOXES)),
        (line, *(replace(line, **other) for other in LINES)),
    )
    for marks in alike:
        shown = drawn_alone(*marks)
        assert len(set(shown)) == len(marks)
        assert shown == [one for mark in marks for one in drawn_alone(mark)]


BOXES: tuple[dict[str, Any], ...] = (
    {"x": 6.0}, {"y": 6.0}, {"width": 41.0}, {"height": 31.0}, {"fill": GREEN}, {"fill": None}, {"stroke": RED},
    {"stroke": None}, {"stroke_width": 2.0}, {"radius": 4.0}, {"dash": (3.0, 2.0)}, {"dash": (3.0, 3.0)},
)  # fmt: skip
LINES: tuple[dict[str, Any], ...] = (
    {"points": ((5, 5), (40, 40))}, {"stroke": RED}, {"stroke_width": 2.0}, {"dash": (3.0, 2.0)}, {"corner": 4.0},
    {"head": 8.0},
)  # fmt: skip


def drawn_alone(*marks: Mark) -> list[str]:
    """What each mark becomes in one drawing of them all, as XML."""
    placed = tuple(Placed(Fragment(50, 50, (mark,)), 0, 0, "note", f"n{number}") for number, mark in enumerate(marks))
    root = ElementTree.fromstring(write_svg(Page(Scene("", 50, 50, "#ffffff", placed, (), (), ()), 50, 50)))
    groups = [one for one in root.iter(f"{SVG}g") if one.get("data-role") == "note"]
    return ["".join(ElementTree.tostring(child, encoding="unicode") for child in group) for group in groups]


def test_a_text_cut_short_is_whole_in_a_title() -> None:
    whole = "A long title that does not fit into the two lines it is allowed to have on this card"
    root = ElementTree.fromstring(write_svg(page(text(whole, width=150, max_lines=2))))
    titles = [one.text for one in root.iter(f"{SVG}title")]
    assert whole in titles
    assert len(titles) == 2  # the map's and this


def test_any_language_is_readable_in_the_file() -> None:
    words = "Übergabe – キックオフ – اجتماع 🚀"
    shown = page(raw(words), Image(0, 0, 9, 9, "0" * 64, picture(), words), title=words)
    for live in (False, True):
        data = write_svg(shown, live_text=live)
        assert data.decode("utf-8").count(words) >= 4  # title, label, whole text or live text, picture
        root = ElementTree.fromstring(data)
        assert root.get("aria-label") == root.findtext(f".//{SVG}image/{SVG}title") == words


def test_lengths_are_told_to_a_hundredth_and_no_longer_than_that_takes() -> None:
    box = Box(0, 10.0, 1000 / 3, 20.5, fill=RED)
    placed = (
        Placed(Fragment(50, 50, (box,)), -40.0, 2 / 3, "note", "n"),
        Placed(Fragment(5, 5, ()), -1.256, 7, "band"),
    )
    root = ElementTree.fromstring(write_svg(Page(Scene("", 50, 50, "#ffffff", placed, (), (), ()), 50, 50)))
    one, other = (group for group in root.iter(f"{SVG}g") if group.get("data-role"))
    assert one.get("transform") == "translate(-40 0.67)"
    assert other.get("transform") == "translate(-1.26 7)"
    assert [one[0].get(name) for name in ("x", "y", "width", "height")] == ["0.00", "10.00", "333.33", "20.50"]


def test_hostile_text_is_only_text() -> None:
    for live in (False, True):
        root = ElementTree.fromstring(write_svg(page(raw(NASTY), title=NASTY), live_text=live))
        readable = NASTY.replace("\u0000", "").replace("\u000b", "").replace("\ufffe", "")
        assert root.get("aria-label") == readable
        assert not root.findall(f".//{SVG}b")
        if live:
            assert "".join(root.find(f".//{SVG}text").itertext()) == readable  # type: ignore[union-attr]


def raw(words: str) -> Text:
    """A text as no paragraph would make it: everything in one run of one glyph."""
    run = next(runs(page(text("x")))).run
    shown = type(run)(run.font, 14.0, (0,), (0.0,), (0.0,), 10.0, words, (0,), False)
    line = TextLine(((0.0, shown),), 0.0, 14.0, 10.0, words)
    return Text(10, 10, TextBlock(words, (line,), 10, 20, 14, False, False, cut=True), INK)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_any_text_gives_well_formed_xml(words: str, live: bool) -> None:
    ElementTree.fromstring(write_svg(page(raw(words), title=words), live_text=live))


def test_live_text_stands_where_the_outlines_do() -> None:
    shown = page(text("Office lead", size=20), text("مديرة المكتب", y=60), text("CS فريق", y=120), width=300)
    found = sorted(live_text_in_svg(write_svg(shown, live_text=True)))
    wanted = sorted((one.run.text, one.x + one.run.advance * one.run.rtl, one.y) for one in runs(shown))
    assert [place.text for place in found] == [words for words, _, _ in wanted]
    for place, (_, x, y) in zip(found, wanted, strict=True):
        assert (place.x, place.y) == pytest.approx((x, y), abs=0.01)


def test_live_text_names_fonts_and_runs_its_way() -> None:
    root = ElementTree.fromstring(write_svg(page(text("Bold", bold=True), text("שלום", y=60)), live_text=True))
    latin, hebrew = root.iter(f"{SVG}text")
    assert latin[0].get("font-weight") == "700"
    assert latin[0].get("font-family", "").startswith("'Liberation Sans', Arimo, Arial")
    assert (latin.get("direction"), hebrew.get("direction")) == (None, "rtl")
    assert "Noto Sans Hebrew" in hebrew[0].get("font-family", "")
    assert not list(root.iter(f"{SVG}path"))


def picture() -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (8, 8), GREEN).save(out, "PNG")
    return out.getvalue()


def test_marks_look_as_they_do_in_a_pdf(tmp_path: pathlib.Path) -> None:
    converter = shutil.which("rsvg-convert")
    if converter is None:
        pytest.skip("rsvg-convert is not installed")
    data = picture()
    shown = page(
        Box(10, 10, 100, 60, fill=RED, stroke=INK, stroke_width=3, radius=12),
        Box(130, 10, 100, 60, stroke=GREEN, stroke_width=2, dash=(6, 4), radius=10),
        Box(250, 10, 100, 60, stroke=INK, dash=(3, 3), texts=(text("In a box", 260, 30),)),
        Line(((10, 100), (120, 100), (120, 150), (220, 150)), INK, 3, corner=12, head=14),
        Line(((240, 100), (380, 150)), RED, 4, dash=(8, 6), head=12),
        Path(circle(50, 220, 30), fill=GREEN, stroke=INK, stroke_width=2),
        icon("call", 48.0, RED, 100, 200),
        Image(180, 190, 80, 60, hashlib.sha256(data).hexdigest(), data, "Green & plain"),
        text("Text, מילים ועוד · पहली", 20, 260, 18),
        scale=1.5,
        dx=20,
        dy=10,
    )
    (tmp_path / "marks.svg").write_bytes(write_svg(shown))
    subprocess.run([converter, "-o", tmp_path / "marks.png", tmp_path / "marks.svg"], check=True)
    found = apart(Pillow.open(tmp_path / "marks.png"), reading_pdf.rendered(write_pdf([shown])))
    assert found.whole < 0.001, found
    assert found.worst < 0.06, found


def test_a_picture_travels_inside_with_its_description() -> None:
    data = picture()
    root = ElementTree.fromstring(write_svg(page(Image(0, 0, 9, 9, "0" * 64, data, "A <b> & c"))))
    (image,) = root.iter(f"{SVG}image")
    assert image.get("{http://www.w3.org/1999/xlink}href", "").startswith("data:image/png;base64,iVBOR")
    assert image.findtext(f"{SVG}title") == "A <b> & c"


def test_lines_of_no_width_and_dashes_of_nothing_are_alike_everywhere(tmp_path: pathlib.Path) -> None:
    converter = shutil.which("rsvg-convert")
    if converter is None:
        pytest.skip("rsvg-convert is not installed")
    shown = page(
        Line(((10, 20), (300, 20)), INK, 0.0),
        Box(10, 40, 100, 50, fill=RED, stroke=INK, stroke_width=0.0),
        Line(((10, 120), (300, 120)), INK, 4.0, dash=(0.0, 0.0)),
        Line(((10, 150), (10, 150)), INK, 4.0, corner=5, head=8),
        Path((), fill=RED),
    )
    (tmp_path / "marks.svg").write_bytes(write_svg(shown))
    subprocess.run([converter, "-o", tmp_path / "marks.png", tmp_path / "marks.svg"], check=True)
    seen, told = Pillow.open(tmp_path / "marks.png"), reading_pdf.rendered(write_pdf([shown]))
    assert apart(seen, told).whole < 0.0005
    assert told.getpixel((100, 20)) == (255, 255, 255)
    assert told.getpixel((100, 120)) == (15, 23, 42)
