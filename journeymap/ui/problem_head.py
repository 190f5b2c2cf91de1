"""What stands beside the tab of the problems: how many there are, a field to filter them, and what is done with all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from journeymap.ui.filter_words import FilterWords


class ProblemHead(QWidget):
    """A row of parts; whoever shows it connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = QLabel()
        self.heading.setObjectName("quiet")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.words = FilterWords("Filter problems")
        self.by_place = _button("By Place", "Group by where on the map it is, in place of by severity", "toggle")
        self.by_place.setCheckable(True)
        self.gear = _button(
            "Check Settings", "Which checks are on, from which values on they speak, and what is ignored", "toggle"
        )
        self.close_button = _button("×", "Hide the problems (Alt+6)", "flat")
        self.close_button.setAccessibleName("Hide the problems")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addStretch(1)
        for part in (self.words, self.by_place, self.gear, self.close_button):
            row.addWidget(part)


def _button(text: str, tip: str, look: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setProperty(look, True)
    return made
