"""The lane of early-warning signals: what is watched, from where on it warns, and who does what then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, LANE_PAD, LEAST_LANE, Item, Plan, Strip
from journeymap.lanes.words import joined

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Lane, Signal

_PAD = 7.0
_GAP = 6.0
_ICON = 12.0


def place(_lane: Lane, plan: Plan) -> Strip:
    """Signals of a whole stage across its width, those of a touchpoint below it."""
    items: list[Item] = []
    deepest = 0.0
    for stage in plan.stages:
        top = _stack(plan, stage.stage.id, stage.x, stage.width, LANE_PAD, items)
        deepest = max(deepest, top)
        for number in stage.columns:
            span = plan.columns[number]
            y = top
            for touchpoint in span.column.touchpoints:
                y = _stack(plan, touchpoint.id, span.x, span.width, y, items)
            deepest = max(deepest, y)
    return Strip(max(LEAST_LANE, deepest - _GAP + LANE_PAD), items)


def _stack(plan: Plan, at: str, x: float, width: float, y: float, items: list[Item]) -> float:
    for signal in plan.index.signals.get(at, ()):
        fragment = plan.draw(draw, signal.id, signal, width - 2 * CELL_PAD, plan.theme)
        items.append(Item(fragment, x + CELL_PAD, y, "signal", signal.id))
        y += fragment.height + _GAP
    return y


def draw(signal: Signal, width: float, theme: Theme) -> Fragment:
    """One signal: watched and threshold, then the response with its owner and time."""
    left = _PAD + _ICON + 6.0
    inner = width - left - _PAD
    texts: list[Text] = []
    y = _PAD
    lines = (
        (signal.watched, styles.METRIC_NAME),
        (signal.threshold, styles.NOTE),
        (f"→ {signal.response}" if signal.response else "", styles.NOTE),
        (joined(signal.owner, signal.within), styles.NOTE_FOOT),
    )
    for text, style in lines:
        block = paragraph(text, style, inner)
        if block.lines:
            texts.append(Text(left, y, block, theme.warn))
            y += block.height + 1.0
    height = max(y + _PAD - 1.0, 2 * _PAD + _ICON)
    box = Box(0.0, 0.0, width, height, theme.warn_ground, radius=5.0, texts=tuple(texts))
    return Fragment(width, height, (box, icon("bell", _ICON, theme.warn, _PAD, _PAD)))
