"""The list of the checks with their boxes: which keys and clicks ask for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from journeymap.ui.check_rows import FOUND, NAME, SETTING, SEVERITY, WHY, CheckCells
from journeymap.ui.filter_words import letters
from journeymap.ui.wide_list import furnish

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from journeymap.ui.check_rows import CheckRows

_NARROW = 1250
"""Px of width below which the reasons leave their room to the values."""
_BOX = 24
"""Px from the left edge of an item to the end of its box."""
_KEYS = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_F2: "enter",
    Qt.Key.Key_Space: "turn",
    Qt.Key.Key_Escape: "leave",
}


class CheckTree(QTreeView):
    """`asked` says what a key or a click asks for about the current item: "turn" its box, "enter" its value, do what
    its "link" says, or "leave"; `typed` tells that letters were typed, which can only be meant to look for
    something."""

    asked = Signal(str)
    typed = Signal(str)

    def __init__(self, rows: CheckRows) -> None:
        super().__init__()
        self.rows = rows
        self.cells = CheckCells(rows)  # Qt does not keep it
        self.setModel(rows)
        self.setItemDelegate(self.cells)
        furnish(self, "Checks", WHY)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, letter = event.size().width(), self.fontMetrics().averageCharWidth()
        narrow = width < _NARROW
        header = self.header()
        self.setColumnHidden(WHY, narrow)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch if narrow else QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(NAME, min(44 * letter, width * 2 // 7))
        self.setColumnWidth(SEVERITY, 13 * letter)
        self.setColumnWidth(FOUND, 13 * letter)
        self.setColumnWidth(SETTING, min(76 * letter, width // 2))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _word(event):
            event.accept()  # before an action of the window takes the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        word = _word(event)
        if word is not None:
            self.asked.emit(word)
        elif letters(event):
            self.typed.emit(letters(event))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box turns it, and neither opens nor closes what it heads."""
        index = self.indexAt(event.position().toPoint())
        left = self.visualRect(index).left()
        on_box = self.rows.state(index) is not None and left <= event.position().x() < left + _BOX
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if on_box:
                self.asked.emit("turn")
            elif index.column() == SETTING:
                self.asked.emit("link")


def _word(event: QKeyEvent) -> str | None:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(Qt.Key(event.key())) if plain else None
