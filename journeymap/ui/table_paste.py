"""The panel under the map that asks what the columns of a pasted table hold, with a guess and a preview.

Nothing is modal: the map can be moved and another place selected meanwhile; Return adds, Esc closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.convert.table_rows import count
from journeymap.convert.tables import Guess, choices, guess
from journeymap.editor.steps import counted
from journeymap.ui.fields.chevron import chevron

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from journeymap.convert.tables import Table
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Journey

_ROWS = 4
"""So many rows are shown; they are there to tell the columns by."""
_WIDTH = 142


class _Choice(QComboBox):
    """What one column holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMaxVisibleItems(24)
        self.setFixedWidth(_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chevron(self, self._theme)


class TablePaste(QWidget):
    """Asks; `wanted` is emitted when the table shall be added as `chosen` says, `closed` when it shall not."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, table: Table, journey: Journey, theme: Theme) -> None:
        super().__init__()
        self.table, self.theme = table, theme
        found = guess(table, journey)
        self.setObjectName("columns")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Pasted table")
        self.header = QCheckBox("First row names the columns")
        self.header.setChecked(found.header)
        self.header.toggled.connect(self._show)
        self.combos = [self._combo(at, key, journey) for at, key in enumerate(found.columns)]
        self.add = QPushButton()
        self.add.setDefault(True)
        self.add.clicked.connect(self.wanted)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.closed)
        self.complaint = QLabel()
        self.complaint.setObjectName("alarm")
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.cells: list[list[QLabel]] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(8)
        rows.addLayout(self._top(cancel))
        rows.addWidget(self.complaint)
        rows.addWidget(self._grid())
        self._show()

    @property
    def chosen(self) -> Guess:
        """What the columns hold, as it is chosen now."""
        return Guess(tuple(str(combo.currentData()) for combo in self.combos), self.header.isChecked())

    def complain(self, sentence: str) -> None:
        """Says what is wrong with what was chosen."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))

    def begin(self) -> None:
        """Gives the panel the keys."""
        self.combos[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _top(self, cancel: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        title = QLabel("What do the columns hold?")
        title.setObjectName("heading")
        row.addWidget(title)
        row.addSpacing(12)
        row.addWidget(self.header)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.add)
        return row

    def _combo(self, at: int, key: str, journey: Journey) -> QComboBox:
        combo = _Choice(self.theme)
        for value, label in choices(journey):
            combo.addItem(label, value)
        combo.setCurrentIndex(max(0, combo.findData(key)))
        combo.setAccessibleName(f"Column {at + 1}, {self.table.rows[0][at] or 'without a name'}, holds")
        combo.currentIndexChanged.connect(self._show)
        return combo

    def _grid(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("panel")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for at, combo in enumerate(self.combos):
            grid.addWidget(combo, 0, at)
        for number, row in enumerate(self.table.rows[:_ROWS], 1):
            labels = [QLabel() for _ in row]
            for at, label in enumerate(labels):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setFixedWidth(_WIDTH)
                metrics = QFontMetrics(label.font())
                shown = " ".join(row[at].split())
                label.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, _WIDTH - 8))
                grid.addWidget(label, number, at)
            self.cells.append(labels)
        grid.setColumnStretch(len(self.combos), 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(inside.sizeHint().height() + 16)
        return area

    def _show(self) -> None:
        """After a choice: what is left out is faint, names stand out, and the button says how many there will be."""
        chosen = self.chosen
        for number, labels in enumerate(self.cells):
            for at, label in enumerate(labels):
                named = number == 0 and chosen.header
                label.setObjectName("heading" if named else "empty" if not chosen.columns[at] else "")
                label.style().unpolish(label)
                label.style().polish(label)
        several = count(self.table, chosen)
        words = counted(["touchpoints"] * several) if several > 1 else "1 touchpoint"
        self.add.setText(f"Add {words}")
        self.add.setEnabled(any(chosen.columns) and several > 0)
        self.complain("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.add.isEnabled():
                self.wanted.emit()
            case _:
                super().keyPressEvent(event)
