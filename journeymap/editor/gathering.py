"""Everything in the same stage or lane as what is in focus, as far as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.filters import shown
from journeymap.editor.places import focused, stage_key
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES, Lane, Note, Touchpoint

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey


def stage_of(state: EditorState) -> str | None:
    """The stage that what is in focus stands in, None where it stands in none."""
    thing = focused(state)
    return None if thing is None else stage_key(index(state.journey), thing) or None


def in_stage(state: EditorState) -> tuple[str, ...]:
    """The touchpoints of that stage in reading order."""
    stage = stage_of(state)
    return tuple(t.id for t in touchpoints_in_order(shown(state)) if t.stage == stage)


def lane_of(state: EditorState) -> str | None:
    """The lane that is in focus, or that what is in focus stands in."""
    if state.focus is None:
        return None if state.cell is None else state.cell.lane
    thing = index(state.journey).things[state.focus]
    match thing:
        case Lane():
            return thing.id
        case Note():
            return thing.lane
    kinds = {"touchpoints": "touchpoints", "metrics": "metrics", "signals": "signals"}
    kind = kinds.get(index(state.journey).field_of[state.focus])
    return next((lane.id for lane in shown(state).lanes if lane.kind == kind and not lane.hidden), None)


def in_lane(state: EditorState) -> tuple[str, ...]:
    """What stands in that lane, from left to right; nothing for lanes that only show what stands elsewhere."""
    lane, journey = index(state.journey).things.get(lane_of(state) or ""), shown(state)
    if not isinstance(lane, Lane):
        return ()
    found = index(journey)
    if lane.kind in NOTE_LANES:
        return tuple(note.id for at in _places(journey) for note in found.notes.get((lane.id, at), ()))
    if lane.kind == "metrics":
        return tuple(metric.id for at in _places(journey) for metric in found.metrics.get(at, ()))
    if lane.kind == "signals":
        return tuple(signal.id for at in _places(journey) for signal in found.signals.get(at, ()))
    if lane.kind == "touchpoints":
        return tuple(t.id for t in touchpoints_in_order(journey))
    return ()


def _places(journey: Journey) -> list[str]:
    """The ids of stages and touchpoints from left to right, a stage before what stands in it."""
    touchpoints: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints_in_order(journey):
        touchpoints.setdefault(touchpoint.stage, []).append(touchpoint)
    return [key for s in journey.stages for key in (s.id, *(t.id for t in touchpoints.get(s.id, ())))]
