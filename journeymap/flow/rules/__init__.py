"""Every check there is, in one table: what it is called, how much it matters and why, what that stems from, and the
function that looks for it.

A new check is one function beside its kind and one row in the table of its module. Its id appears in files and in
`journeymap check --json`, so it never changes its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.rules import (
    branches,
    days,
    empathy,
    loops,
    metrics,
    owners,
    pace,
    pains,
    passing,
    reach,
    rows,
    success,
    unsettled,
    upkeep,
)

if TYPE_CHECKING:
    from journeymap.flow.problems import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *loops.RULES,
            *reach.RULES,
            *branches.RULES,
            *passing.RULES,
            *days.RULES,
            *pace.RULES,
            *success.RULES,
            *metrics.RULES,
            *empathy.RULES,
            *rows.RULES,
            *pains.RULES,
            *owners.RULES,
            *upkeep.RULES,
            *unsettled.RULES,
        ),
        key=lambda rule: ("Flow", "Time", "Success", "Empathy", "Upkeep").index(rule.group),
    )
)
"""By group; within one severity, in the order in which findings at one place are told."""

RULE_OF: dict[str, Rule] = {rule.id: rule for rule in RULES}
"""By id."""
