"""The map on the screen: one painted widget that shows tiles of the scene, and an overlay that is never exported.

A frame only copies tiles; those that are missing are painted in slices between events, and stand-ins (older tiles
scaled, the picture of the whole map) are shown meanwhile. What the pointer and the keys do is in `ui.gestures`.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from journeymap.editor import camera as cameras
from journeymap.editor.camera import Camera, Size
from journeymap.layout.hit import Rect, rect_of
from journeymap.ui.gestures import Gestures
from journeymap.ui.overlay import Overlay
from journeymap.ui.tiles import TILE, Tiles, covering

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from journeymap.editor.session import Session
    from journeymap.layout.scene import Scene
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.tiles import Key

    Fit = Callable[[Size, Size], Camera]

_FIRST_PAINT, _AFTER_EDIT, _FRAME, _SLICE = 0.25, 0.04, 0.004, 0.006
"""Seconds of painting that may go before a frame is shown: the first one, one after an edit, any other; and the
length of a slice between events."""
_SETTLE = 12
"""Milliseconds after the last zoom event before sharp tiles are painted."""


class Canvas(QAbstractScrollArea):
    """Shows a scene through a camera. `moved` tells that the camera changed, `painted_once` that the map stood on
    the screen for the first time, `whole_painted` that there is a new picture of the whole map."""

    moved = Signal()
    painted_once = Signal()
    whole_painted = Signal()

    def __init__(self, session: Session, colours: Chrome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.chrome = colours
        self.scene: Scene | None = None
        self.camera = Camera()
        self.tiles = Tiles()
        self.overlay = Overlay()
        self.gestures = Gestures(self)
        self._level = 0.0
        self._level_before = 0.0
        self._budget = _FIRST_PAINT
        self._fresh = True
        self._keeps: Fit | None = cameras.opening  # how to look after a change of size, until somebody moves
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._work)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._settled)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Map")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    # -- what is shown

    def show_scene(self, scene: Scene, colours: Chrome) -> None:
        """Shows this scene in place of the last. The camera stays where somebody pointed it."""
        self.scene, self.chrome = scene, colours
        self.tiles.show(scene)
        self.overlay.hover = None
        self._budget = max(self._budget, _AFTER_EDIT)
        self._look_as_before()
        self.viewport().update()

    def start_over(self) -> None:
        """The next scene is another map: nothing of this one is of use, and it is looked at from its beginning."""
        self.scene = None
        self.tiles = Tiles()
        self.overlay = Overlay()
        self._keeps = cameras.opening
        self._budget = _FIRST_PAINT

    def mark(self, selection: tuple[str, ...]) -> None:
        """Frames these things as selected; no tile is painted for it."""
        before, self.overlay.selection = self.overlay.selection, selection
        if self.scene is not None:
            changed = tuple(set(before).symmetric_difference(selection)) + before[-1:] + selection[-1:]
            self.viewport().update(self.overlay.touched(self, changed))

    @property
    def shown(self) -> Scene:
        """The scene, where there surely is one."""
        assert self.scene is not None
        return self.scene

    def look(self, camera: Camera, *, gesture: bool = False) -> None:
        """Points the camera. During a zoom `gesture` the tiles at hand are scaled, sharp ones follow after it."""
        self._keeps = None
        if camera == self.camera and self._level:
            return
        self.camera = camera
        if gesture:
            self._settle.start()
        elif not self._settle.isActive():
            self._take_level()
        self._sync_bars()
        self.viewport().update()
        self.moved.emit()

    @property
    def _map(self) -> Size:
        return Size(1.0, 1.0) if self.scene is None else Size(self.scene.width, self.scene.height)

    @property
    def _view(self) -> Size:
        return Size(self.viewport().width(), self.viewport().height())

    @property
    def view_area(self) -> Rect:
        """What of the scene is in view, scene px."""
        return Rect(
            self.camera.x, self.camera.y, self._view.width / self.camera.zoom, self._view.height / self.camera.zoom
        )

    # -- moving the camera

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by (dx, dy) view px."""
        self.look(cameras.panned(self.camera, dx, dy, self._map, self._view))

    def zoom_to(self, zoom: float, at: QPointF | None = None, *, gesture: bool = False) -> None:
        """Another zoom, the point `at` (the view's middle) staying where it is."""
        x, y = (self._view.width / 2, self._view.height / 2) if at is None else (at.x(), at.y())
        self.look(cameras.zoomed(self.camera, zoom, x, y, self._map, self._view), gesture=gesture)

    def page(self, way: int) -> None:
        """Moves by nearly a view along the journey (down, where the map is only higher than the view): 1 back,
        −1 on."""
        if self.horizontalScrollBar().maximum():
            self.pan(way * 0.9 * self._view.width, 0.0)
        else:
            self.pan(0.0, way * 0.9 * self._view.height)

    def fit_all(self) -> None:
        self._keep(cameras.whole)

    def _keep(self, fit: Fit) -> None:
        self.look(fit(self._map, self._view))
        self._keeps = fit

    def _look_as_before(self) -> None:
        """After the map or the view has changed its size."""
        if self._keeps is not None:
            self._keep(self._keeps)
        else:
            self.look(cameras.bounded(self.camera, self._map, self._view))

    def fit(self, ids: tuple[str, ...]) -> None:
        """Shows these things as large as they fit."""
        if around := self._around(ids):
            self.look(cameras.showing(around, self._map, self._view))

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Moves as little as needed to show these things."""
        if around := self._around(ids):
            self.look(cameras.revealing(self.camera, around, self._map, self._view))

    def centre_on(self, x: float, y: float) -> None:
        self.look(cameras.centred_on(self.camera, x, y, self._map, self._view))

    def _around(self, ids: tuple[str, ...]) -> Rect | None:
        around: Rect | None = None
        for thing in ids if self.scene is not None else ():
            assert self.scene is not None
            rect = rect_of(self.scene, thing)
            if rect is not None:
                around = rect if around is None else around.united(rect)
        return around

    # -- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.chrome.desk))
        if self.scene is not None:
            self._paint_map(painter, self.scene)
            self.overlay.paint(painter, self)
        if self.hasFocus():
            self.overlay.paint_focus(painter, self)
        painter.end()
        if self._fresh and self.scene is not None:
            self._fresh = False
            QTimer.singleShot(0, self.painted_once.emit)

    def _paint_map(self, painter: QPainter, scene: Scene) -> None:
        deadline = perf_counter() + self._budget
        self._budget = _FRAME
        paper = self.view_rect(Rect(0.0, 0.0, scene.width, scene.height))
        self.overlay.paint_paper(painter, paper, self.chrome)
        painter.save()
        painter.setClipRect(paper.toAlignedRect().intersected(self.viewport().rect()))
        if self._level == self._sharp_level:
            keys = list(covering(self._level, self.view_area, scene))
            self.tiles.work(self.tiles.lacking(keys), deadline)
            if any(self.tiles.picture(key) is None for key in keys):
                self._paint_stand_ins(painter, scene, paper, self._level_before)
            self._paint_tiles(painter, keys)
            self._idle.start(0)
        else:
            self._paint_stand_ins(painter, scene, paper, self._level)
        painter.restore()

    def _paint_tiles(self, painter: QPainter, keys: list[Key]) -> None:
        """Copies tiles to whole device px, so that nothing is resampled at any scale factor."""
        ratio = self.viewport().devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        left, top = self._origin
        for key in keys:
            picture = self.tiles.picture(key)
            if picture is not None:
                painter.drawPixmap(left + key.column * TILE, top + key.row * TILE, picture)

    def _paint_stand_ins(self, painter: QPainter, scene: Scene, paper: QRectF, level: float) -> None:
        """The map from what there is at another zoom, scaled: coarse, but at once."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, QColor(scene.background))
        whole = self.tiles.whole
        if whole is not None and whole.shown is not None:
            painter.drawPixmap(paper, whole.shown, QRectF(whole.shown.rect()))
        if not level:
            return
        side = TILE / level * self.camera.zoom
        for key, picture in self.tiles.at_level(level, self.view_area):
            at = QRectF(paper.x() + key.column * side, paper.y() + key.row * side, side, side)
            painter.drawPixmap(at, picture, QRectF(picture.rect()))

    @property
    def _sharp_level(self) -> float:
        """Device px per scene px at the camera's zoom."""
        return self.camera.zoom * self.viewport().devicePixelRatioF()

    @property
    def _origin(self) -> tuple[int, int]:
        """Where the scene's corner lies in the view, in whole device px."""
        level = self._sharp_level
        return round(-self.camera.x * level), round(-self.camera.y * level)

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Where in the view (logical px) a scene point is painted: as `Camera.to_view`, on the grid of the pixels."""
        ratio = self.viewport().devicePixelRatioF()
        left, top = self._origin
        return left / ratio + x * self.camera.zoom, top / ratio + y * self.camera.zoom

    def view_rect(self, rect: Rect) -> QRectF:
        """A rectangle of the scene as it lies in the view."""
        return QRectF(*self.to_view(rect.x, rect.y), rect.width * self.camera.zoom, rect.height * self.camera.zoom)

    # -- sharp tiles, between events

    def _settled(self) -> None:
        self._take_level()
        self._idle.start(0)

    def _take_level(self) -> None:
        level = self._sharp_level
        if level != self._level:
            self._level_before, self._level = self._level, level

    def _work(self) -> None:
        """A slice: first what is in view, then what a pan would show next, then the picture of the whole map."""
        if self.scene is None or self._settle.isActive():
            return
        deadline = perf_counter() + _SLICE
        keys = list(covering(self._level, self.view_area, self.scene))
        done = self.tiles.work(self.tiles.lacking(keys), deadline)
        side = TILE / self._level
        for key in done:
            at = self.view_rect(Rect(key.column * side, key.row * side, side, side))
            self.viewport().update(at.toAlignedRect())
        if self.tiles.lacking(keys):
            self._idle.start(0)
            return
        around = list(covering(self._level, _widened(self.view_area, side), self.scene))
        self.tiles.forget(around)
        if perf_counter() < deadline:
            if not self._work_on_whole(deadline):
                self._idle.start(0)
                return
            self.tiles.work(self.tiles.lacking(around), deadline)
        if self.tiles.lacking(around):
            self._idle.start(0)

    def _work_on_whole(self, deadline: float) -> bool:
        whole = self.tiles.whole
        if whole is None or whole.stale is None:
            return True
        done = self.tiles.work_on_whole(deadline)
        if done:
            self.whole_painted.emit()
        return done

    def whole_picture(self) -> QPixmap | None:
        """The picture of the whole map, as far as it has been painted."""
        return None if self.tiles.whole is None else self.tiles.whole.shown

    # -- scroll bars

    def _sync_bars(self) -> None:
        """The bars say where the camera is."""
        zoom, view, scene = self.camera.zoom, self._view, self._map
        for bar, at, length, shown in (
            (self.horizontalScrollBar(), self.camera.x, scene.width, view.width),
            (self.verticalScrollBar(), self.camera.y, scene.height, view.height),
        ):
            margin = cameras.MARGIN
            most = round(length * zoom + 2 * margin - shown)
            bar.blockSignals(True)
            bar.setRange(0, max(0, most))
            bar.setPageStep(round(shown))
            bar.setSingleStep(48)
            bar.setValue(round(at * zoom + margin))
            bar.blockSignals(False)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.pan(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scene is not None:
            self._look_as_before()
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    # -- events

    def viewportEvent(self, event: QEvent) -> bool:
        match event:
            case QNativeGestureEvent():
                if self.gestures.native(event):
                    return True
            case QHelpEvent() if event.type() == QEvent.Type.ToolTip:
                self.gestures.tool_tip(event)
                return True
            case _ if event.type() == QEvent.Type.Leave:
                self.gestures.leave()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.gestures.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.gestures.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.gestures.key_pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.gestures.key_released(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.gestures.focus_lost()
        self.viewport().update()


def _widened(area: Rect, by: float) -> Rect:
    return Rect(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by)
