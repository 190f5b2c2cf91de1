"""The pointer over a projected picture: it goes when it isn't moved for a while, and comes back when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

if TYPE_CHECKING:
    from journeymap.ui.projected import Projected

PATIENCE = 3_000
"""Milliseconds without a move."""


class IdlePointer(QObject):
    """Follows the pointer over one canvas."""

    def __init__(self, canvas: Projected) -> None:
        super().__init__(canvas)
        self.canvas, self.hidden = canvas, False
        self._was: tuple[object, Qt.CursorShape] = (None, Qt.CursorShape.ArrowCursor)
        self._at: QPointF | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(PATIENCE)
        self._idle.timeout.connect(self.hide)
        canvas.viewport().installEventFilter(self)
        self._idle.start()

    def hide(self) -> None:
        """Away with it, unless a button is held."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._idle.start()
        elif not self.hidden:
            viewport = self.canvas.viewport()
            self.hidden, self._was = True, (self.canvas.tool, viewport.cursor().shape())
            viewport.setCursor(Qt.CursorShape.BlankCursor)

    def _show(self) -> None:
        """As it was; whoever has taken another tool meanwhile has given it its own shape."""
        self.hidden = False
        tool, shape = self._was
        if tool is self.canvas.tool:
            self.canvas.viewport().setCursor(shape)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove and event.position() == self._at:
                return self.hidden  # a picture that changes below it is no move
            self._at = event.position()
            self._idle.start()
            if self.hidden:
                self._show()
        return False
