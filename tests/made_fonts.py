"""Font files made for the tests, so that finding fonts is tested the same on a machine with many and with none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection

if TYPE_CHECKING:
    from pathlib import Path

    from fontTools.ttLib import TTFont


def _rectangle(pen: T2CharStringPen | TTGlyphPen) -> None:
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((900, 700))
    pen.lineTo((900, 0))
    pen.closePath()


def build_font(name: str, characters: str, *, cff: bool = False, weight: int = 400, blank: bool = False) -> TTFont:
    """A font whose glyphs are rectangles 1 em apart, or nothing at all when `blank`."""
    order = [".notdef", *(f"g{ord(ch):04X}" for ch in characters)]
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(ch): f"g{ord(ch):04X}" for ch in characters})
    if cff:
        programs = {}
        for glyph in order:
            pen = T2CharStringPen(1000, None)
            if not blank:
                _rectangle(pen)
            programs[glyph] = pen.getCharString()
        builder.setupCFF(name, {"FullName": name}, programs, {})
    else:
        outlines = {}
        for glyph in order:
            pen = TTGlyphPen(None)
            if not blank:
                _rectangle(pen)
            outlines[glyph] = pen.glyph()
        builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    family, _, style = name.partition("-")
    builder.setupNameTable({"familyName": family, "styleName": style or "Regular", "psName": name})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    return builder.font


def save_fonts(path: Path, *fonts: TTFont) -> None:
    """One font as it is, several as a collection."""
    if len(fonts) == 1:
        fonts[0].save(path)
        return
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(path)
