"""The shapes of a slide: native, named, numbered, editable, whatever people write."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import row
from scenes_of_marks import text
from slides_read_back import MC, A, P, R, Relations, about, boxes, drawn, marks, place, said, slide, slide_of

from journeymap.draw.geometry import circle
from journeymap.draw.marks import Box, Fragment, Image, Line, Path
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.scene import Placed
from journeymap.render.pptx_shapes import links_of

EXAMPLES = sorted((File(__file__).parents[2] / "examples").glob("*.journey"))
NASTY = "<b>&amp; \"quoted\" 'single' ]]> <!-- ? --> & \u0000\u000b\ufffe =1+1 \u202e x"


def card(title: str, thing: str, x: float = 0.0) -> Placed:
    inside = (text("CSM", 10.0, 8.0, width=100.0, align="end"), text(title, 10.0, 30.0, width=100.0, bold=True))
    box = Box(0, 0, 120, 84, "#ffffff", "#2060df", radius=8, texts=inside)
    return Placed(Fragment(120.0, 84.0, (box,)), x, 40.0, "touchpoint", thing)


def test_a_card_is_one_shape_with_its_texts_in_it() -> None:
    tree = drawn(slide(card("Kick-off", "t1", 50.0)))
    assert len(tree) == 1
    shape = tree[0]
    assert shape.tag == f"{P}sp"
    assert place(shape) == (50.0, 40.0, 120.0, 84.0)
    assert said(shape) == ["CSM", "Kick-off"]
    assert [one.get("algn") for one in shape.iter(f"{A}pPr")] == ["r", "l"]
    assert about(shape).get("name") == "Touchpoint: Kick-off"
    adjusted = shape.find(f".//{A}prstGeom/{A}avLst/{A}gd")
    assert adjusted is not None
    assert adjusted.get("fmla") == f"val {round(8 / 84 * 100_000)}"


def test_connectors_hold_on_to_the_cards_they_join() -> None:
    way = Line(((170.0, 82.0), (200.0, 82.0)), "#64748b", 1.5, head=7.0, source="t1", target="t2")
    flow = Placed(Fragment(400.0, 200.0, (way,)), 0.0, 0.0, "flow", None)
    tree = drawn(slide(flow, card("Kick-off", "t1", 50.0), card("Data", "t2", 200.0)))
    line = tree[0]
    assert line.tag == f"{P}cxnSp"
    start, end = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
    assert start is not None
    assert end is not None
    assert [one.get("id") for one in (start, end)] == [about(tree[1]).get("id"), about(tree[2]).get("id")]
    assert (start.get("idx"), end.get("idx")) == ("3", "1")
    assert about(line).get("name") == "Connector: Kick-off → Data"
    assert line.find(f".//{A}tailEnd") is not None


def test_a_thing_of_several_marks_is_a_group_named_after_it() -> None:
    whole = card("Kick-off", "t1").fragment
    sign = Path(circle(110.0, 5.0, 6.0), "#e0b010")
    tree = drawn(slide(Placed(Fragment(120.0, 84.0, (*whole.marks, sign)), 10.0, 20.0, "touchpoint", "t1")))
    group = tree[0]
    assert group.tag == f"{P}grpSp"
    assert about(group).get("name") == "Touchpoint: Kick-off"
    assert about(group).get("descr") == "CSM, Kick-off"
    shape, freeform = group.findall(f"{P}sp")
    assert place(shape) == (10.0, 20.0, 120.0, 84.0)
    assert place(freeform) == (114.0, 19.0, 12.0, 12.0)
    assert len(freeform.findall(f".//{A}cubicBezTo")) == 4
    assert "decorative" in {one.tag.rpartition("}")[2] for one in freeform.iter()}
    off, inner = group.find(f"{P}grpSpPr/{A}xfrm/{A}off"), group.find(f"{P}grpSpPr/{A}xfrm/{A}chOff")
    assert off is not None
    assert inner is not None
    assert off.attrib == inner.attrib


def test_ids_are_unique_and_stay_when_a_card_is_added() -> None:
    few = drawn(slide(card("Kick-off", "t1"), card("Data", "t2", 200.0)))
    more = drawn(slide(card("New", "t0"), card("Kick-off", "t1"), card("Data", "t2", 200.0)))
    ids = {about(one).get("name"): about(one).get("id") for one in few}
    later = {about(one).get("name"): about(one).get("id") for one in more}
    assert ids.items() <= later.items()
    assert len(set(later.values())) == 3


def test_a_picture_is_embedded_once_and_told() -> None:
    picture = Image(10.0, 20.0, 30.0, 40.0, "ab" * 32, b"\x89PNG", 'A "board"')
    relations = Relations()
    placed = [Placed(Fragment(50.0, 60.0, (picture,)), x, 0.0, "note", None) for x in (0.0, 100.0)]
    tree = drawn(slide(*placed), relations=relations)
    assert [one.tag for one in tree] == [f"{P}pic"] * 2
    assert len(relations.pictures) == 1
    assert place(tree[1]) == (110.0, 20.0, 30.0, 40.0)
    assert {about(one).get("descr") for one in tree} == {'A "board"'}
    blip = tree[0].find(f".//{A}blip")
    assert blip is not None
    assert blip.get(f"{R}embed") == "rId101"


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("mailto:a@example.org", True),
        ("javascript:x", False),
        ("file:///a", False),
    ],
)
def test_a_card_leads_to_its_link_if_that_is_one_of_the_web_or_of_mail(address: str, taken: bool) -> None:
    relations = Relations()
    tree = drawn(slide(card("Kick-off", "t1")), links={"t1": address}, relations=relations)
    clicked = tree.findall(f".//{A}hlinkClick")
    assert relations.addresses == ([address] if taken else [])
    assert [one.get(f"{R}id") for one in clicked] == (["rId201"] if taken else [])


def test_colours_of_the_deck_are_named_and_others_told() -> None:
    named = {"#2060df": '<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>'}
    tree = drawn(slide(card("Kick-off", "t1")), colours=named)
    assert [one.get("val") for one in tree.iter(f"{A}schemeClr")] == ["accent1"]
    assert {one.get("val") for one in tree.iter(f"{A}srgbClr")} == {"FFFFFF", "0F172A"}


def test_fonts_are_the_decks_and_sizes_shrink_for_wider_ones() -> None:
    tree = drawn(slide(card("Kick-off", "t1")), font="Georgia", shrink=0.9)
    assert {one.get("typeface") for one in tree.iter(f"{A}latin")} == {"Georgia"}
    assert {one.get("sz") for one in tree.iter(f"{A}rPr")} == {str(round(14 * 75 * 0.9))}


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_the_slide_can_be_read(one: str, other: str) -> None:
    tree = drawn(slide(card(one, other), card(one, "t2", 200.0)), links={other: one})
    assert len(tree) == 2


def test_markup_controls_and_endless_words_are_text() -> None:
    endless = "x" * 10_000
    tree = marks(
        Box(0, 0, 300, 300, "#ffffff", texts=(text(NASTY, width=280.0), text(endless, 10.0, 60.0, width=280.0)))
    )
    words = said(tree[0])
    assert "<b>&amp; \"quoted\" 'single' ]]>" in words[0]
    assert words[-1] == endless


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_all_words_of_an_example_are_in_its_shapes(file: File) -> None:
    journey = open_journey(file).journey
    scene = build(journey, theme("light"))
    tree = drawn(slide_of(scene), links=links_of(journey))
    chosen = [one.get("id") for one in tree.iter(f"{P}cNvPr")]
    twice = len(list(tree.iter(f"{MC}Fallback")))
    assert len(chosen) - twice == len(set(chosen))
    assert all(one.get("name") for one in tree.iter(f"{P}cNvPr"))
    held = " ".join(" ".join(" ".join(said(one)) for one in boxes(tree)).split())
    for touchpoint in journey.touchpoints:
        assert " ".join(touchpoint.title.split()) in held
    shown = {lane.id for lane in journey.lanes if not lane.hidden}
    for note in journey.notes:
        if note.lane in shown:
            assert " ".join(note.text.split()).strip('“”"') in held
    cards = {about(one).get("id") for one in tree.iter(f"{P}sp")}
    for tag in ("stCxn", "endCxn"):
        assert {one.get("id") for one in tree.iter(f"{A}{tag}")} <= cards


def test_every_shape_is_told_in_words_or_said_to_be_decoration() -> None:
    scene = build(open_journey(EXAMPLES[-2]).journey, theme("light"))
    for shape in drawn(slide_of(scene)):
        decorative = any(one.tag.endswith("}decorative") for one in about(shape).iter())
        assert bool(about(shape).get("descr")) != decorative, about(shape).get("name")


def test_an_empty_map_and_an_empty_slide_have_no_broken_shapes() -> None:
    assert len(drawn(slide())) == 0
    scene = build(row(), theme("dark"))
    assert all(about(one).get("name") for one in drawn(slide_of(scene)))
