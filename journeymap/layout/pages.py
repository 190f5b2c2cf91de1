"""From a scene to pages: one as large as the map, or the map scaled onto a named page.

A page is a window onto a scene, so that splitting a map over several pages only needs more pages here and
nothing in the painters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

_MM = 96 / 25.4

NAMED: dict[str, tuple[float, float]] = {
    "a4": (297 * _MM, 210 * _MM),
    "a3": (420 * _MM, 297 * _MM),
    "letter": (11 * 96, 8.5 * 96),
    "slide": (40 / 3 * 96, 7.5 * 96),
}
"""Width and height in px of the named pages, lying on their long side; a slide is 16:9 at 13⅓ inches."""

PAGES = ("fit", *NAMED)
_MARGIN = 8 * _MM
LONGEST_PDF_SIDE = 14_400 / 0.75
"""A PDF page ends at 14,400 pt (PDF 1.7, annex C): that in px."""


@dataclass(frozen=True, slots=True)
class Page:
    """`width` × `height` px of paper. A point (x, y) of the scene lies at (x·scale + dx, y·scale + dy)."""

    scene: Scene
    width: float
    height: float
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def pages(scene: Scene, name: str = "fit", longest: float | None = None) -> tuple[Page, ...]:
    """The pages of a map. `fit` is one page of the map's own size, scaled down where a side would pass
    `longest` px; a named page takes the whole map, centred, never enlarged beyond twice its size.

    Errors: KeyError for an unknown name.
    """
    if name == "fit":
        scale = min(1.0, longest / max(scene.width, scene.height)) if longest else 1.0
        return (Page(scene, scene.width * scale, scene.height * scale, scale),)
    width, height = NAMED[name]
    scale = min((width - 2 * _MARGIN) / scene.width, (height - 2 * _MARGIN) / scene.height, 2.0)
    return (Page(scene, width, height, scale, (width - scene.width * scale) / 2, (height - scene.height * scale) / 2),)
