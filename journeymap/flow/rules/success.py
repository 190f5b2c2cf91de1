"""Checks of what the journey is for: the definition of success, goals, milestones and the days they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.place import stage_of
from journeymap.flow.problems import Finding
from journeymap.flow.words import called, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Stage


def late_milestone(case: Case) -> Iterator[Finding]:
    """A milestone whose day is later than that of a success criterion it proves."""
    milestones = {milestone.id: milestone for milestone in case.journey.milestones}
    for criterion in case.journey.success:
        milestone = milestones.get(criterion.proof or "")
        if milestone is None or milestone.day is None or criterion.by_day is None:
            continue
        if milestone.day > criterion.by_day:
            yield Finding(
                f"Milestone {called(milestone)} is due on {day(milestone.day)}, after {day(criterion.by_day)}"
                f" of its success criterion {called(criterion)}",
                (milestone.id, criterion.id),
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
            )


def no_success(case: Case) -> Iterator[Finding]:
    """A map without a definition of success."""
    if not any(criterion.text.strip() for criterion in case.journey.success):
        yield Finding("The map has no definition of success in the customer's own words")


def stage_without_milestone(case: Case) -> Iterator[Finding]:
    """A stage to which no milestone belongs, neither by name, nor by its touchpoint, nor by its day."""
    with_milestone = {stage.id for m in case.journey.milestones if (stage := stage_of(case.journey, m))}
    loose_days = [m.day for m in case.journey.milestones if m.day is not None and stage_of(case.journey, m) is None]
    for stage in case.journey.stages:
        if stage.id not in with_milestone and not any(_surely_within(loose, stage) for loose in loose_days):
            yield Finding(f"{called(stage)} has no milestone", (stage.id,))


def stage_without_goal(case: Case) -> Iterator[Finding]:
    """A stage whose goal is empty."""
    for stage in case.journey.stages:
        if not stage.goal.strip():
            yield Finding(f"{called(stage)} has no goal", (stage.id,))


def _within(due: int, stage: Stage) -> bool:
    """Whether the day may lie in the stage; an end that isn't given forbids nothing."""
    return (stage.start_day is None or stage.start_day <= due) and (stage.end_day is None or due <= stage.end_day)


def _surely_within(due: int, stage: Stage) -> bool:
    return stage.start_day is not None and stage.end_day is not None and stage.start_day <= due <= stage.end_day


def _range(stage: Stage) -> str:
    match stage.start_day, stage.end_day:
        case int(start), int(end):
            return f"{day(start)}–{end}".replace("-", "−")
        case int(start), None:
            return f"from {day(start)}"
        case _, end:
            return f"until {day(end or 0)}"
