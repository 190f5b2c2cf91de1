"""Checks of what customers pass on their way: milestones that some never reach, and places nobody can get round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.rules.reach import reach
from journeymap.flow.standing import LOWEST
from journeymap.flow.steps import steps
from journeymap.flow.words import called
from journeymap.model import edits
from journeymap.model.journey import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Milestone


def milestone_unpassed(case: Case) -> Iterator[Finding]:
    """A milestone at a touchpoint that no way from the start leads to."""
    there = reach(case.journey).reached
    for milestone in case.journey.milestones:
        at = milestone.touchpoint
        if at is not None and at not in there:
            yield Finding(
                f"No way passes the milestone {called(milestone)}: none leads to {named(case.journey, at)}",
                (milestone.id, at),
            )


def milestone_avoidable(case: Case) -> Iterator[Finding]:
    """A required milestone at a touchpoint that some way from the start to the end does not pass."""
    journey = case.journey
    found = steps(journey)
    there = reach(journey).reached
    for milestone in journey.milestones:
        at = milestone.touchpoint
        if not milestone.required or at is None or at not in there or not found.always:
            continue
        if found.of[at] not in found.always:
            yield Finding(
                f"The milestone {called(milestone)} is required, but some ways lead past {named(journey, at)},"
                " where it is reached",
                (milestone.id, at),
                (_optional(milestone),),
            )


def single_point_of_failure(case: Case) -> Iterator[Finding]:
    """A touchpoint that feels −2 to somebody, that every way passes, and that no branch or loop leaves when it fails.
    Where no flows are drawn, all that is known of the ways is their order, and nothing is said."""
    journey = case.journey
    if not journey.flows:
        return
    found = steps(journey)
    helped = {flow.source for flow in journey.flows if flow.kind != "next"}
    for touchpoint in journey.touchpoints:
        low = any(feeling.value == LOWEST for feeling in touchpoint.feelings)
        if low and touchpoint.id not in helped and found.of[touchpoint.id] in found.always:
            yield Finding(
                f"Every way passes {called(touchpoint)}, which feels −2, and none leads round it when it fails",
                (touchpoint.id,),
                _way_round(journey, touchpoint.id),
            )


def _optional(milestone: Milestone) -> Fix:
    return Fix(
        "make-optional",
        "Make it optional",
        f"Marks the milestone {called(milestone)} as not required",
        Alike(edits.set_each, (milestone.id, {"required": False})),
        milestone.id,
    )


def _way_round(journey: Journey, key: str) -> tuple[Fix, ...]:
    """A branch from what stands before it to what stands behind it, where each is one step of one touchpoint. Not
    where the way leads back from there: a branch back leads nobody round."""
    found = steps(journey)
    number = found.of[key]
    before, after = found.back[number], found.on[number]
    if len(before) != 1 or len(after) != 1 or len(found.touchpoints[number]) != 1:
        return ()
    if not before[0] < number < after[0]:
        return ()
    sources, targets = found.touchpoints[before[0]], found.touchpoints[after[0]]
    if len(sources) != 1 or len(targets) != 1 or found.on[before[0]] != (number,):
        return ()
    source, target = sources[0], targets[0]
    if source == target or any((f.source, f.target) == (source, target) for f in journey.flows):
        return ()

    return (
        Fix(
            "way-round",
            "Draw a way round it",
            f"Draws a branch from {named(journey, source)} to {named(journey, target)}, taken when"
            f" {named(journey, key)} fails",
            Alike(_led_round, (source, key, target, f"{named(journey, key)} fails")),
            source,
        ),
    )


def _led_round(journey: Journey, many: Sequence[tuple[str, str, str, str]]) -> Journey:
    """With a branch for each, from the source past the touchpoint to the target, and its condition."""
    drawn = {(flow.source, flow.target) for flow in journey.flows}
    new: list[dict[str, str]] = []
    for source, key, target, condition in many:
        if (source, key) not in drawn:
            new.append({"source": source, "target": key})
        new.append({"source": source, "target": target, "kind": "branch", "condition": condition})
    return edits.add_each(journey, Flow, new)


RULES: tuple[Rule, ...] = (
    Rule(
        "milestone-unpassed",
        "Milestone that no way passes",
        "Flow",
        "warning",
        "A milestone beside every way is one that no customer can reach.",
        "Reachability in a flow graph.",
        milestone_unpassed,
    ),
    Rule(
        "milestone-avoidable",
        "Required milestone that can be avoided",
        "Flow",
        "warning",
        "If customers can get to the end without it, it is not required, or a way is missing.",
        "Dominators of a flow graph (Lengauer and Tarjan 1979): what every way to the end must pass.",
        milestone_avoidable,
        ("make-optional",),
    ),
    Rule(
        "single-point-of-failure",
        "Single point of failure",
        "Flow",
        "warning",
        "Everybody must pass a place that fails people: whoever gives up there is lost for all that follows.",
        "Dominators of a flow graph (Lengauer and Tarjan 1979); fail points of a service blueprint (Shostack 1984).",
        single_point_of_failure,
        ("way-round",),
    ),
)
