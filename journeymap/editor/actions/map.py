"""Changing what is there: the Map menu."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeymap.draw.theme import theme
from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import counted, of_kind
from journeymap.editor.steps import told
from journeymap.model.find import index, touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

# What these actions do is imported when they run: no edit is needed before the first paint.

_COLOURED = ("stages", "lanes", "personas")


def changeable(state: EditorState) -> bool:
    """Whether something is selected that may be changed."""
    return bool(state.selection) and not state.read_only


def has(field: str, least: int = 1) -> Ask:
    """Whether so many things of one kind are selected."""
    return lambda state: not state.read_only and len(of_kind(state, field)) >= least


def _duplicate(session: Session, _: Desk) -> None:
    """Copies of what is selected, which are selected then; not what hangs on them."""
    from journeymap.model.edits import added, duplicate

    journey, keys = session.state.journey, session.state.selection
    after = duplicate(journey, keys)
    kinds, field_of = {index(journey).field_of[key] for key in keys}, index(after).field_of
    copies = tuple(key for key in added(journey, after) if field_of[key] in kinds)
    session.commit(lambda _: after, f"Duplicate {counted(session.state)}", select=copies)


def _delete(session: Session, _: Desk) -> None:
    """Deletes what is selected; what stands next is selected then, so that one can go on."""
    from journeymap.editor.selecting import next_after
    from journeymap.model.edits import delete

    keys = session.state.selection
    following = next_after(session.state)
    name = f"Delete {counted(session.state)}"
    session.commit(lambda journey: delete(journey, keys), name, select=(following,) if following else ())


def _moment_of_truth(session: Session, _: Desk) -> None:
    from journeymap.editor.outline_typing import turned

    change = turned(session.state.journey, of_kind(session.state, "touchpoints"))
    if change is not None:
        session.commit(change.edit, change.name)


def _is_moment_of_truth(state: EditorState) -> bool:
    things = index(state.journey).things
    chosen = of_kind(state, "touchpoints")
    return bool(chosen) and all(getattr(things[key], "moment_of_truth", False) for key in chosen)


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


def _hide_lane(session: Session, _: Desk) -> None:
    """Hides the selected lanes; the next that is shown is selected then, so that one sees where the keys are."""
    from journeymap.model.edits import set_things

    keys = of_kind(session.state, "lanes")
    name = f"Hide {told(session.state.journey, keys)}"
    lanes = session.state.journey.lanes
    last = max(number for number, lane in enumerate(lanes) if lane.id in keys)
    around = (*lanes[last:], *reversed(lanes[:last]))
    left = next((lane.id for lane in around if not lane.hidden and lane.id not in keys), None)
    session.commit(
        lambda journey: set_things(journey, keys, hidden=True), name, select=keys if left is None else (left,)
    )


def _show_lanes(session: Session, _: Desk) -> None:
    from journeymap.model.edits import set_things

    keys = tuple(lane.id for lane in session.state.journey.lanes if lane.hidden)
    session.commit(lambda journey: set_things(journey, keys, hidden=False), "Show all lanes")


def _has_hidden_lanes(state: EditorState) -> bool:
    return not state.read_only and any(lane.hidden for lane in state.journey.lanes)


def _colour(name: str | None) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.model.edits import set_things

        keys = _colourable(session.state)
        session.commit(lambda journey: set_things(journey, keys, colour=name), f"Colour {counted(session.state)}")

    return run


def _colourable(state: EditorState) -> tuple[str, ...]:
    fields = index(state.journey).field_of
    return tuple(key for key in state.selection if fields[key] in _COLOURED)


def _has_colour(state: EditorState) -> bool:
    return not state.read_only and bool(_colourable(state))


def _wears(name: str | None) -> Ask:
    def ask(state: EditorState) -> bool:
        things = index(state.journey).things
        chosen = _colourable(state)
        return bool(chosen) and all(getattr(things[key], "colour", "") == name for key in chosen)

    return ask


MAP: tuple[Action, ...] = (
    Action("map.duplicate", "&Duplicate", "Map", "things", _duplicate, ("Ctrl+D",), "copy", enabled=changeable),
    Action("map.delete", "De&lete", "Map", "things", _delete, ("Del", "Backspace"), "delete", enabled=changeable),
    Action(
        "map.moment-of-truth",
        "&Moment of Truth",
        "Map",
        "touchpoints",
        _moment_of_truth,
        ("Ctrl+M",),
        tip="Mark the selected touchpoints as moments of truth, or no longer",
        enabled=has("touchpoints"),
        checked=_is_moment_of_truth,
    ),
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
        enabled=has("touchpoints"),
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
    Action("map.hide-lane", "&Hide Lane", "Map", "lanes", _hide_lane, icon="hidden", enabled=has("lanes")),
    Action("map.show-lanes", "Sho&w All Lanes", "Map", "lanes", _show_lanes, icon="visible", enabled=_has_hidden_lanes),
    Action(
        "map.colour.usual",
        "&As Usual",
        "Map/Colour",
        "colours",
        _colour(None),
        tip="The colour that the theme gives",
        enabled=_has_colour,
        checked=_wears(None),
    ),
    *(
        Action(
            f"map.colour.{name}",
            name.capitalize(),
            "Map/Colour",
            "colours",
            _colour(name),
            enabled=_has_colour,
            checked=_wears(name),
        )
        for name in theme("light").stages
    ),
)
