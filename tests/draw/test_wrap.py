"""Blocks: where the lines stand, how high they are, and what happens when there are too many."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.fonts import face
from journeymap.draw.marks import TextBlock
from journeymap.draw.shape import ink
from journeymap.draw.wrap import Align, Style, forget, paragraph

STYLE = Style(14.0)
ARABIC = "رحلة العميل تبدأ من هنا"
HINDI = "ग्राहक की यात्रा यहाँ से शुरू होती है"
SAMPLES = (
    "Kick-off call with the customer's sponsor, 24/7",
    "“It took us three weeks — and nobody told us why.”",
    "Donaudampfschifffahrtsgesellschaft",
    ARABIC,
    "מסע (iPhone 15) הלקוח\n2024\nGröße",
    HINDI,
    "การเดินทางของลูกค้าเริ่มต้นที่นี่",
    "顧客が商品を見つける体験、そして購入",
    "two\n\nparagraphs  with   spaces\tand a tab",
)


def _shown(block: TextBlock) -> list[str]:
    return [line.text for line in block.lines]


def test_a_single_line_is_as_wide_as_its_text_and_as_high_as_its_lead() -> None:
    block = paragraph("Kick-off call", STYLE)
    (line,) = block.lines
    assert block.source == line.text == "Kick-off call"
    assert (block.size, block.bold, block.italic, block.cut) == (14.0, False, False, False)
    assert block.width == line.width > 70
    assert line.x == 0
    assert block.height == pytest.approx(14 * 1.3)
    base = face("LiberationSans")
    room_above = line.y - base.ascent * 14
    room_below = block.height - line.y - base.descent * 14
    assert room_above == pytest.approx(room_below)


def test_lines_are_one_line_height_apart() -> None:
    block = paragraph("one\ntwo\nthree", Style(10.0, lead=1.5))
    assert block.height == pytest.approx(45)
    assert [b.y - a.y for a, b in itertools.pairwise(block.lines)] == pytest.approx([15, 15])


def test_styles_choose_faces() -> None:
    for bold, italic, expected in [
        (False, False, "LiberationSans"),
        (True, False, "LiberationSans-Bold"),
        (False, True, "LiberationSans-Italic"),
        (True, True, "LiberationSans-BoldItalic"),
    ]:
        ((_, run),) = paragraph("x", Style(12.0, bold, italic)).lines[0].runs
        assert (run.font, run.size) == (expected, 12.0)


@pytest.mark.parametrize("text", ["", " ", "\n", " \t\n ", "\x07\x1b", "\u3000"])
def test_nothing_to_see_has_no_lines(text: str) -> None:
    block = paragraph(text, STYLE, 100)
    assert (block.lines, block.height, block.width, block.source) == ((), 0, 100, text)


def test_line_feeds_split_and_empty_lines_keep_their_height() -> None:
    block = paragraph("a\r\nb\n\nc\u2028d", STYLE)
    assert _shown(block) == ["a", "b", "", "c", "d"]
    assert block.height == pytest.approx(5 * 18.2)


def test_tabs_are_spaces_and_controls_draw_nothing() -> None:
    assert _shown(paragraph("a\tb\x00\x1bc\x7f\x9f", STYLE)) == ["a bc"]
    assert _shown(paragraph("a\ud800b", STYLE)) == ["a\ufffdb"]


def test_spaces_hang_at_both_ends() -> None:
    block = paragraph("  three words here   ", STYLE, 60)
    assert _shown(block) == ["three", "words", "here"]
    bare = paragraph("three", STYLE)
    assert block.lines[0].width == bare.width
    assert block.lines[0].runs == bare.lines[0].runs


@pytest.mark.parametrize(
    ("text", "align", "edge"),
    [
        ("Kick-off", "start", "left"),
        ("Kick-off", "end", "right"),
        ("Kick-off", "middle", "middle"),
        (ARABIC, "start", "right"),
        (ARABIC, "end", "left"),
        (ARABIC, "middle", "middle"),
    ],
)
def test_alignment_follows_the_direction(text: str, align: Align, edge: str) -> None:
    block = paragraph(text, STYLE, 400, align=align)
    (line,) = block.lines
    expected = {"left": 0.0, "right": 400 - line.width, "middle": (400 - line.width) / 2}
    assert line.x == pytest.approx(expected[edge])
    assert min(x for x, _ in line.runs) == pytest.approx(line.x)


def test_each_paragraph_has_its_own_direction_and_numbers_follow_the_text() -> None:
    right, number, left = paragraph(f"{ARABIC}\n(2024)\nGröße.", STYLE, 300).lines
    assert right.x + right.width == pytest.approx(300)
    assert number.x + number.width == pytest.approx(300)
    assert left.x == 0


def test_fallback_glyphs_that_need_more_room_make_all_lines_higher() -> None:
    tight = Style(14.0, lead=1.0)
    plain = paragraph("one\ntwo", tight)
    thai = paragraph("ที่นี่\nญฺ two", tight)
    assert thai.height > plain.height
    assert len({round(b.y - a.y, 6) for a, b in itertools.pairwise(thai.lines)}) == 1
    bottom = 0.0
    for line in thai.lines:
        above, below = (max(part) for part in zip(*(ink(run) for _, run in line.runs), strict=True))
        assert line.y - above >= bottom - 1e-6
        bottom = line.y + below
    assert bottom <= thai.height + 1e-6


@given(st.sampled_from(SAMPLES), st.floats(15, 400), st.sampled_from(["start", "middle", "end"]))
@settings(max_examples=80, deadline=None)
def test_lines_stay_inside_the_block(text: str, width: float, align: Align) -> None:
    block = paragraph(text, STYLE, width, align=align)
    assert block.width == width
    bottom = 0.0
    for line in block.lines:
        assert line.x >= -1e-6
        assert line.x + line.width <= width + 1e-6
        assert bottom < line.y < block.height
        bottom = line.y


@given(st.sampled_from(SAMPLES))
@settings(max_examples=20, deadline=None)
def test_the_width_it_was_measured_at_is_wide_enough(text: str) -> None:
    natural = paragraph(text, STYLE)
    assert _shown(paragraph(text, STYLE, natural.width)) == _shown(natural)


@given(st.sampled_from(SAMPLES), st.floats(40, 300), st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_a_cut_text_ends_in_an_ellipsis_that_fits(text: str, width: float, most: int) -> None:
    whole = paragraph(text, STYLE, width)
    block = paragraph(text, STYLE, width, max_lines=most)
    assert block.cut == (len(whole.lines) > most)
    assert block.source == text
    assert len(block.lines) == min(most, len(whole.lines))
    if not block.cut:
        assert block == whole
        return
    assert _shown(block)[:-1] == _shown(whole)[: most - 1]
    last = block.lines[-1]
    assert last.text.endswith("…")
    assert last.width <= width + 1e-6
    kept, _, rest = last.text.rpartition("…")
    assert not rest
    assert kept in text.replace("\t", " ")
    assert kept == kept.rstrip(" ")


def test_the_ellipsis_reaches_into_a_word_that_did_not_fit() -> None:
    block = paragraph("our Donaudampfschifffahrt", STYLE, 100, max_lines=1)
    assert _shown(block) == ["our Donauda…"]


def test_a_cut_after_a_line_feed_shows_that_there_is_more() -> None:
    assert _shown(paragraph("one\ntwo\nthree", STYLE, max_lines=2)) == ["one", "two…"]
    block = paragraph("one\ntwo\n\n", STYLE, max_lines=2)
    assert (_shown(block), block.cut) == (["one", "two"], False)


def test_a_cut_right_to_left_text_ends_on_the_left() -> None:
    block = paragraph(ARABIC, STYLE, 90, max_lines=1)
    (line,) = block.lines
    assert line.x + line.width == pytest.approx(90)
    assert "…" in line.runs[0][1].text


def test_a_box_narrower_than_the_ellipsis_still_shows_it() -> None:
    assert _shown(paragraph("word word", STYLE, 2, max_lines=1)) == ["…"]


def test_fewer_than_one_line_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 line, not 0"):
        paragraph("a\nb", STYLE, max_lines=0)


@pytest.mark.parametrize("text", SAMPLES)
def test_the_same_text_is_the_same_block_and_forgetting_changes_nothing(text: str) -> None:
    block = paragraph(text, STYLE, 120, align="middle", max_lines=2)
    assert paragraph(text, Style(14.0), 120.0, align="middle", max_lines=2) is block
    forget()
    again = paragraph(text, STYLE, 120, align="middle", max_lines=2)
    assert again is not block
    assert again == block


def test_every_word_of_a_map_is_shaped_once() -> None:
    """Ten thousand titles from a hundred words need a hundred words' runs."""
    forget()
    words = [f"word{number}" for number in range(100)]
    titles = [f"{a} {b} end" for a, b in itertools.product(words, repeat=2)]
    runs = {id(run) for title in titles for line in paragraph(title, STYLE, 500).lines for _, run in line.runs}
    assert len(runs) == 101
