"""What a map tells beyond its problems: how far it is to each milestone, where customers are handed over, who and
what meets them in which stage, how much of it is known, and which opportunities are worth most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.flow.kept import kept
from journeymap.flow.paths import Lost as Lost  # all that can be asked stands here
from journeymap.flow.paths import Path, longest, quickest
from journeymap.flow.paths import dependents as dependents
from journeymap.flow.paths import lost_without as lost_without
from journeymap.flow.rules.rows import forward_ways
from journeymap.model.find import index
from journeymap.model.vocabulary import CHANNEL_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey, Level

Mode = Literal["human", "hybrid", "automated", "unknown"]
MODES: tuple[Mode, ...] = ("human", "hybrid", "automated", "unknown")
Evidence = Literal["researched", "anecdote", "assumption", "unknown"]
EVIDENCE: tuple[Evidence, ...] = ("researched", "anecdote", "assumption", "unknown")


class ToMilestone(NamedTuple):
    """How to get to a milestone at a touchpoint: None where no way leads there."""

    milestone: str
    quickest: Path | None
    longest: Path | None


class Handover(NamedTuple):
    """A way along which the owner changes."""

    source: str
    target: str
    from_owner: str
    to_owner: str


class Matrix(NamedTuple):
    """How often what (rows, the most frequent first) occurs in which stage (columns, by id)."""

    rows: tuple[str, ...]
    stages: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Opportunity(NamedTuple):
    """An opportunity that says what it brings or costs, and what it is noted at."""

    note: str
    at: str
    impact: Level | None
    effort: Level | None


class Insights(NamedTuple):
    """Everything about a journey. Ids are the journey's."""

    milestones: tuple[ToMilestone, ...]
    handovers: tuple[Handover, ...]
    channels: Matrix
    owners: Matrix
    modes: dict[Mode, int]
    """How many touchpoints are done by whom."""
    evidence: dict[Evidence, int]
    """How many touchpoints rest on what."""
    opportunities: tuple[Opportunity, ...]
    """Those neither done nor dropped; the most impact for the least effort first."""


@kept
def insights(journey: Journey) -> Insights:
    """What the map tells. Touchpoints and milestones alone count, whatever is hidden."""
    touchpoints = journey.touchpoints
    modes = Counter[str](touchpoint.mode or "unknown" for touchpoint in touchpoints)
    evidence = Counter[str](touchpoint.evidence or "unknown" for touchpoint in touchpoints)
    channels = ((CHANNEL_LABELS[t.channel], t.stage) for t in touchpoints if t.channel)
    owners = ((" ".join(t.owner.split()), t.stage) for t in touchpoints if t.owner.strip())
    return Insights(
        tuple(
            ToMilestone(m.id, quickest(journey, m.touchpoint), longest(journey, m.touchpoint))
            for m in journey.milestones
            if m.touchpoint is not None
        ),
        _handovers(journey),
        _matrix(journey, channels),
        _matrix(journey, owners),
        {mode: modes[mode] for mode in MODES},
        {sort: evidence[sort] for sort in EVIDENCE},
        _opportunities(journey),
    )


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0…1; None where there is no whole."""
    return part / whole if whole else None


def _handovers(journey: Journey) -> tuple[Handover, ...]:
    owner = {touchpoint.id: " ".join(touchpoint.owner.split()) for touchpoint in journey.touchpoints}
    column_of = index(journey).column_of
    found = [
        Handover(source, target, owner[source], owner[target])
        for source, target in forward_ways(journey)
        if owner[source] and owner[target] and owner[source].casefold() != owner[target].casefold()
    ]
    return tuple(sorted(found, key=lambda one: (column_of[one.source], column_of[one.target])))


def _matrix(journey: Journey, pairs: Iterable[tuple[str, str]]) -> Matrix:
    """Of (what, stage) for each occurrence."""
    counts = Counter(pairs)
    totals: Counter[str] = Counter()
    for (what, _), number in counts.items():
        totals[what] += number
    rows = tuple(sorted(totals, key=lambda what: (-totals[what], what.casefold())))
    stages = tuple(stage.id for stage in journey.stages)
    return Matrix(rows, stages, tuple(tuple(counts[what, stage] for stage in stages) for what in rows))


_WORTH: dict[Level | None, int] = {"high": 0, "medium": 1, None: 2, "low": 3}
_COST: dict[Level | None, int] = {"low": 0, "medium": 1, None: 2, "high": 3}


def _opportunities(journey: Journey) -> tuple[Opportunity, ...]:
    lanes = {lane.id for lane in journey.lanes if lane.kind == "opportunities"}
    found = [
        Opportunity(note.id, note.at, note.impact, note.effort)
        for note in journey.notes
        if note.lane in lanes and note.text.strip() and note.status not in ("done", "dropped")
    ]
    return tuple(sorted(found, key=lambda one: _WORTH[one.impact] + _COST[one.effort]))
