"""Changing what is there: the Map menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.actions.colours import COLOURS
from journeymap.editor.actions.joining import JOINING
from journeymap.editor.actions.tracing import TRACING
from journeymap.editor.selecting import changeable, counted, has, of_kind
from journeymap.editor.steps import told
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

# What these actions do is imported when they run: no edit is needed before the first paint.


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


def _internal(session: Session, _: Desk) -> None:
    """Marks what is selected as internal, or no longer where all of it is."""
    from journeymap.model.edits import set_things

    keys, marked = session.state.selection, not _is_internal(session.state)
    name = f"{'Mark' if marked else 'Unmark'} {told(session.state.journey, keys)} as internal"
    session.commit(lambda journey: set_things(journey, keys, internal=marked), name)


def _is_internal(state: EditorState) -> bool:
    things = index(state.journey).things
    return bool(state.selection) and all(things[key].internal for key in state.selection)


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
        "map.internal",
        "Mark as &Internal",
        "Map",
        "things",
        _internal,
        ("Ctrl+Shift+I",),
        "internal",
        tip="Leave what is selected out of what is made for customers, or no longer",
        enabled=changeable,
        checked=_is_internal,
    ),
    *JOINING,
    Action("map.hide-lane", "&Hide Lane", "Map", "lanes", _hide_lane, icon="hidden", enabled=has("lanes")),
    Action("map.show-lanes", "Sho&w All Lanes", "Map", "lanes", _show_lanes, icon="visible", enabled=_has_hidden_lanes),
    *COLOURS,
    Action(
        "map.check-settings",
        "Chec&k Settings…",
        "Map",
        "checks",
        lambda _, desk: desk.show_check_settings(),
        tip="Which checks look at this map, from which values on they speak, and what it lives with",
    ),
    *TRACING,
)
