"""New notes, lanes and metrics, an action for each kind there is: submenus of the Insert menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.actions.adding import added, free, has_stages, typed
from journeymap.editor.places import nearest
from journeymap.model.journey import NOTE_LANES, Stage, Touchpoint
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
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


def _under_something(state: EditorState) -> bool:
    """Whether the focus is a stage or touchpoint, or hangs on one."""
    return not state.read_only and bool(nearest(state, Touchpoint) or nearest(state, Stage))


def _note(kind: LaneKind) -> Run:
    return lambda session, _: write_note(session, kind)


def write_note(session: Session, kind: LaneKind) -> None:
    """Begins to type a note under what is in focus, in the lane of that kind, which is added or shown first where it
    has to be."""
    from journeymap.editor import inserting, typing
    from journeymap.editor.state import Cell
    from journeymap.editor.steps import told
    from journeymap.model.edits import set_thing

    at = inserting.place_for(session.state, kind)
    assert at is not None, "asked for only under something"
    if inserting.lane_for(session.state.journey, kind) is None:
        added(session, inserting.lane(session.state, kind))
    lane = inserting.lane_for(session.state.journey, kind)
    assert lane is not None
    if lane.hidden:
        session.commit(lambda j: set_thing(j, lane.id, hidden=False), f"Show {told(session.state.journey, (lane.id,))}")
    typing.begin_cell(session, Cell(lane.id, at))


def _lane(kind: LaneKind) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor import inserting

        typed(session, inserting.lane(session.state, kind))

    return run


def _metric(kind: MetricKind) -> Run:
    def run(session: Session, desk: Desk) -> None:
        from journeymap.editor import inserting

        added(session, inserting.metric(session.state, kind))
        desk.show_inspector()

    return run


KINDS: tuple[Action, ...] = (
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
            enabled=free,
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
            enabled=has_stages,
            tip=f"Add the metric “{METRIC_LABELS[kind]}” to the selected stage",
        )
        for kind, label in _METRIC_LABELS.items()
    ),
)
