from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.carets import Carets
from journeymap.draw.wrap import Align, Style, paragraph

PLAIN = Style(12)
WORDS = (
    "kick-off",
    "SSO",
    "נתוני",
    "עבר",
    "مرحبا",
    "بالعالم",
    "क्षत्रिय",
    "日本語",
    "office",
    "e\u0301a",
    "👩‍👩‍👧",
    "ไทย",
    "12",
    "3.5",
    "(a)",
)


def texts() -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", "  ", "\n", " \n", "-"]), st.text(max_size=3))
    return st.lists(pieces, max_size=12).map("".join)


def carets(text: str, width: float | None = None, align: Align = "start") -> Carets:
    return Carets(paragraph(text, PLAIN, width, align=align))


def xs(text: str, width: float | None = None) -> list[float]:
    return [round(place.x, 1) for place in carets(text, width).places]


@settings(max_examples=150, deadline=None)
@given(texts(), st.sampled_from([None, 40.0, 90.0]), st.sampled_from(["start", "middle", "end"]))
def test_every_place_in_the_text_has_a_caret_in_the_block(text: str, width: float | None, align: Align) -> None:
    block = paragraph(text, PLAIN, width, align=align)
    found = Carets(block)
    assert len(found.places) == len(text) + 1
    widest = max([block.width, *(line.x + line.width for line in block.lines)])
    lines = [place.line for place in found.places]
    assert lines == sorted(lines), "further in the text is never higher up"
    for place in found.places:
        assert -block.size - 0.01 <= place.x <= widest + block.size + 0.01, "spaces hang out by an em at most"
        assert place.height > 0
        if block.lines:
            assert 0 <= place.top <= block.height - place.height + 0.01


@settings(max_examples=150, deadline=None)
@given(texts(), st.sampled_from([None, 40.0, 90.0]))
def test_a_click_on_a_caret_finds_one_just_there(text: str, width: float | None) -> None:
    found = carets(text, width)
    for at in range(len(text) + 1):
        place = found.places[at]
        again = found.places[found.nearest(place.x, place.top + place.height / 2)]
        assert again.line == place.line
        # Between the parts of one grapheme no caret stands, so the nearest may be at either end of it.
        others = [other.x for other in found.places if other.line == place.line]
        assert abs(again.x - place.x) <= max(others) - min(others)
    for at in {found.nearest(x * 7.0, y * 9.0) for x in range(8) for y in range(6)}:
        place = found.places[at]
        assert found.places[found.nearest(place.x, place.top + 1.0)].x == pytest.approx(place.x)


@settings(max_examples=100, deadline=None)
@given(texts(), st.sampled_from([None, 40.0]))
def test_lines_have_ends_and_neighbours(text: str, width: float | None) -> None:
    found = carets(text, width)
    for at in range(len(text) + 1):
        start, end = found.line_start(at), found.line_end(at)
        assert start <= at <= end or found.places[at].line == found.places[start].line
        assert found.places[start].line == found.places[end].line == found.places[at].line
        above, below = found.above(at), found.above(at, lines=1)
        assert (above is None) == (found.places[at].line == 0)
        assert (below is None) == (found.places[at].line == found.places[-1].line)
        assert above is None or found.places[above].line == found.places[at].line - 1


@settings(max_examples=100, deadline=None)
@given(texts(), st.data())
def test_a_selection_is_as_wide_as_its_parts(text: str, data: st.DataObject) -> None:
    found = carets(text)
    start = data.draw(st.integers(0, len(text)))
    middle = data.draw(st.integers(start, len(text)))
    end = data.draw(st.integers(middle, len(text)))

    def width(one: int, other: int) -> float:
        return sum(span.width for span in found.spans(one, other))

    one, other, slack = width(start, middle), width(middle, end), 0.1 * (len(text) + 1)
    # Blanks that no line shows hang where the line feed before them does: those stretches lie upon each other.
    assert max(one, other) - slack <= width(start, end) <= one + other + slack
    if "\n" not in text:
        assert width(start, end) == pytest.approx(one + other, abs=slack)


def test_letters_of_latin_text_follow_one_another() -> None:
    advances = xs("Kick-off")
    assert advances[0] == 0.0
    assert all(one < other for one, other in pairwise(advances))
    block = paragraph("Kick-off", PLAIN)
    assert advances[-1] == pytest.approx(block.lines[0].width, abs=0.1)


def test_right_to_left_text_begins_at_the_right() -> None:
    found = xs("עברית", 90.0)
    assert found[0] == 90.0
    assert all(one > other for one, other in pairwise(found))


def test_numbers_within_right_to_left_text_run_the_other_way() -> None:
    text = "יום 12"
    found = xs(text, 90.0)
    assert found[4] < found[5], "the digits run to the right"
    assert found[4] < found[3], "and stand left of the word"


def test_no_caret_stands_within_a_grapheme() -> None:
    text = "a👩‍👩‍👧b"
    found = carets(text)
    stops = {found.nearest(x / 2, 1.0) for x in range(200)}
    assert stops == {0, 1, len(text) - 1, len(text)}


def test_a_trailing_line_feed_begins_a_line() -> None:
    found = carets("one\n")
    assert [place.line for place in found.places] == [0, 0, 0, 0, 1]


def test_an_empty_text_has_one_caret_a_line_high() -> None:
    (place,) = carets("", 50.0).places
    assert (place.line, place.x, place.top) == (0, 0.0, 0.0)
    assert place.height == pytest.approx(12 * 1.3)


def test_spaces_that_hang_move_the_caret_a_little() -> None:
    found = xs("hello ")
    assert found[6] > found[5]


def test_a_text_that_is_cut_has_carets_as_far_as_it_shows() -> None:
    block = paragraph("one two three four five", PLAIN, 50.0, max_lines=1)
    assert block.cut
    found = Carets(block)
    assert len(found.places) == len(block.source) + 1
    assert all(place.line == 0 for place in found.places)
