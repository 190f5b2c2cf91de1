"""The picture of a scene in square tiles per zoom, kept within a bounded amount of memory.

The canvas asks for the tiles it shows and gives time to paint those that are not there yet; a new scene spoils only
the tiles that show what differs.
"""

from __future__ import annotations

from collections import OrderedDict
from math import floor
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.damage import damage
from journeymap.ui.patch import MARGIN, Patch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPixmap

    from journeymap.layout.hit import Rect
    from journeymap.layout.scene import Scene

TILE = 384
"""Side of a tile, device px."""
_MOST_SIDE, _MOST_AREA = 4096, 600_000
"""The picture of the whole map is no longer and no larger than this, device px."""


class Key(NamedTuple):
    """A tile: `level` is device px per scene px, and the tile covers the device px from (column, row) × TILE on of
    the scene drawn at that level."""

    level: float
    column: int
    row: int


class Tiles:
    """All the pixels there are of one scene. `painted` counts the patches painted or mended since the start."""

    def __init__(self) -> None:
        self.scene: Scene | None = None
        self.limit = 48 * 2**20
        """Bytes of tiles kept at most, those in view excepted."""
        self.painted = 0
        self.whole: Patch | None = None
        """The picture of the whole map: what stands in for tiles that are still to come, and the overview."""
        self._tiles: OrderedDict[Key, Patch] = OrderedDict()

    def show(self, scene: Scene) -> None:
        """Another scene is to be shown; what looks the same in both is kept."""
        before, self.scene = self.scene, scene
        if before is None or (before.width, before.height) != (scene.width, scene.height):
            self.whole = _whole(scene)
        if before is None:
            self._tiles.clear()
            return
        spoilt = damage(before, scene)
        if not spoilt:
            return
        assert self.whole is not None
        self.whole.spoil(spoilt)
        for patch in self._tiles.values():
            patch.spoil(spoilt)

    def picture(self, key: Key) -> QPixmap | None:
        """The tile as last painted, perhaps stale but whole; None before it was painted."""
        patch = self._tiles.get(key)
        if patch is None or patch.shown is None:
            return None
        self._tiles.move_to_end(key)
        return patch.shown

    def at_level(self, level: float, area: Rect) -> Iterator[tuple[Key, QPixmap]]:
        """The tiles there are of a level that show some of an area (scene px)."""
        side = TILE / level
        for key, patch in self._tiles.items():
            if (
                key.level == level
                and patch.shown is not None
                and area.x - side < key.column * side < area.right
                and area.y - side < key.row * side < area.bottom
            ):
                yield key, patch.shown

    def lacking(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the tiles that are missing or stale."""
        tiles = self._tiles
        return [key for key in keys if (patch := tiles.get(key)) is None or patch.stale is not None]

    def work(self, keys: Iterable[Key], deadline: float) -> list[Key]:
        """Paints these tiles in turn until `deadline` (of `perf_counter`) and returns those that were finished."""
        if self.scene is None:
            return []
        done: list[Key] = []
        for key in keys:
            patch = self._tiles.get(key)
            if patch is None:
                patch = self._tiles[key] = _tile(key)
            if not patch.work(self.scene, deadline):
                break
            self.painted += 1
            done.append(key)
            if perf_counter() >= deadline:
                break
        return done

    def work_on_whole(self, deadline: float) -> bool:
        """Goes on with the picture of the whole map; True once it is finished."""
        if self.scene is None or self.whole is None or self.whole.stale is None:
            return True
        return self.whole.work(self.scene, deadline)

    def forget(self, keep: Iterable[Key]) -> None:
        """Drops the tiles that were not asked for longest, down to the limit; never those in `keep`."""
        kept = set(keep)
        over = len(self._tiles) - self.limit // ((MARGIN + TILE) * TILE * 4)
        if over > 0:
            for key in [key for key in self._tiles if key not in kept][:over]:
                del self._tiles[key]

    @property
    def bytes(self) -> int:
        """What the tiles take."""
        return sum(patch.bytes for patch in self._tiles.values())


def covering(level: float, area: Rect, scene: Scene) -> Iterator[Key]:
    """The tiles of a level that show an area (scene px) as far as it lies in the scene, those in its middle first."""
    side = TILE / level
    first_column, first_row = max(0, floor(area.x / side)), max(0, floor(area.y / side))
    last_column = floor(min(area.right, scene.width - 1e-6) / side)
    last_row = floor(min(area.bottom, scene.height - 1e-6) / side)
    middle_column, middle_row = (first_column + last_column) / 2, (first_row + last_row) / 2
    keys = [
        Key(level, column, row)
        for column in range(first_column, last_column + 1)
        for row in range(first_row, last_row + 1)
    ]
    keys.sort(key=lambda key: abs(key.column - middle_column) + abs(key.row - middle_row))
    return iter(keys)


def _tile(key: Key) -> Patch:
    side = TILE / key.level
    return Patch(key.column * side, key.row * side, TILE, TILE, key.level, key.level)


def _whole(scene: Scene) -> Patch:
    scale = min(
        1.0,
        _MOST_SIDE / max(scene.width, scene.height, 1.0),
        (_MOST_AREA / max(scene.width * scene.height, 1.0)) ** 0.5,
    )
    width, height = max(1, round(scene.width * scale)), max(16, round(scene.height * scale))
    return Patch(0.0, 0.0, width, height, width / scene.width, height / scene.height)
