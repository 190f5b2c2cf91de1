"""The frame of a projected picture: its slides are composed as large as the smallest text has to be there.

Between what somebody chose in the preferences and `layout.slides`: nothing is zoomed afterwards, so a larger choice
gives larger words on more stops, never cut ones.
"""

from __future__ import annotations

from journeymap.layout.slide import Area, Frame
from journeymap.layout.slides.type_sizes import LEAST

LINES = 1080
"""The height of the picture, px, that a chosen size is told for: what is read from afar is a share of the picture, so
24 px of 1,080 are 16 of 720 and 48 of 2,160."""
LEAST_CHOICE, USUAL, MOST_CHOICE = 18, 24, 36
"""Px of `LINES` that the smallest text may be given."""
SIDE = 40.0
_PILLS_TOP, _PILLS = 16.0, 24.0
_TITLE_TOP, _TITLE = 48.0, 46.0
_SUBTITLE_TOP, _SUBTITLE = 94.0, 26.0
_BODY_TOP, _FOOT = 130.0, 20.0
_COVER_TITLE_TOP, _COVER_TITLE = 34.0, 60.0
_COVER_TOP = 142.0
_CORNER, _CORNER_SHARE = 330.0, 0.5
"""Px that the corner beside the title takes at the most, and as a share of both."""
_NARROWEST = 520.0
"""Px of the frame: on a screen that is higher than wide the words become smaller rather than the columns narrower than
a word."""


def screen_frame(width: int, height: int, least: int = USUAL) -> Frame:
    """The frame for a picture of `width` × `height` px whose smallest text has `least` px of 1,080 lines: as many px
    high as make the smallest type of slides that large. Times `scale_of` it fills the picture exactly."""
    chosen = min(max(least, LEAST_CHOICE), MOST_CHOICE)
    down = LINES * LEAST / chosen
    across = max(down * max(width, 1) / max(height, 1), _NARROWEST)
    down = across * max(height, 1) / max(width, 1)
    inner = across - 2 * SIDE
    wide = across >= down  # an upright picture has room below a title rather than beside it
    beside = min(_CORNER, inner * _CORNER_SHARE)
    plain = Frame(
        across,
        down,
        title=Area(SIDE, _TITLE_TOP, inner, _TITLE),
        subtitle=Area(SIDE, _SUBTITLE_TOP, inner, _SUBTITLE),
        body=Area(SIDE, _BODY_TOP, inner, down - _BODY_TOP - _FOOT),
        footer=Area(SIDE, down - _FOOT, inner, _FOOT),
        corner=Area(across - SIDE - beside, _TITLE_TOP, beside, _BODY_TOP - _TITLE_TOP - 8.0) if wide else None,
    )
    cover = plain._replace(
        title=Area(SIDE, _COVER_TITLE_TOP, inner, _COVER_TITLE),
        subtitle=Area(SIDE, _COVER_TITLE_TOP + _COVER_TITLE, inner, 28.0),
        body=Area(SIDE, _COVER_TOP, inner, down - _COVER_TOP - _FOOT),
    )
    return plain._replace(cover=cover)


def pills_area(frame: Frame) -> Area:
    """Where the stages stand in a row, so that everybody sees where we are."""
    return Area(SIDE, _PILLS_TOP, frame.width - 2 * SIDE, _PILLS)


def scale_of(frame: Frame, height: int) -> float:
    """Px of the picture for a px of the frame."""
    return height / frame.height
