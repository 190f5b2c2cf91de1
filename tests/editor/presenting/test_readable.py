"""The ruler: how far away the smallest text reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.fonts import face
from journeymap.editor.presenting.readable import CAPITAL, in_words, least_for, reads_from
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
@given(st.floats(0.5, 30.0), st.floats(0.3, 6.0))
def test_the_size_for_a_distance_is_the_least_that_reads(distance: float, picture: float) -> None:
    least = least_for(distance, picture)
    assert LEAST_CHOICE <= least <= MOST_CHOICE
    assert least == MOST_CHOICE or reads_from(least, picture) >= distance
    assert least == LEAST_CHOICE or reads_from(least - 1, picture) < distance
