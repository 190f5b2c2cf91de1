"""Characters in, positioned glyphs out: the only place that calls HarfBuzz to shape.

Runs are cached and shared: the same word in the same face and size is the same object wherever it recurs, so
that painters may cache what they make of it by identity.
"""

from __future__ import annotations

import uharfbuzz as hb

from journeymap.draw.fonts import face
from journeymap.draw.marks import GlyphRun

_RUNS: dict[tuple[str, str, float, bool, str, str], GlyphRun] = {}
_MOST_RUNS = 100_000


def shape(
    text: str, font: str, size: float, rtl: bool = False, script: str = "Latn", language: str = "und"
) -> GlyphRun:
    """The glyphs of `text` in one face, size (px per em), direction and script (ISO 15924).

    The same arguments give the identical run until `_MOST_RUNS` others were asked for.
    """
    key = (text, font, size, rtl, script, language)
    run = _RUNS.get(key)
    if run is None:
        if len(_RUNS) >= _MOST_RUNS:
            _RUNS.clear()
        run = _RUNS[key] = _shape(text, font, size, rtl, script, language)
    return run


def _shape(text: str, font: str, size: float, rtl: bool, script: str, language: str) -> GlyphRun:
    chosen = face(font)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(ch) for ch in text])
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(chosen.hb_font, buffer)
    unit = size / chosen.upem
    glyphs: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    clusters: list[int] = []
    pen = 0  # font units, so that no rounding adds up
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(info.codepoint)
        clusters.append(info.cluster)
        xs.append((pen + position.x_offset) * unit)
        ys.append(-position.y_offset * unit)
        pen += position.x_advance
    return GlyphRun(font, size, tuple(glyphs), tuple(xs), tuple(ys), pen * unit, text, tuple(clusters), rtl)
