"""The type sizes of slides, px per em: none below 10 pt, but on the picture of the whole map."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.draw.wrap import Style

LEAST = 10 / 0.75
"""10 pt in px."""

ROW_NAME = Style(14.0, bold=True, lead=1.25)
SMALL = Style(13.5)
SMALL_BOLD = Style(13.5, bold=True)
TEXT = Style(15.0, lead=1.35)
TEXT_BOLD = Style(15.0, bold=True)
HEADING = Style(18.0, bold=True)
QUOTE = Style(15.0, italic=True, lead=1.35)
SAID = Style(20.0, italic=True, lead=1.35)
FACT = Style(15.0)
FIGURE = Style(17.0, bold=True)
CELL = Style(13.5, lead=1.3)
CELL_BOLD = Style(13.5, bold=True, lead=1.3)
AXIS = Style(13.5)


class Tier(NamedTuple):
    """How large a stage is written, `lines` the most that a note has; what is left of a text is the speaker's."""

    title: Style
    meta: Style
    note: Style
    quote: Style
    foot: Style
    lines: int
    pad: float
    gap: float


TIERS: tuple[Tier, ...] = (
    Tier(
        Style(18.0, bold=True, lead=1.25), Style(14.0), Style(16.0, lead=1.35), Style(16.0, italic=True, lead=1.35),
        Style(13.5), 6, 12.0, 14.0,
    ),
    Tier(
        Style(16.0, bold=True, lead=1.25), Style(13.5), Style(14.5, lead=1.3), Style(14.5, italic=True, lead=1.3),
        Style(13.5), 6, 10.0, 11.0,
    ),
    Tier(
        Style(15.0, bold=True, lead=1.25), Style(13.5), Style(13.5, lead=1.3), Style(13.5, italic=True, lead=1.3),
        Style(13.5), 7, 8.0, 9.0,
    ),
)  # fmt: skip
"""The first in which a stage's slide has room for everything is taken, the last where none has."""
