"""A part of a map as a journey of its own: only some lanes, only some stages.

Stands before layout in an export. What is left looks as it does in the whole map: same colours, same arrows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.flow.edges import take_part
from journeymap.flow.place import stage_of
from journeymap.model.find import index
from journeymap.model.text import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Journey, Lane, Milestone, Stage

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


class ChoiceError(Exception):
    """A lane or stage was asked for that the map doesn't have; the sentence lists what there is."""


class RedactionError(ChoiceError):
    """A redaction was asked for that the map does not know (`layout.redact`); the sentence lists what there is."""


def choose_stages(journey: Journey, wanted: str) -> tuple[str, ...]:
    """Ids of the stages a person means by `wanted`: titles, ids, numbers from 1 or ranges of them ("2-4"),
    separated by commas. In the map's order. Errors: ChoiceError."""
    names = [(stage.id, {plain(stage.id), plain(stage.title)}) for stage in journey.stages]
    return _chosen("stage", names, [stage.title for stage in journey.stages], wanted)


def choose_lanes(journey: Journey, wanted: str) -> tuple[str, ...]:
    """Ids of the lanes a person means by `wanted`, as in `choose_stages`; a lane also answers to its kind, e.g.
    "pains". Hidden lanes can be chosen. Errors: ChoiceError."""
    names = [(lane.id, {plain(lane.id), plain(lane.title), lane.kind}) for lane in journey.lanes]
    return _chosen("lane", names, [lane.title or lane.kind for lane in journey.lanes], wanted)


def narrow(
    journey: Journey,
    theme: Theme,
    lanes: Collection[str] | None = None,
    stages: Collection[str] | None = None,
) -> Journey:
    """The journey with only these lanes shown and only these stages, by id, and what belongs to them; None means
    all as they are.

    A milestone that names no stage stays if its day can lie in one of them. Stages keep the colours they have in
    the whole map, and touchpoints only the ways they have there.
    """
    shown = journey if lanes is None else _with_lanes(journey, lanes)
    if stages is None or all(stage.id in stages for stage in journey.stages):
        return shown
    return _with_stages(shown, stages, theme)


def _with_lanes(journey: Journey, chosen: Collection[str]) -> Journey:
    def shown(lane: Lane) -> Lane:
        hidden = lane.id not in chosen
        return lane if lane.hidden == hidden else lane.model_copy(update={"hidden": hidden})

    return journey.model_copy(update={"lanes": tuple(shown(lane) for lane in journey.lanes)})


def _with_stages(journey: Journey, chosen: Collection[str], theme: Theme) -> Journey:
    stages = tuple(
        stage.model_copy(update={"colour": theme.stage_colour(stage.colour, number)})
        for number, stage in enumerate(journey.stages)
        if stage.id in chosen
    )
    milestones = tuple(
        m if m.stage is None or m.stage in chosen else m.model_copy(update={"stage": None})
        for m in journey.milestones
        if _belongs(journey, m, stages)
    )
    metrics = tuple(metric for metric in journey.metrics if metric.stage in chosen)
    touchpoints = tuple(touchpoint for touchpoint in journey.touchpoints if touchpoint.stage in chosen)
    left = {*chosen, *(t.id for t in touchpoints), *(m.id for m in milestones), *(m.id for m in metrics)}
    narrowed = journey.model_copy(
        update={
            "stages": stages,
            "substages": tuple(substage for substage in journey.substages if substage.stage in chosen),
            "touchpoints": touchpoints,
            "milestones": milestones,
            "metrics": metrics,
            "notes": tuple(note for note in journey.notes if note.at in left),
            "signals": tuple(signal for signal in journey.signals if signal.at in left),
            "responses": tuple(response for response in journey.responses if response.touchpoint in left),
            "flows": tuple(flow for flow in journey.flows if flow.source in left and flow.target in left),
            "success": tuple(
                one if one.proof is None or one.proof in left else one.model_copy(update={"proof": None})
                for one in journey.success
            ),
        }
    )
    take_part(narrowed, journey)
    return narrowed


def _belongs(journey: Journey, milestone: Milestone, stages: Sequence[Stage]) -> bool:
    at = index(journey).things.get(milestone.touchpoint or "")
    stage = stage_of(journey, at or milestone)
    if stage is not None:
        # The touchpoint decides where it is drawn, so it decides whether it is.
        return any(one.id == stage.id for one in stages)
    return milestone.day is None or any(_may_hold(one, milestone.day) for one in stages)


def _may_hold(stage: Stage, day: int) -> bool:
    return (stage.start_day is None or stage.start_day <= day) and (stage.end_day is None or day <= stage.end_day)


def _chosen(noun: str, names: Sequence[tuple[str, set[str]]], titles: Sequence[str], wanted: str) -> tuple[str, ...]:
    chosen: set[str] = set()
    # A title may itself hold commas, so the whole is tried before its parts.
    parts = [wanted] if _matching(names, wanted) else wanted.split(",")
    for part in filter(None, map(str.strip, parts)):
        found = _matching(names, part) or _numbered(names, part)
        if not found:
            raise ChoiceError(f"There is no {noun} “{part}”; {_what_there_is(noun, titles)}.")
        chosen.update(found)
    if not chosen:
        raise ChoiceError(f"No {noun} is named; {_what_there_is(noun, titles)}.")
    return tuple(key for key, _ in names if key in chosen)


def _matching(names: Sequence[tuple[str, set[str]]], part: str) -> list[str]:
    return [key for key, answers_to in names if plain(part) in answers_to]


def _numbered(names: Sequence[tuple[str, set[str]]], part: str) -> list[str]:
    """The ids from one number to another, counted from 1; none unless all of them exist."""
    numbers = _RANGE.fullmatch(part)
    if numbers is None:
        return []
    first, last = int(numbers[1]), int(numbers[2] or numbers[1])
    return [key for key, _ in names[first - 1 : last]] if 1 <= first <= last <= len(names) else []


def _what_there_is(noun: str, titles: Sequence[str]) -> str:
    if not titles:
        return f"this map has no {noun}s"
    counted = [f"{number} {' '.join(title.split())}" for number, title in enumerate(titles, 1)]
    return f"there {'are' if len(counted) > 1 else 'is'} {', '.join(counted)}"
