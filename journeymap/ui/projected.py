"""The map as it is projected: a canvas that holds one picture still, dims what is not lit, and has nothing on it that
looks like a window's. Things on it are clicked, typed into and dragged as on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.editor.camera import Camera
from journeymap.ui.canvas import Canvas
from journeymap.ui.present_keys import pressed
from journeymap.ui.present_pointer import Handling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import (
        QContextMenuEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from journeymap.editor.actions import Desk
    from journeymap.editor.camera import Size
    from journeymap.editor.session import Session
    from journeymap.layout.hit import Rect
    from journeymap.layout.presented.stops import Light, Stop
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

VEIL = 0.68
"""How much of what is not lit the background covers."""
_ROUND = 9.0


class Tool(Protocol):
    """What may take the pointer: each method says whether it did."""

    def press(self, event: QMouseEvent) -> bool: ...
    def move(self, event: QMouseEvent) -> bool: ...
    def release(self, event: QMouseEvent) -> bool: ...


class Projected(Canvas):
    """The canvas of a projected window."""

    goes_on = False

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__(session, colours)
        self.stop: Stop | None = None
        self.above: list[Callable[[QPainter, Shot, Chrome], None]] = []
        """What else is painted over the picture, in this order."""
        self.tool: Tool | None = None
        """What takes the pointer from the picture while it is there."""
        self.desk: Desk | None = None
        """What actions ask of the program's window."""
        self.note_wanted = False  # N was pressed, the key for the kind is still to come
        self.gestures: Handling = Handling(self)
        self._keeps = filling
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Presentation")

    def show_stop(self, stop: Stop, colours: Chrome) -> None:
        """Shows this stop from now on."""
        self.stop = stop
        self.show_scene(stop.scene, colours)
        self._keep(filling)
        self.setAccessibleDescription(stop.label)
        self.viewport().update()

    # -- the picture stands still: it was composed for this screen

    def pan(self, dx: float, dy: float) -> None:
        """It isn't moved by hand."""

    def zoom_to(self, zoom: float, at: QPointF | None = None, *, gesture: bool = False) -> None:
        """It isn't zoomed by hand."""

    def centre_on(self, x: float, y: float) -> None:
        """It is all in view."""

    def reveal_place(self, place: Rect) -> None:
        """It is all in view."""

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.press(event):
            self.gestures.typed = self.session.state.draft is not None
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.release(event):
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Nothing is opened over what people look at."""

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.gestures.key(event) or pressed(self, event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.typing is not None:
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Keys go on and back: nobody writes before a text is being typed."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.typing is not None
        return super().inputMethodQuery(query)

    def focusNextPrevChild(self, _: bool) -> bool:
        """There is nowhere else to go."""
        return True

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.scene is None:
            painter.fillRect(self.viewport().rect(), QColor(self.chrome.panel))
            painter.end()
            return
        painter.fillRect(self.viewport().rect(), QColor(self.scene.background))
        shot = self.shot
        self.paint_picture(painter, shot, event)
        if self.stop is not None and self.stop.light is not None:
            paint_light(painter, shot, self.stop.light, self.chrome)
        self.overlay.paint(painter, shot, self.chrome, self.font())
        for paint in self.above:
            paint(painter, shot, self.chrome)
        if self.typing is not None:
            self.typing.look.paint(painter, shot, self.chrome)
        painter.end()


def filling(scene: Size, view: Size) -> Camera:
    """The whole picture, in the middle of the view."""
    zoom = min(view.width / max(scene.width, 1.0), view.height / max(scene.height, 1.0))
    return Camera(zoom, (scene.width - view.width / zoom) / 2, (scene.height - view.height / zoom) / 2)


def paint_light(painter: QPainter, shot: Shot, light: Light, chrome: Chrome, strength: float = 1.0) -> None:
    """Dims everything but what is lit, and rings what is pointed out; `strength` from 0 to 1 for fading."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    everything = QPainterPath()
    everything.addRect(QRectF(shot.view).adjusted(-2, -2, 2, 2))
    lit = QPainterPath()
    lit.setFillRule(Qt.FillRule.WindingFill)
    radius = _ROUND * shot.camera.zoom
    for hole in light.holes:
        one = QPainterPath()
        one.addRoundedRect(shot.rect(hole), radius, radius)
        lit = lit.united(one)
    veil = QColor(shot.scene.background)
    veil.setAlphaF(VEIL * strength)
    painter.fillPath(everything.subtracted(lit), veil)
    if light.ring is not None:
        _ring(painter, shot, light.ring, QColor(chrome.accent), strength)
    painter.restore()


def _ring(painter: QPainter, shot: Shot, place: Rect, accent: QColor, strength: float) -> None:
    """A line around what is pointed out, in a halo of the same colour."""
    zoom = shot.camera.zoom
    rect = shot.rect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, out, alpha in ((7.0, 4.5, 0.22), (2.4, 1.2, 1.0)):
        colour = QColor(accent)
        colour.setAlphaF(alpha * strength)
        painter.setPen(QPen(colour, width * zoom))
        grown = rect.adjusted(-out * zoom, -out * zoom, out * zoom, out * zoom)
        radius = (8.0 + out) * zoom
        painter.drawRoundedRect(grown, radius, radius)
