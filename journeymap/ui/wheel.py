"""What wheel and trackpad do on the canvas: pan and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

    from journeymap.ui.canvas import Canvas

_NOTCH = 120.0
"""A notch of a wheel, in Qt's eighths of a degree."""
_PER_NOTCH = 64.0
"""View px the map moves per notch."""
_ZOOM_PER_NOTCH = 1.2


def wheel(canvas: Canvas, event: QWheelEvent) -> None:
    """Moves the map; with the control key zooms at the pointer, with shift goes sideways."""
    angle, pixels = event.angleDelta(), event.pixelDelta()
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


def native(canvas: Canvas, event: QNativeGestureEvent, thing: str | None) -> bool:
    """A pinch, or a double tap on `thing`, on a trackpad."""
    match event.gestureType():
        case Qt.NativeGestureType.ZoomNativeGesture:
            canvas.zoom_to(canvas.camera.zoom * (1 + event.value()), event.position(), gesture=True)
        case Qt.NativeGestureType.SmartZoomNativeGesture:
            canvas.fit_all() if thing is None else canvas.fit((thing,))
        case _:
            return False
    return True
