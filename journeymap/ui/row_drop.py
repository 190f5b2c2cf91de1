"""Where a line of a list is let go that is moved by an edit, not by Qt: the list follows the edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QListWidget


def dropped_before(lines: QListWidget, event: QDropEvent) -> int:
    """The row before which something is dropped, as many as there are rows for the end; Qt moves nothing itself."""
    at = lines.indexAt(event.position().toPoint())
    below = lines.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
    event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would take out a row by itself
    event.accept()
    return at.row() + below if at.isValid() else lines.count()
