"""Marks painted with Qt: on the screen, for PNG, and for printers.

A fragment is translated once into a short list of steps (`qt_steps`) and kept as long as it is in use. How much is
painted follows from the scale: text too small to read becomes bars, a map seen from far away becomes its boxes
(`qt_far`).
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEngine, QPainter

from journeymap.layout.hit import Rect, within
from journeymap.render.qt_steps import Glyphs, Picture, Rounded, steps_of
from journeymap.render.qt_strokes import NO_PEN, Dashes, Rule, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QGlyphRun

    from journeymap.draw.marks import Fragment
    from journeymap.layout.scene import Placed, Scene
    from journeymap.render.qt_steps import Step

FAR = 0.09
"""Device px per px from which down a map is painted as its boxes."""
_READABLE = 4.5
"""Device px per em below which text is painted as bars."""
_VISIBLE = 1.5
"""Device px per em below which text is not painted at all."""
_SPECK, _DOT = 1.0, 2.0
"""Device px below which a shape is not painted, and below which it is a rectangle of its colour."""
_LARGE = 56.0
"""Device px per em from which on text is filled as shapes; Qt would draw nothing from 64 on."""


def paint_scene(painter: QPainter, scene: Scene, exposed: QRectF | None = None, scale: float = 1.0) -> int:
    """Paints what touches `exposed` (scene px; None: everything) with a painter whose coordinates are the scene's,
    at `scale` device px per px. The background is the caller's. Returns how many fragments were painted, or from
    `FAR` down how many rectangles and lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if scale < FAR:
        from journeymap.render.qt_far import paint_far

        return paint_far(painter, scene, exposed, scale)
    if exposed is None:
        placed: Iterable[Placed] = scene.placed
    else:
        placed = within(scene, Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height()))
    on_paper = _is_paper(painter)
    count = 0
    for one in placed:
        painter.translate(one.x, one.y)
        _paint(painter, steps_of(one.fragment), scale, on_paper)
        painter.translate(-one.x, -one.y)
        count += 1
    return count


def paint_fragment(painter: QPainter, fragment: Fragment, scale: float = 1.0) -> None:
    """Paints a fragment with its origin at the painter's, at `scale` device px per px."""
    _paint(painter, steps_of(fragment), scale, _is_paper(painter))


def paint_steps(painter: QPainter, steps: list[Step], scale: float) -> None:
    """Paints a fragment's steps into pixels, with its origin at the painter's, at `scale` device px per px."""
    _paint(painter, steps, scale, False)


def _is_paper(painter: QPainter) -> bool:
    """Whether it paints for a printer or PDF rather than into pixels."""
    return painter.paintEngine().type() != QPaintEngine.Type.Raster


def _paint(painter: QPainter, steps: list[Step], scale: float, on_paper: bool) -> None:
    for step in steps:
        match step:
            case Glyphs():
                _paint_text(painter, step, scale, on_paper)
            case Rounded(rect, radius, pen, brush):
                painter.setPen(pen)
                painter.setBrush(brush)
                if radius * scale < 0.75:
                    painter.drawRect(rect)
                else:
                    painter.drawRoundedRect(rect, radius, radius)
            case Shape():
                _paint_shape(painter, step, scale)
            case Rule():
                _paint_rule(painter, step, scale)
            case Dashes():
                _paint_dashes(painter, step, scale)
            case Picture(rect, image):
                painter.drawImage(rect, image)
            case _:
                assert_never(step)


def _paint_shape(painter: QPainter, shape: Shape, scale: float) -> None:
    extent = shape.extent * scale
    if extent >= _DOT:
        painter.setPen(shape.pen)
        painter.setBrush(shape.brush)
        painter.drawPath(shape.path)
    elif extent >= _SPECK:
        painter.fillRect(shape.bounds, shape.colour)


def _paint_rule(painter: QPainter, rule: Rule, scale: float) -> None:
    """The dashes of a level line that are in view, as rectangles. Qt itself would begin them anew at the edge of each
    picture that a long line reaches into, and two pictures side by side would not fit."""
    period = rule.dash + rule.gap
    top = rule.y - rule.width / 2
    if period * scale < _DOT:
        faint = QColor(rule.brush.color())
        faint.setAlphaF(rule.dash / period)
        painter.fillRect(QRectF(rule.x, top, rule.length, rule.width), faint)
        return
    view = _view(painter)
    first = max(0, floor((view.left() - rule.x) / period))
    last = floor((min(view.right() - rule.x, rule.length)) / period)
    lefts = [number * period for number in range(first, last + 1)]
    painter.setPen(NO_PEN)
    painter.setBrush(rule.brush)
    painter.drawRects([QRectF(rule.x + left, top, min(rule.dash, rule.length - left), rule.width) for left in lefts])


def _paint_dashes(painter: QPainter, dashes: Dashes, scale: float) -> None:
    if dashes.period * scale < _DOT:
        _paint_shape(painter, dashes.afar, scale)
        return
    view = _view(painter)
    for bounds, path in dashes.pieces:
        if bounds.intersects(view):
            painter.fillPath(path, dashes.brush)


def _view(painter: QPainter) -> QRectF:
    """What can be seen of the painter's coordinates."""
    if painter.hasClipping():
        return painter.clipBoundingRect()
    return painter.worldTransform().inverted()[0].mapRect(QRectF(painter.viewport()))


def _paint_text(painter: QPainter, text: Glyphs, scale: float, on_paper: bool) -> None:
    letters = text.letters
    height = letters.size * scale
    if height < _VISIBLE:
        return
    if height < _READABLE:
        painter.fillRect(text.bar, text.faint)
        return
    runs: list[QGlyphRun] = []
    if on_paper:
        runs, outlined = letters.on_paper()
    elif height >= _LARGE:
        outlined = letters.large()
    else:
        runs, outlined = letters.near()
    if runs:
        painter.setPen(text.colour)
        for run in runs:
            painter.drawGlyphRun(text.origin, run)
    if outlined:
        before = painter.worldTransform()
        painter.translate(text.origin)
        origin = painter.worldTransform()
        for place, path in outlined:
            painter.setWorldTransform(place * origin)
            painter.fillPath(path, text.brush)
        painter.setWorldTransform(before)
