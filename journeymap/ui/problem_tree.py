"""The tree of the Problems panel: which keys and clicks ask for what, and the menu of everything that can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from journeymap.editor.problem_list import alike
from journeymap.ui.problem_rows import ACTIONS, PLACE, SENTENCE, SEVERITY, Cells, ProblemRows
from journeymap.ui.wide_list import WideList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from journeymap.editor.problem_list import Line
    from journeymap.flow.check import Found
    from journeymap.flow.problems import Fix

_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier(0)
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Return, _NONE): "go",
    (Qt.Key.Key_Return, _CTRL): "mend",
    (Qt.Key.Key_Return, _CTRL | Qt.KeyboardModifier.ShiftModifier): "all",
    (Qt.Key.Key_Space, _NONE): "more",
    (Qt.Key.Key_Delete, _NONE): "ignore",
    (Qt.Key.Key_Escape, _NONE): "leave",
}
"""What the tree's own keys ask for; all others do as in any tree."""
_NARROW = 1100
"""Px of width below which the places leave their room to the sentences."""


class ProblemTree(WideList):
    """`shown` says that a line was clicked."""

    shown = Signal()

    def __init__(self, rows: ProblemRows) -> None:
        super().__init__("Problems", SENTENCE, _word)
        self.rows = rows
        self.cells = Cells(rows)  # Qt does not keep it
        self.setModel(rows)
        self.setItemDelegate(self.cells)
        self.share_width()
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, letter = event.size().width(), self.fontMetrics().averageCharWidth()
        self.setColumnHidden(PLACE, width < _NARROW)
        self.setColumnWidth(SEVERITY, 17 * letter + 14)
        self.setColumnWidth(PLACE, min(34 * letter, width // 4))
        self.setColumnWidth(ACTIONS, min(56 * letter, width * 2 // 5))

    def line(self) -> Line | None:
        """The current line, None on a heading."""
        return self.rows.line(self.currentIndex())

    # -- keys

    def do(self, word: str) -> None:
        current = self.currentIndex()
        if word in ("go", "more") and self.rows.group(current) is not None:
            self.setExpanded(current, not self.isExpanded(current))
        elif word == "leave" or self.line() is not None:
            self.asked.emit(word)

    # -- the pointer

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        if self.rows.line(index) is None or index.row() != self.currentIndex().row():
            return
        what = self.offer_at(index, event.position().toPoint())
        if what is None:
            self.shown.emit()
        else:
            self.asked.emit(what)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self.rows.line(index) is not None and self.offer_at(index, event.position().toPoint()) is None:
            self.asked.emit("go")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        on_link = not self.rows.stale and self.offer_at(self.indexAt(at), at) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def offer_at(self, index: QModelIndex, at: QPoint) -> str | None:
        """What the link asks for that stands at a point of the view; None where there is none."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        offer = self.cells.offer_at(option, index, at.x())
        return None if offer is None else offer.what

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """On a line the menu of what can be done; by key at the line, by pointer where it is."""
        by_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_pointer else self.currentIndex()
        if self.rows.line(index) is not None:
            self.setCurrentIndex(index)
            self.asked.emit("more")

    def beneath(self) -> QPoint:
        """Where a menu about the current line opens, on the screen: clear of what is said below the list."""
        rect = self.visualRect(self.currentIndex().siblingAtColumn(ACTIONS))
        return self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom() + 1))


def menu_of(
    line: Line, found: Found, parent: QWidget, do: Callable[[str, Fix | None], None], *, read_only: bool
) -> QMenu:
    """Everything that can be done about a line. `do` is told what was chosen, and the fix that is meant."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)

    def add(text: str, what: str, fix: Fix | None = None, tip: str = "", key: str = "") -> None:
        action = menu.addAction(text.replace("&", "&&") + (f"\t{key}" if key else ""))
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.triggered.connect(partial(_call, do, what, fix))

    if line.mark != "off":
        add("Go There", "go", key="Enter")
    if line.mark in ("ignored", "off"):
        if not read_only:
            add("Switch On" if line.mark == "off" else "Check Again", "again")
        menu.addSeparator()
        add("Check Settings…", "settings")
        return menu
    if read_only:
        return menu
    menu.addSeparator()
    for number, fix in enumerate(line.fixes):
        add(fix.label, "mend", fix, fix.preview, "" if number else "Ctrl+Enter")
    for number, fix in enumerate(line.fixes):
        if (count := alike(found, line, fix)) > 1:
            tip, key = f"The same for all: “{line.name}”", "" if number else "Ctrl+Shift+Enter"
            verb = "Mend" if fix.mends else "Begin"  # what only a person can say is left to be written
            add(f"{verb} All {count:,} Like This: {fix.label}", "all", fix, tip, key)
    menu.addSeparator()
    add("Ignore…", "ignore", key="Del")
    add(f"Switch Off “{line.name}” for This Map", "off", tip="It is switched on again in Map > Check Settings")
    add("Check Settings…", "settings", tip="From which values on checks speak, and which are on")
    return menu


def _call(do: Callable[[str, Fix | None], None], what: str, fix: Fix | None, _: bool = False) -> None:
    do(what, fix)


def _word(event: QKeyEvent) -> str | None:
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    return _KEYS.get((key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
