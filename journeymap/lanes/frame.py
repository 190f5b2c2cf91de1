"""What a lane stands on: its panel with its name, tinted below each stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Mark, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import boundaries, experience, styles
from journeymap.lanes.plan import LANE_PAD

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Lane, LaneKind

_NAME_PAD = 12.0
_SCALE_ROOM = 62.0
_LOCK = 11.0
BOUNDARIES: frozenset[LaneKind] = frozenset({"interaction", "visibility"})


def panel(height: float, width: float, stages: tuple[tuple[float, float, str], ...], theme: Theme) -> Fragment:
    """A lane's ground over the whole map, `stages` giving x, width and colour of the tints on it."""
    marks: list[Mark] = [Box(0.0, 0.0, width, height, theme.panel, theme.panel_line, 1.0, 8.0)]
    marks += [Box(x, 1.0, across, height - 2.0, theme.tint(colour)) for x, across, colour in stages]
    return Fragment(width, height, tuple(marks), 1.0)


def name(lane: Lane, width: float, theme: Theme) -> Fragment:
    """A lane's name in its name column, with the scale's words where the lane is an experience curve."""
    boundary = lane.kind in BOUNDARIES
    style = styles.BOUNDARY if boundary else styles.LANE_NAME
    scaled = lane.kind == "experience"
    room = width - 2 * _NAME_PAD - (_SCALE_ROOM if scaled else 0.0) + _NAME_PAD / 2
    block = paragraph(lane.title, style, room)
    y = max(0.0, (boundaries.HEIGHT - block.height) / 2) if boundary else LANE_PAD - 1.0
    colour = theme.ink_soft if lane.colour is None else theme.readable(theme.stage_colour(lane.colour, 0), theme.panel)
    marks: list[Mark] = [Text(_NAME_PAD, y, block, colour, field="title")]
    bottom = y + block.height
    if lane.internal and not boundary:
        marks.append(icon("internal", _LOCK, theme.ink_faint, _NAME_PAD, bottom + 4.0))
        own = paragraph("internal", styles.CARD_FOOT, room - _LOCK - 4.0)
        marks.append(Text(_NAME_PAD + _LOCK + 4.0, bottom + 3.5, own, theme.ink_faint))
        bottom += 4.0 + _LOCK
    height = bottom + (0.0 if boundary else LANE_PAD)
    if scaled:
        height = max(height, experience.HEIGHT)
        left = width - _NAME_PAD / 2 - _SCALE_ROOM
        marks += [
            Text(text.x + left, text.y, text.block, text.colour, text.align)
            for text in experience.words(_SCALE_ROOM, theme)
        ]
    return Fragment(width, height, tuple(marks))
