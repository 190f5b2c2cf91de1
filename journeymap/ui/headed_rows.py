"""Headings at the top, lines in columns below each: what lists of problems and of checks have in common as Qt sees
them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex


class HeadedRows(QAbstractItemModel):
    """`columns` are the names of the columns."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__()
        self._columns = columns
        self.counts: tuple[int, ...] = ()
        """How many lines stand under each heading."""

    def place(self, index: Index) -> tuple[int, int] | None:
        """The row of the heading above a line, and its own below that; None where there is no line."""
        return (index.internalId() - 1, index.row()) if index.isValid() and index.internalId() else None

    def head(self, index: Index) -> int | None:
        """The row of a heading; None for what is none."""
        return index.row() if index.isValid() and not index.internalId() else None

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's own
        if not 0 <= column < len(self._columns) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() shares the name
        place = self.place(index)
        return QModelIndex() if place is None else self.createIndex(place[0], 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        if not parent.isValid():
            return len(self.counts)
        return 0 if parent.internalId() or parent.column() else self.counts[parent.row()]

    def columnCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own
        return len(self._columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section] if shown else None
