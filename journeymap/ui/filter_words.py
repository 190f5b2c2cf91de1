"""The field above a list in which words are typed that its lines must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDTH = 240


class FilterWords(QLineEdit):
    """`down` asks to go on to the lines; Escape empties it, then tells that it is `left`."""

    down = Signal()
    left = Signal()

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.setPlaceholderText(purpose)
        self.setAccessibleName(purpose)
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(_WIDTH)

    def begin(self, text: str) -> None:
        """Letters that were typed elsewhere are typed here, after what stands here already."""
        self.setFocus()
        self.end(False)
        self.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.left.emit()
        else:
            super().keyPressEvent(event)


def letters(event: QKeyEvent) -> str:
    """What a key types, as far as it begins a word; "" for keys that do something."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text() if plain and event.text()[:1].isalnum() else ""
