"""The agenda beside a presentation: its steps with their minutes, to see what is to come and to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from journeymap.editor.presenting import going
from journeymap.editor.presenting.agenda import Entry, agenda
from journeymap.ui.presenter_rows import AT_END, Row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

_SIGNS = {"past": "✓", "now": "▶", "to come": "\u2007 "}
_OWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_AHEAD = 3
"""Steps to come that are seen with the present one."""
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Agenda(QListWidget):
    """A click goes to a step; with keys, up and down choose one and Enter goes there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._entries: tuple[Entry, ...] = ()
        self.setObjectName("agenda")
        self.setAccessibleName("Agenda")
        self.setAccessibleDescription("The steps of the presentation. Enter goes to one.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click goes there, and the keys stay where they are
        self.setItemDelegate(Row(self))
        self.itemClicked.connect(self._go)

    def show_state(self, state: EditorState) -> None:
        entries = agenda(state)
        if entries == self._entries:
            return
        moved = [one.when for one in entries] != [one.when for one in self._entries]
        self._entries = entries
        with QSignalBlocker(self):
            while self.count() > len(entries):
                self.takeItem(self.count() - 1)
            while self.count() < len(entries):
                self.addItem(QListWidgetItem())
            for place, entry in enumerate(entries):
                self._write(self.item(place), entry)
        here = next((place for place, one in enumerate(entries) if one.when == "now"), -1)
        if moved and here >= 0:
            self.setCurrentRow(here)
            for row in (min(here + _AHEAD, self.count() - 1), here):
                self.scrollToItem(self.item(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def _write(self, item: QListWidgetItem, entry: Entry) -> None:
        item.setText(f"{_SIGNS[entry.when]} {entry.number}  {entry.label}")
        item.setData(AT_END, f"{entry.minutes} min" if entry.minutes else "")
        spoken = f"{entry.number}, {entry.label}" + (f", {entry.minutes} minutes" if entry.minutes else "")
        state = {"past": ", done", "now": ", now", "to come": ""}[entry.when]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken + state)
        item.setData(Qt.ItemDataRole.UserRole, entry.key)
        font = item.font()
        font.setBold(entry.when == "now")
        item.setFont(font)

    def _go(self, item: QListWidgetItem) -> None:
        going.go_to(self.session, item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in _GO and item is not None:
            self._go(item)
        elif event.key() in _OWN and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()  # it means the presentation
