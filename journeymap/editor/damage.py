"""What of a picture of one scene has to be painted again to make it a picture of the next.

Layout takes unchanged fragments over as the same objects, so identity and place tell all.
"""

from __future__ import annotations

from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

from journeymap.editor.bends import bent
from journeymap.layout.hit import Rect, hand_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.layout.scene import Placed, Scene

MOST_RECTS = 64
"""Beyond so many separate rectangles one around them all is cheaper than telling them apart."""
_VERY_MANY = 1_000
"""With more fragments than this come and gone, nobody asks which of them look the same in the end."""


def damage(before: Scene, after: Scene) -> tuple[Rect, ...]:
    """The rectangles, bleed included, where the scenes differ; none when they look the same.

    Where nothing moved sideways the look-ups of the old scene are handed on to the new one.
    """
    if before.background != after.background:
        return (Rect(0.0, 0.0, max(before.width, after.width), max(before.height, after.height)),)
    old, new = before.placed, after.placed
    parts: list[Rect] = []
    if len(old) == len(new):
        others = compress(zip(old, new, strict=True), map(is_not, old, new))
        differing = [(one, other) for one, other in others if one != other]
        if all(_level(*pair) for pair in differing):
            hand_on(before, after)
        if len(differing) <= MOST_RECTS:
            parts, differing = _in_part(differing)
        gone, come = [one for one, _ in differing], [one for _, one in differing]
    else:
        first, last = _common_ends(old, new)
        gone, come = list(old[first : len(old) - last]), list(new[first : len(new) - last])
    if not gone and not come:
        return tuple(parts)
    if len(gone) + len(come) > _VERY_MANY:
        return (_around(gone + come),)
    # Fragments that only moved within the order of painting still look the same, except to one another.
    stayed = {_key(one) for one in gone} & {_key(one) for one in come}
    return _few([*parts, *(_reach(one) for one in (*gone, *come) if _key(one) not in stayed)])


def _in_part(differing: list[tuple[Placed, Placed]]) -> tuple[list[Rect], list[tuple[Placed, Placed]]]:
    """The rectangles of those that differ in a part only, and the pairs that differ as a whole."""
    parts: list[Rect] = []
    whole: list[tuple[Placed, Placed]] = []
    for one, other in differing:
        part = bent(one.fragment, other.fragment) if one.role == "curve" and one[1:] == other[1:] else None
        if part is None:
            whole.append((one, other))
        else:
            parts.append(Rect(one.x + part.x, one.y + part.y, part.width, part.height))
    return parts, whole


def _level(one: Placed, other: Placed) -> bool:
    """Whether both show the same and reach equally far to the left and right."""
    a, b = one.fragment, other.fragment
    same = one.x == other.x and one.role == other.role and one.thing == other.thing
    return same and a.width == b.width and a.bleed == b.bleed


def _key(placed: Placed) -> tuple[int, float, float]:
    return id(placed.fragment), placed.x, placed.y


def _common_ends(old: tuple[Placed, ...], new: tuple[Placed, ...]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _reach(placed: Placed) -> Rect:
    bleed = placed.fragment.bleed
    return Rect(
        placed.x - bleed, placed.y - bleed, placed.fragment.width + 2 * bleed, placed.fragment.height + 2 * bleed
    )


def _around(many: list[Placed]) -> Rect:
    """One rectangle around very many, found without making one of each."""
    left = min([one.x - one.fragment.bleed for one in many])
    top = min([one.y - one.fragment.bleed for one in many])
    right = max([one.x + one.fragment.width + one.fragment.bleed for one in many])
    bottom = max([one.y + one.fragment.height + one.fragment.bleed for one in many])
    return Rect(left, top, right - left, bottom - top)


def _few(rects: Iterable[Rect]) -> tuple[Rect, ...]:
    found = tuple(dict.fromkeys(rects))
    if len(found) <= MOST_RECTS:
        return found
    around = found[0]
    for rect in found[1:]:
        around = around.united(rect)
    return (around,)
