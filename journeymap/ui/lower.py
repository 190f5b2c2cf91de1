"""What stands below the map: one page at a time, under tabs: problems, insights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent


Page = tuple["QWidget", "QWidget | None"]
"""A page, and what stands beside the tabs while it is shown."""


class Tabs(QTabBar):
    """The tabs. Down goes into the page, Escape leaves for the map."""

    entered = Signal()
    left = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight().color(), 1.5))
            painter.drawRoundedRect(QRectF(self.tabRect(self.currentIndex())).adjusted(1, 1, -5, -3), 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Lower(QWidget):
    """`wanted` asks for another page by its key."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lower")
        self.keys: list[str] = []
        self._makers: dict[str, Callable[[], Page]] = {}
        self.tabs = Tabs()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Below the map")
        self.heads = QStackedWidget()
        self.pages = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 0)
        row.addWidget(self.tabs)
        row.addWidget(self.heads, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._chosen)

    def add_later(self, key: str, title: str, tip: str, make: Callable[[], Page]) -> None:
        """Another page, made when it is shown for the first time: a window should stand there soon."""
        self._makers[key] = make
        self.add(key, title, tip, QWidget())

    def add(self, key: str, title: str, tip: str, page: QWidget, head: QWidget | None = None) -> None:
        """Another page; `head` stands beside the tabs while it is shown."""
        self.keys.append(key)
        self.pages.addWidget(page)
        self.heads.addWidget(head or QWidget())
        self.tabs.blockSignals(True)
        self.tabs.addTab(title)
        self.tabs.blockSignals(False)
        self.tabs.setTabToolTip(self.tabs.count() - 1, tip)

    def show_page(self, key: str) -> None:
        """Shows a page; asks for nothing."""
        number = self.keys.index(key)
        if key in self._makers:
            page, head = self._makers.pop(key)()
            for stack, made in ((self.pages, page), (self.heads, head)):
                empty = stack.widget(number)
                if made is not None and empty is not None:
                    stack.insertWidget(number, made)
                    stack.removeWidget(empty)
                    empty.deleteLater()
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(number)
        self.tabs.blockSignals(False)
        self.heads.setCurrentIndex(number)
        self.pages.setCurrentIndex(number)

    def _chosen(self, number: int) -> None:
        self.wanted.emit(self.keys[number])
