"""Several lines of plain text, in a field that grows with what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from journeymap.editor.forms import MIXED
from journeymap.ui.fields.keeping import HEIGHT, Keeping
from journeymap.ui.fields.line import MIXED_WORD

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host

_AROUND = 12
"""Px above and below the text, frame included."""
_MOST_LINES = 14


class TextEditor(Keeping, QPlainTextEdit):
    """Tab goes on to the next field; Shift+Enter and Enter begin a line."""

    def __init__(self, host: Host, parent: Any) -> None:
        QPlainTextEdit.__init__(self, parent)
        self.host = host
        self._entered: Any = None
        self._lines = 1
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the map's own history takes steps back
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._measure)

    def show_field(self, field: Field, read_only: bool) -> None:
        same = getattr(self, "field", None) is not None and self.field.key == field.key
        self.field, self.read_only = field, read_only
        self.setReadOnly(read_only)
        self.name_it(field)
        self.setPlaceholderText(MIXED_WORD if field.value is MIXED else field.placeholder)
        if not (same and self.hasFocus() and field.value == self._entered):
            self._entered = field.value
            self._say()

    def _say(self) -> None:
        text = "" if self.field.value is MIXED else str(self.field.value)
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
            if self.hasFocus():
                self.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> None:
        text = self.toPlainText()
        if text == self._entered or (text == "" and self.field.value is MIXED):
            return
        former, self._entered = self._entered, text  # told first: the answer comes while the map is changed
        if not self.host.enter(self, text):
            self._entered = former

    def restore(self) -> None:
        """Shows what the field says, whatever was typed."""
        self._entered = self.field.value
        self._say()

    def _measure(self) -> None:
        if self._count() != self._lines:
            self.host.grown()

    def _count(self) -> int:
        """How many lines the text takes. The document's own size counts paragraphs that were not laid out yet as one
        line each, so every paragraph is asked, as far as it matters."""
        layout, block, high = self.document().documentLayout(), self.document().firstBlock(), 0.0
        line = self.fontMetrics().lineSpacing()
        while block.isValid() and high <= _MOST_LINES * line:
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return max(1, round(high / line))

    def height_for(self, width: int) -> int:
        if self.width() != width:  # lines break by the width, so it comes first
            self.resize(width, self.height())
        self._lines = self._count()
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if self._lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
        return max(HEIGHT, min(self._lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + _AROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.host.take_back(self)
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._lines > _MOST_LINES and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes in as plain text, whatever else the clipboard holds."""
        if source.hasText():
            self.insertPlainText(source.text())
