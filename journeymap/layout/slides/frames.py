"""Where the slides of our own decks have what, and titles that fit there: one grid for all slides."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.slide import Area, Frame

if TYPE_CHECKING:
    from collections.abc import Iterable

MARGIN = 48.0
_HEIGHT = 720.0
_CORNER = 330.0
_BODY_TOP = 122.0
_BODY_END = 666.0
_COVER_TOP = 196.0


def _frame(width: float) -> Frame:
    inner = width - 2 * MARGIN
    plain = Frame(
        width,
        _HEIGHT,
        title=Area(MARGIN, 28.0, inner, 44.0),
        subtitle=Area(MARGIN, 74.0, inner, 26.0),
        body=Area(MARGIN, _BODY_TOP, inner, _BODY_END - _BODY_TOP),
        footer=Area(MARGIN, 682.0, inner - 100.0, 20.0),
        corner=Area(width - MARGIN - _CORNER, 30.0, _CORNER, 68.0),
        bar=10.0,
    )
    cover = plain._replace(
        title=Area(MARGIN, 64.0, inner, 58.0),
        subtitle=Area(MARGIN, 126.0, inner, 28.0),
        body=Area(MARGIN, _COVER_TOP, inner, _BODY_END - _COVER_TOP),
    )
    return plain._replace(cover=cover)


FRAMES: dict[str, Frame] = {"16:9": _frame(1280.0), "4:3": _frame(960.0), "a4": _frame(1040.0)}
"""By shape: 13⅓ × 7½ in, 10 × 7½ in, and PowerPoint's A4 slide of 10.83 × 7½ in."""


def opening(frame: Frame) -> Frame:
    """The frame of the first slide."""
    return frame.cover or frame


_SIZES = (44.0, 38.0, 32.0, 28.0, 24.0, 20.0)
SUBTITLE = Style(16.0)


@lru_cache(maxsize=1024)
def fitting_title(text: str, width: float, height: float, counted: str = "") -> tuple[str, float]:
    """The title on one line as far as it fits the place, with `counted` behind it, and its type size (px); cut only
    below 20 px."""
    line = " ".join(text.split())
    behind = f" {counted}" if counted else ""
    sizes = [size for size in _SIZES if size * 1.3 <= height] or [_SIZES[-1]]
    for size in sizes:
        if paragraph(line + behind, Style(size, bold=True)).width <= width:
            return line + behind, size
    style = Style(sizes[-1], bold=True)
    taken = paragraph(behind, style).width + 0.3 * style.size if behind else 0.0
    return cut(line, style, width - taken) + behind, style.size


def first_fitting(texts: Iterable[str], style: Style, width: float) -> str:
    """The first of several ways to say something that fits one line of `width` px; the last where none does."""
    text = ""
    for text in texts:
        if paragraph(" ".join(text.split()), style).width <= width:
            break
    return text


def cut(text: str, style: Style, width: float) -> str:
    """As much of a text as fits one line of `width` px, with an ellipsis where that is not all."""
    block = paragraph(" ".join(text.split()), style, width, max_lines=1)
    return block.lines[0].text if block.lines else ""
