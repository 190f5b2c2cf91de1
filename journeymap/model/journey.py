"""What a customer journey is: frozen records in flat tuples, joined by ids.

The start of every data flow: files read and write a `Journey`, edits return a new one, layout draws it.
Fields this version does not know are kept (`extra="allow"`) and written back. Building a `Journey` checks every
scale, id and reference; `JourneyError` says in sentences what is wrong and where (see `parse` for data from outside).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from journeymap.model import limits, pictures
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean as clean  # other rooms take it from here
from journeymap.model.unknown import extra_name, extra_value


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _date(value: object) -> object:
    """A date as a file writes it; numbers and other notations are not guessed at."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    return value


Id = Annotated[str, StringConstraints(min_length=1, max_length=limits.ID, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = str
"""The id of another record; it needs no form of its own, since it must be found among the journey's ids."""
Label = Annotated[str, StringConstraints(max_length=limits.TEXT), BeforeValidator(_cleaned)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6}|[a-z]{1,30})$")]
Day = Annotated[int, Field(ge=-36_500, le=36_500)]
Date = Annotated[date, BeforeValidator(_date)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

R = TypeVar("R")
Many = Annotated[tuple[R, ...], FailFast(), Field(strict=False)]
"""Records in the user's order; a list will do when they are given. Checking stops at the first bad one: a hostile
file may hold millions of them."""

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

    __pydantic_extra__: dict[  # pydantic reads from it how to check unknown fields
        Annotated[str, BeforeValidator(extra_name)], Annotated[Any, BeforeValidator(extra_value)]
    ] = Field(init=False)


class Thing(Record):
    """A record that others refer to by its id, unique in the whole journey."""

    id: Id
    internal: bool = False
    """Whether it is for our own eyes only: what is made for customers is made without it."""


class SuccessCriterion(Thing):
    """A part of the definition of success, in the customer's own words."""

    text: Label
    said_by: Label = ""
    said_on: Date | None = None
    by_day: Day | None = None
    proof: Ref | None = None
    """The milestone or metric that shows it was met."""


class Persona(Thing):
    name: Label
    role: Label = ""
    about: Label = ""
    colour: Colour | None = None
    image: Ref | None = None


class Stage(Thing):
    title: Label
    start_day: Day | None = None
    end_day: Day | None = None
    goal: Label = ""
    owner: Label = ""
    team: Team | None = None
    colour: Colour | None = None


class SubStage(Thing):
    stage: Ref
    title: Label


class Feeling(Record):
    """How a touchpoint feels to a persona, from −2 (frustrated) to +2 (delighted)."""

    persona: Ref
    value: Annotated[int, Field(ge=-2, le=2)]


class Link(Record):
    url: Annotated[
        str, StringConstraints(max_length=limits.ADDRESS, pattern=r"^(https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f]+$")
    ]
    title: Label = ""


class Touchpoint(Thing):
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


class Ignored(Record):
    """A problem that the checks find and that the map's people have decided to live with: what the check `rule`
    says of `target` (a thing's id; None for the map as a whole). Neither needs to be known: what names nothing
    hides nothing."""

    rule: Id
    target: Id | None = None
    reason: Label = ""


class Checks(Record):
    """How this map wants to be checked. A threshold that is None has the default of the checks
    (`flow.thresholds`); `off` names checks that are not run."""

    first_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    longest_gap: Annotated[int, Field(ge=1, le=36_500)] | None = None
    handovers: Annotated[int, Field(ge=1, le=1_000)] | None = None
    automated_run: Annotated[int, Field(ge=1, le=1_000)] | None = None
    full_lane: Annotated[int, Field(ge=1, le=100)] | None = None
    smallest_text: Annotated[int, Field(ge=1, le=200)] | None = None
    page: Literal["a4", "a3", "letter", "slide"] | None = None
    """The page or slide on which the map must be readable as a whole."""
    off: Annotated[tuple[Id, ...], FailFast(), Field(strict=False)] = ()


class Redaction(Record):
    """What to leave out of a map for certain eyes (`layout.redact`): everything marked internal, lanes with what
    stands in them, people's names. Neither a lane nor an owner needs to be known: what names nothing leaves out
    nothing."""

    title: Label
    internal: bool = True
    lanes: Annotated[tuple[Id, ...], FailFast(), Field(strict=False)] = ()
    owners: Annotated[tuple[Label, ...], FailFast(), Field(strict=False)] = ()
    all_owners: bool = False


StepKind = Literal[
    "title", "overview", "stage", "milestones", "experience", "opportunities", "metrics", "problems", "close"
]


class Step(Record):
    """A step in which the map is presented, and the slides it becomes. `target` is the id of the stage of a step of
    that kind; it need not be known: what names nothing shows nothing."""

    kind: StepKind
    target: Id | None = None
    reveal: Literal["touchpoints", "lanes", "whole"] = "touchpoints"
    """What a stage is opened by, piece after piece."""
    hidden: bool = False
    """Left out of the presentation and the deck."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """How long it is meant to take."""
    notes: Label = ""
    """What whoever presents wants to say or ask."""


class Unsettled(Record):
    """What two people changed, each in another way, until somebody settles it. The map says what one of them meant;
    `theirs` is what the other did. Neither thing nor field needs to be known."""

    thing: Id | None = None
    """None: the map itself."""
    field: Label = ""
    """"": one of them removed what the other changed, and it was kept."""
    theirs: Annotated[Any, BeforeValidator(extra_value)] = None


class Parked(Record):
    """What came up while people talked and is left for later: the parking lot. `at` is the stage or touchpoint it came
    up at; it need not be known."""

    text: Label
    at: Id | None = None
    by: Label = ""
    """Who brought it up, or takes it on."""


class Vote(Record):
    """How many dots people put on a thing. `text` is what it said, for when the map has it no more; the thing need not
    be known."""

    thing: Id | None = None
    text: Label = ""
    dots: Annotated[int, Field(ge=0, le=100_000)] = 0


class Decision(Record):
    """What people decided on: a thing of the map, or a sentence."""

    thing: Id | None = None
    text: Label = ""


class Spent(Record):
    """How long a step took. `step` is its key (`model.walk.key_of`), `title` what it was about."""

    step: Label
    title: Label = ""
    seconds: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """What it was meant to take."""


class Workshop(Record):
    """What is kept of a session in which people worked on the map together."""

    title: Label
    held_on: Date | None = None
    people: Annotated[tuple[Label, ...], FailFast(), Field(strict=False)] = ()
    votes: Many[Vote] = ()
    decisions: Many[Decision] = ()
    spent: Many[Spent] = ()


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
