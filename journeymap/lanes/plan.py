"""What lanes are given and what they give back: the plan of the map's columns, and strips of placed fragments.

Measuring is drawing: a lane draws its fragments at the widths of the plan and reports the height they took.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.draw.marks import Fragment
    from journeymap.draw.theme import Theme
    from journeymap.model.find import Column, Index
    from journeymap.model.journey import Journey, Stage

CELL_PAD = 8.0
"""Px between a column's edge and what stands in it, on either side."""
LANE_PAD = 12.0
"""Px between a lane's edge and its first and last line."""
LEAST_LANE = 44.0


class Item(NamedTuple):
    """A fragment with its place in the lane: x in scene px, y below the lane's top."""

    fragment: Fragment
    x: float
    y: float
    role: str
    thing: str | None = None


class Strip(NamedTuple):
    """A lane's height in px and what stands in it, in painting order."""

    height: float
    items: list[Item]


class ColumnSpan(NamedTuple):
    x: float
    width: float
    column: Column
    stage: int
    """The number of its stage in `Plan.stages`."""


class StageSpan(NamedTuple):
    x: float
    width: float
    stage: Stage
    colour: str
    columns: range


class Memory:
    """Fragments drawn for one scene, and those of the scene before: same inputs, same fragment.

    An input is compared by identity first and by value then, so records that an edit left alone cost nothing.
    `drawn` counts the fragments that had to be drawn.
    """

    def __init__(self, previous: Memory | None = None) -> None:
        self._before = {} if previous is None else previous._now
        self._now: dict[tuple[Callable[..., Fragment], object], tuple[tuple[Any, ...], Fragment]] = {}
        self.drawn = 0

    def __call__(self, draw: Callable[..., Fragment], key: object, *inputs: object) -> Fragment:
        """What `draw(*inputs)` yields, taken from before if this `key` had equal inputs then."""
        place = (draw, key)
        kept = self._before.get(place)
        if kept is None or kept[0] != inputs:
            kept = (inputs, draw(*inputs))
            self.drawn += 1
        self._now[place] = kept
        return kept[1]

    def forget_before(self) -> None:
        """Let go of the scene before, so that a long session does not keep every scene alive."""
        self._before = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """The map's columns and stages with their places, px; lanes run from `left` to `right`, their names from
    `name_left` on. `draw` makes fragments."""

    journey: Journey
    index: Index
    theme: Theme
    name_left: float
    left: float
    right: float
    columns: tuple[ColumnSpan, ...]
    stages: tuple[StageSpan, ...]
    at_risk: frozenset[str]
    late: frozenset[str]
    draw: Memory = field(compare=False)
