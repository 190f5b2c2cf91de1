"""What happens together and one after the other, joined and taken apart: touchpoints and stages in the Map menu."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import has, of_kind
from journeymap.model.find import index, touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

# What these actions do is imported when they run: no edit is needed before the first paint.


def _connect(session: Session, _: Desk) -> None:
    """Joins the selected touchpoints one to the next, in the order in which they were selected; the flows are
    selected then, so that their condition can be typed."""
    from journeymap.model.edits import added, connect

    keys = of_kind(session.state, "touchpoints")
    ranks = {touchpoint.id: rank for rank, touchpoint in enumerate(touchpoints_in_order(session.state.journey))}

    def edit(journey: Journey) -> Journey:
        joined = {(flow.source, flow.target) for flow in journey.flows}
        for source, target in pairwise(keys):
            if (source, target) not in joined:
                kind = "loop" if ranks[target] <= ranks[source] else "next"
                journey = connect(journey, source, target, kind=kind)
        return journey

    before = session.state.journey
    after = edit(before)
    session.commit(lambda _: after, "Connect touchpoints", select=added(before, after) or None)


def _together(session: Session, _: Desk) -> None:
    from journeymap.model.edits import happen_together

    keys = of_kind(session.state, "touchpoints")
    session.commit(lambda journey: happen_together(journey, keys), "Put touchpoints at the same time")


def _shares_a_column(state: EditorState) -> bool:
    """Whether a selected touchpoint happens together with another."""
    found = index(state.journey)
    return not state.read_only and any(
        len(found.columns[found.column_of[key]].touchpoints) > 1 for key in of_kind(state, "touchpoints")
    )


def _apart(session: Session, _: Desk) -> None:
    from journeymap.model.edits import apart

    keys = of_kind(session.state, "touchpoints")
    session.commit(lambda journey: apart(journey, keys), "Put touchpoints one after the other")


def _split(session: Session, _: Desk) -> None:
    from journeymap.model.edits import added, split_stage

    (at,) = of_kind(session.state, "touchpoints")[-1:]
    before = session.state.journey
    after = split_stage(before, at)
    session.commit(lambda _: after, "Split stage", select=added(before, after))


def _merge(session: Session, _: Desk) -> None:
    from journeymap.model.edits import merge_stages

    keys = of_kind(session.state, "stages")
    first = next(stage.id for stage in session.state.journey.stages if stage.id in keys)
    session.commit(lambda journey: merge_stages(journey, keys), f"Merge {len(keys)} stages", select=(first,))


JOINING: tuple[Action, ...] = (
    Action(
        "map.connect",
        "Co&nnect",
        "Map",
        "touchpoints",
        _connect,
        ("Ctrl+L",),
        "connect",
        "Draw the flow from one selected touchpoint to the next, in the order they were selected",
        tool="Connect",
        enabled=has("touchpoints", 2),
    ),
    Action(
        "map.together",
        "At the &Same Time",
        "Map",
        "touchpoints",
        _together,
        ("Ctrl+J",),
        tip="Let the selected touchpoints share a column",
        enabled=has("touchpoints", 2),
    ),
    Action(
        "map.apart",
        "&One after the Other",
        "Map",
        "touchpoints",
        _apart,
        ("Ctrl+Shift+K",),
        tip="Give each selected touchpoint a column of its own",
        enabled=_shares_a_column,
    ),
    Action(
        "map.split-stage",
        "S&plit Stage Here",
        "Map",
        "stages",
        _split,
        tip="The selected touchpoint and all after it go into a new stage",
        enabled=has("touchpoints"),
    ),
    Action(
        "map.merge-stages",
        "Mer&ge Stages",
        "Map",
        "stages",
        _merge,
        tip="Make one stage of the selected ones",
        enabled=has("stages", 2),
    ),
)
