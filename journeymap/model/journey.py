"""What a customer journey is: frozen records in flat tuples, joined by ids.

The start of every data flow: files read and write a `Journey`, edits return a new one, layout draws it.
Fields this version does not know are kept (`extra="allow"`) and written back. Building a `Journey` checks every
scale, id and reference; `JourneyError` says in sentences what is wrong and where (see `parse` for data from outside).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from journeymap.model import limits, pictures
from journeymap.model.record import Colour, Date, Day, Id, Label, Many, Record, Ref, Sha256, Thing
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean
from journeymap.model.treatment import Checks, Ignored, Redaction, Step, StepKind, Unsettled
from journeymap.model.workshop import Decision, Parked, Spent, Vote, Workshop

__all__ = [
    "NOTE_LANES", "THING_FIELDS", "Channel", "Checks", "Day", "Decision", "EmpathyResponse", "Evidence", "Feeling",
    "Flow", "Id", "Ignored", "Journey", "Label", "Lane", "LaneKind", "Level", "Link", "Metric", "MetricKind",
    "Milestone", "Note", "Parked", "Persona", "Picture", "Record", "Redaction", "Signal", "Spent", "Stage", "Step",
    "StepKind", "SubStage", "SuccessCriterion", "Team", "Thing", "Touchpoint", "Unsettled", "Vote", "Workshop",
    "clean",
]  # fmt: skip
"""The other rooms take every kind of record from here, wherever it stands."""

Channel = Literal[
    "",
    "email",
    "in-app",
    "video",
    "call",
    "meeting",
    "web",
    "social",
    "ticket",
    "chat",
    "document",
    "community",
    "event",
    "training",
    "message",
    "mail",
    "store",
    "other",
]
Level = Literal["low", "medium", "high"]
Evidence = Literal["assumption", "anecdote", "researched"]
Team = Literal["CS", "CX"]
MetricKind = Literal["nps", "csat", "ces", "churn", "nrr", "health", "rhi", "adoption", "custom"]
LaneKind = Literal[
    "touchpoints",
    "experience",
    "says",
    "thinks",
    "does",
    "feels",
    "pains",
    "opportunities",
    "interaction",
    "visibility",
    "frontstage",
    "backstage",
    "owners",
    "channels",
    "metrics",
    "signals",
    "images",
    "text",
]
NOTE_LANES: frozenset[LaneKind] = frozenset(
    {
        "says",
        "thinks",
        "does",
        "feels",
        "pains",
        "opportunities",
        "frontstage",
        "backstage",
        "images",
        "text",
    }
)
"""The lane kinds that hold notes; the other kinds are drawn from touchpoints, metrics and signals."""


class SuccessCriterion(Thing):
    """A part of the definition of success, in the customer's own words."""

    text: Label
    said_by: Label = ""
    said_on: Date | None = None
    by_day: Day | None = None
    proof: Ref | None = None
    """The milestone or metric that shows it was met."""


class Persona(Thing):
    """Somebody whose journey it is: touchpoints feel so or so to them, quotes are theirs."""

    name: Label
    role: Label = ""
    about: Label = ""
    colour: Colour | None = None
    image: Ref | None = None


class Stage(Thing):
    """A part of the journey, from a day to a day counted from its beginning (day 0)."""

    title: Label
    start_day: Day | None = None
    end_day: Day | None = None
    goal: Label = ""
    owner: Label = ""
    team: Team | None = None
    colour: Colour | None = None


class SubStage(Thing):
    """A part of a stage under which some of its touchpoints stand."""

    stage: Ref
    title: Label


class Feeling(Record):
    """How a touchpoint feels to a persona, from −2 (frustrated) to +2 (delighted)."""

    persona: Ref
    value: Annotated[int, Field(ge=-2, le=2)]


class Link(Record):
    """Where more is to be read; nothing but http, https and mailto."""

    url: Annotated[
        str, StringConstraints(max_length=limits.ADDRESS, pattern=r"^(https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f]+$")
    ]
    title: Label = ""


class Touchpoint(Thing):
    """A moment at which the customer meets the company: a card of the map, in a column of its stage."""

    stage: Ref
    substage: Ref | None = None
    title: Label
    channel: Channel = ""
    owner: Label = ""
    actor: Literal["customer", "company", "partner"] | None = None
    reach: Literal["one-to-one", "one-to-many"] | None = None
    mode: Literal["human", "automated", "hybrid"] | None = None
    day: Day | None = None
    feelings: Many[Feeling] = ()
    moment_of_truth: bool = False
    evidence: Evidence | None = None
    evidence_note: Label = ""
    links: Many[Link] = ()
    together_with: Ref | None = None
    """The touchpoint of the same stage whose column this one shares."""


