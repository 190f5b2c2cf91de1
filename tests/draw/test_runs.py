from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.fonts import face
from journeymap.draw.marks import GlyphRun
from journeymap.draw.runs import run_edges
from journeymap.draw.shape import shape

FONT = "LiberationSans"
LETTER = face(FONT).hb_font.get_nominal_glyph(ord("m"))
assert LETTER is not None


def test_the_letters_of_a_ligature_share_its_width() -> None:
    run = GlyphRun(FONT, 10.0, (LETTER,), (0.0,), (0.0,), 9.0, "ffi", (0,))
    assert run_edges(run) == ((0.0, 3.0), (3.0, 6.0), (6.0, 9.0))


def test_a_ligature_from_right_to_left_is_divided_from_the_right() -> None:
    run = GlyphRun(FONT, 10.0, (LETTER, LETTER), (0.0, 4.0), (0.0, 0.0), 10.0, "abc", (1, 0), True)
    assert run_edges(run) == ((10.0, 4.0), (4.0, 2.0), (2.0, 0.0))


def test_a_mark_stands_at_the_end_of_its_letter() -> None:
    run = shape("e\u0301a", FONT, 10.0)
    edges = run_edges(run)
    assert edges[1][0] == edges[1][1] == edges[0][1] == edges[2][0]


@settings(max_examples=60, deadline=None)
@given(st.text("abcfi ljÄß1. ", min_size=1, max_size=12), st.booleans())
def test_the_edges_of_a_run_cover_it(text: str, rtl: bool) -> None:
    run = shape(text, FONT, 12.0, rtl)
    edges = run_edges(run)
    assert len(edges) == len(text)
    begin, end = (run.advance, 0.0) if rtl else (0.0, run.advance)
    assert edges[0][0] == pytest.approx(begin)
    assert edges[-1][1] == pytest.approx(end)
    for (_, finish), (start, _) in pairwise(edges):
        assert finish == pytest.approx(start)
