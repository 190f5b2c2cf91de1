"""Yes or no, as a box to tick; half ticked where several things differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox

from journeymap.editor.forms import MIXED
from journeymap.ui.fields.keeping import Keeping

if TYPE_CHECKING:
    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host


class ToggleEditor(Keeping, QCheckBox):
    """It bears its label itself."""

    def __init__(self, host: Host, parent: Any) -> None:
        QCheckBox.__init__(self, parent)
        self.host = host
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._clicked)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.setText(field.label.replace("&", "&&"))
        state = Qt.CheckState
        with QSignalBlocker(self):
            self.setTristate(field.value is MIXED)
            self.setCheckState(
                state.PartiallyChecked if field.value is MIXED else state.Checked if field.value else state.Unchecked
            )

    def _clicked(self) -> None:
        self.host.enter(self, self.checkState() != Qt.CheckState.Unchecked)

    def restore(self) -> None:
        """Shows what the field says."""
        self.show_field(self.field, self.read_only)
