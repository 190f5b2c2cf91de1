"""Marks as Qt's own shapes, pens and brushes: what a fragment is translated to once and painted from ever after."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPen

from journeymap.draw.geometry import head, polyline
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.render.qt_fonts import add_segments, glyph_runs, outlines, winding_path
from journeymap.render.remembered import Remembered

if TYPE_CHECKING:
    from PySide6.QtGui import QGlyphRun, QPainterPath

    from journeymap.draw.marks import Fragment, Mark, TextLine
    from journeymap.render.qt_fonts import Outlined

_BAR_STRENGTH = 90
"""Opacity, of 255, of the bars that stand for small text."""
_SHARP = 4
"""A picture is kept at no more pixels than it needs to be sharp when enlarged so many times."""
_MOST_FRAGMENTS = 6000
_MOST_PATHS = 1000


class Glyphs:
    """A line of text around `origin`, and the bar that stands for it from afar. `size` is the largest in the line, px
    per em. Glyphs are made when they are first wanted: a map seen from afar needs none."""

    __slots__ = ("_large", "_line", "_near", "bar", "brush", "colour", "faint", "origin", "size")

    def __init__(self, line: TextLine, origin: QPointF, bar: QRectF, colour: str) -> None:
        self._line = line
        self.origin = origin
        self.bar = bar
        self.colour, self.faint = _text_colours(colour)
        self.brush = brush(colour)
        self.size = max(run.size for _, run in line.runs)
        self._near: tuple[list[QGlyphRun], list[Outlined]] | None = None
        self._large: list[Outlined] | None = None

    def near(self) -> tuple[list[QGlyphRun], list[Outlined]]:
        """Runs and outlines at usual sizes (see `qt_fonts.glyph_runs`)."""
        if self._near is None:
            self._near = glyph_runs(self._line)
        return self._near

    def large(self) -> list[Outlined]:
        """All as outlines."""
        if self._large is None:
            self._large = outlines(self._line)
        return self._large

    def on_paper(self) -> tuple[list[QGlyphRun], list[Outlined]]:
        """Runs and outlines for a device without pixels."""
        return glyph_runs(self._line, on_paper=True)


class Shape(NamedTuple):
    """A path; `bounds` and `extent` (their longer side) are in px, `colour` is what it is from afar."""

    path: QPainterPath
    pen: QPen
    brush: QBrush
    bounds: QRectF
    extent: float
    colour: QColor


class Rounded(NamedTuple):
    rect: QRectF
    radius: float
    pen: QPen
    brush: QBrush


class Picture(NamedTuple):
    rect: QRectF
    image: QImage


Step = Glyphs | Shape | Rounded | Picture

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_UNREADABLE = ("#e5e7eb", "#6b7280")
"""Ground and cross of a picture that cannot be drawn."""


class _OfThisThread(threading.local):
    """Steps hold fonts, which belong to a thread."""

    def __init__(self) -> None:
        self.fragments: Remembered[Fragment, list[Step]] = Remembered(_translated, _MOST_FRAGMENTS)
        self.paths: Remembered[Path, Shape] = Remembered(_path, _MOST_PATHS)


def steps_of(fragment: Fragment) -> list[Step]:
    """The fragment as steps in painting order, translated once as long as it is in use."""
    return _kept.fragments(fragment)


def _translated(fragment: Fragment) -> list[Step]:
    steps: list[Step] = []
    for mark in fragment.marks:
        _translate(mark, steps)
    return steps


def _translate(mark: Mark, steps: list[Step]) -> None:
    match mark:
        case Box():
            if mark.fill is not None or mark.stroke is not None:
                steps.append(_box(mark))
            for text in mark.texts:
                _translate_text(text, steps)
        case Text():
            _translate_text(mark, steps)
        case Line():
            path = winding_path()
            add_segments(path, polyline(mark))
            steps.append(_shape(path, _pen(mark.stroke, mark.stroke_width, mark.dash, flat=True), NO_BRUSH))
            if (corners := head(mark)) is not None:
                tip = winding_path()
                tip.addPolygon([QPointF(*corner) for corner in corners])
                tip.closeSubpath()
                steps.append(_shape(tip, NO_PEN, brush(mark.stroke)))
        case Path():
            steps.append(_kept.paths(mark))
        case Image():
            _translate_image(mark, steps)
        case _:
            assert_never(mark)


def _box(box: Box) -> Rounded:
    rect = QRectF(box.x, box.y, box.width, box.height)
    radius = min(box.radius, box.width / 2, box.height / 2)
    return Rounded(rect, radius, _pen(box.stroke, box.stroke_width, box.dash), brush(box.fill))


def _path(path: Path) -> Shape:
    drawn = winding_path()
    add_segments(drawn, path.segments)
    return _shape(drawn, _pen(path.stroke, path.stroke_width, path.dash), brush(path.fill))


def _shape(path: QPainterPath, pen: QPen, filled: QBrush) -> Shape:
    bounds = path.controlPointRect()
    colour = pen.color() if filled is NO_BRUSH else filled.color()
    return Shape(path, pen, filled, bounds, max(bounds.width(), bounds.height()), colour)


def _translate_text(text: Text, steps: list[Step]) -> None:
    height = text.block.size
    for line in text.block.lines:
        if line.runs:
            base = text.y + line.y
            bar = QRectF(text.x + line.x, base - 0.5 * height, line.width, 0.45 * height)
            steps.append(Glyphs(line, QPointF(text.x, base), bar, text.colour))


def _translate_image(mark: Image, steps: list[Step]) -> None:
    """The picture, or a crossed box where its data cannot be read."""
    image = _decoded(mark)
    if not image.isNull():
        steps.append(Picture(QRectF(mark.x, mark.y, mark.width, mark.height), image))
        return
    ground, ink = _UNREADABLE
    right, bottom = mark.x + mark.width, mark.y + mark.height
    cross = winding_path()
    for start, end in (((mark.x, mark.y), (right, bottom)), ((right, mark.y), (mark.x, bottom))):
        cross.moveTo(*start)
        cross.lineTo(*end)
    steps.append(_box(Box(mark.x, mark.y, mark.width, mark.height, fill=ground, stroke=ink)))
    steps.append(_shape(cross, _pen(ink, 1.0, ()), NO_BRUSH))


def _decoded(mark: Image) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(mark.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    most = QSize(round(mark.width * _SHARP) + 1, round(mark.height * _SHARP) + 1)
    if size.width() > most.width() and size.height() > most.height():
        reader.setScaledSize(most)
    return reader.read()


@lru_cache(maxsize=1024)
def _text_colours(name: str) -> tuple[QColor, QColor]:
    plain, faint = QColor(name), QColor(name)
    faint.setAlpha(_BAR_STRENGTH)
    return plain, faint


@lru_cache(maxsize=1024)
def _filled(fill: str) -> QBrush:
    return QBrush(QColor(fill))


def brush(fill: str | None) -> QBrush:
    """What fills a mark; treat it as frozen."""
    return NO_BRUSH if fill is None else _filled(fill)


@lru_cache(maxsize=1024)
def _pen(stroke: str | None, width: float, dash: tuple[float, ...], flat: bool = False) -> QPen:
    """Round joins; round caps too, except on dashes and where an arrow head follows. Qt counts dashes in stroke
    widths, and to it a width of nothing is a hairline."""
    if stroke is None or width <= 0:
        return NO_PEN
    pen = QPen(QColor(stroke), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat or dash else Qt.PenCapStyle.RoundCap)
    if dash:
        # A pattern of odd length goes round twice, as in SVG and PDF; Qt wants it even.
        pen.setDashPattern([length / width for length in (dash if len(dash) % 2 == 0 else dash * 2)])
    return pen


_kept = _OfThisThread()
