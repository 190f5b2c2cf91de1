"""The badges over cards and stages where the checks found something: painted above the map, never exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from journeymap.layout.hit import bounds, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.editor.badges import Badge
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_RADIUS = 8.0
_LEAST_ZOOM = 0.3
"""Below it the badges would hide the cards, and there may be thousands in view."""
_TRIANGLE = (QPointF(0.0, -1.15), QPointF(1.25, 0.9), QPointF(-1.25, 0.9))
_BEARERS = ("touchpoint", "stage")


def radius(shot: Shot) -> float:
    """View px; 0 where none are shown."""
    zoom = shot.camera.zoom
    return 0.0 if zoom < _LEAST_ZOOM else min(_RADIUS, max(5.0, _RADIUS * zoom))


def paint_badges(painter: QPainter, shot: Shot, chrome: Chrome, badges: Mapping[str, Badge], font: QFont) -> None:
    """A mark with “!” at the top left corner of every card and stage in view that bears one: a disc where there is an
    error, a triangle for warnings, as `flow.problems.SIGNS` are shaped."""
    size = radius(shot)
    if not size:
        return
    small = QFont(font)
    small.setBold(True)
    small.setPixelSize(round(size * 1.5))
    painter.setFont(small)
    for place in within(shot.scene, shot.area):
        badge = badges.get(place.thing or "")
        if badge is not None and place.role in _BEARERS:
            corner = shot.rect(bounds(place)).topLeft()
            ground = chrome.bad if badge.alarming else chrome.warn
            painter.setPen(_edge(chrome))
            painter.setBrush(QColor(ground))
            if badge.alarming:
                painter.drawEllipse(corner, size, size)
            else:
                painter.drawPolygon([corner + at * size for at in _TRIANGLE])
            painter.setPen(QColor(chrome.panel))
            down = 0.0 if badge.alarming else 0.15 * size
            around = QRectF(corner.x() - size, corner.y() - size + down, 2 * size, 2 * size)
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, "!")
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _edge(chrome: Chrome) -> QPen:
    """What sets a badge off from the card below it."""
    return QPen(
        QColor(chrome.panel), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )  # fmt: skip
