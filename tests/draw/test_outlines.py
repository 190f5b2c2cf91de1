"""Outlines are the font's own, one em high, y down."""

from itertools import pairwise
from pathlib import Path

import pytest
from made_fonts import build_font, save_fonts

from journeymap.draw.fonts import face
from journeymap.draw.marks import Close, Curve, Move, To
from journeymap.draw.outlines import outline


def _glyph(font: str, ch: str) -> int:
    glyph = face(font).hb_font.get_nominal_glyph(ord(ch))
    assert isinstance(glyph, int)
    return glyph


def test_a_letter_is_closed_contours_within_its_box() -> None:
    segments = outline("LiberationSans", _glyph("LiberationSans", "g"))
    assert sum(isinstance(s, Move) for s in segments) == sum(isinstance(s, Close) for s in segments) == 2
    ys = [s.y for s in segments if isinstance(s, Move | To | Curve)]
    assert -0.56 < min(ys) < -0.5  # x-height, upwards
    assert 0.2 < max(ys) < 0.23  # the descender, downwards


def test_every_contour_begins_with_a_move_and_ends_closed() -> None:
    for font, text in [
        ("LiberationSans-Bold", "&Åß8"),
        ("NotoSansArabic-Regular", "ثق"),
        ("NotoSansDevanagari-Bold", "क्ष"),
    ]:
        for ch in text:
            segments = outline(font, _glyph(font, ch))
            assert isinstance(segments[0], Move)
            assert isinstance(segments[-1], Close)
            for before, after in pairwise(segments):
                assert isinstance(after, Move) == isinstance(before, Close)


def test_a_space_has_no_outline_and_outlines_are_kept() -> None:
    assert outline("LiberationSans", _glyph("LiberationSans", " ")) == ()
    glyph = _glyph("LiberationSans", "a")
    assert outline("LiberationSans", glyph) is outline("LiberationSans", glyph)


@pytest.mark.parametrize("cff", [False, True])
def test_truetype_and_cff_alike(font_folder: Path, cff: bool) -> None:
    save_fonts(font_folder / "x.otf", build_font("XSans-Regular", "த", cff=cff))
    corners = {(s.x, s.y) for s in outline("XSans-Regular", 1) if isinstance(s, Move | To)}
    assert corners == {(0.1, 0.0), (0.1, -0.7), (0.9, -0.7), (0.9, 0.0)}


def test_quadratic_curves_become_the_same_cubics() -> None:
    """The middle of a cubic made from a quadratic lies where the quadratic's does."""
    segments = outline("LiberationSans", _glyph("LiberationSans", "o"))
    curves = [s for s in segments if isinstance(s, Curve)]
    assert len(curves) >= 8
    extremes = face("LiberationSans").hb_font.get_glyph_extents(_glyph("LiberationSans", "o"))
    left = extremes.x_bearing / 2048
    assert min(c.x for c in curves) == pytest.approx(left, abs=0.002)
