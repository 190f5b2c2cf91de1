"""Pages painted with Qt: previews on the screen, and what goes to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from journeymap.render.qt import paint_fragment

if TYPE_CHECKING:
    from journeymap.layout.pages import Page


def paint_page(painter: QPainter, page: Page, scale: float = 1.0, *, ground: bool = True) -> None:
    """Paints a page with its top left corner at the painter's origin, where one px of the page is one unit of the
    painter and `scale` device px; without its `ground` only what stands on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paper = QRectF(0.0, 0.0, page.width, page.height)
    if ground:
        painter.fillRect(paper, QColor(page.scene.background))
    for window in page.shown():
        painter.save()
        if window.clip is not None:
            painter.setClipRect(QRectF(*window.clip))
        painter.translate(window.dx, window.dy)
        painter.scale(window.scale, window.scale)
        for one in window.placed:
            painter.translate(one.x, one.y)
            paint_fragment(painter, one.fragment, scale * window.scale)
            painter.translate(-one.x, -one.y)
        painter.restore()
    painter.restore()
