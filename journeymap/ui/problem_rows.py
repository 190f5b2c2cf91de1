"""The lines of the Problems panel as Qt knows them: headings with lines below, and how their cells are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.editor.problem_list import WORDS, offers, why
from journeymap.flow.problems import SIGNS
from journeymap.ui.gestures import plain_tip
from journeymap.ui.headed_rows import HeadedRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPersistentModelIndex

    from journeymap.editor.problem_list import Group, Line, Mark, Offer
    from journeymap.ui.chrome import Chrome

    Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Severity", "Problem", "Place", "What can be done")
SEVERITY, SENTENCE, PLACE, ACTIONS = range(4)
_SIGNS: dict[Mark, str] = {
    "error": SIGNS["error"],
    "warning": SIGNS["warning"],
    "hint": SIGNS["hint"],
    "ignored": "–",
    "off": "–",
}
_BETWEEN = " · "
_FLAGS, _NO_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable, Qt.ItemFlag(0)


class ProblemRows(HeadedRows):
    """Groups at the top, their lines below. Lines stand in four columns; a heading has all of a row."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__(COLUMNS)
        self.colours = colours
        self.groups: tuple[Group, ...] = ()
        self.stale = True
        """Whether the map has changed since: lines are faint then."""
        self.read_only = False

    def show(self, groups: tuple[Group, ...]) -> None:
        self.beginResetModel()
        self.groups = groups
        self.counts = tuple([len(group.lines) for group in groups])
        self.endResetModel()

    # -- look-ups

    def line(self, index: Index) -> Line | None:
        """The line of an item; None for a heading."""
        place = self.place(index)
        return None if place is None else self.groups[place[0]].lines[place[1]]

    def group(self, index: Index) -> Group | None:
        """The group that an item heads; None for a line."""
        row = self.head(index)
        return None if row is None else self.groups[row]

    def find(self, key: tuple[str, str, str | None, str]) -> QModelIndex:
        """The item of the line with that key; an invalid one where there is none."""
        for row, group in enumerate(self.groups):
            for number, line in enumerate(group.lines):
                if line.key == key:
                    return self.index(number, 0, self.index(row, 0))
        return QModelIndex()

    def offers(self, index: Index) -> tuple[Offer, ...]:
        line = self.line(index)
        return () if line is None else offers(line, read_only=self.read_only)

    # -- what Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else _NO_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, group = self.line(index), self.group(index)
        if group is not None:
            return self._of_heading(group, role) if index.column() == 0 else None
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(index, line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken if index.column() == SEVERITY else self._cell(index, line)
            case Qt.ItemDataRole.ToolTipRole if index.column() == ACTIONS:
                return plain_tip("\n".join(f"{fix.label}: {fix.preview}." for fix in line.fixes))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (line.sentence, line.place, line.reason, why(line.rule)))))
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self._colour(index.column(), line)))
            case Qt.ItemDataRole.FontRole if index.column() == SEVERITY:
                return _bold()
            case _:
                return None

    def _of_heading(self, group: Group, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{group.title} ({len(group.lines):,})"
            case Qt.ItemDataRole.FontRole:
                return _bold()
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self.colours.soft))
            case _:
                return None

    def _cell(self, index: Index, line: Line) -> str:
        match index.column():
            case 0:
                return f"{_SIGNS[line.mark]} {WORDS[line.mark]}"
            case 1:
                return f"{line.sentence} – {line.reason}" if line.reason else line.sentence
            case 2:
                return line.place
            case _:
                return _BETWEEN.join(offer.label for offer in self.offers(index))

    def _colour(self, column: int, line: Line) -> str:
        colours = self.colours
        if self.stale:
            return colours.faint
        if column == SEVERITY:
            return {"error": colours.bad, "warning": colours.warn}.get(line.mark, colours.soft)
        return {SENTENCE: colours.ink, ACTIONS: colours.link}.get(column, colours.soft)


class Cells(QStyledItemDelegate):
    """Paints what can be done as links, and knows which one stands where."""

    def __init__(self, rows: ProblemRows) -> None:
        super().__init__()
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() != ACTIONS or self._rows.line(index) is None:
            super().paint(painter, option, index)
            return
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        if empty.widget is not None:
            empty.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, empty.widget)
        colours = self._rows.colours
        painter.setFont(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for number, (offer, where) in enumerate(self._places(option, index)):
            if number:
                painter.setPen(QColor(colours.faint))
                between = QRect(where)
                between.moveRight(where.left() - 1)
                painter.drawText(between, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _BETWEEN)
            painter.setPen(QColor(colours.faint if self._rows.stale else colours.link))
            text = option.fontMetrics.elidedText(offer.label, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, middle, text)

    def offer_at(self, option: QStyleOptionViewItem, index: Index, x: int) -> Offer | None:
        """The link that stands at this x of the view."""
        if index.column() != ACTIONS:
            return None
        return next((offer for offer, where in self._places(option, index) if where.left() <= x <= where.right()), None)

    def _places(self, option: QStyleOptionViewItem, index: Index) -> Iterator[tuple[Offer, QRect]]:
        """The links with their places. Where they don't all fit, the one that mends is cut short, not the last."""
        metrics, room = option.fontMetrics, option.rect.adjusted(4, 0, -4, -2)
        found = self._rows.offers(index)
        gap = metrics.horizontalAdvance(_BETWEEN)
        wide = [metrics.horizontalAdvance(offer.label) + 1 for offer in found]
        over = sum(wide) + gap * (len(wide) - 1) - room.width()
        if over > 0 and len(wide) > 2:
            wide[1] = max(24, wide[1] - over)
        left = room.left()
        for offer, width in zip(found, wide, strict=True):
            yield offer, QRect(left, room.top(), width, room.height())
            left += width + gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 9)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
