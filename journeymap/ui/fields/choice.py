"""One of a few values, from a list that opens, or by typing the first letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt

from journeymap.editor.forms import MIXED
from journeymap.ui.fields.line import MIXED_WORD
from journeymap.ui.fields.listing import Listing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host


class ChoiceEditor(Listing):
    """A list of names; Delete chooses the first where that leaves it unsaid."""

    def __init__(self, host: Host, parent: Any) -> None:
        super().__init__(host, parent, 18)
        self.setPlaceholderText(MIXED_WORD)
        self.activated.connect(self._chosen)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self._choices = field.choices()
        self._full = False
        if self.hasFocus() or self._open:
            self._fill()
            return
        chosen = [choice for choice in self._choices if field.value is not MIXED and choice.value == field.value][:1]
        if self.count() == len(chosen) == 1 and self.itemText(0) == chosen[0].label:
            return
        with QSignalBlocker(self):
            self.clear()
            self.addItems([choice.label for choice in chosen])
            self.setCurrentIndex(0 if chosen else -1)

    def _fill(self) -> None:
        if not self._full:
            self._full = True
            place = next((n for n, choice in enumerate(self._choices) if choice.value == self.field.value), -1)
            labels = [choice.label for choice in self._choices]
            with QSignalBlocker(self):
                if labels != [self.itemText(row) for row in range(self.count())]:
                    self.clear()
                    self.addItems(labels)
                self.setCurrentIndex(-1 if self.field.value is MIXED else place)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            value = self._choices[row].value
            if value != self.field.value:
                self.host.enter(self, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._fill()
        clears = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if clears and self._choices and self._choices[0].value in (None, ""):
            self.setCurrentIndex(0)
            self._chosen(0)
            return
        super().keyPressEvent(event)

    def restore(self) -> None:
        """Shows what the field says."""
        self.show_field(self.field, self.read_only)
