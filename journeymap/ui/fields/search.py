"""One of many: another thing of the map, or a colour, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from journeymap.editor.forms import MIXED
from journeymap.editor.forms import words as entries
from journeymap.ui.fields.line import MIXED_WORD
from journeymap.ui.fields.listing import Listing
from journeymap.ui.fields.onward import Onward

if TYPE_CHECKING:
    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host

_SWATCH = 14


class SearchEditor(Listing):
    """A list with a line to type into. Nothing is entered before Enter, a choice, or leaving the field: a part of a
    name may be the whole name of something else."""

    def __init__(self, host: Host, parent: Any) -> None:
        super().__init__(host, parent, 14)
        self._typing = False
        self.line = QLineEdit(self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # made when the keys come
        self.activated.connect(self._chosen)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._returned)

    def show_field(self, field: Field, read_only: bool) -> None:
        same = getattr(self, "field", None) is not None and self.field.key == field.key
        unchanged = same and self.field.value == field.value
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.line.setAccessibleName(field.label)
        self.line.setPlaceholderText(MIXED_WORD if field.value is MIXED else field.placeholder)
        if self.hasFocus() and self._typing and unchanged:
            return
        self._full = self._typing = False
        if self.hasFocus() or self._open:
            self._fill()
        else:
            self._say()

    def _say(self) -> None:
        """Only what is chosen; the rest of the list is filled in when somebody looks."""
        text, colour = self._words()
        if self.count() == 1 and self.itemText(0) == text and self.currentIndex() == 0 and colour is None:
            return
        with QSignalBlocker(self):
            self.clear()
            self.addItem(swatch(colour) if colour else QIcon(), text)
            self.setCurrentIndex(0)
            self.line.setCursorPosition(0)

    def _words(self) -> tuple[str, str | None]:
        field = self.field
        if field.value is MIXED:
            return "", None
        if field.kind == "thing":
            return field.shown, None
        found = [choice for choice in field.choices() if choice.value == field.value]
        return (found[0].label, found[0].colour) if found else (str(field.value), str(field.value))

    def _fill(self) -> None:
        if self._full:
            return
        self._full = True
        self._choices = self.field.choices()
        place = next((n for n, choice in enumerate(self._choices) if choice.value == self.field.value), -1)
        with QSignalBlocker(self):
            self.clear()
            if self.field.kind == "colour":
                for choice in self._choices:
                    self.addItem(swatch(choice.colour) if choice.colour else QIcon(), choice.label)
            else:
                self.addItems([choice.label for choice in self._choices])
            self.setCurrentIndex(place)
            self.setEditText(self._words()[0])
        if self.completer() is None:
            completer = QCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(10)
            self.setCompleter(completer)
            Onward(completer)

    def _typed(self) -> None:
        self._typing = True

    def _chosen(self, row: int) -> None:
        self._typing = False
        if 0 <= row < len(self._choices):
            self._enter(self._choices[row].value)

    def _enter(self, value: Any) -> None:
        if value != self.field.value and self.host.enter(self, value):
            self._typing = False

    def _returned(self) -> None:
        self.finish()
        self.line.selectAll()
        self.host.begin(self)  # Enter says yes: Escape takes back what comes after it

    def finish(self) -> None:
        """Takes what was typed for the choice of that name, or the only one that holds it."""
        if not self._typing or self.read_only:
            return
        text = " ".join(self.currentText().casefold().split())
        exact = [choice for choice in self._choices if " ".join(choice.label.casefold().split()) == text]
        found = exact or [choice for choice in self._choices if text and text in choice.label.casefold()]
        none = [choice for choice in self._choices if choice.value is None]
        if not text and none:
            self._typing = False
            self._enter(None)
        elif len(found) == 1 or exact:
            self._typing = False
            self._enter(found[0].value)
        elif self.field.kind == "colour":
            try:
                self._enter(entries.read_colour(self.currentText()))
            except entries.EntryError as error:
                self.host.doubt(self, str(error), at_once=True)
        else:
            self.host.doubt(self, self._refusal(len(found)), at_once=True)

    def _refusal(self, found: int) -> str:
        text = self.currentText().strip()
        if not text:
            return "It cannot be left empty. Choose one from the list."
        if found:
            return f"{found} names hold “{text}”. Choose one of them from the list."
        return f"Nothing here is called “{text}”. Choose from the list."

    def restore(self) -> None:
        """Shows what the field says, whatever was typed."""
        self._full = self._typing = False
        self.show_field(self.field, self.read_only)


def swatch(colour: str) -> QIcon:
    """A small square in a colour."""
    made = QPixmap(_SWATCH * 2, _SWATCH * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, 4, 4)
    painter.end()
    return QIcon(made)
