"""Outlines of glyphs as SVG path steps, in whole hundredths of a px: shorter and quicker than decimals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.marks import Close, Curve, Move, To
from journeymap.draw.outlines import outline

if TYPE_CHECKING:
    from journeymap.draw.marks import Point

FINE = 100
"""Steps to a px."""
_SAME = 1e-6
"""Control points closer than this, in em, are one."""


class Letters(dict[tuple[int, float, float], str]):
    """Outlines of a font's glyphs at a size, each at its place (px) from the beginning of a word: which recurs, with
    beginnings and figures above all."""

    def __init__(self, font: str, size: float) -> None:
        self._font = font
        self._size = size

    def __missing__(self, letter: tuple[int, float, float]) -> str:
        glyph, x, y = letter
        way = steps(self._font, self._size, glyph)
        drawn = self[letter] = f"M{round(x * FINE)} {round(y * FINE)}{way}" if way else ""
        return drawn


@lru_cache(maxsize=8192)
def steps(font: str, size: float, glyph: int) -> str:
    """A glyph's outline in hundredths of a px as steps from wherever the pen is, so that it is written once for all
    places. Steps lead from rounded point to rounded point: roundings do not add up."""
    scale = size * FINE
    parts: list[str] = []
    before = (0.0, 0.0)
    x = y = start_x = start_y = 0
    for segment in outline(font, glyph):
        if isinstance(segment, Close):
            parts.append("z")
            x, y = start_x, start_y
            continue
        to_x, to_y = round(segment.x * scale), round(segment.y * scale)
        if isinstance(segment, Move):
            parts.append(f"m{to_x - x} {to_y - y}")
            start_x, start_y = to_x, to_y
        elif isinstance(segment, To):
            parts.append(f"l{to_x - x} {to_y - y}")
        else:
            points = _controls(segment, *before)
            numbers = [f"{round(px * scale) - x} {round(py * scale) - y}" for px, py in points]
            parts.append(f"{'q' if len(points) == 1 else 'c'}{' '.join(numbers)} {to_x - x} {to_y - y}")
        before = (segment.x, segment.y)
        x, y = to_x, to_y
    return "".join(parts)


def _controls(curve: Curve, x: float, y: float) -> tuple[Point, ...]:
    """The control points of a curve from (x, y): one, where it is a quadratic (as in TrueType) written as a cubic."""
    first = ((3 * curve.x1 - x) / 2, (3 * curve.y1 - y) / 2)
    second = ((3 * curve.x2 - curve.x) / 2, (3 * curve.y2 - curve.y) / 2)
    if abs(first[0] - second[0]) < _SAME and abs(first[1] - second[1]) < _SAME:
        return (first,)
    return (curve.x1, curve.y1), (curve.x2, curve.y2)
