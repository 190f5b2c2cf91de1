"""The sheets of a workbook and their columns: the one table that writing it and reading it again both go by."""

from __future__ import annotations

from journeymap.convert.columns import Column, Sheet
from journeymap.model.journey import Ignored, Record, Step
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
    STATUS_LABELS,
    TEAM_LABELS,
    TIMING_LABELS,
)

BETTER_LABELS = {"higher": "Higher", "lower": "Lower"}
STEP_LABELS = {
    "title": "Title",
    "overview": "Overview",
    "stage": "Stage",
    "milestones": "Milestones",
    "experience": "Experience",
    "opportunities": "Opportunities",
    "metrics": "Metrics",
    "problems": "Problems",
    "close": "Close",
}
REVEAL_LABELS = {"touchpoints": "Touchpoints", "lanes": "Lanes", "whole": "All at once"}
SCOPE_LABELS = {"touchpoint": "Touchpoint", "stage": "Stage"}

_INTERNAL = Column("Internal", "internal", "words", 9, "For our own eyes only: not shown to customers")
_OWNER = Column("Owner", "owner", width=20, about="Who is responsible")
_STAGE = Column("Stage", "stage", "name", 22, "The name of a stage on the sheet “Stages”", into=("stages",))
_AT = (
    Column("Stage", "at", "place", 22, "The stage it belongs to", into=("stages",)),
    Column(
        "Touchpoint", "at", "place", 30, "The touchpoint it belongs to; blank: the whole stage", into=("touchpoints",)
    ),
)
_NOTE = (
    Column("Lane", "lane", "name", 18, "The name of a lane on the sheet “Lanes”", into=("lanes",)),
    *_AT,
    Column("Text", "text", width=50),
    Column("Persona", "persona", "name", 20, "Whose it is; blank: everybody’s", into=("personas",)),
    Column("Impact", "impact", "choice", 10, "How much it matters", LEVEL_LABELS),
    Column("Effort", "effort", "choice", 10, "How much work it is", LEVEL_LABELS),
    _OWNER,
    Column("Status", "status", "choice", 13, "How far it is", STATUS_LABELS),
    Column("Picture", "image", "picture", 12, "The picture’s hash; the pictures are kept on a hidden sheet"),
)


def _things(title: str, field: str, columns: tuple[Column, ...]) -> Sheet:
    """A sheet of things: each may be internal. Pictures stand last, with the ids."""
    pictures = tuple(column for column in columns if column.kind == "picture")
    return Sheet(title, field, (*columns[: len(columns) - len(pictures)], _INTERNAL, *pictures))


