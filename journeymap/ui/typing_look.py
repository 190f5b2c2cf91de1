"""What is painted over a text while it is typed on the map: a frame, what is selected, what an input method is about
to put in, and the caret, which blinks as the system does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from journeymap.layout.hit import Rect

if TYPE_CHECKING:
    from journeymap.editor.spots import Spot
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.inplace import InPlace
    from journeymap.ui.shot import Shot

_LIGHT = 0.7
"""Lighter type than this stands on a coloured ground."""


class Look:
    """The look of one field. `lit` tells whether the caret is on now."""

    def __init__(self, field: InPlace) -> None:
        self.field = field
        self.lit = True
        self._blink = QTimer(field)
        self._blink.timeout.connect(self._toggle)

    def light(self) -> None:
        """Shows the caret, and lets it blink from now on; steadily where the system wants no blinking."""
        self.lit = True
        flash = QApplication.cursorFlashTime()
        if flash > 0:
            self._blink.start(flash // 2)
        else:
            self._blink.stop()

    def rest(self) -> None:
        self._blink.stop()

    def _toggle(self) -> None:
        self.lit = not self.lit
        canvas, spot = self.field.canvas, self.field.spot
        if spot is not None and canvas.scene is not None:
            rect = caret_rect(spot, canvas.shot, self.field.caret).toAlignedRect()
            canvas.viewport().update(rect.adjusted(-1, -1, 1, 1))

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome) -> None:
        field, spot = self.field, self.field.spot
        if spot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, halo = QColor(chrome.accent), QColor(chrome.panel)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((halo, 3.5), (accent, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(frame(spot, shot), 4.0, 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = QColor(spot.colour or chrome.ink)
        marker = QColor(ink if ink.lightnessF() > _LIGHT and not chrome.dark else accent)
        marker.setAlpha(90)
        for span in spot.spans(*field.selected):
            painter.fillRect(shot.rect(span), marker)
        for span in spot.spans(*field.preedit):
            below = shot.rect(span)
            painter.fillRect(QRectF(below.left(), below.bottom() - 1.5, below.width(), 1.5), ink)
        if self.lit and (field.hasFocus() or field.canvas.composing):
            painter.fillRect(caret_rect(spot, shot, field.caret), ink)


def frame(spot: Spot, shot: Shot) -> QRectF:
    """The frame around the text, in the view."""
    return shot.rect(spot.rect).adjusted(-2.0, -1.0, 2.0, 1.0)


def caret_rect(spot: Spot, shot: Shot, at: int) -> QRectF:
    """The caret before the text's character of that number, in the view."""
    _, x, top, height = spot.caret(at)
    return shot.rect(Rect(x, top, 0.0, height)).adjusted(-0.75, 0.0, 0.75, 0.0)
