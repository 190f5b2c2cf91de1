"""What the pointer does on the canvas: it chooses things, moves the map, and drives the gestures of `editor.tools`.

However many events come, a gesture moves once a frame, to where the pointer is then.
"""

from __future__ import annotations

from html import escape
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolTip

from journeymap.editor.hints import hint
from journeymap.layout.hit import at
from journeymap.model.refusal import JourneyError
from journeymap.ui.edges import pull

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent

    from journeymap.editor.tools import Gesture, Press
    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

_REACH = 4.0
"""View px by which a line may be missed."""
_FRAME = 0.016
"""Seconds between two moves of a gesture."""

_SHIFT, _CONTROL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "move": Qt.CursorShape.ClosedHandCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "up-down": Qt.CursorShape.SizeVerCursor,
    "left-right": Qt.CursorShape.SizeHorCursor,
    "refused": Qt.CursorShape.ForbiddenCursor,
}


class Gestures:
    """Where a press began and what it became; nothing of the map is kept here."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.tool: Gesture | None = None
        self._button: Qt.MouseButton | None = None
        self._press: Press | None = None
        self._later: tuple[tuple[str, ...], bool] | None = None  # what a click without a drag will select
        self._began = self._last = QPointF()
        self._copying = False
        self._panning = False
        self._space = False
        self._stepped = 0.0
        self._frame = QTimer(canvas)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self._step)
        self._pull = QTimer(canvas)
        self._pull.setInterval(round(_FRAME * 1000))
        self._pull.timeout.connect(self._scroll)

    @property
    def pressed(self) -> bool:
        """Whether a button is held down on the map."""
        return self._button is not None

    @property
    def dragging(self) -> bool:
        """Whether a gesture is under way: the map must not be moved to show something meanwhile."""
        return self.tool is not None

    # -- the button goes down, the pointer moves, the button is let go

    def press(self, event: QMouseEvent) -> None:
        if self.tool is not None:
            self.cancel()  # a second button
            return
        self._button = event.button()
        self._began = self._last = event.position()
        self._press = self._later = None
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._begin_pan()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(event)
        elif event.button() == Qt.MouseButton.RightButton:
            hit = self._hit(event.position())
            self._choose("" if hit is None else hit.thing or "", extend=False)

    def _press_left(self, event: QMouseEvent) -> None:
        from journeymap.editor.tools import Press  # late: no gesture begins before the first paint

        canvas = self.canvas
        if canvas.scene is None:
            return
        hit = self._hit(event.position())
        extend = bool(event.modifiers() & (_SHIFT | _CONTROL))
        x, y = canvas.camera.to_scene(event.position().x(), event.position().y())
        press = self._press = Press(hit, x, y, extend, _REACH / canvas.camera.zoom)
        if press.thing in canvas.session.state.selection:
            self._later = (press.thing,), extend  # it may be about to be dragged along with the others
        else:
            self._choose(press.thing, extend=extend)

    def _choose(self, thing: str, *, extend: bool) -> None:
        session = self.canvas.session
        if not thing and not extend:
            session.select(())
        elif thing and thing not in session.state.selection:
            session.select((thing,), extend=extend)
        elif thing and not extend and session.state.focus != thing:
            session.select((*(one for one in session.state.selection if one != thing), thing))

    def move(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._button is None:
            self._hover(position)
            return
        if event.buttons() == Qt.MouseButton.NoButton:  # it was let go where nobody told us
            self.cancel()
            return
        before, self._last = self._last, position
        self._copying = bool(event.modifiers() & (_CONTROL | _ALT))
        if self.tool is not None:
            self._ask_for_step()
        elif self._panning:
            self.canvas.pan(position.x() - before.x(), position.y() - before.y())
        elif self._press is not None and _far(position - self._began):
            self._begin(self._press)

    def release(self, event: QMouseEvent) -> None:
        if self.tool is not None:
            self._last, self._copying = event.position(), bool(event.modifiers() & (_CONTROL | _ALT))
            self._step()
            self._finish()
        elif self._later is not None and not self._panning:
            things, extend = self._later
            self.canvas.session.select(things, extend=extend)
        self._end()

    def double_click(self, event: QMouseEvent) -> None:
        self.canvas.keys.type_at(event.position(), self._hit(event.position()))

    def leave(self) -> None:
        self._set_hover(None)

    # -- a gesture

    def _begin(self, press: Press) -> None:
        from journeymap.editor.tools import begin  # late: no gesture begins before the first paint

        canvas = self.canvas
        assert canvas.scene is not None  # there was one to press on
        self._press = self._later = None
        self._set_hover(None)
        try:
            self.tool = begin(canvas.session, canvas.scene, press)
        except JourneyError as refusal:
            canvas.told.emit(str(refusal))
            return
        if self.tool is None:
            self._begin_pan()
            canvas.pan(self._last.x() - self._began.x(), self._last.y() - self._began.y())
            return
        self._pull.start()
        self._ask_for_step()

    def _ask_for_step(self) -> None:
        if not self._frame.isActive():
            since = perf_counter() - self._stepped
            self._frame.start(max(0, round((_FRAME - since) * 1000)))

    def _step(self) -> None:
        self._frame.stop()
        self._stepped = perf_counter()
        tool, canvas = self.tool, self.canvas
        if tool is None:
            return
        tool.copying = self._copying
        try:
            tool.move(*canvas.camera.to_scene(self._last.x(), self._last.y()))
        except JourneyError as refusal:
            self.cancel()
            canvas.told.emit(str(refusal))
            return
        canvas.show_guides(tool.guides, self._last)
        self._show_cursor()

    def _scroll(self) -> None:
        """While the pointer is held near the view's edge the map moves under it."""
        view = self.canvas.viewport().rect()
        dx, dy = pull(self._last.x(), view.width()), pull(self._last.y(), view.height())
        if dx or dy:
            before = self.canvas.camera
            self.canvas.pan(dx, dy)
            if self.canvas.camera != before:
                self._ask_for_step()

    def _finish(self) -> None:
        tool, self.tool = self.tool, None
        if tool is None:
            return
        try:
            tool.finish()
        except JourneyError as refusal:
            tool.cancel()
            self.canvas.told.emit(str(refusal))

    def cancel(self) -> bool:
        """Abandons what the pointer is doing; False where it was doing nothing."""
        tool, self.tool = self.tool, None
        was = self.pressed
        if tool is not None:
            tool.cancel()
        self._later = None
        self._end()
        return was

    def _end(self) -> None:
        self._button = self._press = self._later = None
        self._panning = False
        self._frame.stop()
        self._pull.stop()
        self.canvas.show_guides(None, self._last)
        self._show_cursor()

    def key(self, event: QKeyEvent) -> bool:
        """While a gesture is under way Escape abandons it and every other key waits; False: the key is not ours."""
        if self.tool is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        return True

    # -- looking

    def _begin_pan(self) -> None:
        self._panning = True
        self._set_hover(None)
        self._show_cursor()

    def hit(self, position: QPointF) -> Placed | None:
        """What lies at a point of the view."""
        return self._hit(position)

    def _hit(self, position: QPointF) -> Placed | None:
        canvas = self.canvas
        if canvas.scene is None:
            return None
        x, y = canvas.camera.to_scene(position.x(), position.y())
        return at(canvas.scene, x, y, _REACH / canvas.camera.zoom)

    def _hover(self, position: QPointF) -> None:
        hit = None if self._space else self._hit(position)
        self._set_hover(None if hit is None else hit.thing)

    def _set_hover(self, thing: str | None) -> None:
        canvas = self.canvas
        before = canvas.overlay.hover
        if thing == before:
            return
        canvas.overlay.hover = thing
        changed = tuple(one for one in (before, thing) if one is not None)
        if canvas.scene is not None:
            canvas.viewport().update(canvas.overlay.touched(canvas.shot, changed))
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = _CURSORS["arrow" if self.tool is None else self.tool.cursor]
        if self.canvas.viewport().cursor().shape() != shape:
            self.canvas.viewport().setCursor(shape)

    def hold_space(self, held: bool) -> None:
        """While the space bar is held, dragging moves the map."""
        self._space = held
        if held:
            self._set_hover(None)
        self._show_cursor()

    # -- tool tip

    def tool_tip(self, event: QHelpEvent) -> None:
        hit = self._hit(QPointF(event.pos()))
        text = "" if hit is None else hint(self.canvas.session.state.journey, hit)
        if text:
            QToolTip.showText(event.globalPos(), plain_tip(text), self.canvas.viewport())
        else:
            QToolTip.hideText()


def _far(way: QPointF) -> bool:
    """Whether a pointer has gone so far that it does not mean a click."""
    return way.manhattanLength() >= QApplication.startDragDistance()


def plain_tip(text: str) -> str:
    """Text of a user as a tool tip that shows it as it is: Qt would take some texts for markup otherwise."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
