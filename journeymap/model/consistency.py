"""What must hold between a journey's records: ids are unique, references lead somewhere, values fit their scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.refusal import NOUNS, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey, Touchpoint

SCALES: dict[str, tuple[float, float]] = {
    "nps": (-100, 100),
    "csat": (0, 100),
    "ces": (1, 7),
    "churn": (0, 100),
    "nrr": (0, 1000),
    "health": (0, 100),
    "rhi": (0, 100),
    "adoption": (0, 100),
}
"""Lowest and highest value of each kind of metric: NPS in points, CES from 1 (easy) to 7 (hard), the rest in %
or points of a hundred; net revenue retention may pass 100 %."""

# field of the journey -> the references its records make: (field, fields of the journey it may point into)
REFERENCES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "success": (("proof", ("milestones", "metrics")),),
    "personas": (("image", ("images",)),),
    "substages": (("stage", ("stages",)),),
    "touchpoints": (
        ("stage", ("stages",)),
        ("substage", ("substages",)),
        ("together_with", ("touchpoints",)),
    ),
    "milestones": (("stage", ("stages",)), ("touchpoint", ("touchpoints",))),
    "notes": (
        ("lane", ("lanes",)),
        ("at", ("touchpoints", "stages")),
        ("persona", ("personas",)),
        ("image", ("images",)),
    ),
    "flows": (("source", ("touchpoints",)), ("target", ("touchpoints",))),
    "metrics": (("stage", ("stages",)),),
    "signals": (("at", ("touchpoints", "stages")),),
    "responses": (("touchpoint", ("touchpoints",)),),
}


def inconsistencies(journey: Journey) -> list[str]:
    """A sentence for each thing that contradicts another; empty when the journey is sound."""
    kinds: dict[str, str] = {}
    problems = list(_duplicate_ids(journey, kinds))
    problems += _dangling(journey, kinds)
    if not problems:
        problems += _touchpoints(journey)
        problems += _notes(journey)
        problems += _flows(journey)
        problems += _ranges(journey)
    return problems


def _duplicate_ids(journey: Journey, kinds: dict[str, str]) -> Iterator[str]:
    """Also fills `kinds` with the field of the journey that each id stands in."""
    for field, noun in NOUNS.items():
        for record in getattr(journey, field, ()):
            key = record.sha256 if field == "images" else record.id
            if key in kinds:
                yield (
                    f"{name_of(noun, record)}: id “{key}” is already that of another {NOUNS[kinds[key]]};"
                    " give one of them another id"
                )
            kinds[key] = field


def _dangling(journey: Journey, kinds: dict[str, str]) -> Iterator[str]:
    for field, references in REFERENCES.items():
        for record in getattr(journey, field):
            for name, allowed in references:
                key = getattr(record, name)
                if key is not None and kinds.get(key) not in allowed:
                    yield _nowhere(name_of(NOUNS[field], record), name, key, allowed)
    for touchpoint in journey.touchpoints:
        for feeling in touchpoint.feelings:
            if kinds.get(feeling.persona) != "personas":
                yield _nowhere(
                    name_of("touchpoint", touchpoint), "persona of a feeling", feeling.persona, ("personas",)
                )


def _nowhere(place: str, name: str, key: str, allowed: tuple[str, ...]) -> str:
    wanted = " or ".join(NOUNS[field] for field in allowed)
    return f"{place}: {name.replace('_', ' ')} “{key}” names no {wanted} of this journey"


def _touchpoints(journey: Journey) -> Iterator[str]:
    stage_of = {substage.id: substage.stage for substage in journey.substages}
    by_id: dict[str, Touchpoint] = {touchpoint.id: touchpoint for touchpoint in journey.touchpoints}
    for touchpoint in journey.touchpoints:
        if touchpoint.substage is not None and stage_of[touchpoint.substage] != touchpoint.stage:
            yield f"{name_of('touchpoint', touchpoint)}: its sub-stage belongs to another stage"
        if touchpoint.together_with is not None:
            other = by_id[touchpoint.together_with]
            if other is touchpoint:
                yield f"{name_of('touchpoint', touchpoint)}: it cannot happen together with itself"
            elif other.together_with is not None:
                yield (
                    f"{name_of('touchpoint', touchpoint)}: it is together with {name_of('touchpoint', other)},"
                    " which shares yet another column; name the one that has the column"
                )
            elif (other.stage, other.substage) != (touchpoint.stage, touchpoint.substage):
                yield (
                    f"{name_of('touchpoint', touchpoint)}: it is together with"
                    f" {name_of('touchpoint', other)}, which stands in another stage or sub-stage"
                )
        if len(touchpoint.feelings) > 1:
            personas = [feeling.persona for feeling in touchpoint.feelings]
            if len(set(personas)) < len(personas):
                yield f"{name_of('touchpoint', touchpoint)}: two feelings of one persona"


def _notes(journey: Journey) -> Iterator[str]:
    from journeymap.model.journey import NOTE_LANES

    kinds = {lane.id: lane.kind for lane in journey.lanes}
    for note in journey.notes:
        if kinds[note.lane] not in NOTE_LANES:
            yield f"{name_of('note', note)}: a lane of {kinds[note.lane]} holds no notes"


def _flows(journey: Journey) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for flow in journey.flows:
        if flow.source == flow.target:
            yield f"{name_of('flow', flow)}: it leads from a touchpoint to itself"
        if (flow.source, flow.target) in seen:
            yield f"{name_of('flow', flow)}: these two touchpoints are joined twice"
        seen.add((flow.source, flow.target))


def _ranges(journey: Journey) -> Iterator[str]:
    for stage in journey.stages:
        if stage.start_day is not None and stage.end_day is not None and stage.start_day > stage.end_day:
            yield f"{name_of('stage', stage)}: it starts on day {stage.start_day}, after its end on day {stage.end_day}"
    for metric in journey.metrics:
        low, high = SCALES.get(metric.kind, (float("-inf"), float("inf")))
        for name in ("current", "target"):
            value = getattr(metric, name)
            if value is not None and not low <= value <= high:
                yield (
                    f"metric {metric.title or metric.kind.upper()}: {name} {value:g} is outside"
                    f" {low:g}…{high:g}".replace("-", "−")
                )
