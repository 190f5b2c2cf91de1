"""Paints what a gesture shows over the map: what is carried, where it would land, a rubber band, a line, and words.

Loaded with the first gesture; nothing here is part of the map.
"""

from __future__ import annotations

from math import atan2, ceil, cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from journeymap.layout.hit import Rect, bounds
from journeymap.render.qt import paint_fragment

if TYPE_CHECKING:
    from journeymap.editor.tools.gesture import Guides
    from journeymap.layout.scene import Placed
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_LEAST_BAR = 3.0
"""View px: a bar can be seen at any zoom."""
_HEAD = 11.0
_WORDS_OFF = QPointF(16.0, 22.0)
"""From the pointer to the label, view px."""
_PAD_X, _PAD_Y = 9.0, 5.0
_WIDEST = 520.0
_ROOM = 14


class GuidePainter:
    """Paints guides; keeps a picture of what is carried, which only moves."""

    def __init__(self) -> None:
        self._ghosts: tuple[Placed, ...] = ()
        self._level = 0.0
        self._picture = QPixmap()
        self._around = Rect(0.0, 0.0, 0.0, 0.0)

    def paint(
        self, painter: QPainter, shot: Shot, chrome: Chrome, guides: Guides, pointer: QPointF, font: QFont
    ) -> None:
        accent = QColor(chrome.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in guides.veiled:
            _veil(painter, shot.rect(rect), QColor(shot.scene.background), QColor(chrome.faint))
        if guides.ghosts and guides.shift != (0.0, 0.0):
            self._carried(painter, shot, guides)
        if guides.target is not None:
            _target(painter, shot.rect(guides.target), accent)
        if guides.bar is not None:
            _bar(painter, shot.rect(guides.bar), accent, QColor(chrome.panel))
        if guides.band is not None:
            ground = QColor(accent)
            ground.setAlpha(36)
            painter.setPen(QPen(accent, 1.0))
            painter.setBrush(ground)
            painter.drawRect(shot.rect(guides.band))
        if len(guides.line) > 1:
            _line(painter, [_point(shot, x, y) for x, y in guides.line], accent, QColor(chrome.panel))
        if guides.words:
            paint_words(painter, words_rect(guides.words, pointer, font, shot.view), guides.words, font, chrome)

    def extent(self, shot: Shot, guides: Guides, pointer: QPointF, font: QFont) -> QRect:
        """What of the view these guides cover."""
        around = QRectF()
        rects = [*guides.veiled, guides.target, guides.bar, guides.band]
        for rect in rects:
            if rect is not None:
                around |= shot.rect(rect)
        if guides.ghosts:
            around |= shot.rect(_moved(_around(guides.ghosts), guides.shift))
        for x, y in guides.line:
            around |= QRectF(_point(shot, x, y), _point(shot, x + 0.1, y + 0.1))
        if guides.words:
            around |= words_rect(guides.words, pointer, font, shot.view)
        return around.toAlignedRect().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM) & shot.view

    def _carried(self, painter: QPainter, shot: Shot, guides: Guides) -> None:
        if guides.ghosts is not self._ghosts or shot.level != self._level:
            self._ghosts, self._level = guides.ghosts, shot.level
            self._around = _around(guides.ghosts)
            self._picture = _picture(guides.ghosts, self._around, shot)
        at = shot.rect(_moved(self._around, guides.shift))
        painter.setOpacity(0.9)
        painter.drawPixmap(at.topLeft(), self._picture)
        painter.setOpacity(1.0)


def words_rect(words: str, pointer: QPointF, font: QFont, view: QRect) -> QRectF:
    """Where the label stands: below the pointer to the right, on its other side near the view's edges."""
    metrics = QFontMetricsF(font)
    width = min(metrics.horizontalAdvance(words), _WIDEST) + 2 * _PAD_X
    height = metrics.height() + 2 * _PAD_Y
    x, y = pointer.x() + _WORDS_OFF.x(), pointer.y() + _WORDS_OFF.y()
    if x + width > view.right() - 4:
        x = max(4.0, pointer.x() - width - 8.0)
    if y + height > view.bottom() - 4:
        y = pointer.y() - height - 10.0
    return QRectF(x, y, width, height)


