"""New things: the Insert menu. What has a text is typed into at once, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editor.actions.action import Action
from journeymap.editor.places import nearest
from journeymap.model.journey import NOTE_LANES, Stage, Touchpoint
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.steps import Change
    from journeymap.model.journey import LaneKind, MetricKind

# What these actions do is imported when they run: no edit is needed before the first paint.

NOTES: tuple[tuple[LaneKind, str], ...] = (
    ("says", "Customer &Quote"),
    ("thinks", "Customer &Thought"),
    ("does", "What the Customer &Does"),
    ("feels", "What the Customer &Feels"),
    ("pains", "&Pain Point"),
    ("opportunities", "&Opportunity"),
    ("frontstage", "F&rontstage Step"),
    ("backstage", "&Backstage Step"),
    ("text", "&Note"),
)
"""What can be written under a touchpoint: the kind of lane it stands in, and what a menu calls it."""

_LANE_LABELS: dict[LaneKind, str] = {
    "touchpoints": "&Touchpoints",
    "experience": "&Experience",
    "says": "Customer &says",
    "thinks": "Customer thin&ks",
    "does": "Customer &does",
    "feels": "Customer &feels",
    "pains": "&Pain points",
    "opportunities": "&Opportunities",
    "interaction": "Line of &interaction",
    "visibility": "Line of &visibility",
    "frontstage": "F&rontstage",
    "backstage": "&Backstage",
    "owners": "O&wners",
    "channels": "&Channels",
    "metrics": "&Metrics",
    "signals": "Early-w&arning signals",
    "images": "Ima&ges",
    "text": "&Notes",
}


_METRIC_LABELS: dict[MetricKind, str] = {
    "nps": "&NPS",
    "csat": "&CSAT",
    "ces": "C&ES",
    "churn": "C&hurn",
    "nrr": "N&RR",
    "health": "Health &score",
    "rhi": "Relationship hea&lth",
    "adoption": "&Adoption",
    "custom": "Another &metric",
}


def _free(state: EditorState) -> bool:
    return not state.read_only


def _has_stages(state: EditorState) -> bool:
    return not state.read_only and bool(state.journey.stages)


def _in_column(state: EditorState) -> bool:
    """Whether the focus is a touchpoint or hangs on one, so that something can be put beside or under it."""
    return not state.read_only and nearest(state, Touchpoint) is not None


def _under_something(state: EditorState) -> bool:
    """Whether the focus is a stage or touchpoint, or hangs on one."""
    return _in_column(state) or (not state.read_only and nearest(state, Stage) is not None)


def _typed(session: Session, new: Change) -> None:
    from journeymap.editor import typing

    typing.begin_new(session, new.edit, new.name)


def _added(session: Session, new: Change) -> None:
    """Adds what has no text of its own on the map, and selects it: the inspector shows its fields."""
    from journeymap.model.edits import added

    before = session.state.journey
    after = new.edit(before)
    session.commit(
        lambda journey: after if journey is before else new.edit(journey), new.name, select=added(before, after)
    )


def _new(name: Literal["touchpoint", "together", "stage", "substage", "milestone", "signal"], **options: bool) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor import inserting

        _typed(session, getattr(inserting, name)(session.state, **options))

    return run


def _response(session: Session, desk: Desk) -> None:
    from journeymap.editor import inserting

    _added(session, inserting.response(session.state))
    desk.show_inspector()


def _persona(session: Session, desk: Desk) -> None:
    from journeymap.editor.steps import Change
    from journeymap.model.edits import add_persona

    _added(session, Change(lambda journey: add_persona(journey, name="New persona"), "Add persona"))
    desk.show_inspector()


def _criterion(session: Session, desk: Desk) -> None:
    from journeymap.editor.steps import Change
    from journeymap.model.edits import add_criterion

    _added(session, Change(add_criterion, "Add success criterion"))
    desk.show_inspector()


def _note(kind: LaneKind) -> Run:
    def run(session: Session, _: Desk) -> None:
        """A note in the lane of that kind, which is added or shown first where it has to be."""
        from journeymap.editor import inserting, typing
        from journeymap.editor.state import Cell
        from journeymap.editor.steps import told
        from journeymap.model.edits import set_thing

        at = inserting.place_for(session.state, kind)
        assert at is not None, "asked for only under something"
        if inserting.lane_for(session.state.journey, kind) is None:
            _added(session, inserting.lane(session.state, kind))
        lane = inserting.lane_for(session.state.journey, kind)
        assert lane is not None
        if lane.hidden:
            session.commit(
                lambda j: set_thing(j, lane.id, hidden=False), f"Show {told(session.state.journey, (lane.id,))}"
            )
        typing.begin_cell(session, Cell(lane.id, at))

    return run


def _lane(kind: LaneKind) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor import inserting

        _typed(session, inserting.lane(session.state, kind))

    return run


def _metric(kind: MetricKind) -> Run:
    def run(session: Session, desk: Desk) -> None:
        from journeymap.editor import inserting

        _added(session, inserting.metric(session.state, kind))
        desk.show_inspector()

    return run


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
        enabled=_has_stages,
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
        enabled=_free,
    ),
    Action(
        "insert.substage",
        "S&ub-stage",
        "Insert",
        "build",
        _new("substage"),
        ("Ctrl+Shift+U",),
        tip="Add a sub-stage to the selected stage",
        enabled=_has_stages,
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
        enabled=_free,
    ),
    *(
        Action(
            f"insert.note.{kind}",
            label,
            "Insert/Note",
            "notes",
            _note(kind),
            enabled=_under_something,
            tip=f"Write into the lane “{LANE_TITLES[kind]}” under what is selected",
        )
        for kind, label in NOTES
        if kind in NOTE_LANES
    ),
    *(
        Action(
            f"insert.lane.{kind}",
            label,
            "Insert/Lane",
            "lanes",
            _lane(kind),
            enabled=_free,
            tip=f"Add a lane “{LANE_TITLES[kind]}” below the selected one",
        )
        for kind, label in _LANE_LABELS.items()
    ),
    *(
        Action(
            f"insert.metric.{kind}",
            label,
            "Insert/Metric",
            "metrics",
            _metric(kind),
            enabled=_has_stages,
            tip=f"Add the metric “{METRIC_LABELS[kind]}” to the selected stage",
        )
        for kind, label in _METRIC_LABELS.items()
    ),
    Action(
        "insert.signal",
        "Early &Warning",
        "Insert",
        "about",
        _new("signal"),
        enabled=_has_stages,
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
    Action("insert.persona", "&Persona", "Insert", "people", _persona, ("Ctrl+Shift+P",), enabled=_free),
    Action(
        "insert.criterion",
        "&Definition of Success",
        "Insert",
        "people",
        _criterion,
        enabled=_free,
        tip="Add what success is, in the customer’s own words",
    ),
)
