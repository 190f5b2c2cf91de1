"""What of a projected picture is lit: everything else is dimmed, and what is pointed out has a ring around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.layout.hit import Rect

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Light
    from journeymap.ui.shot import Shot

VEIL = 0.68
"""How much of what is not lit the background covers."""
_ROUND = 9.0
HALO = 8.0
"""Scene px around what is pointed out that its ring takes."""


def paint_light(painter: QPainter, shot: Shot, light: Light | None, accent: str) -> None:
    """Dims everything but what is lit, and rings what is pointed out; nothing where all is lit."""
    if light is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _veil(painter, shot, _regions(light, light, shot)[0], 1.0)
    if light.ring is not None:
        _ring(painter, shot, light.ring, QColor(accent), 1.0)
    painter.restore()


def paint_crossing(
    painter: QPainter, shot: Shot, before: Light | None, after: Light | None, accent: str, share: float
) -> None:
    """What was lit before dims while what is lit now comes out of the dark; what is in both stays as it is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dark, goes, comes = _regions(before, after, shot)
    _veil(painter, shot, dark, 1.0)
    _veil(painter, shot, goes, share)
    _veil(painter, shot, comes, 1.0 - share)
    rings = [one.ring if one is not None else None for one in (before, after)]
    if rings[0] is not None and rings[1] is not None:
        moved = (a + (b - a) * share for a, b in zip(*rings, strict=True))
        _ring(painter, shot, Rect(*moved), QColor(accent), 1.0)
    elif (ring := rings[1] or rings[0]) is not None:
        _ring(painter, shot, ring, QColor(accent), share if rings[1] is not None else 1.0 - share)
    painter.restore()


Regions = tuple[QPainterPath, QPainterPath, QPainterPath]


def _regions(before: Light | None, after: Light | None, shot: Shot) -> Regions:
    """What is dark in both lights, what gets dark, and what comes out of the dark."""
    left, top = shot.origin
    return _apart(before, after, shot.camera.zoom, left / shot.ratio, top / shot.ratio, shot.view)


@lru_cache(maxsize=4)
def _apart(before: Light | None, after: Light | None, zoom: float, left: float, top: float, view: QRect) -> Regions:
    """In a view that shows the scene's corner there: the same for every frame of a move."""
    everything = QPainterPath()
    everything.addRect(QRectF(view).adjusted(-2, -2, 2, 2))
    was, now = (everything if one is None else _path(one, zoom, left, top) for one in (before, after))
    return everything.subtracted(was.united(now)), was.subtracted(now), now.subtracted(was)


@lru_cache(maxsize=8)
def _path(light: Light, zoom: float, left: float, top: float) -> QPainterPath:
    """What is lit, in a view that shows the scene's corner there: the same for every frame of a move."""
    lit = QPainterPath()
    for x, y, width, height in light.holes:
        one = QPainterPath()
        one.addRoundedRect(left + x * zoom, top + y * zoom, width * zoom, height * zoom, _ROUND * zoom, _ROUND * zoom)
        lit = lit.united(one)
    return lit


def _veil(painter: QPainter, shot: Shot, where: QPainterPath, strength: float) -> None:
    veil = QColor(shot.scene.background)
    veil.setAlphaF(VEIL * strength)
    painter.fillPath(where, veil)


def _ring(painter: QPainter, shot: Shot, place: Rect, accent: QColor, strength: float) -> None:
    """A line around what is pointed out, in a halo of the same colour."""
    zoom = shot.camera.zoom
    rect = shot.rect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, out, alpha in ((7.0, 4.5, 0.22), (2.4, 1.2, 1.0)):
        colour = QColor(accent)
        colour.setAlphaF(alpha * strength)
        painter.setPen(QPen(colour, width * zoom))
        grown = rect.adjusted(-out * zoom, -out * zoom, out * zoom, out * zoom)
        radius = (8.0 + out) * zoom
        painter.drawRoundedRect(grown, radius, radius)
