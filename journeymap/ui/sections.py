"""Titled parts side by side in as many columns as there is room for, each under the shortest column before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NARROWEST = 330
"""Px of a column."""
_GAP = 10


class Section(QFrame):
    """A title, a sentence, and whatever else is put below them. Its texts are shown as they are."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("section")
        self.setAccessibleName(title)
        self.span = 1  # how many columns it takes, where there are so many
        self.title = QLabel(title)
        self.title.setObjectName("heading")
        self.said = QLabel()
        self.said.setObjectName("caption")
        self.said.setWordWrap(True)
        for label in (self.title, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(6)
        self.column.addWidget(self.title)
        self.column.addWidget(self.said)

    def add(self, part: QWidget) -> None:
        """Puts something below what is there."""
        self.column.addWidget(part)

    def tell(self, words: str) -> None:
        """The sentence below the title; none for an empty text."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def height_at(self, width: int) -> int:
        """Px that it needs at a width."""
        self.column.invalidate()
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()


class Sections(QWidget):
    """Takes as much height as its sections need at its width."""

    def __init__(self, sections: list[Section]) -> None:
        super().__init__()
        self.setObjectName("sections")
        self.sections = sections
        for section in sections:
            section.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def arrange(self) -> None:
        """Places the sections anew, after one of them has changed."""
        count = max(1, (self.width() + _GAP) // (_NARROWEST + _GAP))
        width = (self.width() - _GAP * (count - 1)) // count
        ends = [0] * count
        for section in self.sections:
            span = min(section.span, count)
            tops = [max(ends[first : first + span]) for first in range(count - span + 1)]
            column = tops.index(min(tops))
            wide = span * (width + _GAP) - _GAP
            height = section.height_at(wide)
            section.setGeometry(QRect(column * (width + _GAP), tops[column], wide, height))
            ends[column : column + span] = [tops[column] + height + _GAP] * span
        self.setMinimumHeight(max(ends))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.arrange()
