"""The list of the checks with their boxes: which keys and clicks ask for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from journeymap.ui.check_rows import FOUND, NAME, SETTING, SEVERITY, WHY, CheckCells
from journeymap.ui.wide_list import WideList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

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


class CheckTree(WideList):
    """What is asked for: "turn" the box of the current item, "enter" its value, do what its "link" says, or "leave"."""

    def __init__(self, rows: CheckRows) -> None:
        super().__init__("Checks", WHY, _word)
        self.rows = rows
        self.cells = CheckCells(rows)  # Qt does not keep it
        self.setModel(rows)
        self.setItemDelegate(self.cells)
        self.share_width()
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
