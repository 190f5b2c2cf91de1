"""What a new thing is put next to: which edit brings it in, seen from what is selected now.

Each function takes the state of the editor and yields a `Change`; the insert actions type into it, or just add it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journeymap.editor.places import focused, nearest
from journeymap.editor.steps import Change
from journeymap.model import edits
from journeymap.model.journey import Lane, Metric, Milestone, Note, Signal, Stage, SubStage, Touchpoint
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey, LaneKind, MetricKind

_WEEK = 7


def touchpoint(state: EditorState, *, before: bool = False) -> Change:
    """A touchpoint next to the one in focus, else last in the stage in focus, else last of all."""
    name = "Add touchpoint"
    if (here := nearest(state, Touchpoint)) is not None:
        if before:
            return Change(partial(edits.add_touchpoint, before=here.id), name)
        return Change(partial(edits.add_touchpoint, after=here.id), name)
    if (inside := nearest(state, SubStage)) is not None:
        return Change(partial(edits.add_touchpoint, substage=inside.id), name)
    within = nearest(state, Stage)
    return Change(partial(edits.add_touchpoint, stage=None if within is None else within.id), name)


def together(state: EditorState) -> Change:
    """A touchpoint that happens together with the one in focus."""
    here = nearest(state, Touchpoint)
    assert here is not None, "asked for only with a touchpoint in focus"
    first = here.together_with or here.id
    make = partial(edits.add_touchpoint, stage=here.stage, substage=here.substage, after=here.id, together_with=first)
    return Change(make, "Add touchpoint")


def stage(state: EditorState) -> Change:
    """A stage after the one in focus, else last."""
    here = nearest(state, Stage)
    return Change(partial(edits.add_stage, after=None if here is None else here.id), "Add stage")


def substage(state: EditorState) -> Change:
    """A sub-stage after the one in focus, or in the stage in focus, else in the last."""
    beside = focused(state)
    if isinstance(beside, SubStage):
        return Change(partial(edits.add_substage, after=beside.id), "Add sub-stage")
    here = nearest(state, Stage) or state.journey.stages[-1]
    return Change(partial(edits.add_substage, stage=here.id), "Add sub-stage")


def milestone(state: EditorState) -> Change:
    """A milestone at the touchpoint in focus and on its day; a week after the milestone in focus; else at the end
    of the stage in focus."""
    here = focused(state)
    if isinstance(here, Milestone):
        day = None if here.day is None else here.day + _WEEK
        return Change(partial(edits.add_milestone, day=day, stage=here.stage, after=here.id), "Add milestone")
    if (at := nearest(state, Touchpoint)) is not None:
        return Change(partial(edits.add_milestone, touchpoint=at.id, day=at.day), "Add milestone")
    within = nearest(state, Stage)
    if within is None:
        return Change(edits.add_milestone, "Add milestone")
    return Change(partial(edits.add_milestone, stage=within.id, day=within.end_day), "Add milestone")


def lane(state: EditorState, kind: LaneKind) -> Change:
    """A lane below the one in focus, else last."""
    here = nearest(state, Lane)
    if here is None and (note := nearest(state, Note)) is not None:
        below: str | None = note.lane
    elif here is None and state.cell is not None:
        below = state.cell.lane
    else:
        below = None if here is None else here.id
    return Change(partial(edits.add_lane, kind=kind, after=below), f"Add lane “{LANE_TITLES[kind]}”")


def lane_for(journey: Journey, kind: LaneKind) -> Lane | None:
    """The first lane of a kind, one that is shown before one that is hidden."""
    found = [lane for lane in journey.lanes if lane.kind == kind]
    return min(found, key=lambda lane: lane.hidden, default=None)


def place_for(state: EditorState, kind: LaneKind) -> str | None:
    """Where a note of a kind goes: under the touchpoint in focus, else under the stage in focus."""
    here = nearest(state, Touchpoint) or nearest(state, Stage)
    found = lane_for(state.journey, kind)
    if isinstance(here, Touchpoint) and found is not None and found.scope == "stage":
        return here.stage
    return None if here is None else here.id


def metric(state: EditorState, kind: MetricKind) -> Change:
    """A metric of the stage in focus, else of the first."""
    here = nearest(state, Stage) or state.journey.stages[0]
    beside = focused(state)
    after = beside.id if isinstance(beside, Metric) else None
    name = "Add metric" if kind == "custom" else f"Add metric “{METRIC_LABELS[kind]}”"
    return Change(partial(edits.add_metric, stage=here.id, kind=kind, after=after), name)


def signal(state: EditorState) -> Change:
    """An early warning at the touchpoint or stage in focus, else at the first stage."""
    here = nearest(state, Touchpoint) or nearest(state, Stage) or state.journey.stages[0]
    beside = focused(state)
    after = beside.id if isinstance(beside, Signal) else None
    return Change(partial(edits.add_signal, at=here.id, after=after), "Add early warning")


def response(state: EditorState) -> Change:
    """An empathy response at the touchpoint in focus."""
    here = nearest(state, Touchpoint)
    assert here is not None, "asked for only with a touchpoint in focus"
    return Change(partial(edits.add_response, touchpoint=here.id), "Add empathy response")
