"""Puts a scene on the screen: a frame only copies tiles, and what is missing is painted in slices between events.

Meanwhile stand-ins are shown: tiles of another zoom, scaled, over the picture of the whole map.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from journeymap.layout.hit import Rect
from journeymap.ui.patch import MARGIN
from journeymap.ui.tiles import TILE, Tiles, covering

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene
    from journeymap.ui.shot import Shot
    from journeymap.ui.tiles import Key

AT_ONCE, AFTER_EDIT, _FRAME, _SLICE = 0.25, 0.04, 0.003, 0.004
"""Seconds of painting that may go before a frame is shown: where half a picture would be worse than none, after an
edit, in any other frame; and the length of a slice between events."""


class Screen:
    """The tiles of one canvas and which of their levels is shown."""

    def __init__(self) -> None:
        self.tiles = Tiles()
        self._level = 0.0
        self._level_before = 0.0
        self._patience = AT_ONCE

    def show(self, scene: Scene, patience: float) -> None:
        """Another scene: the next frame may take up to `patience` seconds to be whole."""
        self.tiles.show(scene)
        self._patience = max(self._patience, patience)

    def sharpen(self, shot: Shot) -> None:
        """From now on the tiles of this shot's zoom are painted and shown."""
        if shot.level != self._level:
            self._level_before, self._level = self._level, shot.level

    def paint(self, painter: QPainter, shot: Shot, exposed: QRegion) -> list[QRect]:
        """The exposed part of a frame, inside the map's paper. A shot of another zoom than the last sharp one is
        made of stand-ins. Returns what else of the view is to be painted again: tiles finished meanwhile that reach
        out of it."""
        deadline = perf_counter() + self._patience
        self._patience = _FRAME
        painter.save()
        painter.setClipRect(shot.paper.toAlignedRect().intersected(exposed.boundingRect()))
        changed: list[QRect] = []
        if shot.level == self._level:
            keys = list(covering(self._level, shot.area_of(exposed.boundingRect()), shot.scene))
            done = self.tiles.work(self.tiles.lacking(keys), deadline)
            places = (_place(shot, key) & shot.view for key in done)
            changed = [place for place in places if not (QRegion(place) - exposed).isEmpty()]
            if any(self.tiles.picture(key) is None for key in keys):
                self._paint_stand_ins(painter, shot, self._level_before)
            self._paint_tiles(painter, shot, keys)
        else:
            self._paint_stand_ins(painter, shot, self._level)
        painter.restore()
        return changed

    def _paint_tiles(self, painter: QPainter, shot: Shot, keys: list[Key]) -> None:
        painter.scale(1 / shot.ratio, 1 / shot.ratio)
        left, top = shot.origin
        for key in keys:
            picture = self.tiles.picture(key)
            if picture is not None:
                painter.drawPixmap(left + key.column * TILE, top + key.row * TILE, picture, MARGIN, 0, TILE, TILE)

    def _paint_stand_ins(self, painter: QPainter, shot: Shot, level: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = shot.paper
        painter.fillRect(paper, QColor(shot.scene.background))
        whole = self.tiles.whole
        if whole is not None and whole.shown is not None:
            painter.drawPixmap(paper, whole.shown, QRectF(whole.inside))
        if not level:
            return
        side = TILE / level * shot.camera.zoom
        for key, picture in self.tiles.at_level(level, shot.area):
            at = QRectF(paper.x() + key.column * side, paper.y() + key.row * side, side, side)
            painter.drawPixmap(at, picture, QRectF(MARGIN, 0, TILE, TILE))

    def work(self, shot: Shot) -> tuple[list[QRect], bool]:
        """A slice: first what is in view, then the picture of the whole map, then what a pan would show next.
        Returns what of the view is to be painted again, and whether there is more to do."""
        if not self._level:
            return [], False  # no frame was asked for yet: what it needs is not known
        deadline = perf_counter() + _SLICE
        side = TILE / self._level
        keys = list(covering(self._level, shot.area, shot.scene))
        done = self.tiles.work(self.tiles.lacking(keys), deadline)
        changed = [_place(shot, key) for key in done]
        if self.tiles.lacking(keys):
            return changed, True
        area = shot.area
        around = Rect(area.x - side, area.y - side, area.width + 2 * side, area.height + 2 * side)
        beyond = list(covering(self._level, around, shot.scene))
        self.tiles.forget(beyond)
        if perf_counter() < deadline and self.tiles.work_on_whole(deadline):
            self.tiles.work(self.tiles.lacking(beyond), deadline)
            return changed, bool(self.tiles.lacking(beyond))
        return changed, True


def _place(shot: Shot, key: Key) -> QRect:
    """Where a tile lies in the view."""
    side = TILE / key.level
    return shot.rect(Rect(key.column * side, key.row * side, side, side)).toAlignedRect().adjusted(-1, -1, 1, 1)
