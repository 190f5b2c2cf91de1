"""The order in which Tab goes through the texts of a map: down a touchpoint's column, then down the next one's; the
texts of a stage and its lanes, then the next stage's; of anything else its fields, then its neighbour's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.cells import is_empty
from journeymap.editor.state import Cell
from journeymap.editor.typable import FIELDS, MAP_FIELDS
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES, Lane, Metric, Note, Signal, Stage, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.model.journey import Journey, Thing


class Stop(NamedTuple):
    """A text to type: the field of a thing, in a lane where the map shows it in several places; or an empty cell."""

    thing: str
    field: str
    lane: str = ""
    cell: Cell | None = None


def beyond(journey: Journey, here: Stop, *, back: bool = False, without: str = "") -> Stop | None:
    """The stop after (or before) one; None at either end. `without` is a thing that will be gone by then."""
    group, row = _around(journey, here)
    step = -1 if back else 1
    stops = list(_stops(journey, group))
    place = next((n for n, stop in enumerate(stops) if _same(stop, here)), None)
    after = [] if place is None else stops[place + 1 :] if not back else stops[:place][::-1]
    found = next((stop for stop in after if not _hangs_on(stop, without)), None)
    at = row.index(group) if group in row else -1
    while found is None and 0 <= at + step < len(row) and at >= 0:
        at += step
        following = [stop for stop in _stops(journey, row[at]) if not _hangs_on(stop, without)]
        if following:
            found = following[-1 if back else 0]
    return found


def _hangs_on(stop: Stop, thing: str) -> bool:
    """Whether a stop goes when a thing ("" for none) goes."""
    return bool(thing) and thing in (stop.thing, "" if stop.cell is None else stop.cell.at)


def of_cell(journey: Journey, cell: Cell) -> Stop:
    """The stop that an empty cell is."""
    lane = index(journey).things.get(cell.lane)
    if isinstance(lane, Lane) and lane.kind == "owners":
        return Stop(cell.at, "owner", cell.lane)
    return Stop("", "", cell.lane, cell)


def _same(stop: Stop, here: Stop) -> bool:
    if here.cell is not None or stop.cell is not None:
        return stop.cell == here.cell
    return (stop.thing, stop.field) == (here.thing, here.field)


def _around(journey: Journey, here: Stop) -> tuple[str, Sequence[str]]:
    """The thing whose stops these are, and all those among which Tab goes on."""
    things = index(journey).things
    thing = things.get(here.cell.at if here.cell is not None else here.thing)
    if isinstance(thing, Note | Signal):
        thing = things[thing.at]
    elif isinstance(thing, Metric):
        thing = things[thing.stage]
    if isinstance(thing, Touchpoint):
        return thing.id, [touchpoint.id for touchpoint in touchpoints_in_order(journey)]
    if thing is None:
        return "", [""]
    return thing.id, [other.id for other in getattr(journey, index(journey).field_of[thing.id])]


def _stops(journey: Journey, key: str) -> Iterator[Stop]:
    if not key:
        yield from (Stop("", field) for field in MAP_FIELDS)
        return
    thing = index(journey).things[key]
    shown = [lane for lane in journey.lanes if not lane.hidden]
    if isinstance(thing, Touchpoint):
        if any(lane.kind == "touchpoints" for lane in shown):
            yield Stop(key, "title")
        for lane in shown:
            yield from _under_touchpoint(journey, lane, key)
    elif isinstance(thing, Stage):
        yield Stop(key, "title")
        yield Stop(key, "goal")
        for lane in shown:
            yield from _under_stage(journey, lane, key)
    else:
        yield from _fields(journey, thing)


def _fields(journey: Journey, thing: Thing, lane: str = "") -> Iterator[Stop]:
    for field in FIELDS.get(index(journey).field_of[thing.id], ()):
        yield Stop(thing.id, field, lane)


def _under_touchpoint(journey: Journey, lane: Lane, key: str) -> Iterator[Stop]:
    found = index(journey)
    cell = Cell(lane.id, key)
    if lane.kind in NOTE_LANES:
        for note in found.notes.get((lane.id, key), ()):
            yield Stop(note.id, "text", lane.id)
        if lane.scope == "touchpoint" and is_empty(journey, cell):
            yield of_cell(journey, cell)
    elif lane.kind == "owners":
        yield of_cell(journey, cell)
    elif lane.kind == "signals":
        for signal in found.signals.get(key, ()):
            yield from _fields(journey, signal, lane.id)


def _under_stage(journey: Journey, lane: Lane, key: str) -> Iterator[Stop]:
    found = index(journey)
    cell = Cell(lane.id, key)
    written = lane.kind in NOTE_LANES and lane.scope == "stage"
    if lane.kind in NOTE_LANES:
        for note in found.notes.get((lane.id, key), ()):
            yield Stop(note.id, "text", lane.id)
    elif lane.kind == "metrics":
        written = True
        for metric in found.metrics.get(key, ()):
            yield from _fields(journey, metric, lane.id)
    elif lane.kind == "signals":
        for signal in found.signals.get(key, ()):
            yield from _fields(journey, signal, lane.id)
    if written and is_empty(journey, cell):
        yield of_cell(journey, cell)
