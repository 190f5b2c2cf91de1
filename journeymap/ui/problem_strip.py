"""The line in the Problems panel that asks why a problem is to be lived with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from journeymap.model.text import shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LONGEST = 50
"""Letters of the sentence; all of it stands in the line above."""


class ReasonStrip(QWidget):
    """`given` hands over the reason (which may be empty), `left` tells that nothing shall be ignored."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ignore a problem")
        self.about = QLabel()
        self.about.setObjectName("caption")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = QLineEdit()
        self.text.setPlaceholderText("Why can the team live with it?")
        self.text.setMaxLength(500)
        self.button = QPushButton("Ignore")
        self.back = QPushButton("Cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.about, 2)
        row.addWidget(self.text, 3)
        row.addWidget(self.button)
        row.addWidget(self.back)
        self.text.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.back.clicked.connect(self._cancel)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Opens for a problem, with the keys in it."""
        self.about.setText(f"Ignore “{shortened(sentence, _LONGEST)}”")
        self.text.setAccessibleName(f"Why ignore: {sentence}")
        self.text.clear()
        self.show()
        self.text.setFocus()

    def leave(self) -> None:
        self.hide()

    def _give(self) -> None:
        self.hide()
        self.given.emit(self.text.text())

    def _cancel(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