STAGES = _things(
    "Stages",
    "stages",
    (
        Column("Title", "title", width=26),
        Column("First day", "start_day", "day", 10, "Counted from the start of the journey; may be below zero"),
        Column("Last day", "end_day", "day", 10, "Counted from the start of the journey"),
        Column("Goal", "goal", width=40, about="What the customer wants of this stage"),
        _OWNER,
        Column("Team", "team", "choice", 20, "Who leads it", TEAM_LABELS),
        Column("Colour", "colour", width=10, about="#rrggbb or the name of one of the map’s colours"),
    ),
)
SUBSTAGES = _things("Sub-stages", "substages", (_STAGE, Column("Title", "title", width=30)))
TOUCHPOINTS = _things(
    "Touchpoints",
    "touchpoints",
    (
        _STAGE,
        Column("Sub-stage", "substage", "name", 20, "The name of a sub-stage of this stage", into=("substages",)),
        Column("Touchpoint", "title", width=34),
        Column("Channel", "channel", "choice", 14, "Where it happens", {k: v for k, v in CHANNEL_LABELS.items() if k}),
        _OWNER,
        Column("Who acts", "actor", "choice", 12, "Who takes the step", ACTOR_LABELS),
        Column("Reach", "reach", "choice", 13, "To one customer or to many", REACH_LABELS),
        Column("Done by", "mode", "choice", 12, "Done by people, by a machine or by both", MODE_LABELS),
        Column("Day", "day", "day", 8, "Counted from the start of the journey"),
        Column("Feeling", "feelings", "feelings", 14, "From −2 (frustrated) over 0 (neutral) to 2 (delighted)"),
        Column("Moment of truth", "moment_of_truth", "words", 11, "Where a customer decides whether to stay"),
        Column("Evidence", "evidence", "choice", 13, "What it rests on", EVIDENCE_LABELS),
        Column("What is known", "evidence_note", width=30, about="The source, e.g. “12 interviews in May”"),
        Column("Links", "links", "links", 30, "One a line: a title and the address in < >, or the address alone"),
        Column(
            "Together with",
            "together_with",
            "name",
            24,
            "The touchpoint that it happens at once with",
            into=("touchpoints",),
        ),
    ),
)
NOTES = _things("Notes", "notes", _NOTE)
OPPORTUNITIES = _things("Opportunities", "notes", _NOTE)
"""The notes of the lanes of opportunities, for those who plan with them."""
MILESTONES = _things(
    "Milestones",
    "milestones",
    (
        Column("Milestone", "title", width=34),
        Column("Reached when", "criterion", width=44, about="How anybody can see that it was reached"),
        Column("Day", "day", "day", 8, "Counted from the start of the journey"),
        Column("Required", "required", "words", 10, "Whether the journey fails without it"),
        _OWNER,
        _STAGE,
        Column("Touchpoint", "touchpoint", "name", 30, "Where it is reached", into=("touchpoints",)),
    ),
)
METRICS = _things(
    "Metrics",
    "metrics",
    (
        _STAGE,
        Column("Kind", "kind", "choice", 18, "“Metric” is one of your own", METRIC_LABELS),
        Column("Metric", "title", width=30, about="Its own name, where it has one"),
        Column("Unit", "unit", width=8, about="Blank: as usual for its kind"),
        Column("Now", "current", "number", 10),
        Column("Target", "target", "number", 10),
        Column("Better", "better", "choice", 10, "Which way is good; blank: as usual for its kind", BETTER_LABELS),
        Column("Timing", "timing", "choice", 11, "Whether it tells early or late", TIMING_LABELS),
        Column("Team", "team", "choice", 20, "", TEAM_LABELS),
    ),
)
SIGNALS = _things(
    "Signals",
    "signals",
    (
        *_AT,
        Column("Watched", "watched", width=34, about="What is watched"),
        Column("Threshold", "threshold", width=26, about="From when on it is a warning"),
        Column("Response", "response", width=40, about="What is done then"),
        _OWNER,
        Column("Within", "within", width=14, about="How soon, e.g. “1 day”"),
    ),
)
RESPONSES = _things(
    "Responses",
    "responses",
    (
        Column("Touchpoint", "touchpoint", "name", 30, "The low point that is answered", into=("touchpoints",)),
        Column("Event", "event", width=34, about="What happened to the customer"),
        Column("Surface", "surface", width=40, about="What is said at first"),
        Column("Empathetic", "empathetic", width=40, about="What shows that it was understood"),
        Column("Strategic", "strategic", width=40, about="What helps the customer further"),
    ),
)
FLOWS = _things(
    "Flows",
    "flows",
    (
        Column("From", "source", "name", 34, "The touchpoint it leads from", into=("touchpoints",)),
        Column("To", "target", "name", 34, "The touchpoint it leads to", into=("touchpoints",)),
        Column("Kind", "kind", "choice", 12, "", FLOW_LABELS),
        Column("Condition", "condition", width=40, about="When it is taken"),
    ),
)
LANES = _things(
    "Lanes",
    "lanes",
    (
        Column("Title", "title", width=30),
        Column("Kind", "kind", "choice", 24, "What it shows", LANE_TITLES),
        Column("Hidden", "hidden", "words", 9),
        Column("Holds notes of", "scope", "choice", 15, "A note a touchpoint or a stage", SCOPE_LABELS),
        Column("Colour", "colour", width=10, about="#rrggbb or the name of one of the map’s colours"),
    ),
)
PERSONAS = _things(
    "Personas",
    "personas",
    (
        Column("Name", "name", width=28),
        Column("Role", "role", width=34),
        Column("About", "about", width=60),
        Column("Colour", "colour", width=10, about="#rrggbb or the name of one of the map’s colours"),
        Column("Picture", "image", "picture", 12, "The picture’s hash; the pictures are kept on a hidden sheet"),
    ),
)
SUCCESS = _things(
    "Success",
    "success",
    (
        Column("In the customer’s words", "text", width=60),
        Column("Said by", "said_by", width=24),
        Column("Said on", "said_on", "date", 12),
        Column("By day", "by_day", "day", 8, "Counted from the start of the journey"),
        Column(
            "Shown by", "proof", "name", 34, "The milestone or metric that proves it", into=("milestones", "metrics")
        ),
    ),
)
IGNORED = Sheet(
    "Lived with",
    "ignored",
    (
        Column("Check", "rule", width=26, about="The check whose problem the map lives with"),
        Column("Thing", "target", width=26, about="The id of what it is about; blank: the whole map"),
        Column("Why", "reason", width=60),
    ),
)
PRESENTATION = Sheet(
    "Presentation",
    "steps",
    (
        Column("Step", "kind", "choice", 16, "What is shown", STEP_LABELS),
        Column("Stage", "target", "name", 26, "Which stage a step of that kind shows", into=("stages",)),
        Column("Revealed by", "reveal", "choice", 14, "What a stage is opened by, piece after piece", REVEAL_LABELS),
        Column("Hidden", "hidden", "words", 9, "Left out of the presentation and the deck"),
        Column("Minutes", "minutes", "count", 10, "How long it is meant to take"),
        Column("Notes", "notes", width=60, about="What whoever presents wants to say or ask"),
    ),
)
SHEETS = (
    STAGES,
    SUBSTAGES,
    TOUCHPOINTS,
    NOTES,
    OPPORTUNITIES,
    MILESTONES,
    METRICS,
    SIGNALS,
    RESPONSES,
    FLOWS,
    LANES,
    PERSONAS,
    SUCCESS,
    IGNORED,
    PRESENTATION,
)
"""In the order in which they follow the sheet of the map itself."""

LISTED: dict[str, type[Record]] = {"ignored": Ignored, "steps": Step}
"""The journey's fields whose records are no things: they have no ids, only their places among each other."""

NAMED = frozenset(key for sheet in SHEETS for column in sheet.columns for key in column.into)
"""The journey's fields whose records are referred to by their names. Their sheets keep, in a last column, the name that
each had when the workbook was made: so a cell that still says it is told from one that somebody changed."""
