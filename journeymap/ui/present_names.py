"""A line over a projected picture into which the names of those who take part are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from journeymap.ui.present_words import font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.ui.chrome import Chrome


class NamesLine(QWidget):
    """Covers its parent. `answered` brings what was typed, `left` tells that nothing was."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, names: tuple[str, ...], colours: Chrome, size: float) -> None:
        super().__init__(parent)
        self.setObjectName("names")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"#names {{ background: {colours.panel}; }} QLabel {{ color: {colours.ink}; background: transparent; }}"
            f"QLineEdit {{ color: {colours.ink}; background: {colours.field};"
            f" border: {max(round(size / 10), 2)}px solid {colours.accent}; border-radius: {round(size / 3)}px;"
            f" padding: {round(size / 2)}px; }}"
        )
        question = QLabel("Who takes part? Names with commas between them, then Enter")
        question.setFont(font(self.font(), size * 1.3, bold=True))
        question.setWordWrap(True)
        self.field = QLineEdit(", ".join(names))
        self.field.setFont(font(self.font(), size * 1.2))
        self.field.setAccessibleName("Who takes part")
        self.field.selectAll()
        self.field.returnPressed.connect(lambda: self.answered.emit(self.field.text()))
        column = QVBoxLayout(self)
        side = round(parent.width() * 0.08)
        column.setContentsMargins(side, 0, side, 0)
        column.setSpacing(round(size))
        column.addStretch(2)
        column.addWidget(question)
        column.addWidget(self.field)
        column.addStretch(3)
        self.setGeometry(parent.rect())
        self.setFocusProxy(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the line does not take: nothing of it goes to the picture below."""
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
