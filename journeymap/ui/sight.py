"""Looking at a map: a view with a camera and the scroll bars that say where it is. What is seen is painted by who
inherits from it, the canvas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from journeymap.editor import camera as cameras
from journeymap.editor.camera import Camera, Size
from journeymap.layout.hit import rect_of
from journeymap.ui.shot import Shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from journeymap.layout.hit import Rect
    from journeymap.layout.scene import Scene

    Fit = Callable[[Size, Size], Camera]


class Sight(QAbstractScrollArea):
    """`moved` tells that the camera changed."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.camera = Camera()
        self._keeps: Fit | None = cameras.opening  # how to look after a change of size, until somebody moves

    @property
    def shot(self) -> Shot:
        """What is seen now; there must be a scene."""
        assert self.scene is not None
        view = self.viewport()
        return Shot(self.scene, self.camera, view.width(), view.height(), view.devicePixelRatioF())

    def look(self, camera: Camera, *, gesture: bool = False) -> None:
        """Points the camera. During a zoom `gesture` the tiles at hand are scaled, sharp ones follow after it."""
        self._keeps = None
        if camera == self.camera:
            return
        self.camera = camera
        self._sync_bars()
        self.camera_moved(gesture=gesture)
        self.moved.emit()

    def camera_moved(self, *, gesture: bool) -> None:
        """What is seen is another part of the map now: for who paints it."""

    @property
    def _map(self) -> Size:
        return Size(1.0, 1.0) if self.scene is None else Size(self.scene.width, self.scene.height)

    @property
    def _view(self) -> Size:
        return Size(self.viewport().width(), self.viewport().height())

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
            self.reveal_place(around)

    def show_all_of(self, ids: tuple[str, ...]) -> None:
        """Moves as little as needed to show these things, zooming out where the view is too small for all of them."""
        around = self._around(ids)
        if around is None:
            return
        zoom, margin = self.camera.zoom, 2 * cameras.MARGIN
        if around.width * zoom + margin > self._view.width or around.height * zoom + margin > self._view.height:
            self.look(cameras.showing(around, self._map, self._view))
        else:
            self.reveal_place(around)

    def reveal_place(self, place: Rect) -> None:
        """Moves as little as needed to show a part of the map."""
        camera = cameras.revealing(self.camera, place, self._map, self._view)
        if camera != self.camera:
            self.look(camera)

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
