"""A rectangle of a scene as pixels, painted in slices of time and mended where an edit changed it.

Tiles of the canvas and the picture of the whole map are patches. The event loop gives one a deadline; it paints
until then and goes on the next time, and what is shown stays whole until the new picture is.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeymap.layout.hit import Rect, within
from journeymap.render.qt import FAR, paint_scene

if TYPE_CHECKING:
    from journeymap.layout.scene import Placed, Scene

MARGIN = 64
"""Device px left of a tile that are kept free: Qt sets a letter that begins left of a picture a pixel off."""
_CHUNK, _CHUNK_FAR = 24, 1_000
"""So many fragments are painted between two looks at the clock; and about so many of a map seen from afar, whose
neighbours are painted as one."""


class Share(NamedTuple):
    """A part of the work: these fragments, inside this rectangle (device px of the patch)."""

    clip: QRect
    placed: tuple[Placed, ...]


class Patch:
    """`width` × `height` device px that show the scene from (x, y) on, at `across` × `down` device px per scene px.

    `shown` is the last whole picture, with `MARGIN` px of nothing to its left, None before there is one; `stale` is
    the part of the scene (scene px) that has changed since, None when nothing has.
    """

    __slots__ = ("_shares", "_target", "across", "down", "height", "shown", "stale", "width", "x", "y")

    def __init__(self, x: float, y: float, width: int, height: int, across: float, down: float) -> None:
        self.x, self.y, self.width, self.height, self.across, self.down = x, y, width, height, across, down
        self.shown: QPixmap | None = None
        self.stale: Rect | None = self.area
        self._target: QPixmap | None = None
        self._shares: list[Share] = []

    @property
    def area(self) -> Rect:
        """What of the scene it shows."""
        return Rect(self.x, self.y, self.width / self.across, self.height / self.down)

    @property
    def bytes(self) -> int:
        return (MARGIN + self.width) * self.height * 4

    @property
    def inside(self) -> QRect:
        """Where the picture lies in `shown`."""
        return QRect(MARGIN, 0, self.width, self.height)

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
            self._target = self._begin(scene, self.stale)
        painter = QPainter(self._target)
        while self._shares:
            share = self._shares.pop()
            painter.resetTransform()
            painter.setClipRect(share.clip)
            painter.translate(MARGIN, 0)
            painter.scale(self.across, self.down)
            painter.translate(-self.x, -self.y)
            paint_scene(painter, replace(scene, placed=share.placed), None, min(self.across, self.down))
            if perf_counter() >= deadline:
                break
        painter.end()
        if self._shares:
            return False
        self.shown, self._target, self.stale = self._target, None, None
        return True

    def _begin(self, scene: Scene, stale: Rect) -> QPixmap:
        """The picture to paint on, cleared where it is stale, with the work shared out."""
        if self.shown is None:
            target, clip = QPixmap(MARGIN + self.width, self.height), self.inside
            target.fill(QColor(scene.background))
        else:
            target = QPixmap(self.shown)  # detaches once it is painted on
            left, top = floor((stale.x - self.x) * self.across) - 1, floor((stale.y - self.y) * self.down) - 1
            right, bottom = ceil((stale.right - self.x) * self.across), ceil((stale.bottom - self.y) * self.down)
            clip = QRect(left + MARGIN, top, right - left + 2, bottom - top + 2).intersected(self.inside)
            painter = QPainter(target)
            painter.fillRect(clip, QColor(scene.background))
            painter.end()
        placed = self._within(scene, clip)
        if min(self.across, self.down) < FAR:
            strips = _strips(clip, ceil(len(placed) / _CHUNK_FAR))
            shares = [Share(strip, self._within(scene, strip)) for strip in strips]
        else:
            shares = [Share(clip, placed[start : start + _CHUNK]) for start in range(0, len(placed), _CHUNK)]
        self._shares = shares[::-1]  # they are taken from the end
        return target

    def _within(self, scene: Scene, clip: QRect) -> tuple[Placed, ...]:
        """The fragments that reach into a rectangle of the patch, or nearly."""
        grain_x, grain_y = 1 / self.across, 1 / self.down
        return within(
            scene,
            Rect(
                self.x + (clip.x() - MARGIN - 1) * grain_x,
                self.y + (clip.y() - 1) * grain_y,
                (clip.width() + 2) * grain_x,
                (clip.height() + 2) * grain_y,
            ),
        )


def _strips(rect: QRect, count: int) -> list[QRect]:
    """The rectangle cut into about so many standing strips."""
    width = max(1, ceil(rect.width() / max(1, count)))
    lefts = range(rect.left(), rect.right() + 1, width)
    return [QRect(left, rect.top(), min(width, rect.right() + 1 - left), rect.height()) for left in lefts]
