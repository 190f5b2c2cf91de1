"""A scene as a camera sees it in a view: where things lie in pixels. One frame's worth of arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF

from journeymap.layout.hit import Rect

if TYPE_CHECKING:
    from journeymap.editor.camera import Camera
    from journeymap.layout.scene import Scene


class Shot(NamedTuple):
    """`width` and `height` are the view's, logical px; `ratio` is device px per logical px."""

    scene: Scene
    camera: Camera
    width: int
    height: int
    ratio: float

    @property
    def level(self) -> float:
        """Device px per scene px."""
        return self.camera.zoom * self.ratio

    @property
    def origin(self) -> tuple[int, int]:
        """Where the scene's corner lies in the view, in whole device px, so that no pixel is ever resampled."""
        return round(-self.camera.x * self.level), round(-self.camera.y * self.level)

    @property
    def area(self) -> Rect:
        """What of the scene is in view, scene px."""
        return self.area_of(self.view)

    def area_of(self, view: QRect) -> Rect:
        """What of the scene lies in a part of the view, scene px."""
        zoom = self.camera.zoom
        left, top = self.origin
        return Rect(
            (view.x() - left / self.ratio) / zoom,
            (view.y() - top / self.ratio) / zoom,
            view.width() / zoom,
            view.height() / zoom,
        )

    @property
    def view(self) -> QRect:
        return QRect(0, 0, self.width, self.height)

    @property
    def paper(self) -> QRectF:
        """Where the whole map lies in the view, logical px."""
        return self.rect(Rect(0.0, 0.0, self.scene.width, self.scene.height))

    def rect(self, rect: Rect) -> QRectF:
        """Where a rectangle of the scene lies in the view, logical px."""
        left, top = self.origin
        zoom = self.camera.zoom
        return QRectF(
            left / self.ratio + rect.x * zoom, top / self.ratio + rect.y * zoom, rect.width * zoom, rect.height * zoom
        )
