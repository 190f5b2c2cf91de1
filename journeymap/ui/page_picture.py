"""A page as a picture of any size, for a look before it is exported: by the painter that PNG and printers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journeymap.render.qt import FAR, paint_fragment, paint_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.pages import Page, Window

_REPORT = 400
"""Fragments between two reports of progress."""


def page_picture(
    page: Page,
    width: int,
    height: int,
    progress: Callable[[float], None] = lambda _: None,
    *,
    transparent: bool = False,
) -> QImage:
    """The page as large as it fits into width × height pixels. Works in any thread; `progress` may raise to stop."""
    scale = min(width / page.width, height / page.height)
    kind = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(max(1, round(page.width * scale)), max(1, round(page.height * scale)), kind)
    image.fill(Qt.GlobalColor.transparent if transparent else QColor(page.scene.background))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        base = painter.worldTransform()
        for window in page.shown():
            painter.setWorldTransform(base)
            painter.setClipping(False)
            _paint(painter, page, window, scale, progress)
    finally:
        painter.end()
    return image


def _paint(painter: QPainter, page: Page, window: Window, scale: float, progress: Callable[[float], None]) -> None:
    seen = QRectF(0.0, 0.0, page.width, page.height)
    if window.clip is not None:
        seen = QRectF(*window.clip)
        painter.setClipRect(seen)
    painter.translate(window.dx, window.dy)
    painter.scale(window.scale, window.scale)
    near = scale * window.scale
    if near < FAR and window.placed is page.scene.placed:
        paint_scene(painter, page.scene, None, near)
        return
    left, top = (seen.left() - window.dx) / window.scale, (seen.top() - window.dy) / window.scale
    right, bottom = left + seen.width() / window.scale, top + seen.height() / window.scale
    for number, one in enumerate(window.placed):
        if number % _REPORT == 0:
            progress(number / len(window.placed))
        made = one.fragment
        bleed = made.bleed
        if one.x - bleed > right or one.y - bleed > bottom:
            continue
        if one.x + made.width + bleed < left or one.y + made.height + bleed < top:
            continue
        painter.translate(one.x, one.y)
        paint_fragment(painter, made, near)
        painter.translate(-one.x, -one.y)
