"""One version to be looked at: its map with what differs marked on it, and a sentence for each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from journeymap.editor.comparing import SIGNS, Comparison, place_of
from journeymap.ui.version_map import VersionMap

if TYPE_CHECKING:
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program

_MOST_LINES = 500
_THING = Qt.ItemDataRole.UserRole


class VersionView(QWidget):
    """The right side of the dialog."""

    def __init__(self, program: Program, journey: Journey) -> None:
        super().__init__()
        self.map = VersionMap(program, journey, self)
        self.heading, self.legend = plain_label("heading"), plain_label("quiet")
        self.marks = QCheckBox("&Mark what differs from now")
        self.marks.setChecked(True)
        self.marks.toggled.connect(self._mark)
        self.differences = QListWidget()
        self.differences.setAccessibleName("What differs from now")
        self.differences.currentItemChanged.connect(lambda item, _: self._go_to(item))
        self._journey: Journey | None = None
        self._comparison: Comparison | None = None
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.map.canvas)
        parts.addWidget(self.differences)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.marks)
        column.addWidget(parts, 1)
        column.addWidget(self.legend)

    def show_version(self, journey: Journey | None, comparison: Comparison | None, since: str) -> None:
        """Shows this version as it is compared; nothing for None. `since` stands before what was counted."""
        self._journey, self._comparison = journey, comparison
        lines = () if comparison is None else comparison.lines
        self.differences.blockSignals(True)
        self.differences.clear()
        for line in lines[:_MOST_LINES]:
            item = QListWidgetItem(f"{SIGNS[line.change]}  {line.sentence}")
            item.setData(_THING, line.thing)
            self.differences.addItem(item)
        if len(lines) > _MOST_LINES:
            self.differences.addItem(f"… and {len(lines) - _MOST_LINES:,} more")
        self.differences.blockSignals(False)
        counts = {} if comparison is None else comparison.counts
        told = ",  ".join(f"{SIGNS[kind]} {number:,} {kind}" for kind, number in counts.items())
        same = "" if comparison is None else "It is the same as the map is now."
        self.legend.setText(f"{since} {told}" if told else same)
        self._mark()

    def _mark(self) -> None:
        found = self._comparison
        marked = found is not None and self.marks.isChecked()
        if found is not None and self._journey is not None:
            self.map.show_journey(found.whole if marked else self._journey, found if marked else None)
            self.come_near()

    def come_near(self) -> None:
        """Moves the map so that something that differs is seen."""
        found, scene = self._comparison, self.map.canvas.scene
        if found is not None and scene is not None and self.marks.isChecked():
            near = next((place for line in found.lines if (place := place_of(scene, found, line.thing))), None)
            if near is not None:
                self.map.canvas.reveal((near,))

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is None or self._comparison is None or self.map.canvas.scene is None:
            return
        self.map.go_to(place_of(self.map.canvas.scene, self._comparison, str(item.data(_THING) or "")))


def plain_label(name: str) -> QLabel:
    """A label that takes words as they are."""
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
