"""What lies over the map on the screen only: selection, hover, the focus frame, and the shadow of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymap.layout.hit import LINES, Rect, bounds, places_of

if TYPE_CHECKING:
    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.chrome import Chrome

_PAD = 3.0
"""View px between a thing and its frame."""
_HANDLE = 6.0
_MOST = 400
"""With more things selected than this only those in view are looked up."""


class Overlay:
    """The state of what is painted over the tiles; changing it repaints none of them."""

    def __init__(self) -> None:
        self.selection: tuple[str, ...] = ()
        self.hover: str | None = None

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(canvas.chrome.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hover is not None and self.hover not in self.selection:
            faint = QColor(accent)
            faint.setAlpha(130)
            painter.setPen(QPen(faint, 1.5))
            self._frame(painter, canvas, places_of(canvas.shown, self.hover)[:1])
        for thing in self.selection:
            places = places_of(canvas.shown, thing)
            painter.setPen(QPen(accent, 2.0))
            self._frame(painter, canvas, places[:1])
            painter.setPen(QPen(accent, 1.25))
            self._frame(painter, canvas, tuple(one for one in places[1:] if one.role != "lane"))
        if len(self.selection) == 1:
            self._handles(painter, canvas, places_of(canvas.shown, self.selection[0])[:1], accent)

    def _frame(self, painter: QPainter, canvas: Canvas, places: tuple[Placed, ...]) -> None:
        seen = QRectF(canvas.viewport().rect())
        for place in places:
            rect = framed(canvas, place)
            if rect.intersects(seen):
                radius = min(6.0 + _PAD, rect.height() / 2)
                painter.drawRoundedRect(rect, radius, radius)

    def _handles(self, painter: QPainter, canvas: Canvas, places: tuple[Placed, ...], accent: QColor) -> None:
        for place in places:
            if place.role in LINES:
                continue
            rect = framed(canvas, place)
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(QColor(canvas.chrome.panel))
            for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
                painter.drawRect(QRectF(corner.x() - _HANDLE / 2, corner.y() - _HANDLE / 2, _HANDLE, _HANDLE))

    def touched(self, canvas: Canvas, things: tuple[str, ...]) -> QRect:
        """What of the view has to be painted again when these things are framed or no longer are."""
        around = QRectF()
        for thing in things:
            for place in places_of(canvas.shown, thing):
                around |= framed(canvas, place)
        return around.toAlignedRect().adjusted(-6, -6, 6, 6)

    @staticmethod
    def paint_paper(painter: QPainter, paper: QRectF, chrome: Chrome) -> None:
        """A soft edge around the map, as of paper on a desk."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shade = QColor("#000000")
        for step, alpha in ((3, 6), (2, 10), (1, 16)):
            shade.setAlpha(alpha * (3 if chrome.dark else 1))
            painter.setPen(QPen(shade, 1))
            painter.drawRect(paper.adjusted(-step, -step + 1, step - 1, step))

    @staticmethod
    def paint_focus(painter: QPainter, canvas: Canvas) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(canvas.chrome.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(canvas.viewport().rect().adjusted(1, 1, -1, -1))


def framed(canvas: Canvas, place: Placed) -> QRectF:
    """The frame around a fragment in the view, around the drawn part of it where it is a line."""
    rect: Rect = bounds(place)
    return canvas.view_rect(rect).adjusted(-_PAD, -_PAD, _PAD, _PAD)
