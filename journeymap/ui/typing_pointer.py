"""What the pointer does in a text that is typed on the map. The field lets its events through to the canvas, which
asks here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor

from journeymap.editor import typing
from journeymap.ui.typing_look import frame

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from journeymap.ui.inplace import InPlace


class TypingPointer:
    """The pointer of one field. Each event's method says whether it concerned the text."""

    def __init__(self, field: InPlace) -> None:
        self.field = field
        self._dragging = False
        self._over_text = False

    def press(self, event: QMouseEvent) -> bool:
        """Anywhere else than in the text typing is finished first; where it cannot be the press comes to nothing."""
        if not self._over(event.position()):
            return not typing.finish(self.field.session)
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.field.put_caret(self._at(event.position()), extend=extend)
        return True

    def move(self, event: QMouseEvent) -> bool:
        if self._dragging:
            self.field.put_caret(self._at(event.position()), extend=True)
        over = self._dragging or (event.buttons() == Qt.MouseButton.NoButton and self._over(event.position()))
        self._point(over)
        return over

    def release(self, _: QMouseEvent) -> bool:
        held, self._dragging = self._dragging, False
        return held

    def double_click(self, event: QMouseEvent) -> bool:
        """Selects a word."""
        if not self._over(event.position()):
            return False
        self.field.put_caret(self._at(event.position()))
        cursor = self.field.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.field.setTextCursor(cursor)
        return True

    def rest(self) -> None:
        """Typing is at an end."""
        self._dragging = False
        self._point(False)

    def _point(self, over: bool) -> None:
        """Shows the pointer as one for text while it is over some; else it is the canvas' again."""
        viewport = self.field.canvas.viewport()
        if over and not self._over_text:
            viewport.setCursor(Qt.CursorShape.IBeamCursor)
        elif self._over_text and not over:
            viewport.unsetCursor()
        self._over_text = over

    def _over(self, position: QPointF) -> bool:
        spot = self.field.spot
        return spot is not None and frame(spot, self.field.canvas.shot).contains(position)

    def _at(self, position: QPointF) -> int:
        spot = self.field.spot
        assert spot is not None  # the pointer is over it
        return spot.nearest(*self.field.canvas.camera.to_scene(position.x(), position.y()))
