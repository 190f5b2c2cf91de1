"""Lines that flow: paragraphs are the writer's, breaks are forced only where no room keeps them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.wrap import Style, paragraph
from journeymap.render.pptx_flow import Flowing, bounds, paragraphs, run_on

STYLE = Style(14.0)


def joined(words: str, width: float, most: int | None = None) -> list[str]:
    return ["".join(line.text for line in one) for one in paragraphs(paragraph(words, STYLE, width, max_lines=most))]


def test_lines_are_joined_by_the_spaces_that_hung_at_their_ends() -> None:
    assert joined("Reach first value in thirty days", 80.0) == ["Reach first value in thirty days"]
    assert joined("well-known, so-called self-service", 60.0) == ["well-known, so-called self-service"]


def test_line_feeds_are_paragraphs_empty_ones_too() -> None:
    assert joined("One\n\nthree lines of it\nfour", 60.0) == ["One", "", "three lines of it", "four"]


def test_a_text_cut_short_keeps_its_ellipsis() -> None:
    block = paragraph("Nobody told us who would sign the form", STYLE, 90.0, max_lines=2)
    assert joined("Nobody told us who would sign the form", 90.0, 2) == [" ".join(line.text for line in block.lines)]


def test_a_break_is_forced_only_where_the_next_word_nearly_fits() -> None:
    lines = [Flowing("aaa ", 100.0, 130.0), Flowing("bbb ", 80.0, 100.9), Flowing("ccc", 60.0)]
    room = bounds([lines], 101.0)
    assert room.least < room.best < 130.0
    assert run_on(lines, room.best) == ["aaa bbb", "ccc"]
    easy = [Flowing("aaa ", 100.0, 130.0), Flowing("ccc", 60.0)]
    assert run_on(easy, bounds([easy], 101.0).best) == ["aaa ccc"]


@given(st.text("abc d-/\n", max_size=80), st.floats(40, 200))
@settings(max_examples=100, deadline=None)
def test_no_letter_is_lost_or_made(words: str, width: float) -> None:
    block = paragraph(words, STYLE, width)
    if block.lines:
        found = "".join(line.text for one in paragraphs(block) for line in one)
        assert found.replace(" ", "") == words.replace(" ", "").replace("\n", "")
