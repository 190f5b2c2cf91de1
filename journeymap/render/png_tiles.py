"""Bands of a picture painted in tiles, straight into the rows that are packed."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from journeymap.layout.hit import Rect, within
from journeymap.render.errors import ExportError
from journeymap.render.qt import paint_steps
from journeymap.render.qt_parts import slices_of
from journeymap.render.qt_stamps import Stamps, may_recur, span_of
from journeymap.render.qt_steps import steps_of
from journeymap.render.qt_strokes import Rule, Shape

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment
    from journeymap.layout.pages import Page
    from journeymap.render.qt_steps import Step

_MARGIN = 64
"""Pixels left of each tile, painted but not used: Qt sets a letter that begins outside a picture a pixel off."""
_SLICE = 1024
"""Pixels of a long shape that are painted at a time."""


class Area(NamedTuple):
    """A rectangle of the picture, pixels."""

    left: int
    top: int
    width: int
    height: int


class Tile:
    """The picture that tiles are painted in, one after the other, and what was made on the way."""

    def __init__(self, page: Page, scale: float, width: int, height: int, transparent: bool) -> None:
        kind = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
        self._image = QImage(_MARGIN + width, height, kind)
        if self._image.isNull():
            raise ExportError("There is not enough memory for the picture; use a lower --dpi, or PDF or SVG")
        self._ground = QColor(0, 0, 0, 0) if transparent else QColor(page.scene.background)
        self._transparent = transparent
        self._scene = page.scene
        self._origin = page.dx * scale, page.dy * scale
        self._across = scale * page.scale
        # A picture on paper is read closer than a screen: nothing of it is left out, however small.
        self._near = max(self._across, 1.0)
        self._stamps = Stamps(self._across)
        # Held until the picture is done: what lies across a cut, or recurs further down, is not translated again.
        self._steps: dict[int, list[Step]] = {}
        self._spans: dict[int, list[tuple[float, float, Step]]] = {}
        self._slices: dict[int, tuple[Shape, list[QPainterPath]]] = {}

    def paint(self, area: Area) -> None:
        """Paints a piece of the page, with a margin on its left."""
        self._image.fill(self._ground)
        across = self._across
        begin, top = self._origin[0] - area.left + _MARGIN, self._origin[1] - area.top
        seen = QRect(0, 0, _MARGIN + area.width, area.height)
        painter = QPainter(self._image)
        painter.setClipRect(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        exposed = Rect(-begin / across, -top / across, seen.width() / across, seen.height() / across)
        for one in within(self._scene, exposed):
            place = QTransform(across, 0.0, 0.0, across, begin + one.x * across, top + one.y * across)
            known = self._steps.get(id(one.fragment))
            steps = self._steps[id(one.fragment)] = steps_of(one.fragment) if known is None else known
            if one.fragment.width * across > _SLICE:
                in_view = self._in_view(one.fragment, steps, exposed.x - one.x, exposed.right - one.x)
                self._paint_wide(painter, in_view, place, seen)
            else:
                self._paint_small(painter, steps, place)
        painter.end()

    def _paint_small(self, painter: QPainter, steps: list[Step], place: QTransform) -> None:
        """Paints steps, and copies what shapes recur."""
        shapes: list[Step] = []
        for step in steps:
            if may_recur(step, self._across):
                shapes.append(step)
                continue
            if shapes:
                self._paint_shapes(painter, shapes, place)
                shapes = []
            painter.setWorldTransform(place)
            paint_steps(painter, [step], self._near)
        if shapes:
            self._paint_shapes(painter, shapes, place)

    def _paint_shapes(self, painter: QPainter, shapes: list[Step], place: QTransform) -> None:
        painter.resetTransform()
        if not self._stamps.paint(painter, shapes, place.dx(), place.dy()):
            painter.setWorldTransform(place)
            paint_steps(painter, shapes, self._near)

    def _paint_wide(self, painter: QPainter, steps: list[Step], place: QTransform, seen: QRect) -> None:
        """Paints steps that may reach through many tiles."""
        for step in steps:
            if isinstance(step, Rule):
                painter.resetTransform()
                if self._stamps.rule(painter, step, place.dx(), place.dy(), seen.width()):
                    continue
            if not (isinstance(step, Shape) and self._paint_slices(painter, step, place, seen)):
                self._paint_small(painter, [step], place)

    def _paint_slices(self, painter: QPainter, shape: Shape, place: QTransform, seen: QRect) -> bool:
        """Paints a long shape slice by slice; False where it is none."""
        across = self._across
        if shape.extent * across < 2 * _SLICE:
            return False
        first = floor(place.dx() + shape.bounds.left() * across) - _SLICE // 2
        known = self._slices.get(id(shape))
        if known is None:
            slices = slices_of(shape, (first - place.dx()) / across, _SLICE / across, 2 / across)
            known = self._slices[id(shape)] = (shape, slices)
        for number, path in enumerate(known[1]):
            part = QRect(first + number * _SLICE, 0, _SLICE, seen.height()).intersected(seen)
            if not part.isEmpty():
                painter.resetTransform()
                painter.setClipRect(part)
                painter.setWorldTransform(place)
                paint_steps(painter, [shape._replace(path=path)], self._near)
        painter.resetTransform()
        painter.setClipRect(seen)
        return bool(known[1])

    def _in_view(self, fragment: Fragment, steps: list[Step], left: float, right: float) -> list[Step]:
        """The steps of a wide fragment that reach into a stretch of it, px."""
        known = self._spans.get(id(fragment))
        if known is None:
            known = self._spans[id(fragment)] = [(*span_of(step), step) for step in steps]
        return [step for begin, end, step in known if begin <= right and end >= left]

    def copy(self, area: Area, rows: bytearray, stride: int) -> None:
        """Puts what was painted in its place among the rows of a band of a PNG; the first byte of each is its
        filter's number (0: pixels as they are; flat colours pack well enough)."""
        with memoryview(rows) as view:
            if self._transparent:
                self._copy_see_through(area, view, stride, 1)
            else:
                self._copy_opaque(area, view[1 + 3 * area.left :], stride, QImage.Format.Format_RGB888)

    def copy_whole(self, area: Area, pixels: memoryview, stride: int) -> None:
        """Puts what was painted in its place in a whole picture of four bytes a pixel; the fourth is 255 where nothing
        is transparent."""
        with pixels[area.top * stride :] as rows:
            if self._transparent:
                self._copy_see_through(area, rows, stride, 0)
            else:
                self._copy_opaque(area, rows[4 * area.left :], stride, QImage.Format.Format_RGBX8888)

    def _copy_opaque(self, area: Area, place: memoryview, stride: int, kind: QImage.Format) -> None:
        there = QImage(place, area.width, area.height, stride, kind)
        painter = QPainter(there)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QPoint(0, 0), self._image, QRect(_MARGIN, 0, area.width, area.height))
        painter.end()
        place.release()

    def _copy_see_through(self, area: Area, view: memoryview, stride: int, lead: int) -> None:
        # Four bytes at a time would not lie at a multiple of four, which Qt does not promise to bear.
        used = QRect(_MARGIN, 0, area.width, area.height)
        flat = self._image.copy(used).convertToFormat(QImage.Format.Format_RGBA8888)
        pixels, length = memoryview(flat.constBits()), flat.bytesPerLine()
        for row in range(area.height):
            at = row * stride + lead + 4 * area.left
            view[at : at + length] = pixels[row * length : (row + 1) * length]
