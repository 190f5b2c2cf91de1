"""One line of text: names, owners, and what is written in words and means a day, a date, a number or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from journeymap.editor.forms import MIXED
from journeymap.editor.forms import words as entries
from journeymap.ui.fields.keeping import Keeping
from journeymap.ui.fields.onward import Onward

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host

MIXED_WORD = "Mixed"
_NOTHING: Any = object()


class LineEditor(Keeping, QLineEdit):
    """A line that says what it means: it enters a value whenever what stands there is one."""

    def __init__(self, host: Host, parent: Any) -> None:
        QLineEdit.__init__(self, parent)
        self.host = host
        self._entered: Any = _NOTHING
        self._offered: QStringListModel | None = None
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._returned)

    def show_field(self, field: Field, read_only: bool) -> None:
        same = getattr(self, "field", None) is not None and self.field.key == field.key
        self.field, self.read_only = field, read_only
        self.setReadOnly(read_only)
        self.name_it(field)
        self.setToolTip(field.help)
        self.setPlaceholderText(MIXED_WORD if field.value is MIXED else field.placeholder)
        typing = same and self.hasFocus() and (field.value == self._entered or self._unread)
        if not typing:
            self._entered = field.value
            self._say()

    @property
    def _unread(self) -> bool:
        """Whether something stands here that is no value (yet), while the value is still what it was."""
        try:
            return bool(self._read() != self._entered and self.field.value == self._entered)
        except entries.EntryError:
            return True

    def _say(self) -> None:
        text = entries.shown(self.field)
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def _read(self) -> Any:
        return entries.read(self.field, self.text())

    def _typed(self) -> None:
        try:
            value = self._read()
        except entries.EntryError as error:
            self.host.doubt(self, str(error), at_once=False)
            return
        self._enter(value)

    def _enter(self, value: Any) -> bool:
        former, self._entered = self._entered, value  # told first: the answer comes while the map is changed
        if not self.host.enter(self, value):
            self._entered = former
            return False
        return True

    def _returned(self) -> None:
        self.finish()
        self.selectAll()
        self.host.begin(self)  # Enter says yes: Escape takes back what comes after it

    def finish(self) -> None:
        if self.read_only:
            return
        if self.field.value is MIXED and not self.text():
            return
        try:
            value = self._read()
        except entries.EntryError as error:
            self.host.doubt(self, str(error), at_once=True)
            return
        if value == self.field.value or self._enter(value):
            self._entered = value
            self._say()

    def restore(self) -> None:
        """Shows what the field says, whatever was typed."""
        self._entered = self.field.value
        self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.read_only and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._complete()  # not each time the list goes: it would offer what is just being typed
        super().focusInEvent(event)

    def _complete(self) -> None:
        """Offers what the map already uses; looked up when the keys come, so that it is the latest."""
        offered = list(self.field.suggestions())
        if self._offered is None:
            if not offered:
                return
            self._offered = QStringListModel(self)
            completer = QCompleter(self._offered, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(8)
            self.setCompleter(completer)
            completer.activated.connect(self._chosen)
            Onward(completer)
        if offered != self._offered.stringList():
            self._offered.setStringList(offered)

    def _chosen(self, text: str) -> None:
        self.setText(text)
        self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        if event.key() == Qt.Key.Key_Down and completer and popup is not None and not popup.isVisible():
            completer.setCompletionPrefix(self.text())
            if not completer.completionCount():
                completer.setCompletionPrefix("")
            completer.complete()
            return
        super().keyPressEvent(event)
