"""What fields with a list have in common: it is filled when somebody comes to it, for most are only read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from journeymap.ui.fields.chevron import chevron
from journeymap.ui.fields.keeping import Keeping

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent

    from journeymap.editor.forms import Choice
    from journeymap.ui.fields.keeping import Host


class Listing(Keeping, QComboBox):
    """A box with a list of choices. Whoever inherits from it fills the list."""

    def __init__(self, host: Host, parent: Any, most: int) -> None:
        QComboBox.__init__(self, parent)
        self.host = host
        self._choices: tuple[Choice, ...] = ()
        self._full = self._open = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fill(self) -> None:
        """Puts all choices into the list."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """The list has the keys while it is open, not this: what is shown anew meanwhile must not empty it."""
        self._fill()
        self._open = True
        super().showPopup()

    def hidePopup(self) -> None:
        self._open = False
        super().hidePopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chevron(self, self.host.theme)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # turning the wheel over it scrolls the panel
