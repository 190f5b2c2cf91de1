"""Effort against impact: a chart of three by three with a numbered dot for each opportunity, its title beside it where
there is room. The arrow keys go from dot to dot, Enter selects the opportunity on the map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.draw.theme import blend
from journeymap.ui.chance_dot import DOT, Dot
from journeymap.ui.insight_rows import FAINT, fitting

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from journeymap.editor.chances import Chances
    from journeymap.ui.chrome import Chrome

_STEP = 27
_PAD = 6
_LEFT, _BELOW = 80, 40
_MOST = 60
"""So many dots are made for a field; no more would fit into it."""
_LEAST_TITLE = 34
"""Px of width that a title beside a dot must have."""
_WORDS = ("Low", "Medium", "High")


class ChanceChart(QWidget):
    """`chosen` hands over the id of an opportunity, `left` tells that the map wants the keys."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.colours = colours
        self.selection: tuple[str, ...] = ()
        self.stale = False
        self.dots: list[Dot] = []
        self._titles: list[tuple[QRect, str]] = []
        self._more: list[tuple[QRect, int]] = []
        self._beyond: dict[tuple[int, int], int] = {}  # how many more there are in a field than have dots
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
        inside = Counter[tuple[int, int]]()
        self.dots = []
        for chance in chances.placed:
            inside[chance.effort, chance.impact] += 1
            if inside[chance.effort, chance.impact] <= _MOST:
                self.dots.append(Dot(self, chance))
        self._beyond = {cell: number - _MOST for cell, number in inside.items() if number > _MOST}
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
            room = self._cell(effort, impact).adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
            self._fill(room, dots, self._beyond.get((effort, impact), 0))
        self.update()

    def _fill(self, room: QRect, dots: list[Dot], beyond: int) -> None:
        """One below the other with titles where that fits, else side by side; what has no room is counted."""
        column = len(dots) * _STEP <= room.height() + _STEP - DOT and room.width() >= DOT + _LEAST_TITLE
        across = 1 if column else max(1, (room.width() + _STEP - DOT) // _STEP)
        down = max(1, (room.height() + _STEP - DOT) // _STEP)
        count = len(dots) + beyond
        fitting = count if count <= across * down else min(len(dots), across * down - 1)
        for number, dot in enumerate(dots):
            at = room.topLeft() + QPoint(number % across * _STEP, number // across * _STEP)
            dot.setGeometry(QRect(at, QSize(DOT, DOT)))
            dot.setVisible(number < fitting)
            if column:
                high = max(DOT, room.height() // len(dots))
                words = QRect(at.x() + DOT + 5, at.y(), room.right() - at.x() - DOT - 4, high)
                self._titles.append((words, dot.chance.title))
        if fitting < count:
            at = room.topLeft() + QPoint(fitting % across * _STEP, fitting // across * _STEP)
            self._more.append((QRect(at, QSize(_STEP + 8, DOT)), count - fitting))

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
        painter.setOpacity(FAINT if self.stale else 1.0)
        painter.setPen(QColor(colours.ink))
        for rect, number in self._more:
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignHCenter, f"+{number:,}")
        small = QFont(self.font())
        small.setPixelSize(11)
        painter.setFont(small)
        for rect, title in self._titles:
            painter.drawText(rect, _WRAPPED, fitting(painter.fontMetrics(), rect, title, _WRAPPED))


_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
