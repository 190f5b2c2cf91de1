"""What the pointer does on the canvas: it chooses things, moves the map, and drags what can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from journeymap.ui.driver import Driver
from journeymap.ui.pointer import REACH, Pointer, plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from journeymap.editor.tools import Plus, Press
    from journeymap.editor.tools.gesture import Cursor
    from journeymap.ui.canvas import Canvas

__all__ = ["Gestures", "plain_tip"]

_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_COPYING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "move": Qt.CursorShape.ClosedHandCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "up-down": Qt.CursorShape.SizeVerCursor,
    "left-right": Qt.CursorShape.SizeHorCursor,
    "refused": Qt.CursorShape.ForbiddenCursor,
}
_OVER: dict[str | None, Cursor] = {"feeling": "up-down", "milestone": "left-right", "edge of names": "left-right"}
"""What can be drawn along a scale says so before it is pressed."""


class Gestures:
    """Where a press began and what it became; nothing of the map is kept here."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.driver = Driver(canvas)
        self.pointer = Pointer(canvas)
        self._button: Qt.MouseButton | None = None
        self._press: Press | None = None  # what may still become a click or a gesture
        self._plus: Plus | None = None  # the + it went down on
        self._later = False  # whether only letting go will tell what is to be selected
        self._began = self._last = QPointF()
        self._panning = self._space = False

    @property
    def pressed(self) -> bool:
        """Whether a button is held down on the map."""
        return self._button is not None

    @property
    def dragging(self) -> bool:
        """Whether a gesture is under way: the map must not be moved to show something meanwhile."""
        return self.driver.tool is not None

    # -- the button goes down, the pointer moves, the button is let go

    def press(self, event: QMouseEvent) -> None:
        if self._button is not None:
            self.cancel()  # a second button
            return
        self._button = event.button()
        self._began = self._last = event.position()
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._begin_pan()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(event)
        elif event.button() == Qt.MouseButton.RightButton:
            self._press_right(event.position())
        self.show_cursor()

    def _press_right(self, position: QPointF) -> None:
        """The menu will mean what lies under the pointer: a thing, or an empty cell."""
        from journeymap.ui.clicks import go_into  # late: nobody clicks before the first paint

        hit = self.pointer.hit(position)
        self._choose((hit.thing or "") if hit is not None else "", extend=False)
        if hit is None:
            go_into(self.canvas, *self.canvas.camera.to_scene(position.x(), position.y()))

    def _press_left(self, event: QMouseEvent) -> None:
        from journeymap.editor.tools import Knob, Plus, Press  # late: no gesture begins before the first paint

        canvas, position = self.canvas, event.position()
        if canvas.scene is None:
            return
        if canvas.session.state.draft is not None:
            from journeymap.editor.typing import finish  # late, as above

            if not finish(canvas.session):
                return  # what was typed cannot be taken: it says so where it stands
        self.pointer.hover(position)
        active = None if self.pointer.spots is None else self.pointer.spots.active
        if isinstance(active, Plus):
            self._plus = active
            return
        x, y = canvas.camera.to_scene(position.x(), position.y())
        extend = bool(event.modifiers() & _EXTENDING)
        knob = active if isinstance(active, Knob) else None
        press = Press(self.pointer.hit(position), x, y, extend, REACH / canvas.camera.zoom, knob)
        self._press = press
        if knob is not None:
            return
        # What is selected may be about to be dragged along with the rest: it is left alone until the button is let go.
        self._later = press.thing in canvas.session.state.selection
        if not self._later:
            self._choose(press.thing, extend=extend)

    def _choose(self, thing: str, *, extend: bool) -> None:
        session = self.canvas.session
        if not thing and not extend:
            session.select(())
        elif thing and thing not in session.state.selection:
            session.select((thing,), extend=extend)
        elif thing and session.state.focus != thing:
            session.select((*(one for one in session.state.selection if one != thing), thing))

    def move(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._button is None:
            if not self._space:
                self.pointer.hover(position)
                self.show_cursor()
            return
        if event.buttons() == Qt.MouseButton.NoButton:  # it was let go where nobody told us
            self.cancel()
            return
        before, self._last = self._last, position
        if self._panning:
            self.canvas.pan(position.x() - before.x(), position.y() - before.y())
        elif self._press is not None and _far(position - self._began):
            press, self._press = self._press, None
            self.pointer.leave()
            if not self.driver.begin(press, self._began):
                self._begin_pan()
                self.canvas.pan(position.x() - self._began.x(), position.y() - self._began.y())
        self.driver.move(position, copying=bool(event.modifiers() & _COPYING))

    def release(self, event: QMouseEvent) -> None:
        press, plus = self._press, self._plus
        if self.dragging:
            self.driver.finish(event.position(), copying=bool(event.modifiers() & _COPYING))
        elif plus is not None:
            from journeymap.ui.clicks import press_plus  # late: nobody clicks before the first paint

            if not _far(event.position() - self._began):
                press_plus(self.canvas, plus)
        elif press is not None and press.knob is None:
            self._clicked(press)
        self._end()

    def _clicked(self, press: Press) -> None:
        """The button was let go where it went down."""
        from journeymap.ui.clicks import go_into  # late, as above

        if self._later:
            self.canvas.session.select((press.thing,), extend=press.extend)
        elif press.hit is None and not press.extend:
            go_into(self.canvas, press.x, press.y)
        self.pointer.hover(self._last)  # other things have knobs now

    def double_click(self, event: QMouseEvent) -> None:
        from journeymap.ui.clicks import type_at

        active = None if self.pointer.spots is None else self.pointer.spots.active
        if self.canvas.scene is not None and active is None and event.button() == Qt.MouseButton.LeftButton:
            type_at(self.canvas, event.position())

    def leave(self) -> None:
        if not self.pressed:
            self.pointer.leave()

    def cancel(self) -> None:
        """Abandons what the pointer is doing."""
        self.driver.cancel()
        self._end()

    def _end(self) -> None:
        self._button = self._press = self._plus = None
        self._panning = self._later = False
        self.show_cursor()

    def key(self, event: QKeyEvent) -> bool:
        """While a gesture is under way Escape abandons it and every other key waits; False: the key is not ours."""
        if not self.dragging:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        return True

    # -- moving the map

    def _begin_pan(self) -> None:
        self._panning = True
        self.pointer.leave()
        self.show_cursor()

    def hold_space(self, held: bool) -> None:
        """While the space bar is held, dragging moves the map."""
        self._space = held
        if held:
            self.pointer.leave()
        self.show_cursor()

    def show_cursor(self) -> None:
        """The shape that says what the pointer does or would do."""
        active = None if self.pointer.spots is None else self.pointer.spots.active
        if self._panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif active is not None and not self.dragging:
            shape = Qt.CursorShape.PointingHandCursor
        elif not self.pressed and self.pointer.role in _OVER:
            shape = _CURSORS[_OVER[self.pointer.role]]
        else:
            shape = _CURSORS[self.driver.cursor]
        if self.canvas.viewport().cursor().shape() != shape:
            self.canvas.viewport().setCursor(shape)


def _far(way: QPointF) -> bool:
    """Whether a pointer has gone so far that it does not mean a click."""
    return way.manhattanLength() >= QApplication.startDragDistance()
