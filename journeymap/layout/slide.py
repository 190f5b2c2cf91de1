"""What a slide of a deck is, before anybody writes one: a title, a drawing in the shared marks, tables and notes.

Stands between the compositions of `layout` (what is on which slide) and the writer of decks in `render`; a page of a
PDF, a preview or a presentation can be drawn from the same record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.treatment import StepKind

if TYPE_CHECKING:
    from journeymap.draw.marks import Box
    from journeymap.layout.scene import Placed

SlideKind = StepKind
"""A slide is of the kind of the step of a presentation that it shows."""


class Area(NamedTuple):
    """A rectangle of a slide, px."""

    x: float
    y: float
    width: float
    height: float


class Frame(NamedTuple):
    """Where a deck's slides have what: the places of its template, px. The drawing and the tables of a slide stay
    within `body`, and within `corner`, to the right of the title, where the template leaves room for one. `bar` is
    how high the strip of a stage's colour at the upper edge is; 0 for none. `cover` is the frame of the title slide,
    where that is another; its body may be of no height."""

    width: float
    height: float
    title: Area
    subtitle: Area
    body: Area
    footer: Area
    corner: Area | None = None
    bar: float = 0.0
    cover: Frame | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each a box with its text where it stands on the slide (px); the first row is the header. All rows
    have the same columns. Painters that know no tables draw the boxes."""

    rows: tuple[tuple[Box, ...], ...]
    alt: str
    """The table in a sentence, for whoever cannot see it."""
    things: tuple[str, ...] = ()
    """The ids of what the rows below the header are about, where each is about one thing."""
    left_out: tuple[str, ...] = ()
    """What its rows say in columns that had no room, a line a row."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of `width` × `height` px (96 to the inch). `title`, `subtitle` and `footer` stand in the places that
    the deck's template has for them, as does the number of the slide, and are not part of `placed`, which is in
    painting order, in px of the slide.

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
    footer: str = ""
    frame: Frame | None = None
    """Where its title, subtitle and footer stand; `title_width` is less than that of the frame's where something
    stands beside it."""
    title_width: float = 0.0
    title_size: float = 0.0
    """Px per em at which the title, in bold type, fits its place; 0 where nobody has measured it."""
