"""Trees that are lists of lines in columns: how they look, which column takes what the others leave, and which keys ask
for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from journeymap.ui.filter_words import letters

if TYPE_CHECKING:
    from collections.abc import Callable


class WideList(QTreeView):
    """`asked` says what a key or a click asks for about the current line, `typed` that letters were typed, which can
    only be meant to look for something."""

    asked = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str, stretched: int, word: Callable[[QKeyEvent], str | None]) -> None:
        """`name` is what a screen reader calls it, `stretched` the column that takes the rest; `word` says what a key
        of this list's own asks for, None for one that does as in any tree."""
        super().__init__()
        self._stretched, self._word = stretched, word
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def share_width(self) -> None:
        """Says which column takes what the others leave, once the columns are there."""
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)

    def do(self, word: str) -> None:
        """Does what a key asks for."""
        self.asked.emit(word)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._word(event):
            event.accept()  # before an action of the window takes the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        word = self._word(event)
        if word is not None:
            self.do(word)
        elif letters(event):
            self.typed.emit(letters(event))
        else:
            super().keyPressEvent(event)
