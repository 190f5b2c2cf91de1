"""The faces that layout shaped with, as Qt's raw fonts: the very same files, so that glyph ids mean the same.

Qt picks fonts by family and style; whether it picked the right face is checked by the font's own tables. Where Qt's
own letters would be wrong or missing, outlines are filled instead.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainterPath, QRawFont, QTransform

from journeymap.draw.fonts import BUNDLED, face
from journeymap.draw.marks import Close, Curve, Move, To
from journeymap.draw.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from journeymap.draw.fonts import Face
    from journeymap.draw.marks import Segment, TextLine

Outlined = tuple[QTransform, QPainterPath]
"""A glyph's outline at 1 px per em, shared by all its uses, and where and how large it stands. Filled one by one:
Qt takes several times as long for the same glyphs in one path."""

_IDENTITY = ("head", "name", "maxp")
"""Tables that, taken together, tell one face from every other."""
_MOST_SIZES = 1024
_MOST_GLYPHS = 8192


class _OfThisThread(threading.local):
    """Qt's fonts and their glyphs belong to the thread that made them (an export runs in one of its own)."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[Path, int], QFont | None] = {}
        self.raw_fonts: dict[tuple[Path, int, float], QRawFont | None] = {}
        self.outlines: dict[tuple[str, int], QPainterPath] = {}


_kept = _OfThisThread()
_registering = threading.Lock()


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
def _families(path: Path) -> list[str]:
    """What Qt calls the families of a font file, which it knows from now on."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))


def _picked(wanted: Face) -> QFont | None:
    """The font Qt picks for that very face; None where it picks another, and for a variable font, of which it may
    pick another weight than layout measured."""
    if "fvar" in wanted.hb_face.table_tags:
        return None
    with _registering:
        if wanted.name in BUNDLED:
            _register(wanted.name.split("-")[0])
        families = _families(wanted.path)
    tables = [bytes(wanted.hb_face.reference_table(tag).data) for tag in _IDENTITY]
    for family in families:
        for style in QFontDatabase.styles(family):
            font = QFontDatabase.font(family, style, 12)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
            raw = QRawFont.fromFont(font)
            if [bytes(raw.fontTable(tag).data()) for tag in _IDENTITY] == tables:
                return font
    return None


def raw_font(name: str, size: float) -> QRawFont | None:
    """A face at `size` px per em; None where Qt has no way to it."""
    wanted = face(name)
    of_size = (wanted.path, wanted.index, size)
    try:
        return _kept.raw_fonts[of_size]
    except KeyError:
        pass
    of_face = (wanted.path, wanted.index)
    if of_face not in _kept.fonts:
        _kept.fonts[of_face] = _picked(wanted)
    font = _kept.fonts[of_face]
    raw = None
    if font is not None:
        raw = QRawFont.fromFont(font)
        raw.setPixelSize(size)
    if len(_kept.raw_fonts) >= _MOST_SIZES:
        _kept.raw_fonts.clear()
    _kept.raw_fonts[of_size] = raw
    return raw


def glyph_runs(line: TextLine, *, on_paper: bool = False) -> tuple[list[QGlyphRun], list[Outlined]]:
    """A line's glyphs at layout's own positions, its start of the baseline at (0, 0): one run a face, and outlines
    where a run won't do. That is where Qt cannot pick the face; and, but for printers and PDF (`on_paper`), where its
    outlines are cubic, since Qt makes such letters bolder the more they are enlarged."""
    parts: dict[tuple[str, float], tuple[list[int], list[QPointF]]] = {}
    for x, run in line.runs:
        ids, points = parts.setdefault((run.font, run.size), ([], []))
        ids += run.glyphs
        points += [QPointF(x + dx, dy) for dx, dy in zip(run.xs, run.ys, strict=True)]
    runs: list[QGlyphRun] = []
    outlined: list[Outlined] = []
    for (name, size), (ids, points) in parts.items():
        raw = raw_font(name, size) if on_paper or not face(name).is_cff else None
        if raw is None:
            outlined += _outlined(name, size, ids, points)
            continue
        glyphs = QGlyphRun()
        glyphs.setRawFont(raw)
        glyphs.setGlyphIndexes(ids)
        glyphs.setPositions(points)
        runs.append(glyphs)
    return runs, outlined


def outlines(line: TextLine) -> list[Outlined]:
    """The outlines of all of a line's glyphs, its start of the baseline at (0, 0)."""
    return [
        glyph
        for x, run in line.runs
        for glyph in _outlined(
            run.font, run.size, run.glyphs, [QPointF(x + dx, dy) for dx, dy in zip(run.xs, run.ys, strict=True)]
        )
    ]


def _outlined(font: str, size: float, ids: Iterable[int], points: Iterable[QPointF]) -> Iterator[Outlined]:
    for glyph, point in zip(ids, points, strict=True):
        path = _glyph(font, glyph)
        if not path.isEmpty():
            yield QTransform(size, 0.0, 0.0, size, point.x(), point.y()), path


def _glyph(font: str, glyph: int) -> QPainterPath:
    """A glyph's outline at 1 px per em."""
    key = (font, glyph)
    path = _kept.outlines.get(key)
    if path is None:
        path = winding_path()
        add_segments(path, outline(font, glyph))
        if len(_kept.outlines) >= _MOST_GLYPHS:
            _kept.outlines.clear()
        _kept.outlines[key] = path
    return path


def winding_path() -> QPainterPath:
    """An empty path filled by the non-zero winding rule (Qt's own default punches holes where contours overlap)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def add_segments(path: QPainterPath, segments: Iterable[Segment]) -> None:
    """Appends segments to a Qt path."""
    for segment in segments:
        match segment:
            case Move(x=x, y=y):
                path.moveTo(x, y)
            case To(x=x, y=y):
                path.lineTo(x, y)
            case Curve(x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case Close():
                path.closeSubpath()
