"""Words over a projected picture, outside of its scene: as large as the smallest text of the picture has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from journeymap.layout.presented.screen import LINES
from journeymap.layout.slides.type_sizes import LEAST

if TYPE_CHECKING:
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot


_LEFT = Qt.AlignmentFlag.AlignLeft


def least(shot: Shot, chosen: int) -> float:
    """Logical px of the smallest words: as many of the picture's height as were chosen of 1,080 lines, and no more than
    the picture's own, which are smaller on a display that is higher than wide."""
    return min(shot.paper.height() * chosen / LINES, shot.camera.zoom * LEAST)


def font(base: QFont, size: float, *, bold: bool = False) -> QFont:
    made = QFont(base)
    made.setPixelSize(max(round(size), 1))
    made.setBold(bold)
    return made


def fitting(base: QFont, words: str, size: float, smallest: float, width: float, *, bold: bool = True) -> QFont:
    """The font at that size, smaller where the words are wider than `width`, but never below `smallest`."""
    made = font(base, size, bold=bold)
    wide = QFontMetricsF(made).horizontalAdvance(words)
    return made if wide <= width else font(base, max(size * width / wide, smallest), bold=bold)


def elided(words: str, how: QFont, width: float) -> str:
    """On one line, cut with an ellipsis where it is wider."""
    return QFontMetricsF(how).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, width)


def line(
    painter: QPainter, words: str, how: QFont, ink: str, place: QRectF, align: Qt.AlignmentFlag = _LEFT
) -> None:  # fmt: skip
    """Words on one line in the middle of a place's height, cut where they are too wide for it."""
    painter.setFont(how)
    painter.setPen(QColor(ink))
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(place, int(flags), elided(words, how, place.width()))


def plate(painter: QPainter, place: QRectF, ground: str, edge: str, width: float) -> None:
    """What words stand on."""
    radius = place.height() / 2
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def veiled(painter: QPainter, shot: Shot, chrome: Chrome, strength: float) -> None:
    """Takes the picture back, so that what stands over it is read."""
    veil = QColor(chrome.panel)
    veil.setAlphaF(strength)
    painter.fillRect(shot.view, veil)


def label_width(words: str, how: QFont) -> float:
    """How wide the plate of a label is."""
    metrics = QFontMetricsF(how)
    return metrics.horizontalAdvance(words) + metrics.height()


def label(painter: QPainter, words: str, how: QFont, corner: QPointF, chrome: Chrome, *, loud: bool = False) -> QRectF:
    """Words on a plate whose upper right corner is there; where it stands."""
    metrics = QFontMetricsF(how)
    pad = metrics.height() * 0.5
    shown = elided(words, how, corner.x() - 3 * pad)
    width, height = metrics.horizontalAdvance(shown) + 2 * pad, metrics.height() * 1.45
    place = QRectF(corner.x() - width, corner.y(), width, height)
    ground, ink = (chrome.accent, chrome.on_accent) if loud else (chrome.panel, chrome.ink)
    plate(painter, place, ground, chrome.accent, max(metrics.height() / 16, 1.0))
    line(painter, shown, how, ink, place.adjusted(pad, 0, pad, 0))
    return place
