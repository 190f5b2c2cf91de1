"""How a map wants to be treated, beside what it says: what the checks leave alone, what is left out for whom, the steps
it is presented in, and what two people have still to settle."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, FailFast, Field

from journeymap.model.record import Id, Label, Record
from journeymap.model.unknown import extra_value


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
