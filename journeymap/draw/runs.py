"""Where each character of a drawn line begins and ends: glyph runs read back, ligatures divided, right-to-left runs
from their right end."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from journeymap.draw.bidi import levels, paragraph_level, visual_order
from journeymap.draw.fonts import BASE, face
from journeymap.draw.line_breaks import graphemes
from journeymap.draw.shape import shape

if TYPE_CHECKING:
    from journeymap.draw.marks import GlyphRun, TextBlock, TextLine

Edges = tuple[tuple[float, float], ...]
"""For each character where it begins and where it ends, px from the block's left; the end is left of the beginning in
text that is read from right to left."""


def char_edges(line: TextLine, paragraph: str, start: int) -> tuple[Edges, bool]:
    """The edges of a line's characters in reading order, and whether the line is read from right to left. The line
    begins at `start` of its paragraph; characters that are none of the paragraph's (an ellipsis) are left out."""
    runs, rtl = _in_reading_order(line, paragraph, start)
    found: list[tuple[float, float]] = []
    for x, run in runs:
        found += [(x + begin, x + end) for begin, end in run_edges(run)]
    pairs = enumerate(zip(line.text, paragraph[start:], strict=False))
    shared = next((at for at, (one, other) in pairs if one != other), min(len(line.text), len(paragraph) - start))
    return tuple(found[:shared]), rtl


def run_edges(run: GlyphRun) -> Edges:
    """The edges of a run's characters in reading order, from the run's own left."""
    lefts = _cluster_lefts(run)
    order = sorted(lefts)
    # A cluster reaches to where its visual neighbour to the right begins.
    by_x = sorted(lefts.values())
    found: list[tuple[float, float]] = []
    for number, first in enumerate(order):
        left = lefts[first]
        right = next((x for x in by_x if x > left), run.advance)
        if run.rtl:
            right = lefts[order[number - 1]] if number else run.advance
        elif number + 1 < len(order):
            right = lefts[order[number + 1]]
        end = order[number + 1] if number + 1 < len(order) else len(run.text)
        found += _divided(run.text[first:end], max(0.0, left), max(0.0, right), run.rtl)
    return tuple(found)


def space_width(block: TextBlock) -> float:
    """How far a space moves a caret where it is not drawn, px."""
    return shape(" ", BASE[block.bold, block.italic], block.size).advance


def _cluster_lefts(run: GlyphRun) -> dict[int, float]:
    """Each cluster's first character and its left edge: where its first glyph of any width stands, since marks are
    set back over their letters."""
    lefts: dict[int, float] = {}
    wide: set[int] = set()
    font = face(run.font).hb_font
    for glyph, x, cluster in zip(run.glyphs, run.xs, run.clusters, strict=True):
        has_width = font.get_glyph_h_advance(glyph) > 0
        if cluster not in lefts or (has_width and cluster not in wide):
            lefts[cluster] = x
        if has_width:
            wide.add(cluster)
    if run.text and 0 not in lefts:
        lefts[0] = 0.0
    # Rounding and offsets apart, edges follow one another.
    ordered = sorted(lefts, reverse=run.rtl)
    least = 0.0
    for number, cluster in enumerate(ordered):
        least = 0.0 if number == 0 else max(least, lefts[cluster])
        lefts[cluster] = min(least, run.advance)
    return lefts


def _divided(text: str, left: float, right: float, rtl: bool) -> list[tuple[float, float]]:
    """A cluster's characters: its graphemes share the width evenly, the marks of a grapheme stand at its end."""
    parts = graphemes(text)
    step = (right - left) / len(parts) if parts else 0.0
    found: list[tuple[float, float]] = []
    for number, (start, end) in enumerate(parts):
        begin, finish = left + number * step, left + (number + 1) * step
        if rtl:
            begin, finish = right - number * step, right - (number + 1) * step
        found.append((begin, finish))
        found += [(finish, finish)] * (end - start - 1)
    return found


def _in_reading_order(line: TextLine, paragraph: str, start: int) -> tuple[list[tuple[float, GlyphRun]], bool]:
    """A line's runs as they are read. Without any from right to left that is how they stand."""
    runs = list(line.runs)
    if not any(run.rtl for _, run in runs):
        return runs, False
    end = start + len(line.text)
    for level in (paragraph_level(paragraph), 0, 1):
        characters = iter(visual_order(levels(paragraph, level)[1][start:end]))
        begins = [min(islice(characters, len(run.text)), default=0) for _, run in runs]
        if all(line.text.startswith(run.text, at) for at, (_, run) in zip(begins, runs, strict=True)):
            read = sorted(zip(begins, range(len(runs)), strict=True))
            return [runs[number] for _, number in read], level == 1
    return runs[::-1], True  # cut by an ellipsis: the line is no part of its paragraph
