"""Checks of what the journey is for: the definition of success, what proves it, goals and milestones of stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.flow.place import stage_of
from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.words import called, name
from journeymap.model import edits
from journeymap.model.journey import Milestone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Stage, SuccessCriterion


def no_success(case: Case) -> Iterator[Finding]:
    """A map without a definition of success."""
    if not any(criterion.text.strip() for criterion in case.journey.success):
        empty = case.journey.success[0] if case.journey.success else None
        fix = Fix(
            "add-success",
            "Add a definition of success",
            "Adds an empty success criterion, for you to write in the customer’s own words",
            lambda before: before if before.success else edits.add_criterion(before),
            empty.id if empty else None,
            asks="text",
            mends=False,
        )
        yield Finding("The map has no definition of success in the customer’s own words", (), (fix,))


def unproven_criterion(case: Case) -> Iterator[Finding]:
    """A success criterion that no milestone or metric proves."""
    for criterion in case.journey.success:
        if criterion.text.strip() and criterion.proof is None:
            yield Finding(
                f"Nothing proves the success criterion {called(criterion)}: no milestone, no metric",
                (criterion.id,),
                _proofs(case.journey, criterion),
            )


def stage_without_milestone(case: Case) -> Iterator[Finding]:
    """A stage to which no milestone belongs, neither by name, nor by its touchpoint, nor by its day."""
    with_milestone = {stage.id for m in case.journey.milestones if (stage := stage_of(case.journey, m))}
    loose_days = [m.day for m in case.journey.milestones if m.day is not None and stage_of(case.journey, m) is None]
    for stage in case.journey.stages:
        if stage.id not in with_milestone and not any(_surely_within(loose, stage) for loose in loose_days):
            yield Finding(f"{called(stage)} has no milestone", (stage.id,), (_milestone_for(stage),))


def stage_without_goal(case: Case) -> Iterator[Finding]:
    """A stage whose goal is empty."""
    own: dict[str, Milestone] = {}
    for milestone in case.journey.milestones:
        stage = stage_of(case.journey, milestone)
        if stage is not None and milestone.title.strip():
            own[stage.id] = milestone
    for stage in case.journey.stages:
        if not stage.goal.strip():
            reached = own.get(stage.id)
            fixes = (_goal(stage, reached),) if reached else ()
            yield Finding(f"{called(stage)} has no goal", (stage.id,), fixes)


def _proofs(journey: Journey, criterion: SuccessCriterion) -> tuple[Fix, ...]:
    """The last milestone that comes in time, and one of its own."""
    in_time = [
        milestone
        for milestone in journey.milestones
        if milestone.day is not None and (criterion.by_day is None or milestone.day <= criterion.by_day)
    ]
    fixes = []
    if in_time:
        last = max(in_time, key=lambda milestone: milestone.day or 0)
        fixes.append(
            Fix(
                "prove-by-milestone",
                f"Prove it by {called(last)}",
                f"Says that the milestone {called(last)} shows {called(criterion)} to be met",
                Alike(edits.set_each, (criterion.id, {"proof": last.id})),
                criterion.id,
            )
        )

    def edit(before: Journey) -> Journey:
        title = name(criterion).strip("“”„«»\"'‘’ ") or name(criterion)
        after = edits.add_milestone(before, title=title, day=criterion.by_day)
        return edits.set_thing(after, criterion.id, proof=edits.added(before, after)[0])

    preview = f"Adds a milestone that shows {called(criterion)} to be met, for you to say how"
    fixes.append(Fix("add-proof", "Add a milestone that proves it", preview, edit, criterion.id, asks="criterion"))
    return tuple(fixes)


def _milestone_for(stage: Stage) -> Fix:
    title = " ".join(stage.goal.split()) or f"{name(stage)} done"
    return Fix(
        "add-milestone",
        "Add a milestone",
        f"Adds the milestone “{title}” to {called(stage)}; say when it is reached, and how that shows",
        Alike(_with_milestones, {"title": title, "stage": stage.id, "day": stage.end_day}),
        stage.id,
        asks="title",
    )


def _with_milestones(journey: Journey, many: Sequence[Mapping[str, Any]]) -> Journey:
    return edits.add_each(journey, Milestone, many)


def _goal(stage: Stage, milestone: Milestone) -> Fix:
    return Fix(
        "goal-of-milestone",
        f"Take {called(milestone)} as its goal",
        f"Writes the title of the milestone {called(milestone)} as the goal of {called(stage)}",
        Alike(edits.set_each, (stage.id, {"goal": milestone.title})),
        stage.id,
        asks="goal",
    )


def _surely_within(due: int, stage: Stage) -> bool:
    return stage.start_day is not None and stage.end_day is not None and stage.start_day <= due <= stage.end_day


RULES: tuple[Rule, ...] = (
    Rule(
        "no-success",
        "No definition of success",
        "Success",
        "warning",
        "Without the customer’s own definition of success nobody can tell whether the journey works.",
        "Practice in Customer Success: the customer’s desired outcome comes before any plan.",
        no_success,
        ("add-success",),
    ),
    Rule(
        "unproven-criterion",
        "Success that nothing proves",
        "Success",
        "hint",
        "A wish that no milestone and no metric shows to be met cannot be kept track of, nor shown at a renewal.",
        "Practice: goals are tied to evidence, as in goal–question–metric (Basili and Weiss 1984).",
        unproven_criterion,
        ("prove-by-milestone", "add-proof"),
    ),
    Rule(
        "stage-without-milestone",
        "Stage without a milestone",
        "Success",
        "hint",
        "Without a milestone nobody notices that a customer is stuck in the stage.",
        "Practice in Customer Success: stages are left by something achieved, not by time passed.",
        stage_without_milestone,
        ("add-milestone",),
    ),
    Rule(
        "stage-without-goal",
        "Stage without a goal",
        "Success",
        "hint",
        "A stage without a goal is a stretch of time; a goal says what the customer should have at its end.",
        "Practice in journey mapping: every stage has the customer’s goal.",
        stage_without_goal,
        ("goal-of-milestone",),
    ),
)