def paint_words(painter: QPainter, rect: QRectF, words: str, font: QFont, chrome: Chrome) -> None:
    """The label itself; a text of the user's is painted as it is."""
    painter.setPen(QPen(QColor(chrome.accent), 1.0))
    painter.setBrush(QColor(chrome.panel))
    painter.drawRoundedRect(rect, 6.0, 6.0)
    painter.setPen(QColor(chrome.ink))
    painter.setFont(font)
    inner = rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width() + 1.0)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _veil(painter: QPainter, rect: QRectF, ground: QColor, edge: QColor) -> None:
    ground.setAlpha(170)
    painter.setPen(QPen(edge, 1.0, Qt.PenStyle.DashLine))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 6.0, 6.0)


def _target(painter: QPainter, rect: QRectF, accent: QColor) -> None:
    ground = QColor(accent)
    ground.setAlpha(40)
    painter.setPen(QPen(accent, 2.5))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(-2.0, -2.0, 2.0, 2.0), 8.0, 8.0)


def _bar(painter: QPainter, rect: QRectF, accent: QColor, ground: QColor) -> None:
    """A rule with a knob at either end, on a light seam so that it stands out from any colour."""
    across = rect.width() < rect.height()
    thick = max(_LEAST_BAR, min(rect.width(), rect.height()))
    middle = rect.center()
    if across:
        ends = QPointF(middle.x(), rect.top()), QPointF(middle.x(), rect.bottom())
    else:
        ends = QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y())
    for colour, more in ((ground, 3.0), (accent, 0.0)):
        painter.setPen(QPen(colour, thick + more, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(*ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for end in ends:
            painter.drawEllipse(end, thick + more / 2, thick + more / 2)


def _line(painter: QPainter, points: list[QPointF], accent: QColor, ground: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip, before = points[-1], points[-2]
    angle = atan2(tip.y() - before.y(), tip.x() - before.x())
    neck = QPointF(tip.x() - _HEAD * 0.7 * cos(angle), tip.y() - _HEAD * 0.7 * sin(angle))
    for colour, width in ((ground, 5.0), (accent, 2.5)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([*points[:-1], neck])
    head = QPainterPath(tip)
    for turn in (pi - 0.45, pi + 0.45):
        head.lineTo(tip.x() + _HEAD * cos(angle + turn), tip.y() + _HEAD * sin(angle + turn))
    head.closeSubpath()
    painter.setPen(QPen(ground, 1.0))
    painter.setBrush(accent)
    painter.drawPath(head)
    painter.setPen(QPen(ground, 1.5))
    painter.drawEllipse(points[0], 5.0, 5.0)


def _point(shot: Shot, x: float, y: float) -> QPointF:
    return shot.rect(Rect(x, y, 0.0, 0.0)).topLeft()


def _around(ghosts: tuple[Placed, ...]) -> Rect:
    around: Rect | None = None
    for one in ghosts:
        bleed, rect = one.fragment.bleed, bounds(one)
        reach = Rect(rect.x - bleed, rect.y - bleed, rect.width + 2 * bleed, rect.height + 2 * bleed)
        around = reach if around is None else around.united(reach)
    return around or Rect(0.0, 0.0, 0.0, 0.0)


def _moved(rect: Rect, by: tuple[float, float]) -> Rect:
    return rect._replace(x=rect.x + by[0], y=rect.y + by[1])


def _picture(ghosts: tuple[Placed, ...], around: Rect, shot: Shot) -> QPixmap:
    picture = QPixmap(ceil(around.width * shot.level) + 1, ceil(around.height * shot.level) + 1)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(shot.level, shot.level)
    for one in ghosts:
        painter.translate(one.x - around.x, one.y - around.y)
        paint_fragment(painter, one.fragment, shot.level)
        painter.translate(around.x - one.x, around.y - one.y)
    painter.end()
    picture.setDevicePixelRatio(shot.ratio)
    return picture
