"""A click or a turn of the wheel beside a list of suggestions means what lies there: it closes the list, and is not
lost with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QCompleter, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


class Onward(QObject):
    """Watches the list of one completer, which keeps it. Qt would hide the list and forget the click."""

    def __init__(self, completer: QCompleter) -> None:
        super().__init__(completer)
        self._completer = completer
        popup = completer.popup()
        assert popup is not None  # Qt makes one when it is asked for
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        meant = isinstance(event, QWheelEvent) or event.type() == QEvent.Type.MouseButtonPress
        if not meant or not isinstance(event, QMouseEvent | QWheelEvent) or not isinstance(watched, QWidget):
            return False
        at = event.globalPosition()
        if watched.rect().contains(watched.mapFromGlobal(at).toPoint()):
            return False
        watched.hide()
        window = self._completer.widget().window()
        handle, place = window.windowHandle(), window.mapFromGlobal(at)
        if handle is not None and window.rect().contains(place.toPoint()):
            # As if it had come there at once: what is pressed gets the keys, and the release, too.
            QApplication.sendEvent(handle, _again(event, place))
        return True


def _again(event: QMouseEvent | QWheelEvent, at: QPointF) -> QMouseEvent | QWheelEvent:
    """The same at a point of another window."""
    where, keys = event.globalPosition(), event.modifiers()
    if isinstance(event, QMouseEvent):
        return QMouseEvent(event.type(), at, where, event.button(), event.buttons(), keys)
    turned = (event.pixelDelta(), event.angleDelta(), event.buttons(), keys, event.phase(), event.inverted())
    return QWheelEvent(at, where, *turned)
