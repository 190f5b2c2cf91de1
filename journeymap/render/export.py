"""From a journey and what is wanted of it to the bytes of a file: the one way that the window and the command line
both take. No Qt, except where the format's painter needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.narrow import narrow
from journeymap.layout.pages import pages
from journeymap.render.formats import FORMATS, Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

DEFAULT_DPI = 192.0
"""Two pixels to a px of the map: sharp on a projector and in a slide."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is wanted. `lanes` and `stages` are ids (see `layout.narrow`), None means those that the map shows.

    `theme` is a bundled one's name or the path of a theme file, `page` one of `layout.pages.PAGES`. `dpi` (pixels
    per inch; 96 is 1:1), `transparent` and `live_text` only mean something to the formats that list them in
    `FORMATS`.
    """

    format: str
    page: str = "fit"
    theme: str = "light"
    lanes: tuple[str, ...] | None = None
    stages: tuple[str, ...] | None = None
    transparent: bool = False
    dpi: float = DEFAULT_DPI
    live_text: bool = False


def export(journey: Journey, options: ExportOptions, progress: Callable[[float], None] = lambda _: None) -> bytes:
    """The file. `progress` is told the share done, 0…1, and may raise to stop the export. Errors: ThemeError;
    KeyError for a format or page there isn't; ExportError where the format has no room for the map."""
    return paint(lay_out(journey, options), journey, options, progress)


def lay_out(journey: Journey, options: ExportOptions) -> Scene:
    """The first half of `export`: the scene that will be painted. Errors: ThemeError."""
    look = theme(options.theme)
    return build(narrow(journey, look, options.lanes, options.stages), look)


def paint(
    scene: Scene, journey: Journey, options: ExportOptions, progress: Callable[[float], None] = lambda _: None
) -> bytes:
    """The second half of `export`: the scene on pages, in the format's bytes. Errors as in `export`."""
    chosen = FORMATS[options.format]
    return chosen.paint(Job(pages(scene, options.page, chosen.longest), journey, options, progress))
