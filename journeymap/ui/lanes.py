"""The list of lanes with a check mark each: unchecking one hides it, F2 renames it, dragging or Alt with an arrow
moves it; all of these are edits like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymap.draw.geometry import rounded_box
from journeymap.draw.marks import Move, Path, To
from journeymap.editor.naming import lane_title
from journeymap.editor.steps import told, typed
from journeymap.model.edits import move_lane, rename, set_thing
from journeymap.model.refusal import JourneyError
from journeymap.ui.gestures import plain_tip
from journeymap.ui.icons import pixmap
from journeymap.ui.row_drop import dropped_before

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QDropEvent, QKeyEvent

    from journeymap.editor.session import Edit, Session
    from journeymap.model.journey import Journey, Lane
    from journeymap.ui.chrome import Chrome

    Index = QModelIndex | QPersistentModelIndex

_BOX = 16
"""Side of the box before a lane, px."""
_CHANGEABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_MOST_SHOWN = 8
"""The list grows to so many rows, then it scrolls."""


class Ticked(QStyledItemDelegate):
    """Draws the box before a lane in the colours of the theme (Qt's own is all but invisible in dark ones)."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[bool, QIcon] = {}

    def colour(self, colours: Chrome) -> None:
        self.boxes = {checked: tick_box(checked, colours) for checked in (False, True)}

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        feature = QStyleOptionViewItem.ViewItemFeature
        option.features = (option.features & ~feature.HasCheckIndicator) | feature.HasDecoration
        option.decorationSize = QSize(_BOX, _BOX)
        option.icon = self.boxes.get(is_checked(index), QIcon())

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box turns it; keys do as Qt does."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        on_box = event.position().x() < option.rect.left() + _BOX + 8
        if event.type() != QEvent.Type.MouseButtonRelease or not on_box:
            return False
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        turned = Qt.CheckState.Unchecked if is_checked(index) else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


def is_checked(index: Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def tick_box(checked: bool | None, colours: Chrome) -> QIcon:
    """A box with a tick or without; with a dash for None, where some of several are ticked."""
    filled = checked is not False
    edge = colours.accent if filled else colours.faint
    ground = Path(rounded_box(1, 1, 14, 14, 3.5), colours.accent if filled else colours.field, edge, 1.2)
    line = (Move(4.4, 8.4), To(7, 11), To(11.8, 5.2)) if checked else (Move(4.4, 8), To(11.6, 8))
    tick = Path(line, stroke=colours.on_accent, stroke_width=1.8)
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap((ground, tick) if filled else (ground,), _BOX, _BOX, ratio))
    return made


class LaneList(QListWidget):
    """The lanes of one map in their order. `refused` says why something was not done."""

    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._lanes: tuple[Lane, ...] | None = None
        self._filling = False
        self._colours: Chrome | None = None
        self._ticked = Ticked()  # Qt does not keep it
        self.setItemDelegate(self._ticked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("Lanes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._changed)
        self.itemSelectionChanged.connect(self._chosen)

    def show_journey(self, journey: Journey, colours: Chrome) -> None:
        """Lists the lanes of this journey."""
        if colours is not self._colours:
            self._colours = colours
            self._ticked.colour(colours)
            self.viewport().update()
        if journey.lanes is self._lanes:
            return
        self._lanes = journey.lanes
        fixed = self.session.state.read_only
        self._filling = True
        row = self.currentRow()
        self.clear()
        for lane in journey.lanes:
            item = QListWidgetItem(lane_title(lane))
            item.setData(Qt.ItemDataRole.UserRole, lane.id)
            item.setToolTip(plain_tip(item.text()))
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if not fixed:
                flags |= _CHANGEABLE
            item.setFlags(flags)
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

    def _changed(self, item: QListWidgetItem) -> None:
        """A box was turned, or a name typed."""
        if self._filling or self._lanes is None:
            return
        key = item.data(Qt.ItemDataRole.UserRole)
        lane = next(lane for lane in self._lanes if lane.id == key)
        hidden = item.checkState() == Qt.CheckState.Unchecked
        if hidden != lane.hidden:
            verb = "Hide" if hidden else "Show"
            self._commit(
                lambda journey: set_thing(journey, key, hidden=hidden),
                f"{verb} {told(self.session.state.journey, (key,))}",
            )
        elif (title := item.text().strip()) != lane_title(lane):
            self._commit(lambda journey: rename(journey, key, title), typed(self.session.state.journey, key, "title"))

    def _commit(self, edit: Edit, name: str) -> None:
        """What is refused leaves the list as it was, and says why."""
        try:
            self.session.commit(edit, name)
        except JourneyError as error:
            self.refused.emit(str(error))
            QTimer.singleShot(0, self, self._show_again)  # not while Qt still deals with the row

    def _show_again(self) -> None:
        if self._colours is not None:
            self._lanes = None
            self.show_journey(self.session.state.journey, self._colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_to(self.currentRow(), self.currentRow() + (way if way < 0 else way + 1))
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The edit moves the lane, and the list follows it."""
        self.move_to(self.currentRow(), dropped_before(self, event))

    def move_to(self, row: int, before: int) -> None:
        """Moves the lane of a row before that of another; to the end with the number of rows."""
        if self._lanes is None or self.session.state.read_only or not 0 <= row < self.count():
            return
        if before in (row, row + 1) or not 0 <= before <= self.count():
            return
        lane = self._lanes[row]
        anchor = self._lanes[before].id if before < len(self._lanes) else None
        self._commit(
            lambda journey: move_lane(journey, lane.id, before=anchor),
            f"Move {told(self.session.state.journey, (lane.id,))}",
        )
        self._show_again()
        self.setCurrentRow(before if before < row else before - 1)

    def _chosen(self) -> None:
        if not self._filling and self.selectedItems():
            self.session.select((self.selectedItems()[0].data(Qt.ItemDataRole.UserRole),))
