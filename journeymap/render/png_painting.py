"""A picture painted piece by piece into rows of bytes, band after band from top to bottom."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.png_bands import bands
from journeymap.render.png_tiles import Area, Tile

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.pages import Page
    from journeymap.render.picture_size import Size

_WIDEST, _HIGHEST = 8_192, 2_048
"""Of a tile. Qt's painter counts in 16 bits."""
_TILE_PIXELS = 1_000_000
"""What fits into the processor's cache is painted faster."""


class Band(NamedTuple):
    """Rows of a picture."""

    top: int
    height: int


class Painting:
    """A picture under way: `bands` are what it is painted in, each as high as `highest` at most."""

    def __init__(self, page: Page, scale: float, size: Size, transparent: bool, highest: int = _HIGHEST) -> None:
        self.size = size
        self.bands = [Band(*one) for one in bands(page, scale, size.height, max(1, min(_HIGHEST, highest)))]
        self.highest = max(band.height for band in self.bands)
        across = ceil(size.width / min(_WIDEST, max(1_024, _TILE_PIXELS // self.highest)))
        self._widest = ceil(size.width / across)
        self._tile = Tile(page, scale, self._widest, self.highest, transparent)
        self._done = 0

    def paint(self, band: Band, put: Callable[[Tile, Area], None], progress: Callable[[float], None]) -> None:
        """Paints a band tile by tile, each of which is to be `put` in its place before the next. `progress` is told
        the share of the picture that is done."""
        for left in range(0, self.size.width, self._widest):
            progress(self._done / (self.size.width * self.size.height))
            area = Area(left, band.top, min(self._widest, self.size.width - left), band.height)
            self._tile.paint(area)
            put(self._tile, area)
            self._done += area.width * area.height
