"""The parking lot beside a presentation: what was left for later, to read out, reword and tick off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from journeymap.editor.naming import said_by
from journeymap.editor.presenting.parked_line import as_line, read_parked
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.ui.presenter_rows import BENEATH, LINE, Row

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from journeymap.editor.session import Edit, Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey, Parked
    from journeymap.ui.chrome import Chrome

_CLICKER = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_OWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_EDIT = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ParkingLot(QListWidget):
    """Enter or a double click rewords a thought, Delete takes it out. `told` says what was done, or why not."""

    told = Signal(str, bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._parked: tuple[Parked, ...] = ()
        self._journey: Journey | None = None
        self.setObjectName("parking")
        self.setAccessibleName("Parking lot")
        self.setAccessibleDescription(
            "What was left for later. Enter rewords a thought, @ before who it is for, Delete takes it out."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.rows = Row(self)
        self.setItemDelegate(self.rows)
        self.itemChanged.connect(self._reworded)

    def colour(self, colours: Chrome) -> None:
        self.rows.fainter = QColor(colours.soft)
        self.viewport().update()

    def show_state(self, state: EditorState) -> None:
        if state.journey is self._journey:
            return
        known, had = self._journey is not None, self._parked
        self._parked, self._journey = state.journey.parked, state.journey
        row = self.currentRow() if self.hasFocus() else -1
        with QSignalBlocker(self):
            while self.count() > len(self._parked):
                self.takeItem(self.count() - 1)
            while self.count() < len(self._parked):
                self.addItem(QListWidgetItem())
            for place, one in enumerate(self._parked):
                self._write(self.item(place), one, state.journey, free=not state.read_only)
        if known and len(self._parked) > len(had):
            self.scrollToBottom()
        self.setCurrentRow(min(row, len(self._parked) - 1))
        self.viewport().update()

    def _write(self, item: QListWidgetItem, one: Parked, journey: Journey, *, free: bool) -> None:
        item.setText(one.text)
        thing = index(journey).things.get(one.at or "")
        about = " · ".join(filter(None, (one.by, shortened(said_by(thing), 60) if thing is not None else "")))
        item.setData(BENEATH, about)
        item.setData(LINE, as_line(one))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (one.text, about))))
        flags = item.flags() | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags if free else flags & ~Qt.ItemFlag.ItemIsEditable)

    def _reworded(self, item: QListWidgetItem) -> None:
        from journeymap.model.edits import set_parked  # late: no edit is needed before somebody writes

        number, (text, by) = self.row(item), read_parked(item.text())
        self._commit(lambda journey: set_parked(journey, number, text=text, by=by), "Reword parked thought", "")
        state = self.session.state
        with QSignalBlocker(self):  # what stands in the map now, whatever was typed
            self._write(item, self._parked[number], state.journey, free=not state.read_only)

    def take_out(self) -> None:
        """Takes the chosen thought out of the lot."""
        number = self.currentRow()
        if not 0 <= number < len(self._parked):
            return
        from journeymap.model.edits import unpark  # late, as above

        words = shortened(self._parked[number].text, 40)
        self._commit(
            lambda journey: unpark(journey, number), f"Take “{words}” out of parking lot", f"Taken out: “{words}”."
        )

    def _commit(self, edit: Edit, name: str, told: str) -> bool:
        try:
            self.session.commit(edit, name)
        except JourneyError as error:
            self.told.emit(str(error), False)
            return False
        if told:
            self.told.emit(told, True)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing looks chosen where keys mean something else."""
        super().focusOutEvent(event)
        elsewhere = event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if elsewhere and self.state() != QAbstractItemView.State.EditingState:
            self.setCurrentRow(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = event.key(), self.currentItem()
        if self.state() == QAbstractItemView.State.EditingState and key not in _CLICKER:
            event.accept()  # nothing that is typed means anything else
        elif key in _EDIT and item is not None and not event.modifiers():
            self.editItem(item)
        elif key in _REMOVE and item is not None and not event.modifiers():
            self.take_out()
        elif key in _OWN and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()  # it means the presentation

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(self.rows.fainter)
            room = self.viewport().rect().adjusted(4, 4, -4, -4)
            painter.drawText(
                room, Qt.TextFlag.TextWordWrap, "Nothing is parked. “? Who pays?” in the line below parks a question."
            )
            painter.end()
