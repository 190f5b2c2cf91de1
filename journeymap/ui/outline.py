"""The outline panel: the map as a tree with a filter above it, in step with the selection both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor.outline import MAP, Branch, outline, path_to
from journeymap.ui.gestures import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtCore import QPersistentModelIndex

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome

    Index = QModelIndex | QPersistentModelIndex

MARKS = Qt.ItemDataRole.UserRole
"""The role under which a line's marks are asked for."""
_OPEN_AT_MOST = 60
"""Stages of a map with no more touchpoints than this are shown open."""
_PATIENCE = 120
"""Milliseconds after the last key before the filter is applied."""


class OutlineModel(QAbstractItemModel):
    """The branches of one outline as Qt's items. Qt asks only for what is looked at, and so does the tree grow."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.colours = colours
        self._root = Branch("", "", "")
        self._branches: list[Branch] = []
        self._numbers: dict[int, int] = {}

    def show(self, tree: Branch) -> None:
        """Another tree takes the place of this one."""
        self.beginResetModel()
        self._root = Branch("root", "", "", _grow=lambda: (tree,))
        self._branches, self._numbers = [], {}
        self.endResetModel()

    def branch(self, index: Index) -> Branch:
        return self._branches[index.internalId()] if index.isValid() else self._root

    def find(self, keys: tuple[str, ...]) -> QModelIndex:
        """The item at the end of a path of keys from the map down; an invalid one where there is none."""
        branch = self._root
        for key in keys:
            found = next((child for child in branch.children if child.key == key), None)
            if found is None:
                return QModelIndex()
            branch = found
        return self._index(branch) if branch is not self._root else QModelIndex()

    def _index(self, branch: Branch) -> QModelIndex:
        number = self._numbers.get(id(branch))
        if number is None:
            number = self._numbers[id(branch)] = len(self._branches)
            self._branches.append(branch)
        return self.createIndex(branch.row, 0, number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  (Qt's own)
        children = self.branch(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self._index(children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        above = self.branch(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return len(self.branch(parent).children)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  (Qt's own)
        return self.branch(parent).has_children

    def columnCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        branch = self.branch(index)
        flags = Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsSelectable if branch.thing is not None or branch.key == MAP else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        branch = self.branch(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(branch.title.split()) or f"(unnamed {branch.noun})"
            case _ if role == MARKS:
                return branch.marks
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (branch.title, branch.spoken))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (f"{branch.noun} {branch.title}".strip(), branch.spoken)))
            case Qt.ItemDataRole.ForegroundRole:
                if branch.noun in ("map", "stage"):
                    return QBrush(QColor(self.colours.ink))
                return QBrush(QColor(self.colours.soft))
            case Qt.ItemDataRole.FontRole if branch.key == MAP:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None


class Marked(QStyledItemDelegate):
    """Paints a line's title, and behind it its marks: problems in the colour of alarm."""

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks = index.data(MARKS)
        if not marks:
            super().paint(painter, option, index)
            return
        room = option.fontMetrics.horizontalAdvance(marks) + 8
        title = option.fontMetrics.horizontalAdvance(index.data()) + 8
        whole = option.rect
        option.rect = whole.adjusted(0, 0, -room, 0) if title + room > whole.width() else whole
        super().paint(painter, option, index)
        at = min(whole.left() + title, whole.right() - room + 1)
        colours = self._model.colours
        painter.setFont(option.font)
        painter.setPen(QColor(colours.bad if self._model.branch(index).alarming else colours.soft))
        where = QRect(at, whole.top(), room, whole.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, marks)


class OutlineTree(QTreeView):
    """The tree itself; Enter goes to what is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


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
    """Filter and tree of one window. `wanted` asks to look closely at a thing, `left` to give the map the keys."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.session = session
        self._journey: Journey | None = None
        self._problems: Mapping[str, int] = {}
        self._following = False
        self.tree = OutlineTree()
        self.filter = Filter(self.tree)
        self.filter.left.connect(self.left)
        self.filter.returnPressed.connect(self._take_first)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._rebuild)
        self.filter.textChanged.connect(lambda _: self._patience.start())
        self.model = OutlineModel(colours)
        self._delegate = Marked(self.model)  # Qt does not keep it
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName("Outline")
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        self.tree.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)

    def show_state(self, state: EditorState, colours: Chrome) -> None:
        """Shows the map of this state, keeping open what was open, and chooses what is selected in it."""
        if state.journey is self._journey and colours is self.model.colours:
            self.follow(state.selection)
            return
        self.model.colours = colours
        new = self._journey is None
        self._journey = state.journey
        self._rebuild(new=new)

    def show_problems(self, problems: Mapping[str, int]) -> None:
        """Marks stages and touchpoints with how many problems the checks found there."""
        if problems != self._problems:
            self._problems = problems
            self._rebuild()

    def start_over(self) -> None:
        """The next journey is another map."""
        self._journey = None
        self._problems = {}
        self.filter.clear()

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
        self._following = True
        try:
            flag = QItemSelectionModel.SelectionFlag
            model = self.tree.selectionModel()
            model.select(chosen, flag.ClearAndSelect)
            if last.isValid():
                model.setCurrentIndex(last, flag.NoUpdate)
                self.tree.scrollTo(last)
        finally:
            self._following = False

    def _chosen(self) -> None:
        if self._following:
            return
        chosen = (self.model.branch(index).thing for index in self.tree.selectionModel().selectedIndexes())
        self.session.select(tuple(thing for thing in chosen if thing is not None))

    def _go(self, index: QModelIndex) -> None:
        thing = self.model.branch(index).thing
        if thing is not None:
            self.wanted.emit(thing)

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

    def _rebuild(self, *, new: bool = False) -> None:
        if self._journey is None:
            return
        wanted = self.filter.text()
        open_before = {MAP} if new else {self.model.branch(index).key for index in self._open(QModelIndex())}
        tree = outline(self._journey, self._problems, wanted)
        top = self.tree.verticalScrollBar().value()
        self._following = True
        try:
            self.model.show(tree)
            if wanted.strip():
                self._reopen(QModelIndex(), lambda branch: branch.leads)
            else:
                if new and len(self._journey.touchpoints) <= _OPEN_AT_MOST:
                    open_before |= {stage.id for stage in self._journey.stages}
                    open_before |= {part.id for part in self._journey.substages}
                keys = open_before | {MAP}
                self._reopen(QModelIndex(), lambda branch: branch.key in keys)
        finally:
            self._following = False
        self.follow(self.session.state.selection)
        if not new:
            self.tree.verticalScrollBar().setValue(top)

    def _open(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if self.tree.isExpanded(index):
                yield index
                yield from self._open(index)

    def _reopen(self, parent: QModelIndex, is_open: Callable[[Branch], bool]) -> None:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if is_open(self.model.branch(index)):
                self.tree.setExpanded(index, True)
                self._reopen(index, is_open)
