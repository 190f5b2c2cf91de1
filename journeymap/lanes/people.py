"""The lanes of owners and of channels: a small sign and a name under each touchpoint."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Mark, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, LANE_PAD, LEAST_LANE, Item, Strip
from journeymap.lanes.words import fitted
from journeymap.model.vocabulary import CHANNEL_LABELS, initials

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Chunk, ColumnSpan, Memory, Plan, StageSpan
    from journeymap.model.journey import Channel, Lane

_SIGN = 18.0
_GAP = 6.0


def place_owners(lane: Lane, plan: Plan) -> Strip:
    """Who answers for each touchpoint."""
    return _place(lane, plan, _owners)


def place_channels(lane: Lane, plan: Plan) -> Strip:
    """Where each touchpoint happens."""
    return _place(lane, plan, _channels)


def _place(lane: Lane, plan: Plan, signs: Callable[[Memory, StageSpan, Theme], tuple[Chunk, float]]) -> Strip:
    parts = [plan.draw.gathered(signs, (lane.id, stage.stage.id), stage, plan.theme) for stage in plan.stages]
    deepest = max((depth for _, depth in parts), default=0.0)
    return Strip(max(LEAST_LANE, deepest + LANE_PAD), tuple([items for items, _ in parts]))


def _owners(_: Memory, stage: StageSpan, theme: Theme) -> tuple[Chunk, float]:
    named = ((span, t.id, owner(t.owner, span.width - 2 * CELL_PAD, theme))
             for span in stage.columns for t in span.column.touchpoints if t.owner)  # fmt: skip
    return _stacked(named, "owner")


def _channels(_: Memory, stage: StageSpan, theme: Theme) -> tuple[Chunk, float]:
    named = ((span, t.id, channel(t.channel, span.width - 2 * CELL_PAD, theme))
             for span in stage.columns for t in span.column.touchpoints if t.channel)  # fmt: skip
    return _stacked(named, "channel")


def _stacked(signs: Iterable[tuple[ColumnSpan, str, Fragment]], role: str) -> tuple[Chunk, float]:
    """The signs of one column below each other, and the depth of the lowest."""
    items: list[Item] = []
    depths: dict[float, float] = {}
    for span, touchpoint, fragment in signs:
        y = depths.get(span.x, LANE_PAD - _GAP) + _GAP
        items.append(Item(fragment, span.x + CELL_PAD, y, role, touchpoint))
        depths[span.x] = y + fragment.height
    return tuple(items), max(depths.values(), default=0.0)


@lru_cache(maxsize=1024)
def owner(name: str, width: float, theme: Theme) -> Fragment:
    """A disc with the owner's initials, and the name."""
    letters = paragraph(initials(name), styles.TICK, _SIGN, align="middle", max_lines=1)
    inside = Text(0.0, (_SIGN - letters.height) / 2, letters, theme.ink_soft, "middle")
    disc = Box(0.0, 0.0, _SIGN, _SIGN, theme.quiet_ground, theme.rule, 1.0, _SIGN / 2, (), (inside,))
    return _signed(disc, name, width, theme, "owner")


@lru_cache(maxsize=1024)
def channel(name: Channel, width: float, theme: Theme) -> Fragment:
    """The channel's icon and its name."""
    return _signed(icon(name, 15.0, theme.ink_soft, 1.0, 1.5), CHANNEL_LABELS[name], width, theme)


def _signed(sign: Mark, name: str, width: float, theme: Theme, field: str = "") -> Fragment:
    block = fitted(name, styles.NOTE, width - _SIGN - 6.0)
    y = max(0.0, (_SIGN - block.height) / 2)
    text = Text(_SIGN + 6.0, y, block, theme.ink_soft, field=field)
    return Fragment(width, max(_SIGN, y + block.height), (sign, text))
