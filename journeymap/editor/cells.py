"""The cells of a map: a lane's places under a touchpoint or a whole stage, and what typing into one makes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from journeymap.editor.naming import lane_title
from journeymap.editor.state import Cell
from journeymap.editor.steps import Change
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Lane, Stage, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError
from journeymap.model.vocabulary import METRIC_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.find import Column
    from journeymap.model.journey import Journey, LaneKind, MetricKind

_TYPED: frozenset[LaneKind] = NOTE_LANES | {"owners", "signals"}
"""Lanes that take text under a touchpoint."""
FULL_CELLS: frozenset[LaneKind] = frozenset({"owners", "experience"})
"""Lanes whose cells are stopped at even where something stands in them, since that is no thing of its own."""


def of_column(journey: Journey, lane: Lane, column: Column) -> Cell | None:
    """The cell of a lane in a column, where something may be written; None where the lane has none there."""
    where = column.substage or column.stage
    match lane.kind:
        case "touchpoints":
            return None if column.touchpoints else Cell(lane.id, where.id)
        case "experience":
            if not column.touchpoints or not journey.personas:
                return None
            return Cell(lane.id, column.touchpoints[0].id)
        case "metrics":
            return Cell(lane.id, column.stage.id)
        case "signals":
            at = column.touchpoints[0].id if column.touchpoints else column.stage.id
            return Cell(lane.id, at)
        case _ if lane.kind in _TYPED:
            if lane.scope == "stage" and lane.kind in NOTE_LANES:
                return Cell(lane.id, column.stage.id)
            if not column.touchpoints:
                whole = lane.kind in NOTE_LANES and column.substage is None  # then the stage has no other column
                return Cell(lane.id, column.stage.id) if whole else None
            bare = next((t for t in column.touchpoints if is_empty(journey, Cell(lane.id, t.id))), None)
            return Cell(lane.id, (bare or column.touchpoints[0]).id)
        case _:
            return None


def is_empty(journey: Journey, cell: Cell) -> bool:
    """Whether nothing stands in a cell."""
    return not any(True for _ in inside(journey, cell))


def takes_keys(journey: Journey, cell: Cell) -> bool:
    """Whether a cell is stopped at: an empty one, or one that holds no things of its own."""
    lane = index(journey).things.get(cell.lane)
    return isinstance(lane, Lane) and (lane.kind in FULL_CELLS or is_empty(journey, cell))


def inside(journey: Journey, cell: Cell) -> Iterator[str]:
    """The ids of what stands in a cell; of an owner or a feeling, that of its touchpoint."""
    found = index(journey)
    lane, at = found.things.get(cell.lane), found.things.get(cell.at)
    if not isinstance(lane, Lane) or at is None:
        return
    match lane.kind:
        case "touchpoints":
            yield from (t.id for t in journey.touchpoints if at.id in (t.stage, t.substage))
        case "experience":
            if isinstance(at, Touchpoint) and at.feelings:
                yield at.id
        case "owners":
            if isinstance(at, Touchpoint) and at.owner:
                yield at.id
        case "metrics":
            yield from (metric.id for metric in found.metrics.get(at.id, ()))
        case "signals":
            yield from (signal.id for signal in found.signals.get(at.id, ()))
        case _:
            yield from (note.id for note in found.notes.get((lane.id, at.id), ()))


def adding(journey: Journey, cell: Cell) -> Change:
    """What typing into a cell adds to the map. Errors: JourneyError where nothing can be added."""
    from journeymap.model import edits  # late: no edit is needed before the first paint

    things = index(journey).things
    lane, at = things.get(cell.lane), things.get(cell.at)
    if not isinstance(lane, Lane) or at is None:
        raise JourneyError(("this cell is no longer on the map",))
    match lane.kind, at:
        case "touchpoints", Stage():
            return Change(partial(edits.add_touchpoint, stage=at.id), "Add touchpoint")
        case "touchpoints", SubStage():
            return Change(partial(edits.add_touchpoint, substage=at.id), "Add touchpoint")
        case "metrics", Stage():
            return Change(partial(edits.add_metric, stage=at.id, kind="custom"), "Add metric")
        case "signals", Stage() | Touchpoint():
            return Change(partial(edits.add_signal, at=at.id), "Add early warning")
        case kind, Stage() | Touchpoint() if kind in NOTE_LANES:
            return Change(partial(edits.add_note, lane=lane.id, at=at.id), f"Add note to “{lane_title(lane)}”")
        case _:
            raise JourneyError((f"nothing can be typed into the lane “{lane_title(lane)}” here",))


_MEASURES: dict[str, MetricKind] = {
    **{label.casefold(): kind for kind, label in METRIC_LABELS.items() if kind != "custom"},
    "net promoter score": "nps",
    "customer satisfaction": "csat",
    "customer effort": "ces",
    "customer effort score": "ces",
    "churn rate": "churn",
    "net revenue retention": "nrr",
    "health": "health",
    "rhi": "rhi",
    "relationship health index": "rhi",
    "adoption rate": "adoption",
}
_FIGURE_LAST = re.compile(r"(?P<name>.*\S)[ :=]+(?P<figure>[+−-]?\d[\d.,]*)\s*(?P<unit>%?)")


def metric_said(text: str) -> dict[str, object]:
    """The fields of a metric that somebody typed in one line: "NPS 42" is the usual one with its value, "Tickets a
    week: 7" one of the user's own."""
    from journeymap.editor.typable import figure_of

    name, fields = text.strip(), {}
    found = _FIGURE_LAST.fullmatch(name)
    if found is not None:
        try:
            fields["current"] = figure_of(found["figure"])
            name = found["name"].rstrip(" :=")
        except JourneyError:  # "v1.2.3" is a name, not a figure
            found = None
    kind = _MEASURES.get(name.casefold())
    if kind is not None:
        return {"kind": kind, "title": "", **fields}
    return {"title": name, **({"unit": "%"} if found is not None and found["unit"] else {}), **fields}
