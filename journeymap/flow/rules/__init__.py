"""Every check there is, in one table: what it is called, how much it matters and why, and the function that
looks for it.

A new check is one function beside its kind and one row here. Its id appears in `journeymap check --json` and in
files, so it never changes its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.rules import empathy, success, upkeep, ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.flow.problems import Case, Finding, Severity


class Rule(NamedTuple):
    """A check: a stable id, how much what it finds matters, why it does, and how it is found."""

    id: str
    severity: Severity
    why: str
    find: Callable[[Case], Iterable[Finding]]


RULES: tuple[Rule, ...] = (
    Rule(
        "late-milestone",
        "error",
        "A plan that reaches the customer's own goal later than the customer said has already failed them.",
        success.late_milestone,
    ),
    Rule(
        "endless-loop",
        "error",
        "A customer who enters a loop without a way out never arrives anywhere.",
        ways.endless_loop,
    ),
    Rule(
        "distress-unanswered",
        "warning",
        "People forgive a bad moment that is met with understanding, and remember one that is met with silence.",
        empathy.distress_unanswered,
    ),
    Rule(
        "handover-fatigue",
        "warning",
        "At every handover the customer explains it all again; several in a row wear trust down.",
        empathy.handover_fatigue,
    ),
    Rule(
        "moment-of-truth-alone",
        "warning",
        "A moment of truth makes or breaks the relation: somebody must own it and be there.",
        empathy.moment_of_truth_alone,
    ),
    Rule(
        "cut-off",
        "warning",
        "What no way leads to happens to nobody: either a flow is missing or the touchpoint is not needed.",
        ways.cut_off,
    ),
    Rule(
        "branch-without-condition",
        "warning",
        "Where ways part, whoever is there must know which one to take.",
        ways.branch_without_condition,
    ),
    Rule(
        "single-branch",
        "warning",
        "A branch with one way out forgets the customers to whom its condition does not apply.",
        ways.single_branch,
    ),
    Rule(
        "milestone-outside-stage",
        "warning",
        "A milestone due before its stage starts or after it ends contradicts the plan it stands in.",
        success.milestone_outside_stage,
    ),
    Rule(
        "no-success",
        "warning",
        "Without the customer's own definition of success nobody can tell whether the journey works.",
        success.no_success,
    ),
    Rule(
        "review-overdue",
        "warning",
        "Products, teams and customers change; a map that is not reviewed soon describes something else.",
        upkeep.review_overdue,
    ),
    Rule(
        "stage-without-milestone",
        "hint",
        "Without a milestone nobody notices that a customer is stuck in the stage.",
        success.stage_without_milestone,
    ),
    Rule(
        "stage-without-goal",
        "hint",
        "A stage without a goal is a stretch of time; a goal says what the customer should have at its end.",
        success.stage_without_goal,
    ),
)
"""Within one severity, in the order in which findings at one place are told."""
