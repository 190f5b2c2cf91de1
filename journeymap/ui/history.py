"""The list of steps: what was done in this window, where the map is among it, and a way to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QListView

from journeymap.editor.history import Timeline

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome

AnIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROWS = 6


class Steps(QAbstractListModel):
    """The lines of the list: the beginning, then every step."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.timeline = Timeline("", (), 0, None)
        self.colours = colours

    def show(self, timeline: Timeline) -> None:
        """Shows other steps. Where only the last ones differ, those before stay as they are."""
        old, self.timeline = self.timeline, timeline
        if old.begins == timeline.begins and len(old.names) == len(timeline.names):
            last = self.index(len(timeline.names))
            self.dataChanged.emit(self.index(0), last)
        else:
            self.beginResetModel()
            self.endResetModel()

    def rowCount(self, parent: AnIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.timeline.names) + 1

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, now = index.row(), self.timeline
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{now.name(row)} · saved" if row == now.saved else now.name(row)
            case Qt.ItemDataRole.FontRole if row == now.present:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if row > now.present:
                return QColor(self.colours.faint)
            case Qt.ItemDataRole.AccessibleTextRole:
                stands = "now" if row == now.present else "undone" if row > now.present else ""
                return ", ".join(filter(None, (now.name(row), stands, "saved" if row == now.saved else "")))
        return None


class HistoryList(QListView):
    """Click a step, or choose it with the arrows and press Enter, and the map is as it was after it."""

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.session = session
        self.steps = Steps(colours)
        self.setModel(self.steps)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("History")
        self.clicked.connect(self._go)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.show_state(self.steps.colours))
        session.subscribe(self._changed)

    def show_state(self, colours: Chrome) -> None:
        """Shows the steps as they are now, if anybody can see them."""
        self.steps.colours = colours
        if not self.isVisible():
            return
        self.steps.show(self.session.timeline())
        present = self.steps.index(self.steps.timeline.present)
        self.setCurrentIndex(present)
        self.scrollTo(present)

    def _changed(self, before: EditorState, after: EditorState) -> None:
        same = before.journey is after.journey and before.saved is after.saved and before.file is after.file
        if not same or (before.undo_name, before.redo_name) != (after.undo_name, after.redo_name):
            self._soon.start()  # the map is painted first

    def _go(self, index: QModelIndex) -> None:
        self.session.go_back_to(len(self.steps.timeline.names) - index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_state(self.steps.colours)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _ROWS * max(22, self.sizeHintForRow(0)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 66)
