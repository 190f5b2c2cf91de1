"""Paths of the drawing vocabulary as Qt's painter paths and icons, so that buttons and map share one hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from journeymap.draw import icons
from journeymap.draw.marks import Close, Curve, Move, To

if TYPE_CHECKING:
    from journeymap.draw.marks import Path


def painter_path(path: Path) -> QPainterPath:
    """The outline of a path mark."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for segment in path.segments:
        match segment:
            case Move(x, y):
                made.moveTo(x, y)
            case To(x, y):
                made.lineTo(x, y)
            case Curve(x1, y1, x2, y2, x, y):
                made.cubicTo(QPointF(x1, y1), QPointF(x2, y2), QPointF(x, y))
            case Close():
                made.closeSubpath()
    return made


def draw(painter: QPainter, path: Path) -> None:
    """Paints a path mark where it says, in its own colours."""
    painter.setBrush(QColor(path.fill) if path.fill else Qt.BrushStyle.NoBrush)
    if path.stroke:
        pen = QPen(QColor(path.stroke), path.stroke_width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(painter_path(path))


_RATIOS = (1.0, 1.5, 2.0)
"""Scale factors icons are drawn for; Qt takes the next larger one and scales it down where it has another."""


@lru_cache(maxsize=256)
def icon(name: str, size: int, colour: str, faint: str) -> QIcon:
    """The icon of that name, `size` px square, in a colour, and in a fainter one while it is disabled.

    Errors: KeyError for a name that is none of `draw.icons.names()`.
    """
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for ratio in _RATIOS:
            made.addPixmap(pixmap((icons.icon(name, size, ink),), size, size, ratio), mode)
    return made


def pixmap(paths: tuple[Path, ...], width: int, height: int, ratio: float) -> QPixmap:
    """Path marks on a transparent ground of width × height px, sharp at that scale factor."""
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path in paths:
        draw(painter, path)
    painter.end()
    return made
