"""Marks as Qt's own shapes, pens and brushes: what a fragment is translated to once and painted from ever after."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainterPathStroker, QPen

from journeymap.draw.geometry import head, polyline, rounded_box
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.render.qt_fonts import add_segments, glyph_runs, outlines, winding_path
from journeymap.render.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QGlyphRun, QPainterPath

    from journeymap.draw.marks import Fragment, Mark, Segment, TextLine
    from journeymap.render.qt_fonts import Outlined

_BAR_STRENGTH = 90
"""Opacity, of 255, of the bars that stand for small text."""
_SHARP = 4
"""A picture is kept at no more pixels than it needs to be sharp when enlarged so many times."""
_MOST_FRAGMENTS = 6000
_MOST_PATHS = 1000
_DASHES_A_PIECE = 16
_SMOOTH = 0.02
"""Px that a dash may stray from the curve it lies on: not to be seen at ten times its size."""


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


class Rule(NamedTuple):
    """A dashed level line from its left end at (x, y), px."""

    x: float
    y: float
    length: float
    width: float
    dash: float
    gap: float
    brush: QBrush


class Dashes(NamedTuple):
    """Any other dashed line as shapes, a few dashes each, so that it looks the same in every part of a picture: Qt
    begins a pen's dashes anew at the edge of what it paints. `afar` is the same line without gaps, and fainter."""

    pieces: list[tuple[QRectF, QPainterPath]]
    brush: QBrush
    period: float
    afar: Shape


class Picture(NamedTuple):
    rect: QRectF
    image: QImage


Step = Glyphs | Shape | Rounded | Rule | Dashes | Picture

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_UNREADABLE = ("#e5e7eb", "#6b7280")
"""Ground and cross of a picture that cannot be drawn."""


class _OfThisThread(threading.local):
    """Steps hold fonts, which belong to a thread."""

    def __init__(self) -> None:
        self.fragments: Remembered[Fragment, list[Step]] = Remembered(_translated, _MOST_FRAGMENTS)
        self.paths: Remembered[Path, list[Step]] = Remembered(_path, _MOST_PATHS)


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
                steps += _box(mark)
            for text in mark.texts:
                _translate_text(text, steps)
        case Text():
            _translate_text(mark, steps)
        case Line():
            steps += _stroked(_drawn(polyline(mark)), mark.stroke, mark.stroke_width, mark.dash, flat=True)
            if (corners := head(mark)) is not None:
                tip = winding_path()
                tip.addPolygon([QPointF(*corner) for corner in corners])
                tip.closeSubpath()
                steps.append(_shape(tip, NO_PEN, brush(mark.stroke)))
        case Path():
            steps += _kept.paths(mark)
        case Image():
            _translate_image(mark, steps)
        case _:
            assert_never(mark)


def _box(box: Box) -> list[Step]:
    rect = QRectF(box.x, box.y, box.width, box.height)
    radius = min(box.radius, box.width / 2, box.height / 2)
    if not box.dash or box.stroke is None:
        return [Rounded(rect, radius, _pen(box.stroke, box.stroke_width), brush(box.fill))]
    around = _drawn(rounded_box(box.x, box.y, box.width, box.height, box.radius))
    return [
        Rounded(rect, radius, NO_PEN, brush(box.fill)),
        *_stroked(around, box.stroke, box.stroke_width, box.dash),
    ]


def _path(path: Path) -> list[Step]:
    drawn = _drawn(path.segments)
    if not path.dash or path.stroke is None:
        return [_shape(drawn, _pen(path.stroke, path.stroke_width), brush(path.fill))]
    filled: list[Step] = [] if path.fill is None else [_shape(drawn, NO_PEN, brush(path.fill))]
    return filled + _stroked(drawn, path.stroke, path.stroke_width, path.dash)


def _drawn(segments: Iterable[Segment]) -> QPainterPath:
    path = winding_path()
    add_segments(path, segments)
    return path


def _shape(path: QPainterPath, pen: QPen, filled: QBrush) -> Shape:
    bounds = path.controlPointRect()
    colour = pen.color() if filled is NO_BRUSH else filled.color()
    return Shape(path, pen, filled, bounds, max(bounds.width(), bounds.height()), colour)


def _stroked(
    path: QPainterPath, stroke: str, width: float, dash: tuple[float, ...], *, flat: bool = False
) -> list[Step]:
    pen = _pen(stroke, width, flat=flat or bool(dash))
    if not dash or sum(dash) <= 0 or width <= 0:
        return [_shape(path, pen, NO_BRUSH)]
    lengths = dash if len(dash) % 2 == 0 else dash * 2  # one of odd length goes round twice, as in SVG and PDF
    if path.elementCount() == 2 and len(lengths) == 2:
        start, end = path.elementAt(0), path.elementAt(1)
        if start.y == end.y and start.x < end.x:
            return [Rule(start.x, start.y, end.x - start.x, width, *lengths, brush(stroke))]
    stroker = QPainterPathStroker(pen)
    stroker.setDashPattern([length / width for length in lengths])
    stroker.setCurveThreshold(_SMOOTH)
    polygons = stroker.createStroke(path).toSubpathPolygons()
    pieces = []
    for first in range(0, len(polygons), _DASHES_A_PIECE):
        piece = winding_path()
        for polygon in polygons[first : first + _DASHES_A_PIECE]:
            piece.addPolygon(polygon)
        pieces.append((piece.boundingRect(), piece))
    faint = QPen(pen)
    colour = QColor(stroke)
    colour.setAlphaF(sum(lengths[::2]) / sum(lengths))
    faint.setColor(colour)
    return [Dashes(pieces, brush(stroke), sum(lengths), _shape(path, faint, NO_BRUSH))]


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
    steps += _box(Box(mark.x, mark.y, mark.width, mark.height, fill=ground, stroke=ink))
    steps.append(_shape(cross, _pen(ink, 1.0), NO_BRUSH))


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
def _pen(stroke: str | None, width: float, *, flat: bool = False) -> QPen:
    """Round joins; round caps too, except on dashes and where an arrow head follows. To Qt a width of nothing would be
    a hairline."""
    if stroke is None or width <= 0:
        return NO_PEN
    pen = QPen(QColor(stroke), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    return pen


_kept = _OfThisThread()
