"""Lines of the outline as items that Qt can hold on to: another tree takes the place of the one shown by what is
different between them, so that lines stay open, current and being typed in while the map changes under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from journeymap.editor.branches import Branch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex


class Node:
    """A line that Qt knows of, and those below it as far as somebody looked at them."""

    __slots__ = ("branch", "inside", "number", "parent", "row")

    def __init__(self, branch: Branch, parent: Node | None, row: int, number: int) -> None:
        self.branch, self.parent, self.row, self.number = branch, parent, row, number
        self.inside: list[Node] | None = None


class LineItems(QAbstractItemModel):
    """The lines of one tree, known by their keys from one tree to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 0
        self._nodes: dict[int, Node] = {}
        self._root = self._node(Branch("/", "", ""), None, 0)

    # -- the tree that is shown

    def show(self, tree: Branch) -> None:
        """Another tree takes the place of this one."""
        self._sync(self._root, Branch("/", "", "", _grow=lambda: (tree,)))

    def start_over(self) -> None:
        """Shows nothing: the next tree is of another map."""
        self.beginResetModel()
        self._nodes.clear()
        self._root = self._node(Branch("/", "", ""), None, 0)
        self.endResetModel()

    def _sync(self, node: Node, branch: Branch) -> None:
        before, node.branch = node.branch, branch
        if node.inside is None:
            if before.has_children == branch.has_children:
                return  # nobody looked below it, and nothing is to be seen of it
            node.inside = [self._node(child, node, row) for row, child in enumerate(before.children)]
        self._remove(node, {child.key for child in branch.children})
        known = {child.branch.key: child for child in node.inside}
        self._arrange(node, [child.key for child in branch.children], branch.children, known)
        where = self._index(node)
        for row, child in enumerate(branch.children):
            one = node.inside[row]
            if one.branch is not child:
                changed = one.branch.face != child.face
                self._sync(one, child)
                if changed:
                    at = self.index(row, 0, where)
                    self.dataChanged.emit(at, at)

    def _remove(self, node: Node, kept: set[str]) -> None:
        assert node.inside is not None
        row = len(node.inside)
        while row:
            row -= 1
            if node.inside[row].branch.key in kept:
                continue
            last = row
            while row and node.inside[row - 1].branch.key not in kept:
                row -= 1
            self.beginRemoveRows(self._index(node), row, last)
            for gone in node.inside[row : last + 1]:
                self._forget(gone)
            del node.inside[row : last + 1]
            _number(node.inside)
            self.endRemoveRows()

    def _arrange(self, node: Node, keys: list[str], lines: Sequence[Branch], known: dict[str, Node]) -> None:
        """Brings what is there into the new order and what is new between it."""
        inside, where = node.inside, self._index(node)
        assert inside is not None
        places = {key: place for place, key in enumerate(keys)}
        row = 0
        while row < len(keys):
            if row < len(inside) and inside[row].branch.key == keys[row]:
                row += 1
            elif keys[row] not in known:
                last = row
                while last + 1 < len(keys) and keys[last + 1] not in known:
                    last += 1
                self.beginInsertRows(where, row, last)
                inside[row:row] = [self._node(line, node, 0) for line in lines[row : last + 1]]
                _number(inside)
                self.endInsertRows()
                row = last + 1
            elif row + 1 < len(inside) and inside[row + 1].branch.key == keys[row]:
                ahead = sum(key in known for key in keys[row : places[inside[row].branch.key]])
                self._move(inside, where, row, row + ahead)  # one has gone on: it moves, not all the others
            else:
                self._move(inside, where, inside.index(known[keys[row]]), row)

    def _move(self, inside: list[Node], where: QModelIndex, start: int, end: int) -> None:
        self.beginMoveRows(where, start, start, where, end + 1 if end > start else end)
        inside.insert(end, inside.pop(start))
        _number(inside)
        self.endMoveRows()

    def _node(self, branch: Branch, parent: Node | None, row: int) -> Node:
        self._last += 1
        node = self._nodes[self._last] = Node(branch, parent, row, self._last)
        return node

    def _forget(self, node: Node) -> None:
        del self._nodes[node.number]
        for child in node.inside or ():
            self._forget(child)

    def _inside(self, node: Node) -> list[Node]:
        if node.inside is None:
            node.inside = [self._node(child, node, row) for row, child in enumerate(node.branch.children)]
        return node.inside

    # -- look-ups

    def node(self, index: Index) -> Node:
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def branch(self, index: Index) -> Branch:
        return self.node(index).branch

    def find(self, keys: tuple[str, ...]) -> QModelIndex:
        """The item at the end of a path of keys from the map down; an invalid one where there is none."""
        node = self._root
        for key in keys:
            found = next((child for child in self._inside(node) if child.branch.key == key), None)
            if found is None:
                return QModelIndex()
            node = found
        return self._index(node)

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  (Qt's own)
        inside = self._inside(self.node(parent))
        if column != 0 or not 0 <= row < len(inside):
            return QModelIndex()
        return self._index(inside[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        above = self.node(index).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return len(self._inside(self.node(parent)))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  (Qt's own)
        node = self.node(parent)
        return node.branch.has_children if node.inside is None else bool(node.inside)

    def columnCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return 1


def _number(inside: list[Node]) -> None:
    for row, node in enumerate(inside):
        node.row = row
