"""The list of steps in which a map is presented: unchecking one leaves it out, dragging or Alt with an arrow moves it,
Enter presents from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from journeymap.editor.presenting import arranging
from journeymap.model.refusal import JourneyError
from journeymap.ui.gestures import plain_tip
from journeymap.ui.lanes import Ticked
from journeymap.ui.row_drop import dropped_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDropEvent, QKeyEvent

    from journeymap.editor.presenting.arranging import Line
    from journeymap.editor.session import Session
    from journeymap.ui.chrome import Chrome

_KEY = Qt.ItemDataRole.UserRole
_CHANGEABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled


class StepList(QListWidget):
    """The steps of one map. `chosen` tells the key of the step that has the keys, `refused` why something was not
    done, `presented` that somebody wants to present from the step."""

    chosen = Signal(str)
    refused = Signal(str)
    presented = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._lines: tuple[Line, ...] = ()
        self._filling = False
        self._ticked = Ticked()  # Qt does not keep it
        self.setItemDelegate(self._ticked)
        self.setAccessibleName("Steps of the presentation")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._turned)
        self.currentItemChanged.connect(self._moved)
        self.itemActivated.connect(lambda item: self.presented.emit(item.data(_KEY)))

    @property
    def key(self) -> str:
        """The step that has the keys, "" for none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_KEY))

    def colour(self, colours: Chrome) -> None:
        self._ticked.colour(colours)
        self.viewport().update()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Shows these steps; the one that has the keys keeps them."""
        if lines == self._lines:
            return
        key, self._lines = self.key, lines
        self._filling = True
        self.clear()
        for line in lines:
            words = f"{line.number}  {line.title}" if line.number else f"–  {line.title}"
            item = QListWidgetItem(f"{words}   ·   {line.tells}" if line.tells else words)
            item.setData(_KEY, line.key)
            item.setToolTip(plain_tip(item.text()))
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if self.session.state.read_only else flags | _CHANGEABLE)
            item.setCheckState(Qt.CheckState.Unchecked if line.step.hidden else Qt.CheckState.Checked)
            self.addItem(item)
        self._filling = False
        self.choose(key or (lines[0].key if lines else ""))

    def choose(self, key: str) -> None:
        """Gives the keys to a step, where it is there."""
        row = next((row for row, line in enumerate(self._lines) if line.key == key), 0)
        self.setCurrentRow(row)

    def _moved(self) -> None:
        if not self._filling:
            self.chosen.emit(self.key)

    def _turned(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        key, hidden = str(item.data(_KEY)), item.checkState() == Qt.CheckState.Unchecked
        QTimer.singleShot(0, self, lambda: self.do(lambda: arranging.leave_out(self.session, key, hidden)))

    def do(self, change: Callable[[], object]) -> None:
        """Makes a change; what is refused is told and leaves the list as it was."""
        try:
            change()
        except JourneyError as error:
            self.refused.emit(str(error))
            lines, self._lines = self._lines, ()
            self.show_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alone and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.key:
            self.do(lambda: arranging.move(self.session, self.key, -1 if event.key() == Qt.Key.Key_Up else 1))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The edit moves the step, and the list follows it."""
        self.put(self.currentRow(), dropped_before(self, event))

    def put(self, row: int, before: int) -> None:
        """Moves the step of a row before that of another; to the end with the number of rows."""
        if 0 <= row < len(self._lines) and before not in (row, row + 1) and 0 <= before <= len(self._lines):
            anchor = self._lines[before].key if before < len(self._lines) else None
            self.do(lambda: arranging.put(self.session, self._lines[row].key, anchor))
