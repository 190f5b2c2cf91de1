"""New things: the Insert menu. What has a text is typed into at once, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editor.actions.action import Action
from journeymap.editor.actions.adding import added, free, has_stages, typed
from journeymap.editor.actions.kinds import KINDS
from journeymap.editor.places import nearest
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

# What these actions do is imported when they run: no edit is needed before the first paint.


def _in_column(state: EditorState) -> bool:
    """Whether the focus is a touchpoint or hangs on one, so that something can be put beside or under it."""
    return not state.read_only and nearest(state, Touchpoint) is not None


def _new(name: Literal["touchpoint", "together", "stage", "substage", "milestone", "signal"], **options: bool) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor import inserting

        typed(session, getattr(inserting, name)(session.state, **options))

    return run


def _response(session: Session, desk: Desk) -> None:
    from journeymap.editor import inserting

    added(session, inserting.response(session.state))
    desk.show_inspector()


def _persona(session: Session, desk: Desk) -> None:
    from journeymap.editor.steps import Change
    from journeymap.model.edits import add_persona

    added(session, Change(lambda journey: add_persona(journey, name="New persona"), "Add persona"))
    desk.show_inspector()


def _criterion(session: Session, desk: Desk) -> None:
    from journeymap.editor.steps import Change
    from journeymap.model.edits import add_criterion

    added(session, Change(add_criterion, "Add success criterion"))
    desk.show_inspector()


INSERT: tuple[Action, ...] = (
    Action(
        "insert.touchpoint",
        "&Touchpoint",
        "Insert",
        "things",
        _new("touchpoint"),
        ("Ctrl+T", "Ctrl+Return"),
        "add",
        "Add a touchpoint after the selected one",
        tool="Touchpoint",
        enabled=has_stages,
    ),
    Action(
        "insert.touchpoint-before",
        "Touchpoint &Before",
        "Insert",
        "things",
        _new("touchpoint", before=True),
        ("Ctrl+Shift+T",),
        enabled=_in_column,
    ),
    Action(
        "insert.together",
        "Touchpoint at the &Same Time",
        "Insert",
        "things",
        _new("together"),
        ("Ctrl+Shift+J",),
        tip="Add a touchpoint that shares the column of the selected one",
        enabled=_in_column,
    ),
    Action(
        "insert.stage",
        "Sta&ge",
        "Insert",
        "build",
        _new("stage"),
        ("Ctrl+Shift+G",),
        "add",
        "Add a stage after the selected one",
        tool="Stage",
        enabled=free,
    ),
    Action(
        "insert.substage",
        "S&ub-stage",
        "Insert",
        "build",
        _new("substage"),
        ("Ctrl+Shift+U",),
        tip="Add a sub-stage to the selected stage",
        enabled=has_stages,
    ),
    Action(
        "insert.milestone",
        "&Milestone",
        "Insert",
        "build",
        _new("milestone"),
        ("Ctrl+Shift+M",),
        "add",
        "Add a milestone at the selected touchpoint or stage",
        tool="Milestone",
        enabled=free,
    ),
    *KINDS,
    Action(
        "insert.signal",
        "Early &Warning",
        "Insert",
        "about",
        _new("signal"),
        enabled=has_stages,
        tip="Add an early-warning signal to the selected touchpoint or stage",
    ),
    Action(
        "insert.response",
        "&Empathy Response",
        "Insert",
        "about",
        _response,
        ("Ctrl+Shift+R",),
        enabled=_in_column,
        tip="Say what the team answers at the selected touchpoint",
    ),
    Action("insert.persona", "&Persona", "Insert", "people", _persona, ("Ctrl+Shift+P",), enabled=free),
    Action(
        "insert.criterion",
        "&Definition of Success",
        "Insert",
        "people",
        _criterion,
        enabled=free,
        tip="Add what success is, in the customer’s own words",
    ),
)
