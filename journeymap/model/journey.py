"""What a customer journey is: frozen records in flat tuples, joined by ids.

The start of every data flow: files read and write a `Journey`, edits return a new one, layout draws it.
Fields this version does not know are kept (`extra="allow"`) and written back. Building a `Journey` checks every
scale, id and reference; `JourneyError` says in sentences what is wrong and where.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from journeymap.model.consistency import inconsistencies
from journeymap.model.refusal import JourneyError

# Control characters and lone surrogates make a file that cannot be written or a line that cannot be drawn.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without control characters and lone surrogates; line ends become line feeds, tabs stay."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


Id = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._:-]+$")]
Label = Annotated[str, StringConstraints(max_length=10_000), AfterValidator(clean)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6}|[a-z]+)$")]
Day = Annotated[int, Field(ge=-36_500, le=36_500)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

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


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)


class Thing(Record):
    """A record that others refer to by its id, unique in the whole journey."""

    id: Id


class SuccessCriterion(Thing):
    """A part of the definition of success, in the customer's own words."""

    text: Label
    said_by: Label = ""
    said_on: date | None = None
    by_day: Day | None = None
    proof: Id | None = None
    """The milestone or metric that shows it was met."""


class Persona(Thing):
    name: Label
    role: Label = ""
    about: Label = ""
    colour: Colour | None = None
    image: Sha256 | None = None


class Stage(Thing):
    title: Label
    start_day: Day | None = None
    end_day: Day | None = None
    goal: Label = ""
    owner: Label = ""
    team: Team | None = None
    colour: Colour | None = None


class SubStage(Thing):
    stage: Id
    title: Label


class Feeling(Record):
    """How a touchpoint feels to a persona, from −2 (frustrated) to +2 (delighted)."""

    persona: Id
    value: Annotated[int, Field(ge=-2, le=2)]


class Link(Record):
    url: Annotated[str, StringConstraints(max_length=2_000, pattern=r"^(https?://|mailto:)[^\s]+$")]
    title: Label = ""


class Touchpoint(Thing):
    stage: Id
    substage: Id | None = None
    title: Label
    channel: Channel = ""
    owner: Label = ""
    actor: Literal["customer", "company", "partner"] | None = None
    reach: Literal["one-to-one", "one-to-many"] | None = None
    mode: Literal["human", "automated", "hybrid"] | None = None
    day: Day | None = None
    feelings: tuple[Feeling, ...] = ()
    moment_of_truth: bool = False
    evidence: Evidence | None = None
    evidence_note: Label = ""
    links: tuple[Link, ...] = ()
    together_with: Id | None = None
    """The touchpoint of the same stage whose column this one shares."""


class Milestone(Thing):
    """What the customer has achieved, on a day; drawn above `touchpoint` where that is named."""

    title: Label
    criterion: Label = ""
    day: Day | None = None
    required: bool = True
    owner: Label = ""
    stage: Id | None = None
    touchpoint: Id | None = None


class Lane(Thing):
    kind: LaneKind
    title: Label
    hidden: bool = False
    scope: Literal["touchpoint", "stage"] = "touchpoint"
    colour: Colour | None = None


class Note(Thing):
    """Text (or a picture) in a lane, under a touchpoint or under a whole stage (`at` is the id of either)."""

    lane: Id
    at: Id
    text: Label = ""
    persona: Id | None = None
    impact: Level | None = None
    effort: Level | None = None
    owner: Label = ""
    status: Literal["open", "planned", "doing", "done", "dropped"] | None = None
    image: Sha256 | None = None


class Flow(Thing):
    """The way from one touchpoint to another."""

    source: Id
    target: Id
    kind: Literal["next", "branch", "loop"] = "next"
    condition: Label = ""


class Metric(Thing):
    """A figure a stage is judged by; `better` says which way is good (None: as usual for its kind)."""

    stage: Id
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

    at: Id
    watched: Label
    threshold: Label = ""
    response: Label = ""
    owner: Label = ""
    within: Label = ""


class EmpathyResponse(Thing):
    """What the team says at a low touchpoint, at three depths, and the stressful event behind it."""

    touchpoint: Id
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


class Journey(Record):
    """A whole map. Order in the tuples is the user's order; touchpoints follow it within their stage."""

    title: Label
    segment: Label = ""
    span: Label = ""
    state: Literal["current", "future"] = "current"
    owner: Label = ""
    last_review: date | None = None
    next_review: date | None = None
    evidence: Label = ""
    """What the map rests on, e.g. "1,204 responses, Aug–Oct"; printed in the footer."""
    success: tuple[SuccessCriterion, ...] = ()
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    substages: tuple[SubStage, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    lanes: tuple[Lane, ...] = ()
    notes: tuple[Note, ...] = ()
    flows: tuple[Flow, ...] = ()
    metrics: tuple[Metric, ...] = ()
    signals: tuple[Signal, ...] = ()
    responses: tuple[EmpathyResponse, ...] = ()
    images: tuple[Picture, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
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
