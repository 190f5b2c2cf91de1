"""Which thing or empty cell an arrow key leads to, from what a scene shows.

Left and right walk along a row of the map; up and down walk through the rows that have something above or below
the thing, so that a card leads to what the customer says there and on to its pain points. Where a lane could say
something and does not, its empty cell is stopped at, so that it can be typed into.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.cell_places import rect_of_cell
from journeymap.editor.cells import of_column, takes_keys
from journeymap.editor.state import Cell
from journeymap.layout.hit import Rect, bounds, places_of, rect_of, within
from journeymap.model.find import index
from journeymap.model.journey import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.layout.scene import Row, Scene
    from journeymap.model.journey import Journey

Direction = Literal["left", "right", "up", "down", "first", "last", "begin", "end"]

WALKED = frozenset({"stage", "substage", "milestone", "touchpoint", "note", "metric", "signal", "lane-name", "image"})
"""Roles that arrow keys stop at. Flows and badges are reached by pointer and outline."""

_NUDGE = 0.5
"""Px: centres closer than this count as one above the other."""
_WIDER = 1.5
"""What is wider than a thing by more than this factor does not stand in its column only."""


class _Stop(NamedTuple):
    """A place that can be walked to: of a thing, by its id, or of a cell."""

    rect: Rect
    role: str
    key: str | Cell


def step(scene: Scene, journey: Journey, here: str | Cell | None, direction: Direction) -> str | Cell | None:
    """The id of the thing, or the cell, to go to from here in the scene of a journey; from nothing (or what is not
    shown) to where the map begins. "first" and "last" are those of the row, "begin" and "end" the first and last
    touchpoint. None where there is nothing in that direction."""
    if direction in ("begin", "end"):
        return start(scene) if direction == "begin" else _end(scene)
    found = rect_of_cell(scene, journey, here) if isinstance(here, Cell) else rect_of(scene, here or "")
    if found is None:
        return start(scene)
    grid = _Grid(scene, journey)
    match direction:
        case "left" | "right":
            stop = _beside(grid, found, direction)
        case "up" | "down":
            stop = _across(grid, found, direction)
        case _:
            row = [one for one in grid.stops(grid.band(found)) if one.role != "lane-name"]
            stop = _leftmost(row) if direction == "first" else _rightmost(row)
    return None if stop is None else stop.key


def start(scene: Scene) -> str | None:
    """The first touchpoint, else the first stage, else whatever can be walked to."""
    for role in ("touchpoint", "stage", None):
        for one in scene.placed:
            if one.thing is not None and (one.role == role or (role is None and one.role in WALKED)):
                return one.thing
    return None


def _end(scene: Scene) -> str | None:
    last = max((one for one in scene.placed if one.role == "touchpoint"), key=lambda one: (one.x, one.y), default=None)
    return start(scene) if last is None else last.thing


class _Grid:
    """The places of one scene that can be walked to."""

    def __init__(self, scene: Scene, journey: Journey) -> None:
        self.scene, self.journey = scene, journey

    def stops(self, rect: Rect) -> list[_Stop]:
        """Those in a rectangle, each once, things at the place that stands for them."""
        things = [
            _Stop(bounds(one), one.role, one.thing)
            for one in within(self.scene, rect)
            if one.role in WALKED and one.thing is not None and places_of(self.scene, one.thing)[0] is one
        ]
        return [*things, *self._cells(rect)]

    def _cells(self, rect: Rect) -> Iterator[_Stop]:
        scene, things, columns = self.scene, index(self.journey).things, index(self.journey).columns
        first = max(0, bisect_right(scene.columns, rect.x, key=lambda span: span.x) - 1)
        last = bisect_left(scene.columns, rect.right, key=lambda span: span.x)
        for row in scene.rows:
            lane = things.get(row.key)
            if not isinstance(lane, Lane) or row.y > rect.bottom or row.y + row.height < rect.y:
                continue
            cells = dict.fromkeys(of_column(self.journey, lane, columns[number]) for number in range(first, last))
            for cell in cells:
                if cell is None or not takes_keys(self.journey, cell):
                    continue
                place = rect_of_cell(scene, self.journey, cell)
                if place is not None and place.x <= rect.right and place.right >= rect.x:
                    yield _Stop(place, "cell", cell)

    def band(self, here: Rect) -> Rect:
        """The row of the map a rectangle stands in, as wide as the map; its own height where no row is known."""
        row = self._row(here.centre[1])
        if row is None:
            return Rect(0.0, here.y, self.scene.width, here.height)
        return Rect(0.0, row.y, self.scene.width, row.height)

    def row_of(self, stop: _Stop) -> float:
        row = self._row(stop.rect.centre[1])
        return stop.rect.y if row is None else row.y

    def _row(self, y: float) -> Row | None:
        number = bisect_right(self.scene.rows, y, key=lambda row: row.y) - 1
        if number < 0 or y > self.scene.rows[number].y + self.scene.rows[number].height:
            return None
        return self.scene.rows[number]


def _beside(grid: _Grid, here: Rect, direction: Literal["left", "right"]) -> _Stop | None:
    """The next in the row: of those whose centre is nearest in x, the one level with `here`."""
    band = grid.band(here)
    x, y = here.centre
    reach = 4 * here.width
    while True:
        if direction == "right":
            window = Rect(x, band.y, min(reach, band.right - x), band.height)
        else:
            window = Rect(max(band.x, x - reach), band.y, min(reach, x - band.x), band.height)
        beyond = [
            one
            for one in grid.stops(window)
            if (one.rect.centre[0] > x + _NUDGE if direction == "right" else one.rect.centre[0] < x - _NUDGE)
        ]
        if beyond:
            nearest = min(abs(one.rect.centre[0] - x) for one in beyond)
            level = [one for one in beyond if abs(one.rect.centre[0] - x) <= nearest + _NUDGE]
            # A window's edge may hide a nearer centre of a wide thing only when it is the last one looked at.
            if nearest <= reach / 2 or reach > band.width:
                return min(level, key=lambda one: abs(one.rect.centre[1] - y))
        elif reach > band.width:
            return None
        reach *= 2


def _across(grid: _Grid, here: Rect, direction: Literal["up", "down"]) -> _Stop | None:
    """The nearest above or below that shares some of the width of `here`. What is about as wide is preferred in its
    row to what spans a stage; under a stage stands its first column."""
    x, y = here.centre
    sign = 1 if direction == "down" else -1
    strip = Rect(here.x, 0.0, here.width, grid.scene.height)
    found = [
        one
        for one in grid.stops(strip)
        if min(one.rect.right, here.right) - max(one.rect.x, here.x) > _NUDGE
        and (one.rect.centre[1] - y) * sign > _NUDGE
    ]
    if not found:
        return None
    row = grid.row_of(min(found, key=lambda one: abs(one.rect.centre[1] - y)))
    found = [one for one in found if grid.row_of(one) == row]
    found = [one for one in found if one.rect.width <= _WIDER * here.width] or found
    nearest = min(abs(one.rect.centre[1] - y) for one in found)
    level = [one for one in found if abs(one.rect.centre[1] - y) <= nearest + one.rect.height / 2]
    if any(one.rect.x > here.x and one.rect.right < here.right for one in level):
        return min(level, key=lambda one: (one.rect.x, abs(one.rect.centre[1] - y)))
    return min(level, key=lambda one: (abs(one.rect.centre[1] - y), abs(one.rect.centre[0] - x)))


def _leftmost(places: Iterable[_Stop]) -> _Stop | None:
    return min(places, key=lambda one: (one.rect.x, one.rect.y), default=None)


def _rightmost(places: Iterable[_Stop]) -> _Stop | None:
    return max(places, key=lambda one: (one.rect.right, -one.rect.y), default=None)
