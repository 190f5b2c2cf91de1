"""History, clipboard, selection and finding: the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.actions.clipboard import CLIPBOARD
from journeymap.editor.filters import shown
from journeymap.editor.gathering import in_lane, in_stage, lane_of, stage_of
from journeymap.editor.selecting import has_selection
from journeymap.model.find import touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


def _has_touchpoints(state: EditorState) -> bool:
    return bool(state.journey.touchpoints)


def _can_undo(state: EditorState) -> bool:
    return state.undo_name is not None or state.previewing or state.draft is not None


def _can_redo(state: EditorState) -> bool:
    return state.draft is not None or (state.redo_name is not None and not state.previewing)


def _undo(session: Session, _: Desk) -> None:
    session.undo()


def _redo(session: Session, _: Desk) -> None:
    session.redo()


def _select_all(session: Session, _: Desk) -> None:
    session.select(tuple(touchpoint.id for touchpoint in touchpoints_in_order(shown(session.state))))


def _has_stage(state: EditorState) -> bool:
    return stage_of(state) is not None


def _has_lane(state: EditorState) -> bool:
    return lane_of(state) is not None


def _select_in_stage(session: Session, _: Desk) -> None:
    session.select(in_stage(session.state))


def _select_in_lane(session: Session, _: Desk) -> None:
    session.select(in_lane(session.state))


def _select_none(session: Session, _: Desk) -> None:
    session.select(())


EDIT: tuple[Action, ...] = (
    Action("edit.undo", "&Undo", "Edit", "history", _undo, ("Ctrl+Z",), "undo", enabled=_can_undo),
    Action(
        "edit.redo",
        "&Redo",
        "Edit",
        "history",
        _redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        enabled=_can_redo,
    ),
    *CLIPBOARD,
    Action(
        "edit.select-all",
        "Select &All Touchpoints",
        "Edit",
        "select",
        _select_all,
        ("Ctrl+A",),
        enabled=_has_touchpoints,
    ),
    Action(
        "edit.select-stage",
        "Select All in Sta&ge",
        "Edit",
        "select",
        _select_in_stage,
        ("Ctrl+Shift+B",),
        tip="Select every touchpoint of the stage in focus",
        enabled=_has_stage,
    ),
    Action(
        "edit.select-lane",
        "Select All in &Lane",
        "Edit",
        "select",
        _select_in_lane,
        ("Ctrl+Shift+L",),
        tip="Select everything that stands in the lane in focus",
        enabled=_has_lane,
    ),
    Action(
        "edit.select-none",
        "Select &Nothing",
        "Edit",
        "select",
        _select_none,
        ("Ctrl+Shift+A",),
        enabled=has_selection,
    ),
    Action(
        "edit.next-problem",
        "Next Pro&blem",
        "Edit",
        "problems",
        lambda _, desk: desk.next_problem(1),
        ("F4",),
        "warning",
        "Go to what the next problem is about",
    ),
    Action(
        "edit.previous-problem",
        "Previous Proble&m",
        "Edit",
        "problems",
        lambda _, desk: desk.next_problem(-1),
        ("Shift+F4",),
    ),
)
