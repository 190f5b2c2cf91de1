"""Texts in shapes: their lines break where ours do by a measure of their own, and stand where ours stand."""

from __future__ import annotations

from pathlib import Path as File
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes_of_marks import text
from slides_read_back import EMU, A, boxes, drawn, lines, marks, place, said, slide_of

from journeymap.draw.marks import Box
from journeymap.draw.theme import theme
from journeymap.draw.wrap import Style, paragraph
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.slides.deck import deck

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXAMPLES = File(__file__).parents[2] / "examples"
DESCENT = 0.212
"""Em below the baseline in Arial: what is under it in a line of exact height, in programs for slides."""


def inner(shape: Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge of the room a shape's text has: within its insets, out of its corners."""
    x, y, width, height = place(shape)
    corner = 0.0
    if (preset := shape.find(f".//{A}prstGeom")) is not None and preset.get("prst") != "rect":
        told = preset.find(f".//{A}gd")
        share = int((told.get("fmla") or "").split()[1]) / 100_000 if told is not None else 0.5
        corner = min(share, 0.5) * min(width, height) * 0.29289
    body = next(shape.iter(f"{A}bodyPr"))
    left, top, right, bottom = (int(body.get(name, "0")) / EMU for name in ("lIns", "tIns", "rIns", "bIns"))
    return x + corner + left, y + corner + top, x + width - corner - right, y + height - corner - bottom


def wrapped(shape: Element) -> list[tuple[str, ...]]:
    """The lines into which a shape's paragraphs fall, measured afresh in Arial's widths with the room there is."""
    left, _, right, _ = inner(shape)
    found = []
    for one in shape.iter(f"{A}p"):
        properties = one.find(f"{A}pPr")
        indent = int(properties.get("marL", "0") if properties is not None else "0") / EMU
        fallen: list[str] = []
        for stretch, run in zip(lines(one), one.iter(f"{A}rPr"), strict=False):
            size = int(run.get("sz", "0")) / 75
            style = Style(size, bold=run.get("b") == "1", italic=run.get("i") == "1")
            unlimited = next(shape.iter(f"{A}bodyPr")).get("wrap") == "none"
            block = paragraph(stretch, style, None if unlimited else right - left - indent)
            fallen += [line.text for line in block.lines]
        found.append(tuple(fallen))
    return found


def height(shape: Element) -> float:
    """What a shape's lines take, px: exact line heights and the room between paragraphs."""
    whole = 0.0
    for one, fallen in zip(shape.iter(f"{A}p"), wrapped(shape), strict=True):
        spacing = one.find(f".//{A}lnSpc/{A}spcPts")
        before = one.find(f".//{A}spcBef/{A}spcPts")
        assert spacing is not None
        whole += int(spacing.get("val", "0")) / 75 * max(len(fallen), 1)
        whole += int(before.get("val", "0")) / 75 if before is not None else 0.0
    return whole


@pytest.mark.parametrize("name", ["saas-onboarding-to-advocacy", "hardware-rollout", "before-the-audit"])
def test_no_text_of_a_deck_leaves_its_shape(name: str) -> None:
    journey = open_journey(EXAMPLES / f"{name}.journey").journey
    seen = 0
    for one in deck(journey, theme("light")):
        for shape in boxes(drawn(one)):
            _, top, _, _ = inner(shape)
            _, y, _, tall = place(shape)
            # In the middle it may reach over both insets; from the top, down to the shape's end.
            anchored = next(shape.iter(f"{A}bodyPr")).get("anchor")
            room = tall if anchored == "ctr" else y + tall - top
            assert height(shape) <= room + 1.5, said(shape)
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("name", ["saas-onboarding-to-advocacy", "hardware-rollout"])
def test_lines_of_a_map_break_where_ours_do(name: str) -> None:
    """Though all that keeps them is the room they have: hardly any break is forced."""
    scene = build(open_journey(EXAMPLES / f"{name}.journey").journey, theme("light"))
    ours: set[tuple[str, ...]] = set()
    for placed in scene.placed:
        for mark in placed.fragment.marks:
            texts = mark.texts if isinstance(mark, Box) else (mark,) if hasattr(mark, "block") else ()
            ours |= {tuple(line.text for line in one.block.lines) for one in texts if "\n" not in one.block.source}
    tree = drawn(slide_of(scene))
    fallen = [one for shape in boxes(tree) for one in wrapped(shape)]
    assert [one for one in fallen if one not in ours] == []
    several = sum(len(one) > 1 for one in fallen)
    forced = len(list(tree.iter(f"{A}br")))
    assert several > 20
    assert forced <= several / 5


@given(st.text("ab c-d e", max_size=120), st.floats(60, 260))
@settings(max_examples=80, deadline=None)
def test_any_plain_text_keeps_its_lines_in_a_box(words: str, width: float) -> None:
    mark = text(words, 10.0, 10.0, width=width)
    tree = marks(Box(0, 0, width + 20, 900, "#ffffff", texts=(mark,)))
    if not mark.block.lines:
        assert said(tree[0]) == [""]
        return
    expected = tuple(line.text for line in mark.block.lines)
    fallen = wrapped(tree[0])[0]
    assert len(fallen) <= len(expected)
    whole = all(any(word in line.split() for line in expected) for word in words.split())  # none is broken in itself
    if whole and all(line.width <= width * 0.9 for line in mark.block.lines):
        assert fallen == expected


@pytest.mark.parametrize("align", ["start", "middle", "end"])
def test_the_text_stands_where_ours_does(align: str) -> None:
    mark = text("Two lines of words\nand a third", 30.0, 20.0, 16.0, width=120.0, align=align)  # type: ignore[arg-type]  # one of the three
    shape = marks(Box(10, 10, 200, 160, "#ffffff", texts=(mark,)), x=100.0, y=50.0)[0]
    left, top, right, _ = inner(shape)
    line = mark.block.height / len(mark.block.lines)
    first = top + line - DESCENT * 16.0
    assert first == pytest.approx(50.0 + 20.0 + mark.block.lines[0].y, abs=0.5)
    expected = {"start": (130.0, left), "middle": (190.0, (left + right) / 2), "end": (250.0, right)}[align]
    assert expected[1] == pytest.approx(expected[0], abs=0.02)


def test_paragraphs_of_a_shape_stand_as_far_apart_as_ours() -> None:
    texts = (text("Above", 10.0, 8.0, 12.0), text("Below", 10.0, 70.0, 18.0, bold=True))
    shape = marks(Box(0, 0, 200, 160, "#ffffff", texts=texts))[0]
    _, top, _, _ = inner(shape)
    before = shape.findall(f".//{A}spcBef/{A}spcPts")
    assert len(before) == 1
    first = texts[0].block.height
    baseline = top + first + int(before[0].get("val", "0")) / 75 + texts[1].block.height - DESCENT * 18.0
    assert baseline == pytest.approx(70.0 + texts[1].block.lines[0].y, abs=0.5)


def test_texts_beside_each_other_are_shapes_of_their_own() -> None:
    texts = (text("Left", 10.0, 10.0), text("Right", 100.0, 10.0))
    tree = marks(Box(0, 0, 200, 60, "#ffffff", texts=texts))
    assert [said(one) for one in boxes(tree)] == [["Left"], ["Right"]]


def test_words_from_right_to_left_that_begin_further_in_are_a_shape_of_their_own() -> None:
    texts = (text("فريق", 29.0, 9.0, width=80.0, align="end"), text("مكالمة", 10.0, 30.0, width=100.0))
    tree = marks(Box(0, 0, 120, 84, "#ffffff", texts=texts))
    title, owner = boxes(tree)
    assert [said(one) for one in (title, owner)] == [["مكالمة"], ["فريق"]]
    assert inner(owner)[0] == pytest.approx(29.0, abs=0.01)
    assert [one.get("algn") for one in tree.iter(f"{A}pPr")] == ["r", "l"]


def test_what_stands_in_the_middle_is_anchored_there() -> None:
    label = text("Setup", 10.0, 9.0)
    tree = marks(Box(0, 0, 100, 18 + label.block.height, "#ffffff", texts=(label,)))
    assert next(tree.iter(f"{A}bodyPr")).get("anchor") == "ctr"


def test_right_to_left_paragraphs_say_so_and_have_their_fonts() -> None:
    tree = marks(Box(0, 0, 300, 90, "#ffffff", texts=(text("مكالمة الانطلاق CRM", width=250.0),)))
    properties = next(tree.iter(f"{A}pPr"))
    assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")
    assert [one.get("typeface") for one in tree.iter(f"{A}cs")] == ["Arial"]
    assert said(tree[0]) == ["مكالمة الانطلاق CRM"]


@pytest.mark.parametrize(
    ("words", "kind", "language"),
    [
        ("東京オフィス", "ea", "ja-JP"),
        ("上海办公室", "ea", "zh-CN"),
        ("서울 사무소", "ea", "ko-KR"),
        ("สำนักงาน", "cs", "th-TH"),
        ("दिल्ली", "cs", "hi-IN"),
    ],
)
def test_scripts_have_fonts_that_know_them(words: str, kind: str, language: str) -> None:
    run = next(marks(text(words)).iter(f"{A}rPr"))
    assert run.get("lang") == language
    assert run.find(f"{A}{kind}") is not None
    assert run.find(f"{A}{'cs' if kind == 'ea' else 'ea'}") is None
