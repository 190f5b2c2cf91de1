"""What is wanted of an export: one frozen record that the command line, the dialog and presets fill in."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

DEFAULT_DPI = 192.0
"""Two pixels to a px of the map: sharp on a projector and in a slide."""

Way = Literal["whole", "split", "tiles"]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`format` is a key of the table of outputs. Whatever else a format does not list in its row means nothing to it.

    All are plain values, so that a record can go to another process and into the settings: `theme` is a bundled
    one's name or the path of a theme file, `template` and `refresh` are paths of decks.
    """

    format: str
    redact: tuple[str, ...] = ()
    """Names of redactions (`layout.redact.choose_redactions`)."""
    stages: tuple[str, ...] | None = None
    lanes: tuple[str, ...] | None = None
    """Ids, see `layout.narrow`; None means those that the map shows."""
    things: tuple[str, ...] | None = None
    """Ids of what is pictured alone, with what hangs on it (`layout.picked`); None means the whole map."""
    theme: str = "light"
    page: str = "fit"
    """A paper (`layout.paper`) or "fit", a page as large as the map."""
    way: Way = "whole"
    """Whether the map is scaled onto that page, split over several such pages, or cut into tiles of a poster."""
    smallest: float = 7.0
    """Split: no text becomes smaller than so many points."""
    scale: float | None = None
    """Split, tiles: this scale instead, 1.0 being 100 %. Pictures: instead of `dpi`, 1.0 being a pixel to a px."""
    poster: str = "a1"
    """Tiles: the paper that the finished poster is as large as."""
    overlap: float = 10.0
    """Tiles: mm by which they overlap."""
    cover: bool = True
    """Split: a first page with the head of the map and a picture of which page is where."""
    dpi: float = DEFAULT_DPI
    """Pixels per inch; 96 is 1:1."""
    width: int | None = None
    """So many pixels across instead of `scale` and `dpi`."""
    tile: int | None = None
    """A picture of more pixels than this across or down becomes several files."""
    quality: int | None = None
    """JPEG, WebP: 1 to 100; None means 90 for a JPEG and 100, which is without any loss, for a WebP."""
    transparent: bool = False
    live_text: bool = False
    """Text as text, not as outlines that look the same everywhere."""
    shape: str = "16:9"
    slides: tuple[str, ...] | None = None
    """Kinds of slides; None means all for which the map has something."""
    template: str = ""
    refresh: str = ""
    problems: bool = True
    """Whether what the checks find is told; a redacted export never tells it."""
    picture: bool = True
    """Whether the map itself is pictured in a text."""
    owners: tuple[str, ...] = ()
    """For whom hand-outs are made; empty for everybody."""
    start: date | None = None
    """The date of day 0."""


DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(ExportOptions) if field.name != "format"}
"""What an option is where nobody says anything."""
