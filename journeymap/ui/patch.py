"""A rectangle of a scene as pixels, painted in slices of time and mended where an edit changed it.

Tiles of the canvas and the picture of the whole map are patches. The event loop gives one a deadline; it paints
until then and goes on the next time, and what is shown stays whole until the new picture is.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeymap.layout.hit import Rect, within
from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from journeymap.layout.scene import Placed, Scene

_CHUNK = 24
"""So many fragments are painted between two looks at the clock."""


class Patch:
    """`width` × `height` device px that show the scene from (x, y) on, at `across` × `down` device px per scene px.

    `shown` is the last whole picture, None before there is one; `stale` is the part of the scene (scene px) that
    has changed since, None when nothing has.
    """

    __slots__ = ("_at", "_clip", "_queue", "_target", "across", "down", "height", "shown", "stale", "width", "x", "y")

    def __init__(self, x: float, y: float, width: int, height: int, across: float, down: float) -> None:
        self.x, self.y, self.width, self.height, self.across, self.down = x, y, width, height, across, down
        self.shown: QPixmap | None = None
        self.stale: Rect | None = self.area
        self._target: QPixmap | None = None
        self._queue: tuple[Placed, ...] = ()
        self._at = 0
        self._clip = QRect()

    @property
    def area(self) -> Rect:
        """What of the scene it shows."""
        return Rect(self.x, self.y, self.width / self.across, self.height / self.down)

    @property
    def bytes(self) -> int:
        return self.width * self.height * 4

    def spoil(self, rects: tuple[Rect, ...]) -> None:
        """These rectangles of the scene have changed."""
        area = self.area
        for rect in rects:
            if rect.x <= area.right and rect.right >= area.x and rect.y <= area.bottom and rect.bottom >= area.y:
                self.stale = rect if self.stale is None else self.stale.united(rect)
                self._target = None

    def work(self, scene: Scene, deadline: float) -> bool:
        """Paints what is stale until `deadline` (of `perf_counter`); True once nothing is. Always does some."""
        if self.stale is None:
            return True
        if self._target is None:
            self._begin(scene, self.stale)
        target = self._target
        assert target is not None
        painter = QPainter(target)
        painter.setClipRect(self._clip)
        if self._at == 0:
            painter.fillRect(self._clip, QColor(scene.background))
        painter.scale(self.across, self.down)
        painter.translate(-self.x, -self.y)
        while self._at < len(self._queue):
            part = self._queue[self._at : self._at + _CHUNK]
            paint_scene(painter, replace(scene, placed=part), None, min(self.across, self.down))
            self._at += _CHUNK
            if perf_counter() >= deadline:
                break
        painter.end()
        if self._at < len(self._queue):
            return False
        self.shown, self._target, self._queue, self.stale = target, None, (), None
        return True

    def _begin(self, scene: Scene, stale: Rect) -> None:
        whole = QRect(0, 0, self.width, self.height)
        if self.shown is None:
            self._target = QPixmap(self.width, self.height)
            self._target.fill(Qt.GlobalColor.transparent)
            self._clip = whole
        else:
            self._target = QPixmap(self.shown)  # detaches once it is painted on
            left, top = floor((stale.x - self.x) * self.across) - 1, floor((stale.y - self.y) * self.down) - 1
            right, bottom = ceil((stale.right - self.x) * self.across), ceil((stale.bottom - self.y) * self.down)
            self._clip = QRect(left, top, right - left + 2, bottom - top + 2).intersected(whole)
        grain = 1 / min(self.across, self.down)
        self._queue = within(
            scene,
            Rect(
                self.x + self._clip.x() / self.across - grain,
                self.y + self._clip.y() / self.down - grain,
                self._clip.width() / self.across + 2 * grain,
                self._clip.height() / self.down + 2 * grain,
            ),
        )
        self._at = 0
