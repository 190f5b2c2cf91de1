"""What keys do on the canvas: walk among the things of the map, hold it, leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymap.editor.navigate import Direction, step

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.ui.canvas import Canvas

_DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class Keys:
    """The keys of one canvas; nothing of the map is kept here."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def pressed(self, event: QKeyEvent) -> bool:
        """Does what a key says; False for a key that means nothing here."""
        canvas = self.canvas
        key = event.key()
        if key in _DIRECTIONS and canvas.scene is not None:
            found = step(canvas.scene, canvas.session.state.focus, _DIRECTIONS[key])
            if found is not None:
                extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                if not (extend and found in canvas.session.state.selection):
                    canvas.session.select((found,), extend=extend)
            return True
        match key:
            case Qt.Key.Key_Escape:
                canvas.session.select(())
            case Qt.Key.Key_Space:
                if not event.isAutoRepeat():
                    canvas.gestures.hold_space(True)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                canvas.page(-1 if key == Qt.Key.Key_PageDown else 1)
            case _:
                return False
        return True

    def released(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.canvas.gestures.hold_space(False)
        return True

    def focus_lost(self) -> None:
        self.canvas.gestures.hold_space(False)
