"""What pointer, wheel and trackpad do on the canvas: look around and choose things."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from journeymap.editor.hints import hint
from journeymap.layout.hit import at

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

    from journeymap.layout.scene import Placed
    from journeymap.ui.canvas import Canvas

_NOTCH = 120.0
"""A notch of a wheel, in Qt's eighths of a degree."""
_PER_NOTCH = 64.0
"""View px the map moves per notch."""
_ZOOM_PER_NOTCH = 1.2
_REACH = 4.0
"""View px by which a line may be missed."""

_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Gestures:
    """Where a press began and what it became; nothing of the map is kept here."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._panning = False
        self._space = False

    @property
    def pressed(self) -> bool:
        """Whether a button is held down on the map."""
        return self._pressed is not None

    # -- pointer

    def press(self, event: QMouseEvent) -> None:
        canvas = self.canvas
        self._pressed = self._last = event.position()
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._begin_pan()
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            hit = self._hit(event.position())
            extend = bool(event.modifiers() & _EXTENDING)
            if hit is not None and hit.thing is not None:
                if extend or hit.thing not in canvas.session.state.selection:
                    canvas.session.select((hit.thing,), extend=extend)
                elif canvas.session.state.focus != hit.thing:
                    canvas.session.select((hit.thing,))
            elif not extend:
                canvas.session.select(())

    def move(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is None:
            self._hover(position)
            return
        if not self._panning:
            if event.buttons() == Qt.MouseButton.RightButton:
                return
            if (position - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin_pan()
        self.canvas.pan(position.x() - self._last.x(), position.y() - self._last.y())
        self._last = position

    def release(self, _: QMouseEvent) -> None:
        self._pressed = None
        self._panning = False
        self._show_cursor()

    def leave(self) -> None:
        self._set_hover(None)

    def double_click(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if hit is not None and hit.thing is not None:
            self.canvas.fit((hit.thing,))

    def _begin_pan(self) -> None:
        self._panning = True
        self._set_hover(None)
        self._show_cursor()

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
            shape = Qt.CursorShape.ArrowCursor
        if self.canvas.viewport().cursor().shape() != shape:
            self.canvas.viewport().setCursor(shape)

    # -- wheel and trackpad

    def wheel(self, event: QWheelEvent) -> None:
        canvas, angle, pixels = self.canvas, event.angleDelta(), event.pixelDelta()
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = angle.y() or angle.x()
            if turned:
                factor = _ZOOM_PER_NOTCH ** (turned / _NOTCH)
                canvas.zoom_to(canvas.camera.zoom * factor, event.position(), gesture=True)
            return
        if not pixels.isNull():
            dx, dy = float(pixels.x()), float(pixels.y())
        else:
            dx, dy = angle.x() / _NOTCH * _PER_NOTCH, angle.y() / _NOTCH * _PER_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and dx == 0:
            dx, dy = dy, 0.0
        elif dx == 0 and pixels.isNull() and not canvas.verticalScrollBar().maximum():
            dx, dy = dy, 0.0  # nothing to see above or below: a plain wheel walks along the journey
        canvas.pan(dx, dy)

    def native(self, event: QNativeGestureEvent) -> bool:
        """A pinch or a double tap on a trackpad."""
        canvas = self.canvas
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                canvas.zoom_to(canvas.camera.zoom * (1 + event.value()), event.position(), gesture=True)
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                hit = self._hit(event.position())
                if hit is None or hit.thing is None:
                    canvas.fit_all()
                else:
                    canvas.fit((hit.thing,))
            case _:
                return False
        return True

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


def plain_tip(text: str) -> str:
    """Text of a user as a tool tip that shows it as it is: Qt would take some texts for markup otherwise."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
