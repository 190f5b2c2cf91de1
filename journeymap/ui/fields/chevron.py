"""The small arrow that says that a list opens: style sheets could only show a picture of one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journeymap.draw.theme import Theme


def chevron(widget: QWidget, theme: Theme) -> None:
    """Paints it at the right edge of a widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(theme.ink_faint if widget.isEnabled() else theme.rule), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = widget.width() - 14.0, widget.height() / 2 - 1.5
    painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x, y + 3.5), QPointF(x + 3.5, y)])
    painter.end()
