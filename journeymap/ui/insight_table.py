"""A table of insights: as high as its rows up to a limit, walked through with the arrow keys, Enter does what a cell
says. Texts of a list that find no room on one line stand on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QStyleOptionViewItem, QTableView

from journeymap.ui.insight_rows import ROOM, InsightCells, InsightRows, lines

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from journeymap.editor.insight_list import Table
    from journeymap.ui.chrome import Chrome

Look = Literal["list", "matrix", "bars"]
_MOST_ROWS = 9
_MEASURED = 60
"""Rows that are looked at to say how wide a column should be."""
_LEAST_NUMBER = 44
"""Px of a column of a matrix."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class InsightTable(QTableView):
    """`did` hands over the deed of a cell that was clicked or entered, `left` tells that the map wants the keys."""

    did = Signal(object)
    left = Signal()

    def __init__(self, colours: Chrome, name: str, look: Look = "list") -> None:
        super().__init__()
        self.look = look
        self.rows = InsightRows(colours)
        self.cells = InsightCells(self.rows, bars=look == "bars")  # Qt does not keep it
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # the cell with the keys is framed
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._wide: list[list[int]] = []  # px of the texts, by row
        wraps = look == "list"
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed
        )
        if look != "matrix":
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setVisible(look != "bars")
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_table(self, table: Table) -> None:
        """Shows another table; the keys stay at their place in it."""
        current = self.currentIndex()
        row, column = current.row(), current.column()
        self.rows.show(table)
        self.ensurePolished()  # else it would be measured in another font
        wide = self.fontMetrics().horizontalAdvance
        self._wide = [[wide(cell.text) for cell in cells] for cells in table.rows] if self.look == "list" else []
        if current.isValid() or row >= 0:
            row, column = min(row, len(table.rows) - 1), min(column, len(table.headings) - 1)
            self.setCurrentIndex(self.rows.index(row, column))
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(_MOST_ROWS, self.rows.rowCount())
        head = self.horizontalHeader().sizeHint().height() if self.look != "bars" else 0
        bar = self.horizontalScrollBar()
        return QSize(200, head + rows * self.verticalHeader().defaultSectionSize() + (12 if bar.maximum() else 0) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return self.look == "list"

    def heightForWidth(self, width: int) -> int:
        """As high as a list of so many px needs to be."""
        bar = self.verticalScrollBar().sizeHint().width() if self.rows.rowCount() > _MOST_ROWS else 0
        heights = self._heights(self._widths(width - bar))
        return self.horizontalHeader().sizeHint().height() + sum(heights[:_MOST_ROWS]) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shares the width among the columns, and gives each row of a list the lines that it needs then."""
        widths = self._widths(self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if self.look == "list":
            for row, height in enumerate(self._heights(widths)):
                if height != self.rowHeight(row):
                    self.setRowHeight(row, height)

    def _widths(self, room: int) -> list[int]:
        count = self.rows.columnCount()
        if not count:
            return []
        wanted = [self._wanted(column) for column in range(count)]
        if self.look == "matrix":
            first = min(wanted[0], max(90, room * 2 // 5))
            each = max(_LEAST_NUMBER, (room - first) // max(1, count - 1))
            return [first, *[each] * (count - 1)]
        if self.look == "bars":
            first = min(wanted[0], room // 2)
            return [first, room - first]
        if sum(wanted) > room:  # what is narrow stays whole, the others wrap
            kept = [width if width <= room // count else 0 for width in wanted]
            left, rest = room - sum(kept), sum(width for width, keep in zip(wanted, kept, strict=True) if not keep)
            widths = [keep or width * left // rest for width, keep in zip(wanted, kept, strict=True)]
        else:
            widths = [width * room // max(1, sum(wanted)) for width in wanted]
        widths[-1] = room - sum(widths[:-1])
        return widths

    def _heights(self, widths: list[int]) -> list[int]:
        """Px of every row of a list whose columns are so wide."""
        one = self.verticalHeader().defaultSectionSize()
        made = []
        for row, wide in enumerate(self._wide):
            long = [column for column, width in enumerate(wide) if width + 2 * ROOM > widths[column]]
            texts = ((str(self.rows.index(row, column).data()), widths[column]) for column in long)
            made.append(max((lines(self.fontMetrics(), text, width) for text, width in texts), default=one))
        return made

    def _wanted(self, column: int) -> int:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        rows = range(min(_MEASURED, self.rows.rowCount()))
        inside = (self.cells.sizeHint(option, self.rows.index(row, column)).width() for row in rows)
        return max(inside, default=40)

    # -- what can be done

    def do(self, index: QModelIndex) -> None:
        """Does what a cell says, if it says anything."""
        cell = self.rows.cell(index)
        if cell is not None and cell.does is not None:
            self.did.emit(cell.does)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.do(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        cell = self.rows.cell(self.indexAt(event.position().toPoint()))
        over = cell is not None and cell.does is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # before an action of the window takes the key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self.do(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
