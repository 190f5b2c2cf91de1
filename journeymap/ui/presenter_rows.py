"""Rows of the lists beside a presentation: a line with something at its end, or with a fainter line beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymap.model.text import shortened

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter

    Index = QModelIndex | QPersistentModelIndex

AT_END = Qt.ItemDataRole.UserRole + 1
BENEATH = Qt.ItemDataRole.UserRole + 2
LINE = Qt.ItemDataRole.UserRole + 3
"""The roles of what a row says besides, and of the line that it is while it is edited."""
_AROUND = 6
_GAP = 8
_MOST = 200
"""Letters of a text that are shown in a list; edited, it is all there."""


class Row(QStyledItemDelegate):
    """Paints a row's text with what stands at its end, and beneath it; the text breaks where there is something
    beneath, else it is cut. Edited, it is a line."""

    fainter = QColor()
    """What is beneath."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        room = option.rect.adjusted(_AROUND, _AROUND - 2, -_AROUND, 2 - _AROUND)
        painter.setFont(option.font)
        painter.setPen(option.palette.text().color())
        end, beneath = index.data(AT_END), index.data(BENEATH)
        metrics = QFontMetrics(option.font)
        if beneath is None:
            width = metrics.horizontalAdvance(end) if end else 0
            line = room.adjusted(0, 0, -(width + _GAP) if end else 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
            painter.drawText(line, flags, metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width()))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
            painter.drawText(room, right, end or "")
        else:
            text = shortened(text, _MOST)
            high = _height(text, option.font, room.width())
            painter.drawText(QRect(room.x(), room.y(), room.width(), high), Qt.TextFlag.TextWordWrap, text)
            painter.setPen(self.fainter)
            low = QRect(room.x(), room.y() + high, room.width(), metrics.height())
            painter.drawText(
                low,
                Qt.TextFlag.TextSingleLine,
                metrics.elidedText(beneath, Qt.TextElideMode.ElideRight, room.width()),
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.initStyleOption(option, index)
        line = QFontMetrics(option.font).height()
        beneath = index.data(BENEATH)
        if beneath is None:
            return QSize(40, line + 2 * _AROUND - 2)
        widget = option.widget
        width = (widget.viewport().width() if widget is not None else 200) - 2 * _AROUND  # type: ignore[attr-defined]  # of a list
        return QSize(
            40, _height(shortened(option.text, _MOST), option.font, width) + (line if beneath else 0) + 2 * _AROUND
        )

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, __: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setObjectName("reworded")
        made.setAccessibleName("Parked thought")
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(LINE))


def _height(text: str, font: QFont, width: int) -> int:
    """Px that a text takes in lines of that width."""
    metrics = QFontMetrics(font)
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), Qt.TextFlag.TextWordWrap, text or " ").height()
