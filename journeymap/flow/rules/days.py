"""Checks of the days: whether they run forward, and whether milestones are due when they can be and should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.days import days_on_ways
from journeymap.flow.place import stage_of
from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.web import web
from journeymap.flow.words import called, day
from journeymap.model import edits
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Milestone, Stage, Thing


def days_backwards(case: Case) -> Iterator[Finding]:
    """A touchpoint whose day is earlier than that of one that stands before it on some way."""
    found, before = web(case.journey), days_on_ways(case.journey).before
    for touchpoint in case.journey.touchpoints:
        last = before[found.number[touchpoint.id]]
        if last is not None and touchpoint.day is not None and touchpoint.day < last.day:
            other = found.keys[last.number]
            yield Finding(
                f"{called(touchpoint)} is on {day(touchpoint.day)}, but {named(case.journey, other)}, which comes"
                f" before it, on {day(last.day)}",
                (touchpoint.id, other),
                (_brought_forward(touchpoint.id, called(touchpoint), touchpoint.day),),
            )


def milestone_too_early(case: Case) -> Iterator[Finding]:
    """A milestone due before the day on which anybody can be at its touchpoint."""
    journey = case.journey
    for milestone in journey.milestones:
        soonest = _earliest(journey, milestone)
        if milestone.day is not None and soonest is not None and milestone.day < soonest:
            at = milestone.touchpoint or ""
            yield Finding(
                f"Milestone {called(milestone)} is due on {day(milestone.day)}, but nobody gets to"
                f" {named(journey, at)} before {day(soonest)}",
                (milestone.id, at),
                (_due(milestone, soonest),),
            )


def milestone_outside_stage(case: Case) -> Iterator[Finding]:
    """A milestone whose day lies before its stage starts or after it ends."""
    for milestone in case.journey.milestones:
        stage = stage_of(case.journey, milestone)
        if stage is not None and milestone.day is not None and not _within(milestone.day, stage):
            yield Finding(
                f"Milestone {called(milestone)} is due on {day(milestone.day)}, outside {called(stage)}"
                f" ({_range(stage)})",
                (milestone.id, stage.id),
                (_stretched(stage, milestone.day),),
            )


def late_milestone(case: Case) -> Iterator[Finding]:
    """A milestone whose day is later than that of a success criterion it proves."""
    milestones = {milestone.id: milestone for milestone in case.journey.milestones}
    for criterion in case.journey.success:
        milestone = milestones.get(criterion.proof or "")
        if milestone is None or milestone.day is None or criterion.by_day is None:
            continue
        if milestone.day > criterion.by_day:
            soonest = _earliest(case.journey, milestone)
            in_time = soonest is None or soonest <= criterion.by_day
            yield Finding(
                f"Milestone {called(milestone)} is due on {day(milestone.day)}, but its success criterion"
                f" {called(criterion)} says {day(criterion.by_day)}",
                (milestone.id, criterion.id),
                (_due(milestone, criterion.by_day),) if in_time else (),
            )


def _earliest(journey: Journey, milestone: Milestone) -> int | None:
    if milestone.touchpoint is None:
        return None
    return days_on_ways(journey).earliest[web(journey).number[milestone.touchpoint]]


def _due(milestone: Milestone, due: int) -> Fix:
    return Fix(
        "move-due-day",
        f"Move it to {day(due)}",
        f"Makes the milestone {called(milestone)} due on {day(due)}",
        Alike(edits.set_each, (milestone.id, {"day": due})),
        milestone.id,
    )


def _brought_forward(key: str, name: str, to: int) -> Fix:
    """Earlier days never contradict a milestone, as later ones can."""
    return Fix(
        "bring-forward",
        f"Bring what comes before it forward to {day(to)}",
        f"Sets every touchpoint before {name} that bears a later day to {day(to)}",
        Alike(_all_brought_forward, (key, to)),
        key,
    )


def _all_brought_forward(journey: Journey, latest: Sequence[tuple[str, int]]) -> Journey:
    """No touchpoint that stands before one of these bears a later day than is said for that one. What leads round to
    a touchpoint does not stand before it."""
    found, things = web(journey), index(journey).things
    allowed: dict[int, int] = {}
    for key, to in latest:
        number = found.number[key]
        allowed[number] = min(to, allowed.get(number, to))
    soonest: dict[int, int] = {}  # of the touchpoint itself and of all behind it, as far as any is named
    early: list[tuple[str, dict[str, int]]] = []
    for part in reversed(found.parts):
        inside = set(part)
        behind = [soonest[n] for number in part for n in found.on[number] if n in soonest and n not in inside]
        if behind:
            to = min(behind)
            keys = (found.keys[number] for number in part)
            early += [(key, {"day": to}) for key in keys if _later(things[key], to)]
        if own := behind + [allowed[number] for number in part if number in allowed]:
            soonest |= dict.fromkeys(part, min(own))
    return edits.set_each(journey, early)


def _later(thing: Thing, than: int) -> bool:
    own: int | None = getattr(thing, "day", None)
    return own is not None and own > than


def _stretched(stage: Stage, to: int) -> Fix:
    early = stage.start_day is not None and to < stage.start_day
    words = f"start on {day(to)}" if early else f"end on {day(to)}"
    return Fix(
        "stretch-stage",
        f"Let the stage {words}",
        f"Makes {called(stage)} {words}",
        Alike(edits.set_each, (stage.id, {"start_day" if early else "end_day": to})),
        stage.id,
    )


def _within(due: int, stage: Stage) -> bool:
    """Whether the day may lie in the stage; an end that isn't given forbids nothing."""
    return (stage.start_day is None or stage.start_day <= due) and (stage.end_day is None or due <= stage.end_day)


def _range(stage: Stage) -> str:
    match stage.start_day, stage.end_day:
        case int(start), int(end):
            return f"{day(start)}–{end}".replace("-", "−")
        case int(start), None:
            return f"from {day(start)}"
        case _, end:
            return f"until {day(end or 0)}"


RULES: tuple[Rule, ...] = (
    Rule(
        "days-backwards",
        "Days run backwards",
        "Time",
        "error",
        "What happens after something cannot happen on an earlier day: one of the two is planned wrongly.",
        "The order of time: along a way days can only grow, as in the critical path method (Kelley and Walker 1959).",
        days_backwards,
        ("bring-forward",),
    ),
    Rule(
        "milestone-too-early",
        "Milestone due before it can be reached",
        "Time",
        "error",
        "A date that nobody can keep is missed by every customer, however well all goes.",
        "Earliest start in the critical path method (Kelley and Walker 1959).",
        milestone_too_early,
        ("move-due-day",),
    ),
    Rule(
        "late-milestone",
        "Milestone later than the customer’s success",
        "Time",
        "warning",
        "A plan that reaches the customer’s own goal later than the customer said lets them down as planned.",
        "Practice in Customer Success: time to value is held against the customer’s own date.",
        late_milestone,
        ("move-due-day",),
    ),
    Rule(
        "milestone-outside-stage",
        "Milestone outside its stage",
        "Time",
        "warning",
        "A milestone due before its stage starts or after it ends contradicts the plan it stands in.",
        "Practice: a stage is the time in which its milestones are reached.",
        milestone_outside_stage,
        ("stretch-stage",),
    ),
)
