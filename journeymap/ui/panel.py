"""A part of the window's sides: a heading in capitals over its contents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Panel(QWidget):
    """A headed column; `key` is its name in the table of panels."""

    def __init__(self, key: str, title: str, contents: QWidget, stretch: bool = False) -> None:
        super().__init__()
        self.key = key
        self.contents = contents
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self.heading = QLabel(title.upper())
        self.heading.setObjectName("heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 4)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(contents, 1 if stretch else 0)
