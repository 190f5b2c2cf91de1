"""Runs hold exactly HarfBuzz's glyphs, and say which characters each belongs to."""

import pytest
import uharfbuzz as hb

from journeymap.draw.fonts import face
from journeymap.draw.shape import advances, ink, shape

SAMPLES = [
    ("LiberationSans", "AVATAR Waffle", False, "Latn"),
    ("NotoSansArabic-Regular", "رحلة العميل لا", True, "Arab"),
    ("NotoSansHebrew-Bold", "מסע (הלקוח)", True, "Hebr"),
    ("NotoSansDevanagari-Regular", "ग्राहक क्षत्रिय कि", False, "Deva"),
    ("NotoSansThai-Regular", "ที่นี่ กำลัง", False, "Thai"),
]


@pytest.mark.parametrize(("font", "text", "rtl", "script"), SAMPLES)
def test_glyphs_and_positions_are_those_of_harfbuzz(font: str, text: str, rtl: bool, script: str) -> None:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = "und"
    hb.shape(face(font).hb_font, buffer)
    size = 20.0
    unit = size / face(font).upem
    run = shape(text, font, size, rtl, script)
    assert (run.font, run.size, run.text, run.rtl) == (font, size, text, rtl)
    assert list(run.glyphs) == [info.codepoint for info in buffer.glyph_infos]
    pen = 0
    for x, y, position in zip(run.xs, run.ys, buffer.glyph_positions, strict=True):
        assert x == pytest.approx((pen + position.x_offset) * unit)
        assert y == pytest.approx(-position.y_offset * unit)
        pen += position.x_advance
    assert run.advance == pytest.approx(pen * unit)


@pytest.mark.parametrize(("font", "text", "rtl", "script"), SAMPLES)
def test_clusters_point_at_the_first_character_of_each_glyph(font: str, text: str, rtl: bool, script: str) -> None:
    clusters = list(shape(text, font, 12.0, rtl, script).clusters)
    assert clusters == sorted(clusters, reverse=rtl)
    assert min(clusters) == 0
    assert max(clusters) < len(text)


def test_a_ligature_is_one_cluster_of_all_its_characters() -> None:
    run = shape("क्षक", "NotoSansDevanagari-Regular", 12.0, script="Deva")
    assert run.clusters == (0, 3)


def test_the_same_arguments_give_the_same_object() -> None:
    assert shape("again", "LiberationSans", 13.0) is shape("again", "LiberationSans", 13.0)
    assert shape("again", "LiberationSans", 13.0) is not shape("again", "LiberationSans", 13.5)
    long = "very long " * 50
    assert shape(long, "LiberationSans", 13.0) == shape(long, "LiberationSans", 13.0)


@pytest.mark.parametrize(("font", "text", "rtl", "script"), SAMPLES)
def test_advances_add_up_to_the_run(font: str, text: str, rtl: bool, script: str) -> None:
    widths = advances(text, font, 12.0, rtl, script, "und")
    assert len(widths) == len(text)
    assert sum(widths) == pytest.approx(shape(text, font, 12.0, rtl, script).advance)
    assert all(width >= 0 for width in widths)


def test_invisible_characters_have_no_glyphs() -> None:
    run = shape("a\u200d\u2067\u00ad\ufe0fb", "LiberationSans", 12.0)
    assert run.glyphs == shape("ab", "LiberationSans", 12.0).glyphs
    assert run.clusters == (0, 5)
    assert run.text == "a\u200d\u2067\u00ad\ufe0fb"


def test_what_is_drawn_may_differ_from_what_is_meant() -> None:
    run = shape("客", "LiberationSans", 12.0, drawn="?")
    assert run.text == "客"
    assert run.glyphs == shape("?", "LiberationSans", 12.0).glyphs


def test_ink_measures_what_stands_above_and_below_the_baseline() -> None:
    above, below = ink(shape("xH", "LiberationSans", 100.0))
    assert above == pytest.approx(68.8, abs=1)  # Arial's cap height
    assert below == 0
    above, below = ink(shape("gÅ", "LiberationSans", 100.0))
    assert above > 85
    assert 20 < below < 22
    assert ink(shape(" ", "LiberationSans", 100.0)) == (0, 0)
    high, _ = ink(shape("ที่", "NotoSansThai-Regular", 100.0, script="Thai"))
    plain, _ = ink(shape("ท", "NotoSansThai-Regular", 100.0, script="Thai"))
    assert high > plain + 30  # two marks stand on top
