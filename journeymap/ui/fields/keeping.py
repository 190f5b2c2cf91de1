"""What all editors of a field have in common: whom they tell, and what happens when keys come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from journeymap.draw.theme import Theme
    from journeymap.editor.forms import Field
    from journeymap.model.journey import Picture

HEIGHT = 30
"""Px that an editor of one line is high."""


class Host(Protocol):
    """Whom editors tell what a person does."""

    @property
    def theme(self) -> Theme: ...
    def picture(self, sha256: str) -> Picture | None:
        """The map's picture with this hash."""

    def begin(self, editor: Keeping) -> None:
        """The editor got the keys."""

    def enter(self, editor: Keeping, value: Any) -> bool:
        """A value was given; False when the map refuses it (a sentence stands beneath the field then)."""

    def doubt(self, editor: Keeping, sentence: str, at_once: bool) -> None:
        """What was typed is no value, or ("") is one again; told beneath the field, at once or after a pause."""

    def settle(self, editor: Keeping) -> None:
        """The editor lost the keys."""

    def take_back(self, editor: Keeping) -> None:
        """Somebody pressed Escape."""

    def grown(self) -> None:
        """The editor needs another height."""


if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class Keeping(_Widget):
    """Mixed into a widget that edits one field. `field` is what it shows now."""

    field: Field
    host: Host
    read_only: bool = False

    def show_field(self, field: Field, read_only: bool) -> None:
        """Shows what the field says. What is being typed is left alone unless somebody else changed the value."""
        raise NotImplementedError

    def height_for(self, _: int) -> int:
        """Px that it needs at a width (px)."""
        return HEIGHT

    def finish(self) -> None:
        """Takes over what was typed and not yet entered."""

    def restore(self) -> None:
        """Shows what the field says, whatever was typed."""

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key means the field here, whatever it means to the window."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def name_it(self, field: Field) -> None:
        """Says to assistive technology what the caption says to the eye."""
        self.setAccessibleName(field.label)
        self.setAccessibleDescription(field.help)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.host.begin(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not isValid(self.host):
            return  # the window is closing
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()
            self.host.settle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.host.take_back(self)
            event.accept()
        else:
            super().keyPressEvent(event)
