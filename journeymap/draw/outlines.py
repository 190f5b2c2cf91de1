"""Glyph outlines as path segments, for painters that draw shapes rather than fonts (SVG by default)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz as hb

from journeymap.draw.fonts import face
from journeymap.draw.marks import Close, Curve, Move, To

if TYPE_CHECKING:
    from journeymap.draw.marks import Segment


class _Pen:
    """Collects what HarfBuzz draws, scaled to 1 em = 1 and turned to y down."""

    def __init__(self, upem: int) -> None:
        self.upem = upem
        self.segments: list[Segment] = []
        self.at = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self.at = self._turned(x, y)
        self.segments.append(Move(*self.at))

    def line(self, x: float, y: float) -> None:
        self.at = self._turned(x, y)
        self.segments.append(To(*self.at))

    def quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """The same curve as a cubic: each control point two thirds of the way to the quadratic's."""
        (x0, y0), (cx, cy), (x3, y3) = self.at, self._turned(x1, y1), self._turned(x, y)
        near = (x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3)
        far = (x3 + (cx - x3) * 2 / 3, y3 + (cy - y3) * 2 / 3)
        self.at = (x3, y3)
        self.segments.append(Curve(*near, *far, x3, y3))

    def cubic(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.at = self._turned(x, y)
        self.segments.append(Curve(*self._turned(x1, y1), *self._turned(x2, y2), *self.at))

    def close(self) -> None:
        self.segments.append(Close())

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return x / self.upem, (0.0 - y) / self.upem  # not -y, which would make a negative zero


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x, y, pen: pen.quadratic(x1, y1, x, y))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.cubic(x1, y1, x2, y2, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions


_FUNCTIONS = _functions()


@lru_cache(maxsize=16_384)
def outline(font: str, glyph: int) -> tuple[Segment, ...]:
    """The contours of a glyph with its origin on the baseline at (0, 0), 1 em = 1, y down; multiply by
    `GlyphRun.size` for px. Fill by the non-zero winding rule. Empty for a space."""
    chosen = face(font)
    pen = _Pen(chosen.upem)
    chosen.hb_font.draw_glyph(glyph, _FUNCTIONS, pen)
    return tuple(pen.segments)
