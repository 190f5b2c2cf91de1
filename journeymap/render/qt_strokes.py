"""Strokes and fills as Qt wants them: pens and brushes kept by colour, paths, and dashes.

Qt begins a pen's dashes anew at the edge of what it paints, so that parts of a picture would not fit; here they are
shapes that lie where they lie.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPathStroker, QPen

from journeymap.render.qt_fonts import add_segments, winding_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainterPath

    from journeymap.draw.marks import Segment

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_DASHES_A_PIECE = 16
_MOST_DASHES = 20_000
"""A line of more is painted without gaps, and fainter."""
_SMOOTH = 0.02
"""Px that a dash may stray from the curve it lies on: not to be seen at ten times its size."""


class Shape(NamedTuple):
    """A path; `bounds` and `extent` (their longer side) are in px, `colour` is what it is from afar."""

    path: QPainterPath
    pen: QPen
    brush: QBrush
    bounds: QRectF
    extent: float
    colour: QColor


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


def path_of(segments: Iterable[Segment]) -> QPainterPath:
    """Segments as a path."""
    path = winding_path()
    add_segments(path, segments)
    return path


def shape_of(path: QPainterPath, pen: QPen, filled: QBrush) -> Shape:
    """A path with a pen and a brush."""
    bounds = path.controlPointRect()
    colour = pen.color() if filled is NO_BRUSH else filled.color()
    return Shape(path, pen, filled, bounds, max(bounds.width(), bounds.height()), colour)


def strokes_of(
    path: QPainterPath, stroke: str, width: float, dash: tuple[float, ...], *, flat: bool = False
) -> list[Shape | Rule | Dashes]:
    """A path's outline; `flat` ends it without round caps. Dashes always are flat."""
    pen = pen_of(stroke, width, flat=flat or bool(dash))
    if pen is NO_PEN:
        return []
    if not dash or sum(dash) <= 0:
        return [shape_of(path, pen, NO_BRUSH)]
    lengths = dash if len(dash) % 2 == 0 else dash * 2  # one of odd length goes round twice, as in SVG and PDF
    if path.elementCount() == 2 and len(lengths) == 2:
        start, end = path.elementAt(0), path.elementAt(1)
        if start.y == end.y and start.x < end.x:
            return [Rule(start.x, start.y, end.x - start.x, width, *lengths, brush_of(stroke))]
    faint = QPen(pen)
    colour = QColor(stroke)
    colour.setAlphaF(sum(lengths[::2]) / sum(lengths))
    faint.setColor(colour)
    afar = shape_of(path, faint, NO_BRUSH)
    if path.length() / sum(lengths) > _MOST_DASHES:
        return [afar]
    return [Dashes(_pieces(path, pen, lengths), brush_of(stroke), sum(lengths), afar)]


def _pieces(path: QPainterPath, pen: QPen, lengths: tuple[float, ...]) -> list[tuple[QRectF, QPainterPath]]:
    stroker = QPainterPathStroker(pen)
    stroker.setDashPattern([length / pen.widthF() for length in lengths])
    stroker.setCurveThreshold(_SMOOTH)
    polygons = stroker.createStroke(path).toSubpathPolygons()
    pieces = []
    for first in range(0, len(polygons), _DASHES_A_PIECE):
        piece = winding_path()
        for polygon in polygons[first : first + _DASHES_A_PIECE]:
            piece.addPolygon(polygon)
        pieces.append((piece.boundingRect(), piece))
    return pieces


@lru_cache(maxsize=1024)
def _filled(fill: str) -> QBrush:
    return QBrush(QColor(fill))


def brush_of(fill: str | None) -> QBrush:
    """What fills a mark; treat it as frozen."""
    return NO_BRUSH if fill is None else _filled(fill)


@lru_cache(maxsize=1024)
def pen_of(stroke: str | None, width: float, *, flat: bool = False) -> QPen:
    """Round joins; round caps too, except on dashes and where an arrow head follows. To Qt a width of nothing would be
    a hairline."""
    if stroke is None or width <= 0:
        return NO_PEN
    pen = QPen(QColor(stroke), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    return pen
