"""What a slide of a deck is, before anybody writes one: a title, a drawing in the shared marks, tables and notes.

Stands between the compositions of `layout` (what is on which slide) and the writer of decks in `render`; a page of a
PDF, a preview or a presentation can be drawn from the same record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeymap.draw.marks import Box
    from journeymap.layout.scene import Placed

SlideKind = Literal["title", "overview", "stage", "milestones", "experience", "opportunities", "metrics", "problems"]


Shape = Literal["16:9", "4:3", "a4"]

Area = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a slide, px."""


@dataclass(frozen=True, slots=True)
class Room:
    """A slide's size and what of it is free for a drawing, below the title and its line, above the foot; px.

    `cover` is what is free on the first slide, the one with the deck's title, and `corner` what is free beside the
    title of the others; None where there is nothing worth using, as in most people's own templates.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    cover: Area | None = None
    corner: Area | None = None


SIZES: dict[Shape, tuple[float, float]] = {"16:9": (1280.0, 720.0), "4:3": (960.0, 720.0), "a4": (1122.52, 793.7)}
"""Width and height of a slide, px: 13.33 × 7.5 in, 10 × 7.5 in, 297 × 210 mm."""

MARGIN = 48.0
TITLE_TOP = 22.0
TITLE_HEIGHT = 50.0
SUBTITLE_HEIGHT = 28.0
CORNER = 270.0
"""How wide the corner beside the title is."""
COVER_TITLE_TOP = 84.0
COVER_TITLE_HEIGHT = 100.0
COVER_SUBTITLE_HEIGHT = 58.0
FOOT = 60.0
"""From the slide's lower edge up to where a drawing ends."""


def room(shape: Shape) -> Room:
    """The room on the slides of a deck of our own."""
    width, height = SIZES[shape]
    title_bottom = TITLE_TOP + TITLE_HEIGHT + SUBTITLE_HEIGHT
    right, bottom = width - MARGIN, height - FOOT
    cover = (MARGIN, COVER_TITLE_TOP + COVER_TITLE_HEIGHT + COVER_SUBTITLE_HEIGHT + 20.0, right, bottom)
    corner = (right - CORNER, TITLE_TOP, right, title_bottom)
    return Room(width, height, MARGIN, title_bottom + 20.0, right, bottom, cover, corner)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each a box with its text where it stands on the slide (px); the first row is the header. All rows
    have the same columns. Painters that know no tables draw the boxes."""

    rows: tuple[tuple[Box, ...], ...]
    alt: str
    """The table in a sentence, for whoever cannot see it."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of `width` × `height` px (96 to the inch). `title` and `subtitle` stand in the places that the deck's
    template has for them and are not part of `placed`, which is in painting order, in px of the slide.

    `key` names the slide's place in the deck, the same in every export of a map ("stage/s2/1"), so that a deck
    exported earlier can be refreshed. `notes` is what the speaker has: what found no room, and what to say.
    """

    kind: SlideKind
    key: str
    title: str
    subtitle: str
    width: float
    height: float
    background: str
    placed: tuple[Placed, ...]
    tables: tuple[Table, ...] = ()
    notes: str = ""
    accent: str | None = None
    """The colour of the stage it is about, as `#rrggbb`."""
