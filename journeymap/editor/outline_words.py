"""What a line of the outline says beside its title, in words: who cannot see marks and colours hears these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.vocabulary import (
    CHANNEL_LABELS,
    FEELING_LABELS,
    LANE_TITLES,
    LEVEL_LABELS,
    METRIC_LABELS,
    METRIC_UNITS,
    STATUS_LABELS,
    TEAM_LABELS,
    day_range,
    day_text,
    on_target,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Lane, Metric, Milestone, Note, Persona, Stage, Touchpoint


def feelings_in_words(journey: Journey, touchpoint: Touchpoint) -> str:
    """How a touchpoint feels: "frustrated"; where there are several personas, to whom: "Dana: frustrated,
    Omar: neutral"."""
    if len(journey.personas) < 2:
        return ", ".join(FEELING_LABELS[feeling.value] for feeling in touchpoint.feelings)
    names = {persona.id: persona.name for persona in journey.personas}
    return ", ".join(f"{names[f.persona]}: {FEELING_LABELS[f.value]}" for f in touchpoint.feelings)


def of_touchpoint(journey: Journey, found: Index, touchpoint: Touchpoint, at_risk: bool) -> str:
    """What is noted on a touchpoint's card."""
    beside = getattr(found.things.get(touchpoint.together_with or ""), "title", "")
    return joined(
        (
            "moment of truth" if touchpoint.moment_of_truth else "",
            feelings_in_words(journey, touchpoint),
            "at risk: no empathy response planned" if at_risk else "",
            CHANNEL_LABELS[touchpoint.channel],
            f"owner {touchpoint.owner}" if touchpoint.owner else "",
            _on_day(touchpoint.day),
            f"together with {beside}" if beside else "",
        )
    )


def of_stage(stage: Stage) -> str:
    return joined(
        (
            day_range(stage.start_day, stage.end_day),
            f"goal {stage.goal}" if stage.goal else "",
            f"owner {stage.owner}" if stage.owner else "",
            TEAM_LABELS.get(stage.team or "", ""),
        )
    )


def of_milestone(milestone: Milestone, late: bool) -> str:
    return joined(
        (
            _on_day(milestone.day),
            "later than promised" if late else "",
            "" if milestone.required else "optional",
            f"reached when {milestone.criterion}" if milestone.criterion else "",
            f"owner {milestone.owner}" if milestone.owner else "",
        )
    )


def of_note(found: Index, note: Note) -> str:
    """Whose it is and how it stands; the lane it belongs to is its noun."""
    return joined(
        (
            getattr(found.things.get(note.persona or ""), "name", ""),
            f"impact {LEVEL_LABELS[note.impact].lower()}" if note.impact else "",
            f"effort {LEVEL_LABELS[note.effort].lower()}" if note.effort else "",
            STATUS_LABELS[note.status].lower() if note.status else "",
            f"owner {note.owner}" if note.owner else "",
        )
    )


def of_metric(metric: Metric) -> str:
    unit = metric.unit or METRIC_UNITS[metric.kind]
    reached = {True: "on target", False: "off target", None: ""}[on_target(metric)]
    return joined(
        (
            METRIC_LABELS[metric.kind] if metric.title else "",
            "" if metric.current is None else f"now {metric.current:g} {unit}".strip(),
            "" if metric.target is None else f"target {metric.target:g} {unit}".strip(),
            reached,
        )
    )


def of_lane(lane: Lane) -> str:
    kind = LANE_TITLES[lane.kind]
    return joined((kind if kind != lane.title else "", "hidden" if lane.hidden else "shown"))


def of_persona(persona: Persona) -> str:
    return joined((persona.role, persona.about))


def joined(parts: Iterable[str]) -> str:
    """What there is of some phrases."""
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def _on_day(day: int | None) -> str:
    return "" if day is None else day_text(day)
