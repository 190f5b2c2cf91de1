"""What keys do on the canvas: walk among the things of the map, hold it, leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journeymap.editor.navigate import Direction, step
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QKeyEvent

    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

_DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


def _is_typed(event: QKeyEvent) -> bool:
    """Whether a key gives a character to write, rather than a command. (AltGr is told as Ctrl and Alt.)"""
    command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if event.modifiers() & Qt.KeyboardModifier.MetaModifier or (command and command != both):
        return False
    return bool(event.text()) and event.text().isprintable()


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
                if canvas.session.state.filter is not None and not canvas.session.state.selection:
                    canvas.session.filter_by(None)
                canvas.session.select(())
            case Qt.Key.Key_Space:
                if not event.isAutoRepeat():
                    canvas.gestures.hold_space(True)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                canvas.page(-1 if key == Qt.Key.Key_PageDown else 1)
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._type(None)
            case _ if _is_typed(event):
                return self._type(event)
            case _:
                return False
        return True

    def _type(self, first: QKeyEvent | None) -> bool:
        """Begins to type what is in focus; a letter that was typed takes the place of what stands there."""
        from journeymap.editor import typing  # late: nobody types before the first paint

        canvas = self.canvas
        state = canvas.session.state
        try:
            if state.cell is not None:
                typing.begin_cell(canvas.session, state.cell)
            elif state.focus is not None:
                typing.begin(canvas.session, state.focus, whole=first is not None)
            else:
                return False
        except JourneyError as error:
            canvas.told.emit(str(error))
            return True
        if first is not None and canvas.inplace is not None:
            QApplication.sendEvent(canvas.inplace, first)
        return True

    def type_at(self, position: QPointF, hit: Placed | None) -> None:
        """Begins to type the text at a point of the view: what `hit` shows there, or something new in an empty cell."""
        from journeymap.editor import typing  # late, as above
        from journeymap.editor.cell_places import cell_at
        from journeymap.editor.spots import stop_at

        canvas = self.canvas
        if canvas.scene is None:
            return
        journey = canvas.session.state.journey
        x, y = canvas.camera.to_scene(position.x(), position.y())
        stop = None if hit is None else stop_at(journey, hit, x, y)
        cell = cell_at(canvas.scene, journey, x, y) if hit is None else None
        try:
            if stop is not None:
                typing.begin(canvas.session, stop.thing, stop.field, lane=stop.lane)
            elif cell is not None:
                typing.begin_cell(canvas.session, cell)
        except JourneyError as error:
            canvas.told.emit(str(error))

    def released(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.canvas.gestures.hold_space(False)
        return True

    def focus_lost(self) -> None:
        self.canvas.gestures.hold_space(False)