class Milestone(Thing):
    """What the customer has achieved, on a day; drawn above `touchpoint` where that is named."""

    title: Label
    criterion: Label = ""
    day: Day | None = None
    required: bool = True
    owner: Label = ""
    stage: Ref | None = None
    touchpoint: Ref | None = None


class Lane(Thing):
    """A row of the map. Its kind says what stands in it, `scope` where new notes in it go."""

    kind: LaneKind
    title: Label
    hidden: bool = False
    scope: Literal["touchpoint", "stage"] = "touchpoint"
    colour: Colour | None = None


class Note(Thing):
    """Text (or a picture) in a lane, under a touchpoint or under a whole stage (`at` is the id of either)."""

    lane: Ref
    at: Ref
    text: Label = ""
    persona: Ref | None = None
    impact: Level | None = None
    effort: Level | None = None
    owner: Label = ""
    status: Literal["open", "planned", "doing", "done", "dropped"] | None = None
    image: Ref | None = None


class Flow(Thing):
    """The way from one touchpoint to another."""

    source: Ref
    target: Ref
    kind: Literal["next", "branch", "loop"] = "next"
    condition: Label = ""


class Metric(Thing):
    """A figure a stage is judged by; `better` says which way is good (None: as usual for its kind)."""

    stage: Ref
    kind: MetricKind
    title: Label = ""
    unit: Label = ""
    current: float | None = None
    target: float | None = None
    better: Literal["higher", "lower"] | None = None
    timing: Literal["leading", "lagging"] | None = None
    team: Team | None = None


class Signal(Thing):
    """An early warning at a stage or touchpoint."""

    at: Ref
    watched: Label
    threshold: Label = ""
    response: Label = ""
    owner: Label = ""
    within: Label = ""


class EmpathyResponse(Thing):
    """What the team says at a low touchpoint, at three depths, and the stressful event behind it."""

    touchpoint: Ref
    event: Label = ""
    surface: Label = ""
    empathetic: Label = ""
    strategic: Label = ""


class Picture(Record):
    """An image by content: `data` is base64 of PNG or JPEG bytes whose SHA-256 is `sha256`."""

    sha256: Sha256
    kind: Literal["png", "jpeg"]
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    data: str

    @model_validator(mode="after")
    def _true(self) -> Self:
        try:
            pictures.check(self.data, self.sha256, pictures.Header(self.kind, self.width, self.height))
        except ValueError as error:
            raise PydanticCustomError("picture", "{clause}", {"clause": str(error)}) from None
        return self


class Journey(Record):
    """A whole map. Order in the tuples is the user's order; touchpoints follow it within their stage."""

    title: Label
    segment: Label = ""
    span: Label = ""
    state: Literal["current", "future"] = "current"
    owner: Label = ""
    last_review: Date | None = None
    next_review: Date | None = None
    evidence: Label = ""
    """What the map rests on, e.g. "1,204 responses, Aug–Oct"; printed in the footer."""
    names_width: Annotated[float, Field(ge=100, le=400)] | None = None
    """How wide the column of lane names is, px; None: as wide as usual."""
    success: Many[SuccessCriterion] = ()
    personas: Many[Persona] = ()
    stages: Many[Stage] = ()
    substages: Many[SubStage] = ()
    touchpoints: Many[Touchpoint] = ()
    milestones: Many[Milestone] = ()
    lanes: Many[Lane] = ()
    notes: Many[Note] = ()
    flows: Many[Flow] = ()
    metrics: Many[Metric] = ()
    signals: Many[Signal] = ()
    responses: Many[EmpathyResponse] = ()
    checks: Checks = Checks()
    ignored: Many[Ignored] = ()
    redactions: Many[Redaction] = ()
    """What people have agreed to leave out of what is made of this map, by name."""
    steps: Many[Step] = ()
    """How it is presented, where that was arranged (`model.walk`)."""
    parked: Many[Parked] = ()
    """What was left for later while people talked about it."""
    workshops: Many[Workshop] = ()
    """The sessions in which people worked on it together, the latest last."""
    unsettled: Many[Unsettled] = ()
    """What is left to decide after two people's changes were put together (`model.merging`)."""
    images: Many[Picture] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        from journeymap.model.consistency import inconsistencies  # it knows the types above

        if problems := inconsistencies(self):
            raise JourneyError(problems)
        return self


THING_FIELDS: dict[str, type[Thing]] = {
    "success": SuccessCriterion,
    "personas": Persona,
    "stages": Stage,
    "substages": SubStage,
    "touchpoints": Touchpoint,
    "milestones": Milestone,
    "lanes": Lane,
    "notes": Note,
    "flows": Flow,
    "metrics": Metric,
    "signals": Signal,
    "responses": EmpathyResponse,
}
"""The journey's tuples of things, in file order, and what each holds."""
