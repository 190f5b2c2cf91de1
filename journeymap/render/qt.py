"""Marks painted with Qt: on the screen, for PNG, and for printers.

A fragment is translated once into a short list of Qt calls and kept as long as it is in use. How much is painted
follows from the scale: text too small to read becomes bars, a map seen from far away becomes its boxes.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from journeymap.draw.geometry import head, polyline
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.layout.hit import Rect, within
from journeymap.render.qt_fonts import add_segments, glyph_runs, winding_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QGlyphRun, QPainterPath

    from journeymap.draw.marks import Fragment, Mark
    from journeymap.layout.scene import Placed, Scene

_READABLE = 4.5
"""Device px per em below which text is painted as bars."""
_VISIBLE = 1.5
"""Device px below which text is not painted at all, and icons neither."""
_BAR_STRENGTH = 90
_FAR = 0.09
"""Scale from which down a map is painted as its boxes."""


class Glyphs(NamedTuple):
    """A line of text: glyph runs and outlines around (0, 0), where they go, and the bar that stands for them."""

    runs: list[QGlyphRun]
    outlines: QPainterPath | None
    origin: QPointF
    colour: QColor
    bar: QRectF
    size: float


class Shape(NamedTuple):
    path: QPainterPath
    pen: QPen
    brush: QBrush
    extent: float
    """The longer side of its bounds, px."""


class Rounded(NamedTuple):
    rect: QRectF
    radius: float
    pen: QPen
    brush: QBrush


class Picture(NamedTuple):
    rect: QRectF
    image: QImage


Step = Glyphs | Shape | Rounded | Picture

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_MOST_KEPT = 12_000
_kept: OrderedDict[int, tuple[Fragment, list[Step]]] = OrderedDict()


def paint_scene(painter: QPainter, scene: Scene, exposed: QRectF | None = None, scale: float = 1.0) -> int:
    """Paints what touches `exposed` (scene px; None: everything) with a painter whose coordinates are the scene's,
    at `scale` device px per px. The background is the caller's. Returns how many fragments were painted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if scale < _FAR:
        from journeymap.render.qt_far import paint_far

        return paint_far(painter, scene, exposed, scale)
    if exposed is None:
        placed: Iterable[Placed] = scene.placed
    else:
        placed = within(scene, Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height()))
    count = 0
    for one in placed:
        painter.translate(one.x, one.y)
        paint_fragment(painter, one.fragment, scale)
        painter.translate(-one.x, -one.y)
        count += 1
    return count


def paint_fragment(painter: QPainter, fragment: Fragment, scale: float = 1.0) -> None:
    """Paints a fragment with its origin at the painter's."""
    for step in steps_of(fragment):
        match step:
            case Glyphs():
                _paint_text(painter, step, scale)
            case Rounded(rect=rect, radius=radius, pen=pen, brush=brush):
                painter.setPen(pen)
                painter.setBrush(brush)
                if radius * scale < 0.75:
                    painter.drawRect(rect)
                else:
                    painter.drawRoundedRect(rect, radius, radius)
            case Shape(path=path, pen=pen, brush=brush, extent=extent):
                if extent * scale >= _VISIBLE:
                    painter.setPen(pen)
                    painter.setBrush(brush)
                    painter.drawPath(path)
            case Picture(rect=rect, image=image):
                painter.drawImage(rect, image)
            case _:
                assert_never(step)


def _paint_text(painter: QPainter, text: Glyphs, scale: float) -> None:
    height = text.size * scale
    if height < _VISIBLE:
        return
    if height < _READABLE:
        faint = QColor(text.colour)
        faint.setAlpha(_BAR_STRENGTH)
        painter.fillRect(text.bar, faint)
        return
    if text.runs:
        painter.setPen(text.colour)
        for run in text.runs:
            painter.drawGlyphRun(text.origin, run)
    if text.outlines is not None:
        painter.translate(text.origin)
        painter.fillPath(text.outlines, text.colour)
        painter.translate(-text.origin)


def steps_of(fragment: Fragment) -> list[Step]:
    """The fragment as Qt calls, translated once; the least recently painted are forgotten first."""
    key = id(fragment)
    kept = _kept.get(key)
    if kept is not None and kept[0] is fragment:
        _kept.move_to_end(key)
        return kept[1]
    steps: list[Step] = []
    for mark in fragment.marks:
        _translate(mark, steps)
    _kept[key] = (fragment, steps)
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)
    return steps


def _translate(mark: Mark, steps: list[Step]) -> None:
    match mark:
        case Box():
            rect = QRectF(mark.x, mark.y, mark.width, mark.height)
            if mark.fill is not None or mark.stroke is not None:
                pen = _pen(mark.stroke, mark.stroke_width, mark.dash)
                steps.append(Rounded(rect, min(mark.radius, mark.width / 2, mark.height / 2), pen, _brush(mark.fill)))
            for text in mark.texts:
                _translate(text, steps)
        case Text():
            _translate_text(mark, steps)
        case Line():
            path = winding_path()
            add_segments(path, polyline(mark))
            steps.append(_shape(path, _pen(mark.stroke, mark.stroke_width, mark.dash, flat=True), _NO_BRUSH))
            if (corners := head(mark)) is not None:
                tip = winding_path()
                tip.addPolygon([QPointF(*corner) for corner in corners])
                tip.closeSubpath()
                steps.append(_shape(tip, _NO_PEN, _brush(mark.stroke)))
        case Path():
            path = winding_path()
            add_segments(path, mark.segments)
            pen = _pen(mark.stroke, mark.stroke_width, mark.dash)
            steps.append(_shape(path, pen, _brush(mark.fill)))
        case Image():
            rect = QRectF(mark.x, mark.y, mark.width, mark.height)
            steps.append(Picture(rect, QImage.fromData(mark.data)))
        case _:
            assert_never(mark)


def _translate_text(text: Text, steps: list[Step]) -> None:
    for line in text.block.lines:
        runs, outlines = glyph_runs(line)
        size = text.block.size
        base = text.y + line.y
        bar = QRectF(text.x + line.x, base - 0.5 * size, line.width, 0.45 * size)
        steps.append(Glyphs(runs, outlines, QPointF(text.x, base), colour(text.colour), bar, size))


def _shape(path: QPainterPath, pen: QPen, brush: QBrush) -> Shape:
    bounds = path.controlPointRect()
    return Shape(path, pen, brush, max(bounds.width(), bounds.height()))


@lru_cache(maxsize=1024)
def colour(name: str) -> QColor:
    """A mark's colour as Qt's; treat it as frozen."""
    return QColor(name)


@lru_cache(maxsize=1024)
def _brush(fill: str | None) -> QBrush:
    return _NO_BRUSH if fill is None else QBrush(QColor(fill))


@lru_cache(maxsize=1024)
def _pen(stroke: str | None, width: float, dash: tuple[float, ...], flat: bool = False) -> QPen:
    """Round joins; round caps too, except where an arrow head follows. Qt counts dashes in stroke widths."""
    if stroke is None:
        return _NO_PEN
    pen = QPen(QColor(stroke), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat or dash else Qt.PenCapStyle.RoundCap)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen
