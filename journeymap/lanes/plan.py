"""What lanes are given and what they give back: the plan of the map's columns, and strips of placed fragments.

Measuring is drawing: a lane draws its fragments at the widths of the plan and reports the height they took.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeymap.draw.marks import Fragment
    from journeymap.draw.theme import Theme
    from journeymap.model.find import Column, Index
    from journeymap.model.journey import Journey, Stage, Touchpoint

T = TypeVar("T")

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


Chunk = tuple[Item, ...]
"""What stands in one stage of a lane (or in all of it), in painting order."""


class Strip(NamedTuple):
    """A lane's height in px and what stands in it, in painting order. A chunk that nothing changed is the same
    object as in the scene before."""

    height: float
    chunks: tuple[Chunk, ...]


class ColumnSpan(NamedTuple):
    x: float
    width: float
    column: Column
    stage: int
    """The number of its stage in `Plan.stages`."""


class StageSpan(NamedTuple):
    """A stage's place, its colour, its columns, and those of its touchpoints that are at risk."""

    x: float
    width: float
    stage: Stage
    colour: str
    columns: tuple[ColumnSpan, ...]
    at_risk: frozenset[str]

    def touchpoints(self) -> Iterator[Touchpoint]:
        for column in self.columns:
            yield from column.column.touchpoints


class Memory:
    """What was drawn and gathered for the scenes so far: same inputs, same fragment.

    An input is compared by identity first and by value then, so records that an edit left alone cost nothing.
    `drawn` counts the fragments that had to be drawn for this scene.
    """

    def __init__(self, previous: Memory | None = None) -> None:
        self._kept: dict[object, tuple[tuple[Any, ...], Any]] = {} if previous is None else previous._kept
        self.drawn = 0

    def __call__(self, draw: Callable[..., Fragment], key: object, *inputs: object) -> Fragment:
        """What `draw(*inputs)` yields, taken from before if this `key` had equal inputs last time."""
        place = (draw, key)
        kept = self._kept.get(place)
        if kept is None or kept[0] != inputs:
            kept = self._kept[place] = (inputs, draw(*inputs))
            self.drawn += 1
        fragment: Fragment = kept[1]
        return fragment

    def gathered(self, gather: Callable[..., T], key: object, *inputs: object) -> T:
        """What `gather(self, *inputs)` yields, likewise: a stage of a lane, in which nothing changed, is taken over
        without a look at its fragments."""
        place = (gather, key)
        kept = self._kept.get(place)
        if kept is None or kept[0] != inputs:
            kept = self._kept[place] = (inputs, gather(self, *inputs))
        found: T = kept[1]
        return found

    def same(self, key: object, value: T) -> T:
        """The equal value of the last time, if there was one: so that what depends on it sees the same object."""
        place = ("same", key)
        kept = self._kept.get(place)
        if kept is None or kept[1] != value:
            self._kept[place] = ((), value)
            return value
        equal: T = kept[1]
        return equal

    def tidy(self, placed: int) -> None:
        """Forgets everything once most of it must belong to things that are gone; the next scene is then drawn
        afresh."""
        if len(self._kept) > 4 * placed + 1_000:
            self._kept = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """The map's columns and stages with their places, px; lanes run from `left` to `right`. `draw` makes fragments."""

    journey: Journey
    index: Index
    theme: Theme
    left: float
    right: float
    columns: tuple[ColumnSpan, ...]
    stages: tuple[StageSpan, ...]
    late: frozenset[str]
    draw: Memory = field(compare=False)
