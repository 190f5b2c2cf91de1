"""Where a picture is cut into bands that are painted and packed one after the other: where the fewest things lie."""

from __future__ import annotations

from itertools import accumulate
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.layout.pages import Page


def bands(page: Page, scale: float, height: int, most: int) -> list[tuple[int, int]]:
    """Top and height of bands of at most `most` rows each, in pixels at `scale` pixels per px. What lies across a cut
    is painted twice; so they run between lanes and cards where they can."""
    if height <= most:
        return [(0, height)]
    begun = [0] * (height + 1)
    across = scale * page.scale
    for one in page.scene.placed:
        bleed = one.fragment.bleed
        top = floor((page.dy * scale) + (one.y - bleed) * across)
        bottom = ceil((page.dy * scale) + (one.y + one.fragment.height + bleed) * across)
        begun[min(height, max(0, top + 1))] += 1
        begun[min(height, max(0, bottom))] -= 1
    crossed = list(accumulate(begun))
    found: list[tuple[int, int]] = []
    top = 0
    while height - top > most:
        cut = min(range(top + most, top + most // 2, -1), key=crossed.__getitem__)
        found.append((top, cut - top))
        top = cut
    return [*found, (top, height - top)]
