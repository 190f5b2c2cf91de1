"""Effort against impact: a chart of three by three with a numbered dot for each opportunity, its title beside it where
there is room. The arrow keys go from dot to dot, Enter selects the opportunity on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeymap.draw.theme import blend
from journeymap.ui.pointer import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from journeymap.editor.chances import Chance, Chances
    from journeymap.ui.chrome import Chrome

_DOT, _STEP = 24, 27
_PAD = 6
_LEFT, _BELOW = 80, 40
_LEAST_TITLE = 34
"""Px of width that a title beside a dot must have."""
_WORDS = ("Low", "Medium", "High")
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
        return QSize(_DOT, _DOT)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.chart.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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


class ChanceChart(QWidget):
    """`chosen` hands over the id of an opportunity, `left` tells that the map wants the keys."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.colours = colours
        self.selection: tuple[str, ...] = ()
        self.dots: list[Dot] = []
        self._titles: list[tuple[QRect, str]] = []
        self._more: list[tuple[QRect, int]] = []
        self.setAccessibleName("Effort against impact")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(3 * 68 + _BELOW)

    def show_chances(self, chances: Chances) -> None:
        """Shows these opportunities; the keys stay with the one they were at."""
        held = next((dot.chance.note for dot in self.dots if dot.hasFocus()), None)
        for dot in self.dots:
            dot.hide()
            dot.setParent(None)
            dot.deleteLater()
        self.dots = [Dot(self, chance) for chance in chances.placed]
        self._arrange()
        if self.dots:
            self.take(self.dots[0])
        for dot in self.dots:
            if dot.chance.note == held:
                dot.setFocus()

    def mark(self, selection: tuple[str, ...]) -> None:
        """Rings what is selected on the map."""
        if selection != self.selection:
            self.selection = selection
            for dot in self.dots:
                dot.update()

    def take(self, taken: Dot) -> None:
        """Tab comes to this dot from now on, and past the others."""
        for dot in self.dots:
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if dot is taken else Qt.FocusPolicy.ClickFocus)

    def step(self, dot: Dot, way: QPoint) -> None:
        """Gives the keys to the nearest dot on that side, the next in order where several are as near."""
        here = dot.geometry().center()
        best: tuple[int, Dot] | None = None
        for other in self.dots:
            apart = other.geometry().center() - here
            along = apart.x() * way.x() + apart.y() * way.y()
            aside = abs(apart.x() * way.y()) + abs(apart.y() * way.x())
            if other.isVisibleTo(self) and along > 0 and (best is None or along + 2 * aside < best[0]):
                best = along + 2 * aside, other
        if best is not None:
            best[1].setFocus()

    # -- where everything stands

    def _cell(self, effort: int, impact: int) -> QRect:
        width, height = (self.width() - _LEFT) // 3, (self.height() - _BELOW) // 3
        return QRect(_LEFT + effort * width, (2 - impact) * height, width, height).adjusted(2, 2, -2, -2)

    def _arrange(self) -> None:
        self._titles, self._more = [], []
        inside: dict[tuple[int, int], list[Dot]] = {}
        for dot in self.dots:
            inside.setdefault((dot.chance.effort, dot.chance.impact), []).append(dot)
        for (effort, impact), dots in inside.items():
            self._fill(self._cell(effort, impact).adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2), dots)
        self.update()

    def _fill(self, room: QRect, dots: list[Dot]) -> None:
        """One below the other with titles where that fits, else side by side; what has no room is counted."""
        column = len(dots) * _STEP <= room.height() + _STEP - _DOT and room.width() >= _DOT + _LEAST_TITLE
        across = 1 if column else max(1, (room.width() + _STEP - _DOT) // _STEP)
        down = max(1, (room.height() + _STEP - _DOT) // _STEP)
        fitting = len(dots) if len(dots) <= across * down else across * down - 1
        for number, dot in enumerate(dots):
            at = room.topLeft() + QPoint(number % across * _STEP, number // across * _STEP)
            dot.setGeometry(QRect(at, QSize(_DOT, _DOT)))
            dot.setVisible(number < fitting)
            if column:
                high = max(_DOT, room.height() // len(dots))
                words = QRect(at.x() + _DOT + 5, at.y(), room.right() - at.x() - _DOT - 4, high)
                self._titles.append((words, dot.chance.title))
        if fitting < len(dots):
            at = room.topLeft() + QPoint(fitting % across * _STEP, fitting // across * _STEP)
            self._more.append((QRect(at, QSize(_STEP + 8, _DOT)), len(dots) - fitting))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for effort in range(3):
            for impact in range(3):
                worth = (impact - effort + 2) / 4
                painter.setBrush(QColor(blend(colours.accent, colours.field, 0.04 + 0.16 * worth)))
                painter.drawRoundedRect(QRectF(self._cell(effort, impact)), 5, 5)
        painter.setPen(QColor(colours.soft))
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, word in enumerate(_WORDS):
            row, column = self._cell(0, number), self._cell(number, 0)
            painter.drawText(QRect(0, row.y(), _LEFT - 8, row.height()), middle | Qt.AlignmentFlag.AlignRight, word)
            under = QRect(column.x(), column.bottom() + 3, column.width(), _BELOW // 2 - 2)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, word)
        painter.setPen(QColor(colours.faint))
        foot = QRect(_LEFT, self.height() - _BELOW // 2, self.width() - _LEFT, _BELOW // 2)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, "Effort")
        painter.save()
        painter.translate(8, (self.height() - _BELOW) / 2)
        painter.rotate(-90)
        painter.drawText(QRect(-60, -8, 120, 16), Qt.AlignmentFlag.AlignCenter, "Impact")
        painter.restore()
        painter.setPen(QColor(colours.ink))
        for rect, number in self._more:
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignHCenter, f"+{number:,}")
        small = QFont(self.font())
        small.setPixelSize(11)
        painter.setFont(small)
        for rect, title in self._titles:
            painter.drawText(rect, _WRAPPED, _fitting(painter, rect, title))


_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def _fitting(painter: QPainter, rect: QRect, text: str) -> str:
    """As much of a text as fits into a rectangle, wrapped."""
    shown = text
    while shown and not rect.contains(painter.boundingRect(rect, _WRAPPED, shown)):
        text = text[: len(text) * 9 // 10] if len(text) > 40 else text[:-1]
        shown = f"{text.rstrip()}…" if text else ""
    return shown
