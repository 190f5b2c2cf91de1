"""The knobs at the edges of a card, from which flows are drawn, and at the ends of a flow that is selected."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Line
from journeymap.lanes.touchpoints import ARROW_DEPTH
from journeymap.layout.hit import bounds, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Point
    from journeymap.layout.scene import Scene


class Knob(NamedTuple):
    """A knob at (x, y), scene px. Drawn away from it, a flow hangs on `touchpoint` at `anchor`, leaving or reaching it;
    `flow` is the flow whose end the knob is, None at a card's edge."""

    x: float
    y: float
    touchpoint: str
    anchor: Point
    leaving: bool
    flow: str | None = None

    @property
    def words(self) -> str:
        if self.flow is not None:
            return "Drag to another touchpoint"
        return "Drag to the touchpoint that follows" if self.leaving else "Drag to the touchpoint before"


def knobs_of(scene: Scene, thing: str) -> tuple[Knob, ...]:
    """The knobs of a touchpoint's card or of a drawn flow; none for anything else."""
    for place in places_of(scene, thing)[:1]:
        if place.role == "touchpoint":
            card = bounds(place)
            left, right = (card.x, card.y + ARROW_DEPTH), (card.right, card.y + ARROW_DEPTH)
            return Knob(*left, thing, left, False), Knob(*right, thing, right, True)
        if place.role == "flow":
            return tuple(_ends(scene, thing))
    return ()


def _ends(scene: Scene, flow: str) -> Iterator[Knob]:
    place = places_of(scene, flow)[0]
    for mark in place.fragment.marks:
        if isinstance(mark, Line) and mark.source is not None and mark.target is not None:
            first, last = ((x + place.x, y + place.y) for x, y in (mark.points[0], mark.points[-1]))
            yield Knob(*first, mark.target, last, False, flow)
            yield Knob(*last, mark.source, first, True, flow)


def nearest(knobs: tuple[Knob, ...], x: float, y: float, reach: float) -> Knob | None:
    """The knob within `reach` px of a point that is nearest to it."""
    near = [(hypot(knob.x - x, knob.y - y), number) for number, knob in enumerate(knobs)]
    least, number = min(near, default=(reach, -1))
    return knobs[number] if number >= 0 and least <= reach else None
