"""Paints what can be pressed near the pointer: the knobs flows are drawn from, and + buttons. Loaded with the first
pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from journeymap.layout.hit import Rect
from journeymap.ui.guides import paint_words, words_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from journeymap.editor.tools import Knob, Plus, Spots
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_KNOB, _ACTIVE_KNOB = 4.5, 6.5
_PLUS = 9.0
"""Radii, view px."""
_ARM = 4.0


def paint_spots(painter: QPainter, shot: Shot, chrome: Chrome, spots: Spots, pointer: QPointF, font: QFont) -> None:
    """Knobs as rings and + as discs; the one a press would take is filled, and says what it does."""
    accent, ground, ink = QColor(chrome.accent), QColor(chrome.panel), QColor(chrome.on_accent)
    for knob in spots.knobs:
        active = knob == spots.active
        painter.setPen(QPen(ground if active else accent, 1.75))
        painter.setBrush(accent if active else ground)
        radius = _ACTIVE_KNOB if active else _KNOB
        painter.drawEllipse(_middle(shot, knob), radius, radius)
    for plus in spots.pluses:
        active = plus == spots.active
        middle = _middle(shot, plus)
        painter.setPen(QPen(ground if active else accent, 1.5))
        painter.setBrush(accent if active else ground)
        painter.drawEllipse(middle, _PLUS, _PLUS)
        painter.setPen(QPen(ink if active else accent, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for arm in (QPointF(_ARM, 0.0), QPointF(0.0, _ARM)):
            painter.drawLine(middle - arm, middle + arm)
    if spots.active is not None:
        rect = words_rect(spots.active.words, pointer, font, shot.view)
        paint_words(painter, rect, spots.active.words, font, chrome)


def extent(shot: Shot, spots: Spots, pointer: QPointF, font: QFont) -> QRect:
    """What of the view these spots cover."""
    around = QRectF()
    both: list[Knob | Plus] = [*spots.knobs, *spots.pluses]
    for spot in both:
        middle, reach = _middle(shot, spot), QPointF(_PLUS, _PLUS)
        around |= QRectF(middle - reach, middle + reach)
    if spots.active is not None:
        around |= words_rect(spots.active.words, pointer, font, shot.view)
    return around.toAlignedRect().adjusted(-2, -2, 2, 2) & shot.view


def _middle(shot: Shot, spot: Knob | Plus) -> QPointF:
    return shot.rect(Rect(spot.x, spot.y, 0.0, 0.0)).topLeft()
