"""What a map leaves out for certain eyes, put together by name: everything internal, lanes, people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor.naming import lane_title
from journeymap.layout.nameless import owners
from journeymap.model.journey import THING_FIELDS, Redaction
from journeymap.ui.export_fields import Tick
from journeymap.ui.lanes import Ticked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome

_VALUE = Qt.ItemDataRole.UserRole


class RedactionDialog(QDialog):
    """Asks what a redaction leaves out. `dropped` tells that somebody wants to be rid of it."""

    def __init__(
        self, journey: Journey, redaction: Redaction | None, colours: Chrome, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle("Leave Out")
        self.dropped = False
        now = redaction or Redaction(title="")
        self.title = QLineEdit(now.title)
        self.title.setAccessibleName("Name")
        self.title.setPlaceholderText("For whom, for example “For the board”")
        self.title.setReadOnly(redaction is not None)
        marked = sum(thing.internal for field in THING_FIELDS for thing in getattr(journey, field))
        self.internal = Tick(f"Everything marked internal ({marked} now)")
        self.internal.setChecked(now.internal)
        self.lanes = _list("Lanes", [(lane.id, lane_title(lane)) for lane in journey.lanes], now.lanes)
        self.all_owners = Tick("The names of all owners")
        self.all_owners.setChecked(now.all_owners)
        self.owners = _list("Names", [(name, name) for name in owners(journey)], now.owners)
        self.owners.setEnabled(not now.all_owners)
        self.all_owners.toggled.connect(lambda on: self.owners.setEnabled(not on))
        self.boxes = Ticked()
        self.boxes.colour(colours)
        for one in (self.lanes, self.owners):
            one.setItemDelegate(self.boxes)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for label, field in (
            ("Name", self.title),
            ("", self.internal),
            ("Lanes", self.lanes),
            ("Names", self.all_owners),
            ("", self.owners),
        ):
            form.addRow(label, field)
        note = QLabel(
            "What is left out is not in the file: hidden lanes, reasons and settings of the checks, and notes for"
            " presenting go as well. A lane takes along what stands in it."
        )
        note.setObjectName("caption")
        note.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        self.drop = self.buttons.addButton("Delete", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.drop.setVisible(redaction is not None)
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(self._drop)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.title.textChanged.connect(lambda _: self._offer())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 14)
        whole.setSpacing(12)
        whole.addLayout(form, 1)
        whole.addWidget(note)
        whole.addWidget(self.buttons)
        self._offer()

    def sizeHint(self) -> QSize:
        return QSize(460, 560)

    def fields(self) -> dict[str, Any]:
        """What was chosen, as `model.edits.keep_redaction` takes it."""
        return {
            "internal": self.internal.isChecked(),
            "lanes": tuple(_checked(self.lanes)),
            "owners": tuple(_checked(self.owners)),
            "all_owners": self.all_owners.isChecked(),
        }

    def _offer(self) -> None:
        self.keep.setEnabled(bool(self.title.text().strip()))

    def _drop(self) -> None:
        self.dropped = True
        self.accept()


def _list(name: str, choices: Iterable[tuple[str, str]], chosen: Iterable[str]) -> QListWidget:
    made = QListWidget()
    made.setObjectName("formats")
    made.setAccessibleName(name)
    for value, label in choices:
        item = QListWidgetItem(label)
        item.setSizeHint(QSize(0, 26))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setData(_VALUE, value)
        item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
        made.addItem(item)
    return made


def _checked(shown: QListWidget) -> list[str]:
    items = (shown.item(number) for number in range(shown.count()))
    return [item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked]
