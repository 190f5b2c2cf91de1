"""One opportunity in the chart of effort and impact: a numbered dot that is clicked, or come to with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from journeymap.ui.insight_rows import FAINT
from journeymap.ui.pointer import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from journeymap.editor.chances import Chance
    from journeymap.ui.chance_chart import ChanceChart

DOT = 24
"""Px."""
_WAYS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class Dot(QAbstractButton):
    """One opportunity in the chart."""

    def __init__(self, chart: ChanceChart, chance: Chance) -> None:
        super().__init__(chart)
        self.chart, self.chance = chart, chance
        self.setText(str(chance.number))
        self.setAccessibleName(chance.spoken)
        self.setToolTip(plain_tip(chance.spoken))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(lambda: chart.chosen.emit(chance.note))

    def sizeHint(self) -> QSize:
        return QSize(DOT, DOT)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.chart.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self.chart.stale else 1.0)
        chosen = self.chance.note in self.chart.selection
        painter.setPen(QPen(QColor(colours.ink if self.hasFocus() or chosen else colours.panel), 2))
        painter.setBrush(QColor(colours.accent_hover if self.underMouse() else colours.accent))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.panel), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5))
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(11 if self.chance.number < 100 else 9)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None:
            self.chart.step(self, way)
        elif event.key() == Qt.Key.Key_Escape:
            self.chart.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chart.take(self)
