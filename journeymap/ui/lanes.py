"""The list of lanes with a check mark each: unchecking one hides it, which is an edit like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from journeymap.model.edits import set_thing
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey, Lane

_MOST_SHOWN = 12
"""The list grows to so many rows, then it scrolls."""


class LaneList(QListWidget):
    """The lanes of one map in their order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._lanes: tuple[Lane, ...] | None = None
        self._filling = False
        self.setAccessibleName("Lanes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemChanged.connect(self._toggled)
        self.itemSelectionChanged.connect(self._chosen)

    def show_journey(self, journey: Journey) -> None:
        """Lists the lanes of this journey."""
        if journey.lanes is self._lanes:
            return
        self._lanes = journey.lanes
        fixed = self.session.state.read_only
        self._filling = True
        row = self.currentRow()
        self.clear()
        for lane in journey.lanes:
            item = QListWidgetItem(lane.title or LANE_TITLES[lane.kind])
            item.setData(Qt.ItemDataRole.UserRole, lane.id)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if fixed else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if lane.hidden else Qt.CheckState.Checked)
            self.addItem(item)
        self.setCurrentRow(row)
        self._filling = False
        self.updateGeometry()

    def follow(self, selection: tuple[str, ...]) -> None:
        """Chooses the lane that is selected on the map, if one is."""
        self._filling = True
        self.clearSelection()
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) in selection[-1:]:
                self.setCurrentRow(row)
        self._filling = False

    def sizeHint(self) -> QSize:
        rows = min(max(self.count(), 1), _MOST_SHOWN)
        height = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height() + 8
        return QSize(super().sizeHint().width(), rows * height + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(self.sizeHint().height(), 96))

    def index_of(self, lane: str) -> QModelIndex:
        """The row of a lane."""
        rows = range(self.count())
        found = next(row for row in rows if self.item(row).data(Qt.ItemDataRole.UserRole) == lane)
        return self.model().index(found, 0)

    def _toggled(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        lane = item.data(Qt.ItemDataRole.UserRole)
        hidden = item.checkState() == Qt.CheckState.Unchecked
        verb = "Hide" if hidden else "Show"
        self.session.commit(lambda journey: set_thing(journey, lane, hidden=hidden), f"{verb} Lane “{item.text()}”")

    def _chosen(self) -> None:
        if not self._filling and self.selectedItems():
            self.session.select((self.selectedItems()[0].data(Qt.ItemDataRole.UserRole),))
