"""The faces that layout shaped with, as Qt's raw fonts: the very same files, so that glyph ids mean the same.

Qt picks fonts by family and style; whether it picked the right file is checked by the font's own tables. A face
that Qt cannot pick (some faces of a collection) is drawn from its outlines instead.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainterPath, QRawFont

from journeymap.draw.fonts import BUNDLED, face
from journeymap.draw.marks import Close, Curve, Move, To
from journeymap.draw.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Segment, TextLine

_IDENTITY = ("head", "name", "maxp")
"""Tables that, taken together, tell one face from every other."""


@cache
def _register(family: str) -> None:
    """A bundled family, all its faces at once. Twice, since Qt looks for system fonts of the same name only when
    it is first asked about the family, and what is added last wins."""
    files = [str(face(name).path) for name in sorted(BUNDLED) if name.split("-")[0] == family]
    for number in [QFontDatabase.addApplicationFont(file) for file in files]:
        for known in QFontDatabase.applicationFontFamilies(number):
            QFontDatabase.styles(known)
    for file in files:
        QFontDatabase.addApplicationFont(file)


@cache
def _picked(name: str) -> QFont | None:
    """The font Qt picks for that very face; None where it picks another."""
    if name in BUNDLED:
        _register(name.split("-")[0])
    wanted = face(name)
    number = QFontDatabase.addApplicationFont(str(wanted.path))
    tables = [bytes(wanted.hb_face.reference_table(tag).data) for tag in _IDENTITY]
    for family in QFontDatabase.applicationFontFamilies(number):
        for style in QFontDatabase.styles(family):
            font = QFontDatabase.font(family, style, 12)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
            raw = QRawFont.fromFont(font)
            if [bytes(raw.fontTable(tag).data()) for tag in _IDENTITY] == tables:
                return font
    return None


@lru_cache(maxsize=512)
def raw_font(name: str, size: float) -> QRawFont | None:
    """A face at `size` px per em; None where Qt has no way to it."""
    font = _picked(name)
    if font is None:
        return None
    raw = QRawFont.fromFont(font)
    raw.setPixelSize(size)
    return raw


def glyph_runs(line: TextLine) -> tuple[list[QGlyphRun], QPainterPath | None]:
    """A line's glyphs at layout's own positions, its start of the baseline at (0, 0): one run a face, and the
    outlines of those glyphs whose face Qt cannot pick."""
    parts: dict[tuple[str, float], tuple[list[int], list[QPointF]]] = {}
    for x, run in line.runs:
        ids, points = parts.setdefault((run.font, run.size), ([], []))
        ids += run.glyphs
        points += [QPointF(x + dx, dy) for dx, dy in zip(run.xs, run.ys, strict=True)]
    runs: list[QGlyphRun] = []
    outlines: QPainterPath | None = None
    for (name, size), (ids, points) in parts.items():
        raw = raw_font(name, size)
        if raw is None:
            outlines = outlines or winding_path()
            for glyph, point in zip(ids, points, strict=True):
                add_segments(outlines, outline(name, glyph), size, point.x(), point.y())
            continue
        glyphs = QGlyphRun()
        glyphs.setRawFont(raw)
        glyphs.setGlyphIndexes(ids)
        glyphs.setPositions(points)
        runs.append(glyphs)
    return runs, outlines


def winding_path() -> QPainterPath:
    """An empty path filled by the non-zero winding rule (Qt's own default punches holes where contours overlap)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def add_segments(
    path: QPainterPath, segments: Iterable[Segment], scale: float = 1.0, dx: float = 0.0, dy: float = 0.0
) -> None:
    """Appends segments, scaled and moved, to a Qt path."""
    for segment in segments:
        match segment:
            case Move(x=x, y=y):
                path.moveTo(x * scale + dx, y * scale + dy)
            case To(x=x, y=y):
                path.lineTo(x * scale + dx, y * scale + dy)
            case Curve(x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y):
                path.cubicTo(
                    x1 * scale + dx, y1 * scale + dy, x2 * scale + dx, y2 * scale + dy, x * scale + dx, y * scale + dy
                )
            case Close():
                path.closeSubpath()
