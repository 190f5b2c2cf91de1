"""The lines of the command palette: a list for Qt's model, and how one is painted: icon, name, place, key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.draw.icons import names
from journeymap.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journeymap.editor.palette import Entry
    from journeymap.ui.chrome import Chrome

ROW = 34
"""Height of a line, px."""
_ICON = 17
_GAP = 10
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

AnIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Lines(QAbstractListModel):
    """What was found, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: AnIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (entry.spoken, native(entry.keys))))
        return None

    def flags(self, _: AnIndex) -> Qt.ItemFlag:
        # One that cannot be run can be walked over all the same: it says why it cannot.
        return _FLAGS


class LinePainter(QStyledItemDelegate):
    """Paints a line in the window's colours."""

    def __init__(self, parent: QWidget, colours: Callable[[], Chrome]) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, Lines)
        entry, colours = model.entries[index.row()], self._colours()
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(colours.chosen if chosen else colours.hover))
            painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), 6, 6)
        ink = colours.ink if entry.enabled else colours.disabled
        inside = row.adjusted(12, 0, -12, 0)
        if entry.icon in names():
            soft = colours.soft if entry.enabled else colours.disabled
            top = inside.top() + (inside.height() - _ICON) // 2
            icon(entry.icon, _ICON, soft, soft).paint(painter, QRect(inside.left(), top, _ICON, _ICON))
        inside.setLeft(inside.left() + _ICON + _GAP)
        small = QFont(font)
        small.setPixelSize(max(10, QFontMetrics(font).height() * 10 // 15))
        self._paint_end(painter, inside, entry, small, colours)
        metrics = QFontMetrics(font)
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, inside.width())
        _text(painter, inside, name, font, ink)
        inside.setLeft(inside.left() + metrics.horizontalAdvance(name) + _GAP)
        if inside.width() > 40:
            place = QFontMetrics(small).elidedText(entry.place, Qt.TextElideMode.ElideRight, inside.width())
            _text(painter, inside, place, small, colours.soft if entry.enabled else colours.disabled)
        painter.restore()

    @staticmethod
    def _paint_end(painter: QPainter, inside: QRect, entry: Entry, font: QFont, colours: Chrome) -> None:
        """The key at the right end, or why the line cannot be done; what it takes is gone from `inside`."""
        text = entry.why or native(entry.keys)
        if not text:
            return
        width = QFontMetrics(font).horizontalAdvance(text) + 14
        cap = QRect(inside.right() - width + 1, inside.top() + 7, width, inside.height() - 14)
        if not entry.why:
            painter.setPen(QColor(colours.line))
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(colours.soft))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
        inside.setRight(cap.left() - _GAP)


def native(keys: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def _text(painter: QPainter, where: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
