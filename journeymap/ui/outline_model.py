"""What Qt may know and do with a line of the outline: how it looks and sounds, whether it can be typed over, dragged
and dropped on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from journeymap.editor.branches import MAP
from journeymap.ui.gestures import plain_tip
from journeymap.ui.outline_items import LineItems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from journeymap.editor.dropping import Where
    from journeymap.ui.chrome import Chrome

    Index = QModelIndex | QPersistentModelIndex
    MayDrop = Callable[[tuple[str, ...], str, Where], bool]

IDS = "application/x-journeymap-outline"
"""What is dragged: a JSON list of the tree it comes from and of ids, which mean something in that tree only."""


class OutlineModel(LineItems):
    """`typed` hands on what was typed over a line, `ticked` a lane shown or hidden, `dropped` what was dropped where;
    `may_drop` is asked whether something can be."""

    typed = Signal(str, str)
    ticked = Signal(str, bool)
    dropped = Signal(tuple, str, str)

    def __init__(self, colours: Chrome, may_drop: MayDrop) -> None:
        super().__init__()
        self.colours = colours
        self.fixed = False
        """Whether the map can be looked at only."""
        self._may_drop = may_drop
        self._mine = uuid4().hex

    def flags(self, index: Index) -> Qt.ItemFlag:
        branch, flag = self.branch(index), Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled
        if branch.thing is not None or branch.key == MAP:
            flags |= flag.ItemIsSelectable
        if self.fixed:
            return flags
        flags |= flag.ItemIsDropEnabled
        if branch.thing is not None:
            flags |= flag.ItemIsDragEnabled
        if branch.text is not None:
            flags |= flag.ItemIsEditable
        return flags | flag.ItemIsUserCheckable if branch.ticked is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        branch = self.branch(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(branch.title.split()) or f"(unnamed {branch.noun})"
            case Qt.ItemDataRole.EditRole:
                return branch.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (branch.title, branch.spoken))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.ForegroundRole:
                if branch.noun in ("map", "stage"):
                    return QBrush(QColor(self.colours.ink))
                return QBrush(QColor(self.colours.soft))
            case Qt.ItemDataRole.FontRole if branch.key == MAP:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.CheckStateRole if branch.ticked is not None:
                return Qt.CheckState.Checked if branch.ticked else Qt.CheckState.Unchecked
            case _:
                return None

    def spoken(self, index: Index) -> str:
        """A line in words, and which of its siblings it is."""
        node = self.node(index)
        siblings = 1 if node.parent is None else len(self._inside(node.parent))
        place = f", {node.row + 1} of {siblings}" if siblings > 1 else ""
        return f"{node.branch.heard}{place}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        branch = self.branch(index)
        if role == Qt.ItemDataRole.EditRole:
            self.typed.emit(branch.key, str(value))
        elif role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(branch.key, Qt.CheckState(value) == Qt.CheckState.Checked)
        else:
            return False
        return True

    # -- dragging

    def mimeTypes(self) -> list[str]:
        return [IDS]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        things = [thing for index in indexes if (thing := self.branch(index).thing) is not None]
        data = QMimeData()
        data.setData(IDS, QByteArray(json.dumps([self._mine, *things]).encode()))
        return data

    def canDropMimeData(self, data: QMimeData, _: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return column <= 0 and self._goal(data, row, parent) is not None

    def dropMimeData(self, data: QMimeData, _: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        goal = self._goal(data, row, parent) if column <= 0 else None
        if goal is not None:
            self.dropped.emit(*goal)
        return goal is not None

    def _goal(self, data: QMimeData, row: int, parent: Index) -> tuple[tuple[str, ...], str, Where] | None:
        """What would be dropped where: between two lines it goes before the lower one, else after the upper one."""
        if not data.hasFormat(IDS) or not parent.isValid():
            return None
        try:
            whose, *ids = map(str, json.loads(bytes(data.data(IDS).data())))
        except (ValueError, TypeError, RecursionError):
            return None  # another program’s
        if whose != self._mine:
            return None
        node = self.node(parent)
        goals: list[tuple[str, Where]] = [(node.branch.key, "into")] if row < 0 else []
        if 0 <= row < len(self._inside(node)):
            goals.append((self._inside(node)[row].branch.key, "before"))
        if 0 < row <= len(self._inside(node)):
            goals.append((self._inside(node)[row - 1].branch.key, "after"))
        return next(
            ((tuple(ids), target, where) for target, where in goals if self._may_drop(tuple(ids), target, where)), None
        )
