"""The lane of early-warning signals: what is watched, from where on it warns, and who does what then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.cells import under
from journeymap.lanes.words import joined

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Memory, Plan, Strip
    from journeymap.model.journey import Lane, Signal

_PAD = 7.0
_ICON = 12.0


def place(lane: Lane, plan: Plan) -> Strip:
    """Each signal in its cell."""
    return under(lane, plan, plan.index.signals, _signal, "signal", plan.theme)


def _signal(memory: Memory, signal: Signal, width: float, theme: Theme) -> Fragment:
    return memory(draw, signal.id, signal, width, theme)


def draw(signal: Signal, width: float, theme: Theme) -> Fragment:
    """One signal: watched and threshold, then the response with its owner and time."""
    left = _PAD + _ICON + 6.0
    inner = width - left - _PAD
    texts: list[Text] = []
    y = _PAD
    lines = (
        (signal.watched, styles.METRIC_NAME, "watched"),
        (signal.threshold, styles.NOTE, "threshold"),
        (f"→ {signal.response}" if signal.response else "", styles.NOTE, "response"),
        (joined(signal.owner, signal.within, "internal" if signal.internal else ""), styles.NOTE_FOOT, "owner within"),
    )
    for text, style, field in lines:
        block = paragraph(text, style, inner)
        texts.append(Text(left, y, block, theme.warn, field=field))
        if block.lines:
            y += block.height + 1.0
    height = max(y + _PAD - 1.0, 2 * _PAD + _ICON)
    box = Box(0.0, 0.0, width, height, theme.warn_ground, radius=5.0, texts=tuple(texts))
    return Fragment(width, height, (box, icon("bell", _ICON, theme.warn, _PAD, _PAD)))
