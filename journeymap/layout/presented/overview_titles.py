"""The touchpoints of a stage by title, as the overview has them: in as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.icons import star
from journeymap.draw.marks import Box, Fragment, Path
from journeymap.draw.wrap import paragraph
from journeymap.flow.words import name
from journeymap.lanes.touchpoints import risk_badge
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.type_sizes import SMALL, TEXT
from journeymap.layout.texts import texts_of

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark
    from journeymap.draw.wrap import Style
    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Touchpoint

_SIGN = 17.0
"""Px left of a title, for the sign of a moment of truth or of a risk."""
_APART = 5.0
_COLUMN = 190.0
"""Px that titles have at least where they stand in several columns."""
_LADDER = 90.0
"""Px from which on a word that has to be broken is worth reading."""
LINE = 18.0
"""Px of a line of the smallest type."""


def _columns(width: float) -> tuple[int, float]:
    """In how many columns titles stand, and how wide each is."""
    count = max(1, int(width // _COLUMN))
    return count, (width + _APART) / count - _APART


def wanted(setting: Setting, span: StageSpan, width: float, most: float) -> float:
    """The height, px, that the titles of a stage would like to have, as far as they would take `most`."""
    count, across = _columns(width)
    whole = highest = 0.0
    if not _readable(span, across):
        return LINE
    for touchpoint in span.touchpoints():
        height = _title(setting, span, touchpoint, across, TEXT).height + _APART
        whole, highest = whole + height, max(highest, height)
        if whole > count * most:
            break
    return whole / count + (highest if count > 1 else 0.0)


def _readable(span: StageSpan, width: float) -> bool:
    """Whether titles can stand in a column: none is a ladder of syllables there, of which nobody makes words."""
    words = (word for touchpoint in span.touchpoints() for word in name(touchpoint).split())
    return width >= _LADDER or all(paragraph(word, SMALL).width <= width - _SIGN for word in words)


def titles(
    setting: Setting, span: StageSpan, place: tuple[float, float, float], height: float
) -> tuple[list[Placed], tuple[str, ...]]:
    """The touchpoints by title at `place` (x, y, width), as many as `height` px hold, and the names of the others."""
    x, y, width = place
    touchpoints = list(span.touchpoints())
    count, across = _columns(width)
    drawn: list[Placed] = []
    for style in (TEXT, SMALL) if _readable(span, across) else ():
        drawn = []
        column, at = 0, 0.0
        for touchpoint in touchpoints[: count * int(height // LINE + 1)]:
            one = _title(setting, span, touchpoint, across, style)
            if at and at + one.height > height:
                column, at = column + 1, 0.0
            if column == count or one.height > height:
                break
            drawn.append(Placed(one, x + column * (across + _APART), y + at, "touchpoint", touchpoint.id))
            at += one.height + _APART
        if len(drawn) == len(touchpoints):
            return drawn, ()
    while drawn and drawn[-1].y + drawn[-1].fragment.height + LINE > y + height:
        drawn.pop()
    rest = touchpoints[len(drawn) :]
    at = drawn[-1].y + drawn[-1].fragment.height + 2.0 if drawn else y
    noun = "touchpoint" if len(rest) == 1 else "touchpoints"
    for words in (f"and {len(rest):,} more",) if drawn else (f"{len(rest):,} {noun}", f"{len(rest):,}"):
        told = written([Said(words, SMALL, setting.theme.ink_soft, 1)], across, left=_SIGN if drawn else 0.0)
        if at + told.height <= y + height and not any(text.block.cut for text in texts_of(told)):
            drawn.append(Placed(told, drawn[-1].x if drawn else x, at, "counts", span.stage.id))
            break
    return drawn, tuple(map(name, rest))


def _title(setting: Setting, span: StageSpan, touchpoint: Touchpoint, width: float, style: Style) -> Fragment:
    """A title on up to three lines, with the sign of a moment of truth or of a risk, or a dot, before it."""
    theme = setting.theme
    drawn = written([Said(name(touchpoint), style, theme.ink, 3)], width, left=_SIGN)
    middle = style.size * style.lead / 2
    signs: tuple[Mark, ...]
    if touchpoint.moment_of_truth:
        signs = (Path(star(13.0, 0.0, middle - 6.5), theme.star),)
    elif touchpoint.id in span.at_risk:
        signs = risk_badge(7.0, middle, theme)
    else:
        signs = (Box(4.0, middle - 2.5, 5.0, 5.0, span.colour, radius=2.5),)
    return Fragment(width, drawn.height, (*drawn.marks, *signs), 1.0)
