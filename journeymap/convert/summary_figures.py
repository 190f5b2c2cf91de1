"""How much came of a session, in large figures side by side: the head of its summary on pages and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import Style, paragraph

if TYPE_CHECKING:
    from journeymap.convert.summary import Summary
    from journeymap.draw.theme import Theme

_BETWEEN = 0.12
"""Between two figures, of the size of a figure; and the room in one at its edges."""
_LEAST = 3.1
"""The narrowest that one is, of the size of a figure: its word has room on two lines."""


def figures(told: Summary, width: float, theme: Theme, size: float) -> Fragment:
    """A tile for each figure with its words below, in as many rows as they take; `size` px is that of a figure. Of no
    height where nothing came of it."""
    if not told.figures:
        return Fragment(width, 0.0, ())
    gap, pad = size * _BETWEEN * 2, size * _BETWEEN * 3
    across = max(int((width + gap) // (size * _LEAST + gap)), 1)
    rows = -(-len(told.figures) // across)
    across = -(-len(told.figures) // rows)
    wide = (width - gap * (across - 1)) / across
    large, words = Style(size, bold=True, lead=1.1), Style(max(size * 0.4, 11.0), lead=1.25)
    said = [
        (paragraph(figure, large, wide - 2 * pad), paragraph(what, words, wide - 2 * pad, max_lines=2))
        for figure, what in told.figures
    ]
    high = max(figure.height + what.height for figure, what in said) + 2 * pad
    marks = []
    for number, (figure, what) in enumerate(said):
        x, y = (number % across) * (wide + gap), (number // across) * (high + gap)
        texts = (
            Text(x + pad, y + pad, figure, theme.ink),
            Text(x + pad, y + pad + figure.height, what, theme.ink_soft),
        )
        marks.append(Box(x, y, wide, high, theme.quiet_ground, None, 1.0, size * 0.25, (), texts))
    return Fragment(width, rows * (high + gap) - gap, tuple(marks))
