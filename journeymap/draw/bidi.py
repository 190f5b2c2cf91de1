"""The Unicode Bidirectional Algorithm (UAX #9, isolates and bracket pairs included): text to embedding levels.

First step of shaping: `levels` per paragraph, then `line_levels` and `visual_order` for each line once the breaks
are known. Even levels run left to right, odd ones right to left.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeymap.draw.bidi_classes import bidi_classes, is_plain, mirrored
from journeymap.draw.bidi_rules import ISOLATES, REMOVED, first_strong_level, isolate_matches, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["levels", "line_levels", "mirrored", "paragraph_level", "visual_order"]

_BLANK = ISOLATES | REMOVED | {"PDI", "WS"}  # what L1 resets before a separator or a line's end


def paragraph_level(text: str) -> int:
    """0 (left to right) or 1 (right to left), by the first strong character outside isolates (P2, P3).

    Only the first paragraph of `text` counts; without a strong character the level is 0.
    """
    if is_plain(text):
        return 0
    return level_by_classes(bidi_classes(text))


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph level (`base`, or that of `paragraph_level`) and the embedding level of each character.

    The levels are those before a line's ends are known: pass them to `line_levels`. Invisible formatting
    characters, which the algorithm removes (X9), get the level of what precedes them, so that the list stays
    parallel to `text`. A paragraph separator ends all that was opened before it; what follows is resolved as a
    paragraph of its own at the same paragraph level, so split first where each should find its own.

    Raises ValueError if `base` is neither None, 0 nor 1.
    """
    if base not in (None, 0, 1):
        raise ValueError(f"a paragraph level is 0 or 1, not {base}")
    if not base and is_plain(text):
        return 0, [0] * len(text)
    classes = bidi_classes(text)
    if base is None:
        base = level_by_classes(classes)
    if "B" not in classes:
        return base, resolve(classes, base, text)
    resolved: list[int] = []
    ends = [at + 1 for at, cls in enumerate(classes) if cls == "B"]
    for start, end in pairwise([0, *ends, len(text)]):
        resolved += resolve(classes[start:end], base, text[start:end])
    return base, resolved


def line_levels(text: str, levels: Sequence[int], base: int, start: int = 0, end: int | None = None) -> list[int]:
    """The levels of the line [start, end) of a text, ready for `visual_order` (L1).

    `levels` and `base` are what `levels` returned for the whole `text`; indices count characters. Tabs and
    separators, white space before them, and white space at the end of the line go back to `base`.
    """
    line = list(levels[start:end])
    if line.count(base) == len(line):
        return line
    return reset_blanks(bidi_classes(text[start:end]), line, base)


def reset_blanks(classes: Sequence[str], line: Sequence[int], base: int) -> list[int]:
    """L1 for one line given by its classes, parallel to its levels."""
    result = list(line)
    trailing = True
    for at in range(len(result) - 1, -1, -1):
        if classes[at] in ("S", "B"):
            trailing = True
        elif classes[at] not in _BLANK:
            trailing = False
        if trailing:
            result[at] = base
    return result


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of `levels` as they stand from left to right (L2).

    Works for the characters of a line as well as for its runs, each given by the level it has throughout.
    """
    total = len(levels)
    order = list(range(total))
    lowest_odd = min((level for level in set(levels) if level & 1), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        at = 0
        while at < total:
            if levels[at] < level:
                at += 1
                continue
            begin = at
            while at < total and levels[at] >= level:
                at += 1
            order[begin:at] = order[begin:at][::-1]
    return order


def level_by_classes(classes: Sequence[str]) -> int:
    """`paragraph_level` for text given by its classes."""
    stop = classes.index("B") if "B" in classes else len(classes)
    return first_strong_level(classes, 0, stop, isolate_matches(classes))
