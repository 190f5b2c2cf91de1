"""The map on the screen: one painted widget that shows tiles of the scene, and an overlay that is never exported.

Where it looks is kept by `ui.sight`; how a frame is made is in `ui.screen`, what the pointer and the keys do in
`ui.gestures` and `ui.keys`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QFrame

from journeymap.editor import camera as cameras
from journeymap.ui.gestures import Gestures
from journeymap.ui.hint_card import HintCard
from journeymap.ui.keys import Keys
from journeymap.ui.overlay import Overlay
from journeymap.ui.screen import AFTER_EDIT, AT_ONCE, Screen
from journeymap.ui.sight import Sight
from journeymap.ui.wheel import native, wheel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QPixmap,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from journeymap.editor.badges import Badge
    from journeymap.editor.session import Session
    from journeymap.editor.state import Cell, Draft, Trace
    from journeymap.editor.tools import Guides, Spots
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.inplace import InPlace
    from journeymap.ui.shot import Shot
    from journeymap.ui.trace_strip import TraceStrip

_SETTLE = 18
"""Milliseconds after the last zoom event before sharp tiles are painted: longer than a frame of 60 a second."""


class Canvas(Sight):
    """Shows a scene through a camera. `painted_once` tells that the map stood on the screen for the first time,
    `whole_painted` that there is a new picture of the whole map, `menu_wanted` where somebody asked for a menu,
    `told` a sentence for the person who tried what cannot be, `lane_wanted` the id of the lane that a new one shall
    stand below."""

    told = Signal(str)
    lane_wanted = Signal(str)
    painted_once = Signal()
    whole_painted = Signal()
    menu_wanted = Signal(QPoint)

    goes_on = True
    """Whether typing goes on to the next text with Enter and Tab."""

    def __init__(self, session: Session, colours: Chrome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.chrome = colours
        self.picture = Screen()
        self.overlay = Overlay()
        self.gestures = Gestures(self)
        self.keys = Keys(self)
        self.inplace: InPlace | None = None  # made when a text is typed for the first time
        self.trace_strip: TraceStrip | None = None  # made when a way is shown for the first time
        self.composing = False  # an input method began to write before the field had the keyboard
        self._fresh = True
        self._blurred = False  # scaled tiles are shown, and the paint event that asks for sharp ones is still to come
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._work)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName("Map")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.hint = HintCard(self.viewport())

    # -- what is shown

    def show_scene(self, scene: Scene, colours: Chrome) -> None:
        """Shows this scene in place of the last. The camera stays, also where it had fitted the map before: a map
        that grows under one's hands does not change its size at every step."""
        before = self._map if self.scene is not None else None
        self.picture.show(scene, AFTER_EDIT if colours is self.chrome else AT_ONCE)
        self.scene, self.chrome = scene, colours
        self.overlay.hover = None
        self.gestures.pointer.leave()
        if before is None:
            self._look_as_before()
        elif before != self._map and not self.gestures.dragging:
            self.look(cameras.bounded(self.camera, self._map, self._view))
        self.viewport().update()

    def show_guides(self, guides: Guides | None, pointer: QPointF) -> None:
        """Shows what a gesture with its pointer at this point of the view has to show; no tile is painted for it."""
        if self.scene is not None:
            self.viewport().update(self.overlay.guide(self.shot, guides, pointer, self.font()))

    def show_spots(self, spots: Spots | None, pointer: QPointF) -> None:
        """Shows what can be pressed near a pointer at this point of the view; no tile is painted for it."""
        if self.scene is not None:
            self.viewport().update(self.overlay.offer(self.shot, spots, pointer, self.font()))

    def start_over(self) -> None:
        """The next scene is another map: nothing of this one is of use, and it is looked at from its beginning."""
        self.scene = None
        self.picture = Screen()
        self.overlay = Overlay()
        self._keeps = cameras.opening

    def mark(self, selection: tuple[str, ...]) -> None:
        """Frames these things as selected; no tile is painted for it."""
        before, self.overlay.selection = self.overlay.selection, selection
        if self.scene is not None:
            changed = tuple(set(before).symmetric_difference(selection)) + before[-1:] + selection[-1:]
            self.viewport().update(self.overlay.touched(self.shot, changed))

    def mark_matches(self, things: tuple[str, ...]) -> None:
        """Tints these things as holding what is looked for; no tile is painted for it."""
        if things != self.overlay.matches:
            self.overlay.matches = things
            self.viewport().update()

    def mark_problems(self, badges: Mapping[str, Badge], journey: Journey | None) -> None:
        """Puts badges on these cards and stages, as found in that journey; no tile is painted for it."""
        self.overlay.badged = journey
        if badges != self.overlay.badges:
            self.overlay.badges = badges
            self.viewport().update()

    def show_trace(self, trace: Trace | None) -> None:
        """Shows a way over the map, or none; no tile is painted for it."""
        if self.trace_strip is None:
            if trace is None:
                return
            from journeymap.ui.trace_strip import TraceStrip  # late: no way is shown before the first paint

            self.trace_strip = TraceStrip(self)
        from journeymap.ui.trace import TracePainter  # late, as above

        self.overlay.trace = None if trace is None else TracePainter(trace)
        self.trace_strip.tell("" if trace is None else trace.label)
        self.viewport().update()

    def mark_cell(self, cell: Cell | None, *, come_near: bool) -> None:
        """Frames the empty cell that has the keys."""
        from journeymap.editor.cell_places import rect_of_cell  # late: no cell has the keys before the first paint
        from journeymap.editor.filters import shown
        from journeymap.editor.hints import waits_for

        if self.scene is None:
            return
        rect = None if cell is None else rect_of_cell(self.scene, shown(self.session.state), cell)
        if rect != self.overlay.cell:
            self.overlay.cell = rect
            self.overlay.cell_waits_for = "" if cell is None else waits_for(self.session.state.journey, cell)
            self.viewport().update()
        if rect is not None and come_near:
            self.reveal_place(rect)

    def type_in_place(self, draft: Draft | None) -> None:
        """Opens, moves or closes the field over the text that is being typed."""
        if self.inplace is None:
            if draft is None:
                return
            from journeymap.ui.inplace import InPlace  # late: nobody types before the first paint

            self.inplace = InPlace(self)
        self.inplace.follow(draft)

    @property
    def typing(self) -> InPlace | None:
        """The field, while a text is being typed."""
        return self.inplace if self.inplace is not None and self.inplace.active else None

    def advise(self, text: str) -> None:
        """Shows a hint at the lower edge of the map; none for an empty text."""
        self.hint.say(text)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.chrome.desk))
        if self.scene is not None:
            shot = self.shot
            self.overlay.paint_paper(painter, shot, self.chrome)
            self.paint_picture(painter, shot, event)
            self.overlay.paint(painter, shot, self.chrome, self.font())
            if self.typing is not None:
                self.typing.look.paint(painter, shot, self.chrome)
        if self.hasFocus() or (self.typing is not None and self.typing.hasFocus()):
            self.overlay.paint_focus(painter, self.viewport().rect(), self.chrome)
        painter.end()
        if self._fresh and self.scene is not None:
            self._fresh = False
            QTimer.singleShot(0, self.painted_once.emit)

    def paint_picture(self, painter: QPainter, shot: Shot, event: QPaintEvent) -> None:
        """The map itself, as far as it has been painted; the rest follows between events."""
        if not self._settle.isActive():
            self._blurred = False
            self.picture.sharpen(shot)
            self._idle.start(0)
        for rect in self.picture.paint(painter, shot, event.region()):
            self.viewport().update(rect)

    def _work(self) -> None:
        if self.scene is None or self._settle.isActive():
            return
        tiles = self.picture.tiles
        had = None if tiles.whole is None else tiles.whole.shown
        changed, more = self.picture.work(self.shot)
        for rect in changed:
            self.viewport().update(rect)
        if tiles.whole is not None and tiles.whole.shown is not had:
            self.whole_painted.emit()
        if more:
            self._idle.start(0)

    @property
    def at_rest(self) -> bool:
        """Whether all there is to show is shown, sharp."""
        return not (self._idle.isActive() or self._settle.isActive() or self._blurred)

    def whole_picture(self) -> QPixmap | None:
        """The picture of the whole map, as far as it has been painted."""
        whole = self.picture.tiles.whole
        return None if whole is None or whole.shown is None else whole.shown.copy(whole.inside)

    def camera_moved(self, *, gesture: bool) -> None:
        if gesture:
            self._blurred = True
            self._settle.start()
        self.viewport().update()
        if self.typing is not None:
            self.typing.replace()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.place()
        if self.trace_strip is not None:
            self.trace_strip.place()

    # -- events

    def viewportEvent(self, event: QEvent) -> bool:
        match event:
            case QNativeGestureEvent():
                hit = self.gestures.pointer.hit(event.position())
                if native(self, event, None if hit is None else hit.thing):
                    return True
            case QHelpEvent() if event.type() == QEvent.Type.ToolTip:
                self.gestures.pointer.tool_tip(event)
                return True
            case _ if event.type() == QEvent.Type.Leave:
                self.gestures.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            self.keys.ask_for_menu()
        else:
            self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.typing is None or not self.typing.pointer.press(event):
            self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.typing is None or not self.typing.pointer.move(event):
            self.gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.typing is None or not self.typing.pointer.release(event):
            self.gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.typing is None or not self.typing.pointer.double_click(event):
            self.gestures.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        wheel(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.gestures.key(event) or self.keys.pressed(event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.released(event):
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        return self.keys.onward(not onward) or super().focusNextPrevChild(onward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.keys.compose(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if self.typing is not None and query != Qt.InputMethodQuery.ImEnabled:
            found: object = self.typing.inputMethodQuery(query)
            if isinstance(found, QRectF):
                found = found.translated(QPointF(self.typing.mapTo(self, QPoint())))
            return found
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        if self.typing is not None and not self.composing:
            self.typing.setFocus(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keys.focus_lost()
        self.viewport().update()
