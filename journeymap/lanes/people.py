"""The lanes of owners and of channels: a small sign and a name under each touchpoint."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Mark, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, LANE_PAD, LEAST_LANE, Item, Plan, Strip
from journeymap.lanes.words import fitted
from journeymap.model.vocabulary import CHANNEL_LABELS, initials

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Channel, Lane, Touchpoint

_SIGN = 18.0
_GAP = 6.0


def place_owners(lane: Lane, plan: Plan) -> Strip:
    """Who answers for each touchpoint."""
    return _place(lane, plan, lambda touchpoint: touchpoint.owner, owner, "owner")


def place_channels(lane: Lane, plan: Plan) -> Strip:
    """Where each touchpoint happens."""
    return _place(lane, plan, lambda touchpoint: touchpoint.channel, channel, "channel")


def _place(lane: Lane, plan: Plan, of: Callable[[Touchpoint], str], draw: Callable[..., Fragment], role: str) -> Strip:
    items: list[Item] = []
    deepest = 0.0
    for span in plan.columns:
        y = LANE_PAD
        for touchpoint in span.column.touchpoints:
            name = of(touchpoint)
            if name:
                key = (lane.id, touchpoint.id)
                fragment = plan.draw(draw, key, name, span.width - 2 * CELL_PAD, plan.theme)
                items.append(Item(fragment, span.x + CELL_PAD, y, role, touchpoint.id))
                y += fragment.height + _GAP
        deepest = max(deepest, y)
    return Strip(max(LEAST_LANE, deepest - _GAP + LANE_PAD), items)


@lru_cache(maxsize=1024)
def owner(name: str, width: float, theme: Theme) -> Fragment:
    """A disc with the owner's initials, and the name."""
    letters = paragraph(initials(name), styles.TICK, _SIGN, align="middle", max_lines=1)
    inside = Text(0.0, (_SIGN - letters.height) / 2, letters, theme.ink_soft, "middle")
    disc = Box(0.0, 0.0, _SIGN, _SIGN, theme.quiet_ground, theme.rule, 1.0, _SIGN / 2, (), (inside,))
    return _signed(disc, name, width, theme)


@lru_cache(maxsize=1024)
def channel(name: Channel, width: float, theme: Theme) -> Fragment:
    """The channel's icon and its name."""
    return _signed(icon(name, 15.0, theme.ink_soft, 1.0, 1.5), CHANNEL_LABELS[name], width, theme)


def _signed(sign: Mark, name: str, width: float, theme: Theme) -> Fragment:
    block = fitted(name, styles.NOTE, width - _SIGN - 6.0)
    y = max(0.0, (_SIGN - block.height) / 2)
    text = Text(_SIGN + 6.0, y, block, theme.ink_soft)
    return Fragment(width, max(_SIGN, y + block.height), (sign, text))
