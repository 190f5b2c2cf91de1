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
from onboarding import onboarding
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
from journeymap.render.svg_names import word_of

if TYPE_CHECKING:
    import pathlib

    from journeymap.draw.marks import Mark

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
HREF = "{http://www.w3.org/1999/xlink}href"
NAME_CHARACTERS = (
    "-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0300-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""XML's NameChar (production 4a), without the colon."""
RED, GREEN = "#e01010", "#10a010"
NASTY = "<b>&amp; \"quoted\" 'single' ]]> <!-- ? --> <?xml?> & \u0000\u000b\ufffe"


def scene_of(*fragments: Fragment, title: str = "Marks") -> Page:
    placed = tuple(Placed(one, 10.0, 100.0 * number, "note", f"n{number}") for number, one in enumerate(fragments))
    return Page(Scene(title, 400, 100.0 * len(fragments), "#fafafa", placed, (), (), ()), 400, 100.0 * len(fragments))


def test_the_page_has_its_size_title_and_ground() -> None:
    root = ElementTree.fromstring(write_svg(page(text("Kick-off"), title="A & B", width=320, height=200)))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("320.00", "200.00", "0 0 320.00 200.00")
    assert root.get("role") == "graphics-document document"
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == "A & B"
    assert root.findtext(f"{SVG}desc") == "Journey map"
    assert root.find(f"{SVG}rect") is not None
    bare = ElementTree.fromstring(write_svg(page(text("Kick-off")), transparent=True))
    assert bare.find(f"{SVG}rect") is None


def test_each_thing_is_a_group_that_says_what_it_is() -> None:
    journey = row("A", "B", touchpoints=(Touchpoint(id="a", stage="s", title="Kick-off <1>", owner="CSM"),))
    root = ElementTree.fromstring(write_svg(pages(build(journey, theme("light")))[0]))
    (card,) = (one for one in root.iter(f"{SVG}g") if one.get("id") == "touchpoint-kick-off-1")
    assert card.get("data-role") == "touchpoint"
    labels = [one.get("aria-label", "") for one in card.iter()]
    assert any("Kick-off <1>" in label and "CSM" in label for label in labels)
    assert card.findtext(f"{SVG}title") == "Touchpoint: Kick-off <1>"
    assert (root.findtext(f"{SVG}desc") or "").startswith("Journey map. 1 touchpoint; stages: ")


def layers(data: bytes) -> list[tuple[str | None, str | None]]:
    """Ids and labels of what Inkscape takes for layers, which must hold all there is to see but the ground."""
    root = ElementTree.fromstring(data)
    kinds = [child.tag.removeprefix(SVG) for child in root]
    assert set(kinds) <= {"title", "desc", "defs", "rect", "g"}
    found = root.findall(f"{SVG}g")
    assert all(one.get(f"{INKSCAPE}groupmode") == "layer" for one in found)
    return [(one.get("id"), one.get(f"{INKSCAPE}label")) for one in found]


def test_each_row_of_the_map_is_a_layer() -> None:
    found = layers(write_svg(pages(build(onboarding(), theme("light")))[0]))
    shown = [label for _, label in found]
    assert shown[:2] == ["Head", "Milestones"]
    assert "Stages" in shown
    assert "Touchpoints" in shown
    assert shown[-1] == "Legend"
    assert len(set(found)) == len(found)
    assert found[0][0] == "layer-head"


def test_lanes_of_one_title_are_two_layers_and_so_is_a_lane_without() -> None:
    fragment = Fragment(9, 9, (text("Yes"),))
    name = Fragment(9, 9, (text("Pains & gains"),))
    rows = [("lane-name", name, "l1"), ("note", fragment, "l1"), ("lane-name", name, "l2"), ("note", fragment, "l3")]
    placed = tuple(Placed(one, 0, 0, role, f"n{at}", lane) for at, (role, one, lane) in enumerate(rows))
    data = write_svg(Page(Scene("", 50, 50, "#ffffff", placed, (), (), ()), 50, 50))
    assert layers(data) == [
        ("layer-pains-gains", "Pains & gains"),
        ("layer-pains-gains-2", "Pains & gains"),
        ("layer-l3", "l3"),
    ]


def test_ids_are_names_that_xml_allows_and_the_same_titles_get_numbers() -> None:
    titles = ("Kick-off", "kick off!", "Übergabe", "キックオフ", "…", "Kick-off 2", "a" * 90, "Don’t wait")
    placed = tuple(
        Placed(Fragment(9, 9, (text(title, y=at),)), 0, 0, "touchpoint", f"t{at}") for at, title in enumerate(titles)
    )
    root = ElementTree.fromstring(write_svg(Page(Scene("", 50, 50, "#ffffff", placed, (), (), ()), 50, 50)))
    found = [one.get("id") for one in root.iter(f"{SVG}g") if one.get("data-role")]
    words = ["kick-off", "kick-off-2", "ubergabe", "キックオフ", "t4", "kick-off-2-2", "a" * 40, "dont-wait"]
    assert found == [f"touchpoint-{word}" for word in words]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_words_of_ids_are_of_characters_that_names_have(words: str) -> None:
    word = word_of(words).encode("latin-1").decode("utf-8")
    assert len(word) <= 40
    assert re.fullmatch(f"[{NAME_CHARACTERS}]*", word)
    assert word_of(words) == word_of(f" {words} ".upper()) or not words.isascii()


def test_a_feeling_is_named_after_its_touchpoint_wherever_that_stands() -> None:
    face, card = Fragment(9, 9, (Box(0, 0, 5, 5, fill=RED),)), Fragment(9, 9, (text("Kick-off"),))
    placed = (Placed(face, 0, 0, "feeling", "t"), Placed(card, 0, 0, "touchpoint", "t"), Placed(face, 9, 9, "x", "t"))
    root = ElementTree.fromstring(write_svg(Page(Scene("", 50, 50, "#ffffff", placed, (), (), ()), 50, 50)))
    found = [one.get("id") for one in root.iter() if one.get("data-role")]
    assert found == ["feeling-kick-off", "touchpoint-kick-off", "x-kick-off"]


def test_nothing_that_is_seen_hangs_on_another_thing_that_is_seen() -> None:
    """Whoever deletes a card in a drawing program shall not take away what others show."""
    sign = icon("call", 15.0, RED)
    cards = [Fragment(90, 90, (sign, text(f"{number}", y=40))) for number in range(3)]
    root = ElementTree.fromstring(write_svg(scene_of(cards[0], *cards)))
    defined = {one.get("id") for one in root.find(f"{SVG}defs").iter()}  # type: ignore[union-attr]  # it is there
    used = {one.get(HREF, "")[1:] for one in root.iter(f"{SVG}use")}
    assert used
    assert used <= defined
    assert not list(root.iterfind(f"{SVG}defs//{SVG}use"))  # drawing programs stumble over uses within uses
    shown = [one for group in root.findall(f"{SVG}g") for one in group.iter(f"{SVG}path")]
    assert not shown


def test_told_elsewhere_it_is_one_picture() -> None:
    root = ElementTree.fromstring(write_svg(page(text("Kick-off"), title="Map"), told=False))
    assert root.get("role") == "img"
    assert [one.get("aria-label") for one in root.iter() if one.get("aria-label")] == ["Map"]
    assert [one.text for one in root.iter(f"{SVG}title")] == ["Map"]


def test_no_id_is_given_twice() -> None:
    shared = Fragment(50, 50, (Box(0, 0, 40, 40, fill=RED), text("Twice")))
    many = tuple(Placed(shared, 60.0 * number, 0, "feeling", "same") for number in range(3))
    alone = tuple(Placed(Fragment(9, 9, (text("One"),)), 0, 0, "note", thing) for thing in ("a", "a", None, None))
    wide = Page(Scene("Ids", 200, 60, "#ffffff", many + alone, (), (), ()), 200, 60)
    assert write_svg(wide).count(b'id="note-one"') == 1
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
            assert "".join(root.find(f".//{SVG}text").itertext()) == readable  # type: ignore[union-attr]  # it is there


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
