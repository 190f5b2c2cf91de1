"""From a scene to pages: one as large as the map, or the map scaled onto any paper.

A page shows windows onto what was laid out, so that splitting a map over several pages, tiling it or composing a
hand-out only needs more windows, and nothing in the painters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from journeymap.layout.paper import MM, Paper, paper
from journeymap.layout.paper import NAMED as NAMED  # others take it from here

if TYPE_CHECKING:
    from journeymap.layout.scene import Placed, Scene

PAGES = ("fit", *NAMED)
MARGIN = 8 * MM
LONGEST_PDF_SIDE = 14_400 / 0.75
"""A PDF page ends at 14,400 pt (PDF 1.7, annex C): that in px."""
_LARGE = 500 * MM
"""Paper longer than this hangs on a wall."""
_MOST_ON_A_DESK, _MOST_ON_A_WALL = 2.0, 8.0
"""A small map is enlarged up to so many times its size."""


class Clip(NamedTuple):
    """A rectangle on a page, px from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Window:
    """Fragments on a page: a point (x, y) of theirs lies at (x·scale + dx, y·scale + dy) of the page. Where `clip` is
    given, nothing outside of it is seen."""

    placed: tuple[Placed, ...]
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    clip: Clip | None = None
    furniture: bool = False
    """Whether it only helps to find one's way on paper (what repeats on each page, numbers, crop marks): readers who
    listen are spared it."""


@dataclass(frozen=True, slots=True)
class Page:
    """`width` × `height` px of paper.

    It shows the whole `scene`, where a point (x, y) lies at (x·scale + dx, y·scale + dy); or, where `windows` is not
    empty, only these, and `scene` tells title and ground. `title` is what the page is about, for those who look for
    it, `label` what it is called instead of by its number; `glance` says that it is there to be seen as a whole, not
    to be read.
    """

    scene: Scene
    width: float
    height: float
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    windows: tuple[Window, ...] = ()
    title: str = ""
    label: str = ""
    glance: bool = False

    def shown(self) -> tuple[Window, ...]:
        """What is on it, in painting order."""
        return self.windows or (Window(self.scene.placed, self.scale, self.dx, self.dy),)


def pages(scene: Scene, name: str = "fit", longest: float | None = None) -> tuple[Page, ...]:
    """The whole map on one page. `fit` is a page of the map's own size; any other name is a `paper`, on which the map
    is centred, as large as it fits, up to twice its size on a desk's paper and eight times on a wall's. On a roll the
    map's short side runs across. Where a side would pass `longest` px, all is scaled down.

    Errors: PaperError for paper that cannot be used.
    """
    if name == "fit":
        scale = min(1.0, longest / max(scene.width, scene.height)) if longest else 1.0
        return (Page(scene, scene.width * scale, scene.height * scale, scale),)
    sheet = paper(name)
    width, height = unrolled(sheet, scene, longest) if sheet.across else (sheet.width, sheet.height)
    if longest is not None and max(width, height) > longest:
        shrunk = longest / max(width, height)
        width, height = width * shrunk, height * shrunk
    scale = scale_onto(scene, width, height)
    return (Page(scene, width, height, scale, (width - scene.width * scale) / 2, (height - scene.height * scale) / 2),)


def scale_onto(scene: Scene, width: float, height: float, margin: float = MARGIN) -> float:
    """The scale at which a map fills paper of this size."""
    most = _MOST_ON_A_WALL if max(width, height) > _LARGE else _MOST_ON_A_DESK
    return min((width - 2 * margin) / scene.width, (height - 2 * margin) / scene.height, most)


def unrolled(roll: Paper, scene: Scene, longest: float | None = None) -> tuple[float, float]:
    """Width and height in px of the piece of a roll that a map needs. The map's short side runs across the roll; what
    would be longer than `longest` is drawn as large as that length allows."""
    short, long = sorted((scene.width, scene.height))
    across = roll.across
    length = (across - 2 * MARGIN) / short * long + 2 * MARGIN
    if longest is not None:
        across, length = min(across, longest), min(length, longest)
    return (length, across) if scene.width >= scene.height else (across, length)
