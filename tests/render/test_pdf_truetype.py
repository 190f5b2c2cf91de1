"""Fonts with composite glyphs of our making, read back by fontTools."""

from __future__ import annotations

from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from journeymap.draw.fonts import face
from journeymap.render.pdf_subsets import truetype
from journeymap.render.pdf_truetype import FIRST_COMPOSITE, Composite, Part

ARABIC = face("NotoSansArabic-Regular")


def glyph_of(character: str) -> int:
    glyph = ARABIC.hb_font.get_nominal_glyph(ord(character))
    assert glyph is not None
    return int(glyph)


BEH, FATHA, SPACE = glyph_of("ب"), glyph_of("\u064e"), glyph_of(" ")
MARKED = Composite((Part(BEH, 0, 0), Part(FATHA, 120, -35)), 777)


def made(*composites: Composite) -> tuple[TTFont, dict[int, int]]:
    program, to_new = truetype(ARABIC.hb_face, {BEH}, composites)
    return TTFont(BytesIO(program)), to_new


def drawn(font: TTFont, glyph: int) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return list(pen.value)


def test_a_composite_draws_its_parts_in_their_places() -> None:
    font, to_new = made(MARKED)
    source = TTFont(ARABIC.path)
    expected = drawn(source, BEH)
    moved = [(step, tuple((x + 120, y - 35) for x, y in points)) for step, points in drawn(source, FATHA)]
    assert drawn(font, to_new[FIRST_COMPOSITE]) == [*expected, *moved]


def test_its_bounds_and_advance_are_told() -> None:
    font, to_new = made(MARKED)
    name = font.getGlyphName(to_new[FIRST_COMPOSITE])
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    glyph = font["glyf"][name]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == pytest.approx(pen.bounds, abs=1)
    assert font["hmtx"][name] == (777, glyph.xMin)
    assert font["maxp"].numGlyphs == font["hhea"].numberOfHMetrics == len(font.getGlyphOrder())
    assert font["maxp"].maxComponentElements >= 2
    assert font["maxp"].maxComponentDepth >= 1


def test_glyphs_of_the_face_keep_their_shapes_and_advances() -> None:
    font, to_new = made(MARKED)
    source = TTFont(ARABIC.path)
    assert drawn(font, to_new[BEH]) == drawn(source, BEH)
    advance = source["hmtx"][source.getGlyphName(BEH)][0]
    assert font["hmtx"][font.getGlyphName(to_new[BEH])][0] == advance


def test_parts_without_ink_are_left_out() -> None:
    font, to_new = made(Composite((Part(SPACE, 0, 0), Part(FATHA, 10, 0)), 300), Composite((Part(SPACE, 0, 0),), 250))
    first, second = (font.getGlyphName(to_new[FIRST_COMPOSITE + number]) for number in (0, 1))
    assert len(font["glyf"][first].components) == 1
    assert font["glyf"][second].numberOfContours == 0
    assert font["hmtx"][second] == (250, 0)


def test_harfbuzz_reads_the_file_as_well() -> None:
    program, to_new = truetype(ARABIC.hb_face, {BEH}, [MARKED])
    font = hb.Font(hb.Face(hb.Blob(program)))
    composite = to_new[FIRST_COMPOSITE]
    assert font.get_glyph_h_advance(composite) == 777
    both, alone = font.get_glyph_extents(composite), font.get_glyph_extents(to_new[BEH])
    assert both.height != alone.height


def test_without_composites_the_subset_stays_as_it_is() -> None:
    font, to_new = made()
    assert {0, BEH} <= set(to_new)
    assert font["maxp"].numGlyphs == len(to_new)
