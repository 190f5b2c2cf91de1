"""Checks of where ways part: does each say when it is taken, is nobody forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.web import web
from journeymap.model import edits
from journeymap.model.journey import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.edges import Edge
    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey


def single_branch(case: Case) -> Iterator[Finding]:
    """A branch that is the only way out of its touchpoint; a loop back is another."""
    journey = case.journey
    joined = {(flow.source, flow.target) for flow in journey.flows}
    looping = {flow.source for flow in journey.flows if flow.kind == "loop"}
    for source, forward in _drawn_forward(journey).items():
        if len(forward) == 1 and forward[0].kind == "branch" and source not in looping:
            only = forward[0]
            yield Finding(
                f"The branch at {named(journey, source)} has one way out, to {named(journey, only.target)}:"
                " what happens otherwise?",
                (source, only.id, only.target),
                (*_otherwise(journey, only, joined), _no_branch(journey, only)),
            )


def branch_without_condition(case: Case) -> Iterator[Finding]:
    """Branches of one touchpoint that don't say when each is taken."""
    journey = case.journey
    for source, forward in _drawn_forward(journey).items():
        silent = [edge for edge in forward if edge.kind == "branch" and not edge.condition.strip()]
        if silent:
            names = named(journey, *(edge.target for edge in silent))
            fixes = (_else(journey, silent[0]),) if len(silent) == 1 and len(forward) > 1 else ()
            yield Finding(
                f"The branch at {named(journey, source)} does not say when it leads to {names}",
                (source, *(edge.id for edge in silent)),
                fixes,
            )


def _drawn_forward(journey: Journey) -> dict[str, list[Edge]]:
    """Touchpoint id -> the drawn flows that lead on from it, loops back left out."""
    found: dict[str, list[Edge]] = {}
    for edge in edges(journey) if journey.flows else ():
        if edge.drawn and edge.kind != "loop":
            found.setdefault(edge.source, []).append(edge)
    return found


def _otherwise(journey: Journey, only: Edge, joined: set[tuple[str, str]]) -> tuple[Fix, ...]:
    """A second way, to what comes next in reading order."""
    found = web(journey)
    behind = (found.keys[n] for n in range(found.number[only.source] + 1, len(found.keys)))
    target = next((key for key in behind if (only.source, key) not in joined), None)
    if target is None:
        return ()
    return (
        Fix(
            "add-otherwise",
            "Add the way for everybody else",
            f"Draws a second branch from {named(journey, only.source)} to {named(journey, target)}, taken “otherwise”",
            Alike(_branched, (only.source, target)),
            only.source,
        ),
    )


def _branched(journey: Journey, pairs: Sequence[tuple[str, str]]) -> Journey:
    """With a second branch from each source to its target."""
    return edits.add_each(
        journey,
        Flow,
        [{"source": one, "target": two, "kind": "branch", "condition": "otherwise"} for one, two in pairs],
    )


def _no_branch(journey: Journey, only: Edge) -> Fix:
    return Fix(
        "no-branch",
        "Make it the way for everybody",
        f"Makes the branch to {named(journey, only.target)} an ordinary flow that everybody takes",
        Alike(edits.set_each, (only.id, {"kind": "next", "condition": ""})),
        only.id,
    )


def _else(journey: Journey, silent: Edge) -> Fix:
    return Fix(
        "otherwise",
        "Take it “otherwise”",
        f"Writes “otherwise” at the branch to {named(journey, silent.target)}",
        Alike(edits.set_each, (silent.id, {"condition": "otherwise"})),
        silent.id,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "branch-without-condition",
        "Branch without a condition",
        "Flow",
        "warning",
        "Where ways part, whoever is there must know which one to take.",
        "Practice from process modelling: every way out of a decision bears its condition.",
        branch_without_condition,
        ("otherwise",),
    ),
    Rule(
        "single-branch",
        "Branch with one way out",
        "Flow",
        "warning",
        "A branch with one way out forgets the customers to whom its condition does not apply.",
        "Practice from process modelling: a decision has at least two outcomes.",
        single_branch,
        ("add-otherwise", "no-branch"),
    ),
)
