"""What somebody is responsible for in a map: everything that names them, gathered for a hand-out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from journeymap.flow.place import stage_of
from journeymap.model.find import index
from journeymap.model.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey, Metric, Milestone, Note, Signal, Stage, Touchpoint

T = TypeVar("T")


class HandoutError(Exception):
    """A hand-out for somebody the map doesn't name, or for nobody; the sentence says who there is."""


class Placed(NamedTuple, Generic[T]):
    """A note or signal and the name of what it hangs on."""

    thing: T
    at: str


class Duties(NamedTuple):
    """All that names one owner, in the map's order. `metrics` are those of the stages they own."""

    owner: str
    stages: tuple[Stage, ...]
    touchpoints: tuple[tuple[Stage, tuple[Touchpoint, ...]], ...]
    milestones: tuple[Milestone, ...]
    pains: tuple[Placed[Note], ...]
    opportunities: tuple[Placed[Note], ...]
    signals: tuple[Placed[Signal], ...]
    metrics: tuple[tuple[Stage, Metric], ...]


def owners(journey: Journey) -> tuple[str, ...]:
    """Everybody whom stages, touchpoints, milestones, pain points, opportunities or early warnings name as owner, in
    alphabetical order; a name that is written in several ways, as it is first."""
    found: dict[str, str] = {}
    for name in _named(journey):
        if key := plain(name):
            found.setdefault(key, " ".join(name.split()))
    return tuple([found[key] for key in sorted(found)])


def chosen_owners(journey: Journey, wanted: tuple[str, ...] | None) -> tuple[str, ...]:
    """Those of the owners that are wanted, all where None is. Errors: HandoutError."""
    there = owners(journey)
    if not there:
        raise HandoutError("This map names no owner, so nobody can be handed anything; give its touchpoints owners")
    if wanted is None:
        return there
    known = {plain(name): name for name in there}
    for name in wanted:
        if plain(name) not in known:
            raise HandoutError(f"Nobody in this map is called “{name}”; there is {', '.join(there)}")
    return tuple(dict.fromkeys([known[plain(name)] for name in wanted]))


def duties(journey: Journey, owner: str) -> Duties:
    """All that names `owner`, whichever way it is written."""
    own = plain(owner)
    found = index(journey)
    lanes = {lane.id: lane.kind for lane in journey.lanes}
    named = {stage.id: stage.title for stage in journey.stages}
    named |= {touchpoint.id: touchpoint.title for touchpoint in journey.touchpoints}
    cards: dict[str, list[Touchpoint]] = {}
    for column in found.columns:
        cards.setdefault(column.stage.id, []).extend(t for t in column.touchpoints if plain(t.owner) == own)
    by_stage = [(stage, tuple(cards[stage.id])) for stage in journey.stages if cards.get(stage.id)]
    stages = tuple([stage for stage in journey.stages if plain(stage.owner) == own])
    mine = {stage.id: stage for stage in stages}

    def notes(kind: str) -> tuple[Placed[Note], ...]:
        return tuple(
            [
                Placed(note, named.get(note.at, ""))
                for note in journey.notes
                if lanes[note.lane] == kind and plain(note.owner) == own
            ]
        )

    return Duties(
        owner=owner,
        stages=stages,
        touchpoints=tuple(by_stage),
        milestones=tuple(sorted((m for m in journey.milestones if plain(m.owner) == own), key=_due)),
        pains=notes("pains"),
        opportunities=notes("opportunities"),
        signals=tuple([Placed(one, named.get(one.at, "")) for one in journey.signals if plain(one.owner) == own]),
        metrics=tuple([(mine[metric.stage], metric) for metric in journey.metrics if metric.stage in mine]),
    )


def stage_title(journey: Journey, milestone: Milestone) -> str:
    """The stage that a milestone belongs to, where it says so."""
    stage = stage_of(journey, milestone)
    return "" if stage is None else stage.title


def _due(milestone: Milestone) -> tuple[bool, int]:
    return milestone.day is None, milestone.day or 0


def _named(journey: Journey) -> Iterator[str]:
    kinds = {lane.id: lane.kind for lane in journey.lanes}
    for stage in journey.stages:
        yield stage.owner
    for touchpoint in journey.touchpoints:
        yield touchpoint.owner
    for milestone in journey.milestones:
        yield milestone.owner
    for note in journey.notes:
        if kinds[note.lane] in ("pains", "opportunities"):
            yield note.owner
    for signal in journey.signals:
        yield signal.owner
