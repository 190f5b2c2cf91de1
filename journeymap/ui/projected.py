"""The map as it is projected: a canvas that holds one picture still, dims what is not lit, and has nothing on it that
looks like a window's. Things on it are clicked, typed into and dragged as on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath

from journeymap.editor.camera import Camera
from journeymap.editor.presenting import going, noting
from journeymap.ui.canvas import Canvas
from journeymap.ui.present_escape import Habit
from journeymap.ui.present_keys import pressed
from journeymap.ui.present_moves import Move, way
from journeymap.ui.present_pointer import Handling
from journeymap.ui.present_words import font, least

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import (
        QContextMenuEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from journeymap.editor.actions import Desk
    from journeymap.editor.camera import Size
    from journeymap.editor.presenting.show import Blank
    from journeymap.editor.session import Session
    from journeymap.layout.hit import Rect
    from journeymap.layout.presented.stops import Light, Stop
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_SLOW = 900
"""Milliseconds after which whoever has pressed N seems to wait."""


class Tool(Protocol):
    """What may take the pointer: each method says whether it did."""

    def press(self, event: QMouseEvent) -> bool: ...
    def move(self, event: QMouseEvent) -> bool: ...
    def release(self, event: QMouseEvent) -> bool: ...
    def wheel(self, event: QWheelEvent) -> bool: ...


class Projected(Canvas):
    """The canvas of a projected window. `aside` tells a sentence that only whoever presents needs."""

    aside = Signal(str)
    goes_on = False

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__(session, colours)
        self.stop: Stop | None = None
        self.going = Move(self, self._go_on)
        self.above: list[Callable[[QPainter, Shot, Chrome], None]] = []
        """What else is painted over the picture, in this order."""
        self.blank: Blank = ""
        self.tool: Tool | None = None
        """What takes the pointer from the picture while it is there."""
        self.all_lit = False
        """Whether nothing is dimmed: everybody looks at all of it."""
        self.desk: Desk | None = None
        """What actions ask of the program's window."""
        self.habit = Habit()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_SLOW)
        self._asking.timeout.connect(lambda: self.advise(noting.CHOICES))
        self.note_wanted = False
        """Whether N was pressed and the key for the kind is still to come."""
        self.gestures: Handling = Handling(self)
        self._keeps = filling
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Presentation")

    def show_stop(self, stop: Stop, colours: Chrome, order: Callable[[str], int] | None = None) -> None:
        """Shows this stop from now on; on the way from the one before, where `order` tells the places of steps."""
        before = self.stop
        unseen = self.going.hides
        self.going.end()
        if order is not None and before is not None and (before.key, before.at) != (stop.key, stop.at):
            old = None if before.slide is stop.slide else self.going.seen(self.viewport(), anew=not unseen)
            self.going.begin(old, way(before, stop, order), before.light)
        self.stop = stop
        if stop.scene is not self.scene or colours is not self.chrome:
            self.show_scene(stop.scene, colours)
        self._keep(filling)
        self._size_words()
        self.setAccessibleDescription(stop.label)
        self.viewport().update()

    def _go_on(self) -> None:
        """The next frame of a move."""
        if self.scene is not None and self.stop is not None:
            self.viewport().update(self.going.changes(self.shot, self.stop.light))

    def _size_words(self) -> None:
        """What is told beside the pointer reads from the back, too."""
        show = self.session.state.show
        if show is not None and self.scene is not None:
            self.setFont(font(self.font(), least(self.shot, show.least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_words()

    @property
    def at_rest(self) -> bool:
        """Whether all there is to show is shown, sharp, and nothing moves."""
        return super().at_rest and not self.going.under_way

    # -- the picture stands still: it was composed for this screen

    def pan(self, dx: float, dy: float) -> None:
        """It isn't moved by hand."""

    def zoom_to(self, zoom: float, at: QPointF | None = None, *, gesture: bool = False) -> None:
        """It isn't zoomed by hand."""

    def centre_on(self, x: float, y: float) -> None:
        """It is all in view."""

    def advise(self, text: str) -> None:
        """As large as the smallest text of the picture has to be, in the colours of the picture."""
        show = self.session.state.show
        if show is not None and self.scene is not None:
            size = least(self.shot, show.least)
            colours = self.chrome
            self.hint.setStyleSheet(
                f"font-size: {round(size)}px; padding: {round(size * 0.45)}px {round(size * 0.8)}px;"
                f" border: {max(round(size / 14), 1)}px solid {colours.accent}; border-radius: {round(size / 2)}px;"
                f" background: {colours.panel}; color: {colours.ink};"
            )
        super().advise(text)

    def want_note(self, wanted: bool) -> None:
        """N was pressed, or the key after it; whoever does not know that one is told."""
        self.note_wanted = wanted
        if wanted:
            self._asking.start()
        else:
            self._asking.stop()
            if self.hint.text() == noting.CHOICES:
                self.advise("")

    def reveal_place(self, place: Rect) -> None:
        """It is all in view."""

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tool is not None and self.tool.press(event):
            return
        if self.blank:  # nothing is clicked that nobody sees
            going.uncover(self.session)
        else:
            self.gestures.typed = self.session.state.draft is not None
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tool is None or not self.tool.release(event):
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.tool is None or not self.tool.wheel(event):
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
        if self.scene is None or self.blank:
            colour = {"black": "#000000", "white": "#ffffff"}.get(self.blank, self.chrome.panel)
            painter.fillRect(self.viewport().rect(), QColor(colour))
            painter.end()
            return
        painter.fillRect(self.viewport().rect(), QColor(self.scene.background))
        shot = self.shot
        if self.going.hides:
            self.picture.sharpen(shot)
            self._idle.start(0)
        else:
            self.paint_picture(painter, shot, event)
            if self.stop is not None:
                self._paint_light(painter, shot, self.stop.light)
        self.going.paint_old(painter, shot)
        self.overlay.paint(painter, shot, self.chrome, self.font())
        for paint in self.above:
            paint(painter, shot, self.chrome)
        if self.typing is not None:
            self.typing.look.paint(painter, shot, self.chrome)
        painter.end()

    def _paint_light(self, painter: QPainter, shot: Shot, light: Light | None) -> None:
        """Dims what is not lit, but for what something held over the picture opens to the eye."""
        if self.all_lit:
            return
        opening: QPainterPath | None = getattr(self.tool, "opening", None)
        if opening is None:
            self.going.paint_light(painter, shot, light, self.chrome.accent)
            return
        outside = QPainterPath()
        outside.addRect(QRectF(shot.view))
        painter.save()
        painter.setClipPath(outside.subtracted(opening))
        self.going.paint_light(painter, shot, light, self.chrome.accent)
        painter.restore()


def filling(scene: Size, view: Size) -> Camera:
    """The whole picture, in the middle of the view."""
    zoom = min(view.width / max(scene.width, 1.0), view.height / max(scene.height, 1.0))
    return Camera(zoom, (scene.width - view.width / zoom) / 2, (scene.height - view.height / zoom) / 2)
