"""Characters in, positioned glyphs out: the only place that calls HarfBuzz to shape.

Runs are cached and shared: the same word in the same face and size is the same object wherever it recurs, so
that painters may cache what they make of it by identity.
"""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb

from journeymap.draw.fonts import face
from journeymap.draw.marks import GlyphRun

_MONOTONE = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_INVISIBLES_GONE = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES

_RUNS: dict[tuple[str, str, float, bool, str, str, str | None], GlyphRun] = {}
_MOST_RUNS = 50_000
#: Longer texts hardly recur, and would make the cache large.
_LONGEST_KEPT = 200


class SetLine(NamedTuple):
    """A line before it is placed: runs in visual order with their x from its own left edge. `above` and `below`
    are how far (px) its glyphs of faces other than the base family's reach from the baseline."""

    runs: tuple[tuple[float, GlyphRun], ...]
    width: float
    text: str
    rtl: bool = False
    above: float = 0.0
    below: float = 0.0


def shape(
    text: str,
    font: str,
    size: float,
    rtl: bool = False,
    script: str = "Latn",
    language: str = "und",
    drawn: str | None = None,
) -> GlyphRun:
    """The glyphs of `text` in one face, size (px per em), direction and script (ISO 15924), on a line from 0.

    `drawn` is shaped instead where what is seen differs from what is meant (a hyphen for a soft hyphen); it has
    as many characters as `text`, or one that stands for all of it. The same arguments give the identical run,
    unless the text is long or very many others were asked for in between.
    """
    if len(text) > _LONGEST_KEPT:
        return _shape(text, font, size, rtl, script, language, drawn)
    key = (text, font, size, rtl, script, language, drawn)
    run = _RUNS.get(key)
    if run is None:
        if len(_RUNS) >= _MOST_RUNS:
            _RUNS.clear()
        run = _RUNS[key] = _shape(text, font, size, rtl, script, language, drawn)
    return run


def advances(text: str, font: str, size: float, rtl: bool, script: str, language: str) -> list[float]:
    """What each character adds to the width of `text` set as one run, in px, in reading order; the first
    character of a cluster (a ligature, a letter with its marks) has all of it."""
    buffer = _shaped(text, font, rtl, script, language)
    unit = size / face(font).upem
    widths = [0.0] * len(text)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        widths[info.cluster] += position.x_advance * unit
    return widths


def ink(run: GlyphRun) -> tuple[float, float]:
    """How far the outlines of a run reach above and below the baseline, in px (0 where they don't)."""
    font = face(run.font)
    unit = run.size / font.upem
    above = below = 0.0
    for glyph, y in zip(run.glyphs, run.ys, strict=True):
        box = font.hb_font.get_glyph_extents(glyph)
        if box is not None and box.height:
            above = max(above, box.y_bearing * unit - y)
            below = max(below, -(box.y_bearing + box.height) * unit + y)
    return above, below


def forget() -> None:
    """Drop every run, so that the next ones are shaped with the fonts there are then."""
    _RUNS.clear()


def _shaped(text: str, font: str, rtl: bool, script: str, language: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(ch) for ch in text])
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language
    buffer.cluster_level = _MONOTONE
    buffer.flags = _INVISIBLES_GONE
    hb.shape(face(font).hb_font, buffer)
    return buffer


def _shape(text: str, font: str, size: float, rtl: bool, script: str, language: str, drawn: str | None) -> GlyphRun:
    buffer = _shaped(text if drawn is None else drawn, font, rtl, script, language)
    unit = size / face(font).upem
    xs: list[float] = []
    ys: list[float] = []
    pen = 0  # font units, so that no rounding adds up
    for position in buffer.glyph_positions:
        xs.append((pen + position.x_offset) * unit)
        ys.append(-position.y_offset * unit)
        pen += position.x_advance
    infos = buffer.glyph_infos
    glyphs = tuple([info.codepoint for info in infos])
    clusters = tuple([info.cluster for info in infos])
    return GlyphRun(font, size, glyphs, tuple(xs), tuple(ys), pen * unit, text, clusters, rtl)
