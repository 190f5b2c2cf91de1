"""From how far away a projected text reads.

A letter reads with ease from where it is seen under 17 minutes of arc: from 200 times its height. ISO 9241-303 asks
for 16 minutes of arc at least and for 20 to 22 where much is read; 1 in 200 is the rule of thumb between them.
"""

from __future__ import annotations

from journeymap.layout.presented.screen import LINES

DISTANCES = 200
"""From so many times its height a letter reads."""
CAPITAL = 0.688
"""The height of a capital letter of the bundled font, of its type size."""
LOWEST_PICTURE, HIGHEST_PICTURE = 0.3, 6.0
"""Metres that a projected picture is high: from a screen on the wall to a hall's."""


def reads_from(least: int, picture: float) -> float:
    """The distance, m, from which the smallest text reads that has `least` px of 1,080 lines in a picture `picture`
    metres high."""
    return DISTANCES * CAPITAL * picture * least / LINES


def in_words(least: int, picture: float) -> str:
    """The ruler in a sentence."""
    far = reads_from(least, picture)
    return f"On a picture {picture:.1f} m high the smallest text reads from {far:.1f} m away."
