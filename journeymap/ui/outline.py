"""The outline panel: the map as a tree with a filter above it, in step with the selection both ways.

What its keys do to the map is in `ui.outline_keys`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journeymap.editor.outline import MAP, Outlines, path_to
from journeymap.ui.outline_keys import OutlineKeys
from journeymap.ui.outline_model import OutlineModel
from journeymap.ui.outline_view import Lines, OutlineTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.tallies import Tally
    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome

_OPEN_AT_MOST = 60
"""Stages of a map with no more touchpoints than this are shown open."""
_PATIENCE = 120
"""Milliseconds after the last key before the filter is applied."""


class Filter(QLineEdit):
    """Words to filter by. Down leads into the tree, Escape clears and then leaves."""

    left = Signal()

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__()
        self._tree = tree
        self.setPlaceholderText("Filter")
        self.setClearButtonEnabled(True)
        self.setAccessibleName("Filter the outline")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._tree.setFocus()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()


class OutlinePanel(QWidget):
    """Filter and tree of one window. `wanted` asks to look closely at a thing, `left` to give the map the keys,
    `menu_wanted` where somebody asked for the menu of what is selected, `refused` why something was not done."""

    wanted = Signal(str)
    left = Signal()
    menu_wanted = Signal(QPoint)
    refused = Signal(str)

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.session = session
        self._journey: Journey | None = None
        self._problems: Mapping[str, Tally] = {}
        self._following = False
        self._followed: tuple[str, ...] = ()
        self._outlines = Outlines()
        self._open: set[str] = set()
        self.kept: set[str] = set()
        """Keys of lines typed since the filter was, which stay although it would leave them out."""
        self.tree = OutlineTree()
        self.filter = Filter(self.tree)
        self.filter.left.connect(self.left)
        self.filter.returnPressed.connect(self._take_first)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._rebuild)
        self.filter.textChanged.connect(self._filter)
        self.keys = OutlineKeys(self)
        self.model = OutlineModel(colours, self.keys.may_drop)
        self.lines = Lines(self.model, self.keys.has_lines)  # Qt does not keep it
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(self.lines)
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        self.tree.expanded.connect(lambda index: self._open.add(self.model.branch(index).key))
        self.tree.collapsed.connect(lambda index: self._open.discard(self.model.branch(index).key))
        self.tree.menu_wanted.connect(self.menu_wanted)
        self.model.rowsInserted.connect(self._come)
        self.keys.listen()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)

    # -- in step with the map

    def show_state(self, state: EditorState, colours: Chrome | None = None) -> None:
        """Shows the map of this state, keeping open what was open, and chooses what is selected in it."""
        self.model.fixed = state.read_only
        if colours is not None and colours is not self.model.colours:
            self.model.colours = colours
            self.tree.viewport().update()
        if state.journey is self._journey:
            self.follow(state.selection)
            return
        new = self._journey is None
        self._journey = state.journey
        if new and len(state.journey.touchpoints) <= _OPEN_AT_MOST:
            self._open.update(stage.id for stage in state.journey.stages)
            self._open.update(part.id for part in state.journey.substages)
        self._open.add(MAP)
        self.keys.map_changed()
        self._rebuild()

    def show_problems(self, problems: Mapping[str, Tally]) -> None:
        """Marks stages and touchpoints with how many problems the checks found there."""
        if problems != self._problems:
            self._problems = problems
            self._rebuild()

    def start_over(self) -> None:
        """The next journey is another map."""
        self._journey = None
        self._problems = {}
        self._open.clear()
        self._followed = ()
        self.filter.clear()
        self._patience.stop()
        self._following = True
        try:
            self.model.start_over()
        finally:
            self._following = False

    def follow(self, selection: tuple[str, ...]) -> None:
        """Chooses in the tree what is selected on the map, opening the way to it."""
        if self._journey is None:
            return
        chosen = QItemSelection()
        last = QModelIndex()
        for thing in selection[-200:]:
            index = self.model.find(path_to(self._journey, thing))
            if index.isValid():
                chosen.select(index, index)
                last = index
        fresh, self._followed = selection != self._followed, selection
        self._following = True
        try:
            flag = QItemSelectionModel.SelectionFlag
            model = self.tree.selectionModel()
            model.select(chosen, flag.ClearAndSelect)
            if last.isValid() and fresh:
                model.setCurrentIndex(last, flag.NoUpdate)
                self.tree.scrollTo(last)
        finally:
            self._following = False

    def go_to(self, key: str) -> QModelIndex:
        """Makes the line of this key the current one, opening the way to it; what is selected stays."""
        index = self.index_of(key)
        if index.isValid():
            self._following = True
            try:
                self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.tree.scrollTo(index)
            finally:
                self._following = False
        return index

    def index_of(self, key: str) -> QModelIndex:
        """The item of a thing, heading or field; an invalid one where none is shown."""
        return QModelIndex() if self._journey is None else self.model.find(path_to(self._journey, key))

    def current(self) -> str | None:
        """The key of the current line."""
        index = self.tree.currentIndex()
        return self.model.branch(index).key if index.isValid() else None

    def _chosen(self) -> None:
        if self._following:
            return
        chosen = (self.model.branch(index).thing for index in self.tree.selectionModel().selectedIndexes())
        self._followed = tuple(thing for thing in chosen if thing is not None)
        self.session.select(self._followed)

    def _filter(self) -> None:
        self.kept.clear()
        self._patience.start()

    def _take_first(self) -> None:
        """Enter in the filter: the first line that holds the words."""
        if self._patience.isActive():
            self._patience.stop()
            self._rebuild()
        branch = self.model.branch(self.model.index(0, 0))
        while branch.leads or branch.key == MAP:
            if not branch.children:
                return
            branch = branch.children[0]
        if branch.thing is not None:
            self.session.select((branch.thing,))
            self.wanted.emit(branch.thing)

    # -- building

    def _rebuild(self) -> None:
        if self._journey is None:
            return
        wanted = self.filter.text()
        current = self.current()
        self._following = True
        try:
            self.model.show(self._outlines.tree(self._journey, self._problems, wanted, self.kept))
            if wanted.strip():
                self._open_leading(QModelIndex())
        finally:
            self._following = False
        if current is not None and self.current() != current:
            self.go_to(current)  # it has moved to another place of the tree
        self.follow(self.session.state.selection)

    def _come(self, parent: QModelIndex, first: int, last: int) -> None:
        """Lines have come: those that were open elsewhere before are open here."""
        for row in range(first, last + 1):
            index = self.model.index(row, 0, parent)
            if self.model.branch(index).key in self._open:
                self.tree.setExpanded(index, True)
                self._come(index, 0, self.model.rowCount(index) - 1)

    def _open_leading(self, parent: QModelIndex) -> None:
        """Opens the way to what the filter found, without keeping it open when the filter is gone."""
        before = set(self._open)
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if self.model.branch(index).leads:
                self.tree.setExpanded(index, True)
                self._open_leading(index)
        self._open = before
