"""A picture: what it shows, and buttons to put in another or take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journeymap.editor.forms import MIXED
from journeymap.ui.fields.keeping import Keeping

if TYPE_CHECKING:
    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host


class PictureEditor(Keeping, QPushButton):
    """Enter chooses a file, Delete takes the picture out."""

    def __init__(self, host: Host, parent: Any) -> None:
        QPushButton.__init__(self, parent)
        self.host = host
        self.setObjectName("leads")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.setText("Mixed" if field.value is MIXED else "Change the picture…" if field.value else "Choose a picture…")
