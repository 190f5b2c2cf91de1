"""The ruler: how far away the smallest text reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.fonts import face
from journeymap.editor.presenting.readable import CAPITAL, in_words, reads_from
from journeymap.layout.presented.screen import LEAST_CHOICE, MOST_CHOICE


def test_a_letter_reads_from_two_hundred_times_its_height() -> None:
    letter = 1.5 * 24 / 1080 * CAPITAL
    assert reads_from(24, 1.5) == pytest.approx(200 * letter)
    assert in_words(24, 1.5) == "On a picture 1.5 m high the smallest text reads from 4.6 m away."


def test_capitals_are_as_high_as_the_font_says() -> None:
    font = face("LiberationSans")
    glyph = font.hb_font.get_nominal_glyph(ord("H"))
    assert glyph is not None
    extents = font.hb_font.get_glyph_extents(glyph)
    assert extents is not None
    assert extents.y_bearing / font.upem == pytest.approx(CAPITAL, abs=0.001)


@settings(max_examples=50, deadline=None)
@given(st.integers(LEAST_CHOICE, MOST_CHOICE - 1), st.floats(0.3, 6.0))
def test_a_larger_text_or_picture_reads_from_farther_away(least: int, picture: float) -> None:
    assert reads_from(least, picture) < reads_from(least + 1, picture)
    assert reads_from(least, picture) < reads_from(least, picture * 1.1)
