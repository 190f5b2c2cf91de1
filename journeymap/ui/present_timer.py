"""The timer on a projected picture: a disc that empties and the time in figures; when time is up a sign of another
shape and words."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from journeymap.editor.workshop import timing
from journeymap.ui.present_words import font, least, line, plate

if TYPE_CHECKING:
    from journeymap.editor.workshop.room import Timer
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_LARGER = 1.25
"""Than the smallest words of the picture."""


def paint_timer(painter: QPainter, shot: Shot, chrome: Chrome, base: QFont, timer: Timer, chosen: int) -> QRectF:
    """In the upper right corner, beside the stages; where it stands."""
    now = time.monotonic()
    over = timing.left(timer, now) <= 0
    words = timing.words(timer, now)
    size = least(shot, chosen) * _LARGER
    how = font(base, size, bold=True)
    height = size * 1.7
    wide = QFontMetricsF(how).horizontalAdvance(words if over else words.replace("1", "0"))
    paper, margin = shot.paper, size * 0.5
    width = wide + height * 1.35
    place = QRectF(paper.right() - margin - width, paper.top() + margin * 0.7, width, height)
    ground, ink = (chrome.warn_ground, chrome.warn) if over else (chrome.panel, chrome.ink)
    plate(painter, place, ground, ink if over else chrome.accent, size * (0.14 if over else 0.06))
    middle = QPointF(place.left() + height * 0.55, place.center().y())
    if over:
        _stop(painter, middle, height * 0.34, chrome, base)
    else:
        _disc(painter, middle, height * 0.3, timing.left(timer, now) / timer.total, chrome)
    line(painter, words, how, ink, place.adjusted(height * 1.0, 0.0, 0.0, 0.0))
    return place.adjusted(-3.0, -3.0, 3.0, 3.0)


def _disc(painter: QPainter, middle: QPointF, radius: float, share: float, chrome: Chrome) -> None:
    around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(QColor(chrome.accent), radius * 0.16))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(around)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chrome.accent))
    painter.drawPie(around, 90 * 16, round(360 * 16 * min(max(share, 0.0), 1.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stop(painter: QPainter, middle: QPointF, radius: float, chrome: Chrome, base: QFont) -> None:
    corners = [math.pi / 8 + number * math.pi / 4 for number in range(8)]
    sign = QPolygonF([middle + QPointF(radius * math.cos(at), radius * math.sin(at)) for at in corners])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chrome.warn))
    painter.drawPolygon(sign)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    line(painter, "!", font(base, radius * 1.5, bold=True), chrome.warn_ground, around, Qt.AlignmentFlag.AlignHCenter)
