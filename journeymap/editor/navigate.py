"""Which thing an arrow key leads to, from what a scene shows.

Left and right walk along a row of the map; up and down walk through the rows that have something above or below
the thing, so that a card leads to what the customer says there and on to its pain points.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from journeymap.layout.hit import Rect, bounds, places_of, rect_of, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.layout.scene import Placed, Row, Scene

Direction = Literal["left", "right", "up", "down", "first", "last"]

WALKED = frozenset({"stage", "substage", "milestone", "touchpoint", "note", "metric", "signal", "lane-name", "image"})
"""Roles that arrow keys stop at. Flows and badges are reached by pointer and outline."""

_NUDGE = 0.5
"""Px: centres closer than this count as one above the other."""
_WIDER = 1.5
"""What is wider than a thing by more than this factor does not stand in its column only."""


def step(scene: Scene, thing: str | None, direction: Direction) -> str | None:
    """The id of the thing to go to from `thing`; from nothing (or what is not shown) to where the map begins.
    None where there is nothing in that direction."""
    here = None if thing is None else rect_of(scene, thing)
    if here is None:
        return start(scene)
    match direction:
        case "left" | "right":
            found = _beside(scene, here, direction)
        case "up" | "down":
            found = _across(scene, here, direction)
        case "first" | "last":
            row = [one for one in _stops(scene, _band(scene, here)) if one.role != "lane-name"]
            found = _leftmost(row) if direction == "first" else _rightmost(row)
    return None if found is None else found.thing


def start(scene: Scene) -> str | None:
    """The first touchpoint, else the first stage, else whatever can be walked to."""
    for role in ("touchpoint", "stage", None):
        for one in scene.placed:
            if one.thing is not None and (one.role == role or (role is None and one.role in WALKED)):
                return one.thing
    return None


def _beside(scene: Scene, here: Rect, direction: Literal["left", "right"]) -> Placed | None:
    """The next in the row: of those whose centre is nearest in x, the one level with `here`."""
    band = _band(scene, here)
    x, y = here.centre
    reach = 4 * here.width
    while True:
        if direction == "right":
            window = Rect(x, band.y, min(reach, band.right - x), band.height)
        else:
            window = Rect(max(band.x, x - reach), band.y, min(reach, x - band.x), band.height)
        beyond = [
            one
            for one in _stops(scene, window)
            if (bounds(one).centre[0] > x + _NUDGE if direction == "right" else bounds(one).centre[0] < x - _NUDGE)
        ]
        if beyond:
            nearest = min(abs(bounds(one).centre[0] - x) for one in beyond)
            level = [one for one in beyond if abs(bounds(one).centre[0] - x) <= nearest + _NUDGE]
            # A window's edge may hide a nearer centre of a wide thing only when it is the last one looked at.
            if nearest <= reach / 2 or reach > band.width:
                return min(level, key=lambda one: abs(bounds(one).centre[1] - y))
        elif reach > band.width:
            return None
        reach *= 2


def _across(scene: Scene, here: Rect, direction: Literal["up", "down"]) -> Placed | None:
    """The nearest above or below that shares some of the width of `here`. What is about as wide is preferred in its
    row to what spans a stage; under a stage stands its first column."""
    x, y = here.centre
    sign = 1 if direction == "down" else -1
    strip = Rect(here.x, 0.0, here.width, scene.height)
    found = [
        one
        for one in _stops(scene, strip)
        if min(bounds(one).right, here.right) - max(one.x, here.x) > _NUDGE
        and (bounds(one).centre[1] - y) * sign > _NUDGE
    ]
    if not found:
        return None
    row = _row_of(scene, min(found, key=lambda one: abs(bounds(one).centre[1] - y)))
    found = [one for one in found if _row_of(scene, one) == row]
    found = [one for one in found if one.fragment.width <= _WIDER * here.width] or found
    nearest = min(abs(bounds(one).centre[1] - y) for one in found)
    level = [one for one in found if abs(bounds(one).centre[1] - y) <= nearest + one.fragment.height / 2]
    if any(one.x > here.x and bounds(one).right < here.right for one in level):
        return min(level, key=lambda one: (one.x, abs(bounds(one).centre[1] - y)))
    return min(level, key=lambda one: (abs(bounds(one).centre[1] - y), abs(bounds(one).centre[0] - x)))


def _stops(scene: Scene, rect: Rect) -> list[Placed]:
    """The things in a rectangle that can be stopped at, each once, at the place that stands for it."""
    return [
        one
        for one in within(scene, rect)
        if one.role in WALKED and one.thing is not None and places_of(scene, one.thing)[0] is one
    ]


def _band(scene: Scene, here: Rect) -> Rect:
    """The row of the map a rectangle stands in, as wide as the map; its own height where no row is known."""
    row = _row(scene, here.centre[1])
    if row is None:
        return Rect(0.0, here.y, scene.width, here.height)
    return Rect(0.0, row.y, scene.width, row.height)


def _row_of(scene: Scene, placed: Placed) -> float:
    row = _row(scene, bounds(placed).centre[1])
    return placed.y if row is None else row.y


def _row(scene: Scene, y: float) -> Row | None:
    number = bisect_right(scene.rows, y, key=lambda row: row.y) - 1
    if number < 0 or y > scene.rows[number].y + scene.rows[number].height:
        return None
    return scene.rows[number]


def _leftmost(places: Iterable[Placed]) -> Placed | None:
    return min(places, key=lambda one: (one.x, one.y), default=None)


def _rightmost(places: Iterable[Placed]) -> Placed | None:
    return max(places, key=lambda one: (bounds(one).right, -one.y), default=None)
