"""The rows of a table of insights as Qt asks for them, and how its cells are painted: links, shaded numbers, bars.
A number stands in every shade and bar, so that nothing is told by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.draw.theme import blend
from journeymap.ui.pointer import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from journeymap.editor.insight_list import Cell, Table
    from journeymap.ui.chrome import Chrome

Index = QModelIndex | QPersistentModelIndex
FAINT = 0.45
"""The opacity of what no longer belongs to the map as it is."""
_MOST_LINES = 3
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
ROOM = 8
"""Px left and right of a text."""


class InsightRows(QAbstractTableModel):
    """A table that never changes but as a whole."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.colours = colours
        self.table: Table | None = None
        self.stale = False
        """Whether the map has changed since: the cells are faint then."""

    def show(self, table: Table) -> None:
        """Shows another table from now on."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """What stands there; None for an invalid index."""
        if self.table is None or not index.isValid():
            return None
        return self.table.rows[index.row()][index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return 0 if self.table is None or parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return 0 if self.table is None or parent.isValid() else len(self.table.headings)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.table is None or way != Qt.Orientation.Horizontal or section >= len(self.table.headings):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.table.headings[section]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.table.headings[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignHCenter if self._is_number(section) else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def _is_number(self, column: int) -> bool:
        table = self.table
        return table is not None and bool(table.rows) and table.rows[0][column].share is not None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken or cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(cell.spoken or cell.text)
            case _:
                return None


class InsightCells(QStyledItemDelegate):
    """Paints the cells; `bars` has shares drawn as lengths, not as shades."""

    def __init__(self, rows: InsightRows, *, bars: bool) -> None:
        super().__init__()
        self._rows, self._bars = rows, bars

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, colours = self._rows.cell(index), self._rows.colours
        if cell is None:
            return
        rect, view = option.rect, option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self._rows.stale else 1.0)
        if cell.share is not None and self._bars:
            self._bar(painter, option, cell)
        elif cell.share is not None:
            self._number(painter, option, cell)
        else:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and cell.does is not None
            if hovered:
                painter.fillRect(rect, QColor(colours.hover))
            _text(painter, option, cell, colours, hovered=hovered)
        if view is not None and view.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _number(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
        """A number on a ground that is the darker the larger it is."""
        colours = self._rows.colours
        ground = colours.panel
        if cell.share:
            ground = blend(colours.accent, colours.panel, 0.10 + 0.35 * cell.share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.setPen(QColor(colours.ink if cell.share else colours.faint))
        painter.setFont(option.font)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, cell.text)

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
        """A bar as long as the share, and its number at the right end of the cell."""
        colours, rect = self._rows.colours, option.rect
        words = option.fontMetrics.horizontalAdvance("0,000 · 100 %")
        room = QRectF(rect).adjusted(ROOM, 0, -ROOM - words - ROOM, 0)
        track = QRectF(room.left(), room.center().y() - 4, max(8.0, room.width()), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(track, 4, 4)
        if cell.share:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(8.0, track.width() * cell.share), 8), 4, 4)
        painter.setPen(QColor(colours.ink if cell.share else colours.faint))
        painter.setFont(option.font)
        right = rect.adjusted(0, 0, -ROOM, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, cell.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell, metrics = self._rows.cell(index), option.fontMetrics
        text = "" if cell is None else cell.text
        return QSize(metrics.horizontalAdvance(text) + 2 * ROOM + 2, metrics.height() + 10)


def _text(painter: QPainter, option: QStyleOptionViewItem, cell: Cell, colours: Chrome, *, hovered: bool) -> None:
    room: QRect = option.rect.adjusted(ROOM, 0, -ROOM, 0)
    font = option.font
    font.setUnderline(hovered)
    painter.setFont(font)
    painter.setPen(QColor(colours.link if cell.link else colours.ink if cell.does is not None else colours.soft))
    if option.fontMetrics.horizontalAdvance(cell.text) <= room.width():
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.text)
    else:
        painter.drawText(room, _WRAPPED, fitting(option.fontMetrics, room, cell.text, _WRAPPED))


def lines(metrics: QFontMetrics, text: str, width: int) -> int:
    """Px that a text needs in a cell of that width, at most for three lines."""
    most = QRect(0, 0, width - 2 * ROOM, _MOST_LINES * metrics.lineSpacing())
    return min(metrics.boundingRect(most, _WRAPPED, text).height(), most.height()) + 10


def fitting(metrics: QFontMetrics, rect: QRect, text: str, how: int) -> str:
    """As much of a text as fits into a rectangle when it is drawn with those flags."""
    shown = text
    while shown and not rect.contains(metrics.boundingRect(rect, how, shown)):
        text = text[: len(text) * 9 // 10] if len(text) > 40 else text[:-1]
        shown = f"{text.rstrip()}…" if text else ""
    return shown
