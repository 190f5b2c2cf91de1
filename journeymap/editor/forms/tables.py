"""Which fields the forms of each kind of thing have, in the order in which they are read: tables, no logic.

What a touchpoint feels like, its links, and what hangs on things (notes, warnings, metrics …) are made apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.forms.specs import (
    COLOUR,
    DAY,
    INTERNAL,
    OWNER,
    PERSONA,
    SMALL_OWNER,
    TEAM,
    TITLE,
    UNSAID,
    Group,
    Spec,
)
from journeymap.editor.forms.words import DATE_HELP, DAY_HELP
from journeymap.model.vocabulary import (
    ACTOR_LABELS,
    CHANNEL_LABELS,
    EVIDENCE_LABELS,
    FLOW_LABELS,
    LANE_TITLES,
    LEVEL_LABELS,
    METRIC_LABELS,
    MODE_LABELS,
    REACH_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
    TIMING_LABELS,
)

if TYPE_CHECKING:
    from journeymap.model.journey import LaneKind, MetricKind


_BETTER = {"higher": "Higher", "lower": "Lower"}
_SCOPES = {"touchpoint": "Touchpoints", "stage": "Whole stages"}

_STATES = {key: label.capitalize() for key, label in STATE_LABELS.items()}
_CHANNELS = {key: label for key, label in CHANNEL_LABELS.items() if key}
_METRICS: dict[MetricKind, str] = {**METRIC_LABELS, "custom": "Another"}

TOUCHPOINT = (
    Group(
        "",
        (
            TITLE,
            Spec("channel", "Channel", "choice", _CHANNELS, empty=UNSAID),
            OWNER,
        ),
    ),
    Group(
        "Details",
        (
            DAY,
            Spec("mode", "Done by", "choice", MODE_LABELS, empty=UNSAID, half=True),
            Spec("actor", "Who acts", "choice", ACTOR_LABELS, empty=UNSAID, half=True),
            Spec("reach", "Reach", "choice", REACH_LABELS, empty=UNSAID, half=True),
            Spec("moment_of_truth", "Moment of truth ★", "toggle"),
            INTERNAL,
        ),
    ),
    Group(
        "Place",
        (
            Spec("stage", "Stage", "thing", leads=("stages",)),
            Spec("substage", "Sub-stage", "thing", leads=("substages",), empty="None"),
            Spec("together_with", "Together with", "thing", leads=("touchpoints",), empty="A column of its own"),
        ),
    ),
    Group(
        "Evidence",
        (
            Spec("evidence", "Evidence", "choice", EVIDENCE_LABELS, empty=UNSAID),
            Spec("evidence_note", "Evidence in detail", "text", placeholder="Who was asked, how many, when"),
        ),
    ),
)
STAGE = (
    Group(
        "",
        (
            TITLE,
            Spec("goal", "Goal", "text"),
            OWNER,
            TEAM,
            Spec("start_day", "First day", "day", help=DAY_HELP, half=True),
            Spec("end_day", "Last day", "day", help=DAY_HELP, half=True),
            COLOUR,
            INTERNAL,
        ),
    ),
)
SUBSTAGE = (Group("", (TITLE, Spec("stage", "Stage", "thing", leads=("stages",)), INTERNAL)),)
MILESTONE = (
    Group(
        "",
        (
            TITLE,
            Spec("criterion", "Reached when", "text"),
            DAY,
            Spec("required", "Required", "toggle", half=True),
            OWNER,
            Spec("touchpoint", "At the touchpoint", "thing", leads=("touchpoints",), empty="None"),
            Spec("stage", "In the stage", "thing", leads=("stages",), empty="By its day"),
            INTERNAL,
        ),
    ),
)
LANE = (
    Group(
        "",
        (
            TITLE,
            Spec("kind", "Kind", "choice", LANE_TITLES),
            Spec("scope", "Stands under", "choice", _SCOPES),
            COLOUR._replace(empty="None"),
            Spec("hidden", "Hidden", "toggle", half=True),
            INTERNAL._replace(half=True),
        ),
    ),
)
LEVELS = (
    Spec("impact", "Impact", "choice", LEVEL_LABELS, empty=UNSAID, half=True),
    Spec("effort", "Effort", "choice", LEVEL_LABELS, empty=UNSAID, half=True),
    SMALL_OWNER,
    Spec("status", "Status", "choice", STATUS_LABELS, empty=UNSAID, half=True),
)
NOTE_TEXT = Spec("text", "Text", "text")
PICTURE = Spec("image", "Picture", "picture")
NOTE = (
    Group(
        "",
        (
            NOTE_TEXT,
            PERSONA,
            *LEVELS,
            PICTURE,
            Spec("lane", "Lane", "thing", leads=("lanes",)),
            Spec("at", "Under", "thing", leads=("touchpoints", "stages")),
            INTERNAL,
        ),
    ),
)
FLOW = (
    Group(
        "",
        (
            Spec("source", "From", "thing", leads=("touchpoints",)),
            Spec("target", "To", "thing", leads=("touchpoints",)),
            Spec("kind", "Kind", "choice", FLOW_LABELS),
            Spec("condition", "Condition", placeholder="When this way is taken"),
            INTERNAL,
        ),
    ),
)
PERSON = (
    Group(
        "",
        (
            Spec("name", "Name"),
            Spec("role", "Role", "text"),
            Spec("about", "About", "text"),
            COLOUR,
            PICTURE,
            INTERNAL,
        ),
    ),
)
METRIC = (
    Group(
        "",
        (
            Spec("kind", "Kind", "choice", _METRICS),
            Spec("title", "Title", placeholder="As its kind is called"),
            Spec("current", "Current", "number", half=True),
            Spec("target", "Target", "number", half=True),
            Spec("unit", "Unit", half=True),
            Spec("better", "Better is", "choice", _BETTER, empty="As usual", half=True),
            Spec("timing", "Timing", "choice", TIMING_LABELS, empty=UNSAID),
            TEAM,
            Spec("stage", "Stage", "thing", leads=("stages",)),
            INTERNAL,
        ),
    ),
)
SIGNAL = (
    Group(
        "",
        (
            Spec("watched", "What is watched", "text"),
            Spec("threshold", "Threshold", placeholder="From when it counts"),
            Spec("response", "Response", "text"),
            Spec("within", "Within", placeholder="1 week", half=True),
            SMALL_OWNER,
            Spec("at", "At", "thing", leads=("touchpoints", "stages")),
            INTERNAL,
        ),
    ),
)
DEPTHS = (
    Spec("event", "The stressful event", "text"),
    Spec("surface", "① Surface", "text", placeholder="The plain answer"),
    Spec("empathetic", "② Empathetic", "text", placeholder="What it is like for them"),
    Spec("strategic", "③ Strategic", "text", placeholder="What takes the pressure off"),
)
RESPONSE = (Group("", (*DEPTHS, Spec("touchpoint", "Touchpoint", "thing", leads=("touchpoints",)), INTERNAL)),)
CRITERION = (
    Group(
        "",
        (
            Spec("text", "In the customer’s words", "text"),
            Spec("said_by", "Said by"),
            Spec("said_on", "Said on", "date", help=DATE_HELP, half=True),
            Spec("by_day", "By day", "day", help=DAY_HELP, half=True),
            Spec("proof", "Shown by", "thing", leads=("milestones", "metrics"), empty="Nothing yet"),
            INTERNAL,
        ),
    ),
)
MAP = (
    TITLE,
    Spec("segment", "Segment", placeholder="Which customers"),
    Spec("span", "Span", placeholder="From when to when", half=True),
    Spec("state", "State", "choice", _STATES, half=True),
    OWNER,
    Spec("last_review", "Last review", "date", help=DATE_HELP, half=True),
    Spec("next_review", "Next review", "date", help=DATE_HELP, half=True),
    Spec("evidence", "Evidence", "text", placeholder="What the map rests on"),
    Spec(
        "names_width", "Width of lane names", "number", placeholder="150", help="100 to 400; 150 px where it is empty"
    ),
)
"""The journey's own fields."""

GROUPS: dict[str, tuple[Group, ...]] = {
    "touchpoints": TOUCHPOINT,
    "stages": STAGE,
    "substages": SUBSTAGE,
    "milestones": MILESTONE,
    "lanes": LANE,
    "notes": NOTE,
    "flows": FLOW,
    "personas": PERSON,
    "metrics": METRIC,
    "signals": SIGNAL,
    "responses": RESPONSE,
    "success": CRITERION,
}
"""By the journey's field."""

APART: dict[str, tuple[str, ...]] = {"touchpoints": ("feelings", "links")}
"""Fields of records that no table holds, because they hold several values; their forms are made apart."""

_OF_NOTES: dict[LaneKind, tuple[Spec, ...]] = {
    "pains": LEVELS,
    "opportunities": LEVELS,
    "frontstage": (SMALL_OWNER,),
    "backstage": (SMALL_OWNER,),
    "images": (PICTURE,),
}


def of_note(kind: LaneKind, speaks: bool) -> tuple[Spec, ...]:
    """The small fields that a note shows where it is one of several in another thing's form; who speaks only where
    that is said, for most speak for everybody."""
    return (*((PERSONA,) if speaks else ()), *_OF_NOTES.get(kind, ()))
