"""The strip at the lower edge of the map that says which way is shown on it, with a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas

_EDGE = 14
"""View px between the strip and the edge of the view."""


class TraceStrip(QFrame):
    """Stands over the map while a way is shown."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self.canvas = canvas
        self.setObjectName("trace")
        self.setAccessibleName("Way shown on the map")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.end = QToolButton()
        self.end.setText("Esc")
        self.end.setToolTip("Show the whole map again (Esc)")
        self.end.setAccessibleName("Show the whole map again")
        self.end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.end.setCursor(Qt.CursorShape.ArrowCursor)
        self.end.setProperty("flat", True)
        self.end.clicked.connect(lambda: canvas.session.trace(None))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.end)
        self._label = ""
        self.hide()

    def tell(self, label: str) -> None:
        """Says this; nothing is shown for an empty text."""
        said = label and label != self._label
        self._label = label
        self.setVisible(bool(label))
        if label:
            self.place()
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, label))

    def place(self) -> None:
        """In the middle of the lower edge, where ways seldom run; what is too long for the view is shortened."""
        view = self.canvas.viewport()
        room = max(80, view.width() - 2 * _EDGE)
        self.words.setText(self._label)
        self.words.setToolTip("")
        wanted = self.sizeHint()
        if wanted.width() > room:
            space = self.words.sizeHint().width() - (wanted.width() - room)
            self.words.setText(self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideMiddle, space))
        self.resize(min(self.sizeHint().width(), room), self.sizeHint().height())
        self.move((view.width() - self.width()) // 2, view.height() - self.height() - _EDGE)
        self.raise_()
