"""The fields in which the values of a check are typed or chosen, as they stand in the list of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from journeymap.editor.check_settings import PAGES

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent

    from journeymap.editor.check_settings import Setting

_DIGITS = 54
"""Px of width for a number."""


class Number(QLineEdit):
    """Enter and leaving it enter what stands there; Escape takes that back. Both give the keys back to the list."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_DIGITS)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(12)
        self.entered = ""

    def restore(self) -> None:
        self.setText(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.restore()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._give()

    def _give(self) -> None:
        if self.text() != self.entered:
            self.given.emit(self.text())


class SettingField(QWidget):
    """One value of a check. `typed` hands over what was typed, `chosen` what was chosen (None for the usual value),
    `left` tells that the list wants the keys."""

    typed = Signal(object, str)
    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.setObjectName("setting")
        self.editor: Number | _Pages = Number() if setting.usual is not None else _Pages()
        self.label = QLabel(setting.label)
        self.label.setObjectName("caption")
        self.unit = QLabel(setting.unit)
        self.unit.setObjectName("caption")
        self.usual = QToolButton()
        self.usual.setProperty("flat", True)
        for label in (self.label, self.unit):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 1, 4, 1)
        row.setSpacing(6)
        for part in (self.label, self.editor, self.unit, self.usual):
            row.addWidget(part)
        row.addStretch(1)
        self.label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.editor)
        self.editor.left.connect(self.left)
        self.usual.clicked.connect(lambda: self.chosen.emit(self.setting, None))
        if isinstance(self.editor, Number):
            self.editor.given.connect(lambda text: self.typed.emit(self.setting, text))
        else:
            self.editor.activated.connect(lambda at: self.chosen.emit(self.setting, PAGES[at][0]))
        self.show_setting(setting, read_only=False)

    def show_setting(self, setting: Setting, *, read_only: bool) -> None:
        """Shows what the map says now."""
        self.setting = setting
        with QSignalBlocker(self.editor):
            if isinstance(self.editor, Number):
                self.editor.entered = str(setting.value)
                self.editor.restore()
                self.editor.setReadOnly(read_only)
            else:
                self.editor.setCurrentIndex([value for value, _ in PAGES].index(setting.value))  # type: ignore[arg-type]  # a page
                self.editor.setEnabled(not read_only)
        words = " ".join(filter(None, (setting.label, setting.unit)))
        self.editor.setAccessibleName(words)
        self.editor.setAccessibleDescription(setting.usually)
        self.editor.setToolTip(setting.usually.capitalize())
        own = setting.own is not None and setting.usual is not None
        self.usual.setText(f"Back to {setting.usual}" if own else "as usual")
        self.usual.setAccessibleName(f"{words}: back to the usual {setting.usual}")
        self.usual.setToolTip("Back to the usual value" if own else "")
        self.usual.setEnabled(own and not read_only)
        self.usual.setVisible(setting.usual is not None)


class _Pages(QComboBox):
    """The pages a map can be held against. Escape gives the keys back to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addItems([label for _, label in PAGES])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the list, not what is chosen in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
        x, y = self.width() - 12.0, self.height() / 2 - 1.5
        painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x, y + 3.5), QPointF(x + 3.5, y)])
        painter.end()
