"""The strip in which a snapshot gets its name, above the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SnapshotBar(QFrame):
    """`named` brings the name, `closed` tells that the keys go back to the map."""

    named = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("kind", "busy")
        self.setAccessibleName("Keep a snapshot")
        words = QLabel("&Snapshot:")
        self.keep = QPushButton("Keep")
        self.line = QLineEdit()
        self.line.setPlaceholderText("What to call it, such as “before the workshop”")
        self.line.setAccessibleName("Name of the snapshot")
        self.line.setMaxLength(120)
        self.line.returnPressed.connect(self._keep)
        self.line.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setBuddy(self.line)
        self.keep.clicked.connect(self._keep)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(words)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        row.addWidget(cancel)

    def open(self) -> None:
        """Asks for a name."""
        self.line.clear()
        self.keep.setEnabled(False)
        self.show()
        self.line.setFocus()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def _keep(self) -> None:
        if name := " ".join(self.line.text().split()):
            self.close_bar()
            self.named.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
