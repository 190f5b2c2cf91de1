"""The chevrons of stages and the bars of sub-stages above the lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Close, Fragment, Mark, Move, Path, Text, To
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.words import fitted, joined
from journeymap.model.vocabulary import day_range

if TYPE_CHECKING:
    from journeymap.draw.marks import TextBlock
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Stage, SubStage

_TIP = 10.0
_TEXT_LEFT = 22.0
_TEXT_RIGHT = 14.0
LEAST_CHEVRON = 46.0
_PAD = 6.0


def least_width(stage: Stage) -> float:
    """The width in px that a stage needs to show its title's longest word unbroken."""
    words = stage.title.split()
    widest = max((paragraph(word, styles.STAGE_TITLE).width for word in words), default=0.0)
    return widest + _TEXT_LEFT + _TEXT_RIGHT


def chevron_height(stage: Stage, width: float) -> float:
    """How high the chevron must be for its title, days, goal and owner."""
    title, text = _texts(stage, width)
    return max(LEAST_CHEVRON, _title_height(title) + text.height + 2 * _PAD)


def chevron(stage: Stage, width: float, height: float, colour: str, theme: Theme) -> Fragment:
    """A stage's arrow, `height` px high like all its neighbours."""
    title, text = _texts(stage, width)
    ink = theme.ink_on(colour)
    y = (height - _title_height(title) - text.height) / 2
    inside = width - _TIP
    shape = (
        Move(0.0, 0.0),
        To(inside, 0.0),
        To(width, height / 2),
        To(inside, height),
        To(0.0, height),
        To(_TIP, height / 2),
        Close(),
    )
    marks: list[Mark] = [Path(shape, fill=colour)]
    marks.append(Text(_TEXT_LEFT, y, title, ink, field="title"))
    marks.append(Text(_TEXT_LEFT, y + _title_height(title), text, ink, field="goal owner"))
    return Fragment(width, height, tuple(marks))


def _texts(stage: Stage, width: float) -> tuple[TextBlock, TextBlock]:
    room = width - _TEXT_LEFT - _TEXT_RIGHT
    days, own = day_range(stage.start_day, stage.end_day), "internal" if stage.internal else ""
    text = joined(days, stage.goal, stage.owner, stage.team or "", own)
    return fitted(stage.title, styles.STAGE_TITLE, room), fitted(text, styles.STAGE_TEXT, room)


def _title_height(title: TextBlock) -> float:
    """An empty title keeps the place where it will be typed."""
    return title.height or styles.STAGE_TITLE.size * styles.STAGE_TITLE.lead


def substage_height(substage: SubStage, width: float) -> float:
    block = paragraph(substage.title, styles.SUBSTAGE, width - 16.0)
    return max(block.height, styles.SUBSTAGE.size * styles.SUBSTAGE.lead) + 10.0


def substage(title: str, width: float, height: float, colour: str, theme: Theme) -> Fragment:
    """A sub-stage's bar over its columns."""
    block = fitted(title, styles.SUBSTAGE, width - 16.0)
    ground = theme.tint(colour, 0.22 if theme.dark else 0.14)
    text = Text(8.0, (height - block.height) / 2, block, theme.readable(colour, ground), field="title")
    return Fragment(width, height, (Box(0.0, 0.0, width, height, ground, radius=6.0, texts=(text,)),))
