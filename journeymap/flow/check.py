"""Runs every check over a journey and puts what they find in order: worst first, then from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.place import place, positions
from journeymap.flow.problems import SEVERITIES, Case, Lived, Problem
from journeymap.flow.rules import RULES
from journeymap.model.find import index
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import date

    from journeymap.flow.problems import Finding, Rule
    from journeymap.model.journey import Journey

_WHOLE_MAP = (-2, -1, -1)


class Found(NamedTuple):
    """What the checks say of a journey: the problems to do something about, and those it says to live with."""

    problems: tuple[Problem, ...]
    ignored: tuple[Lived, ...]


def check(
    journey: Journey,
    today: date,
    text_size: Callable[[Journey, str], float | None] | None = None,
    rules: Container[str] | None = None,
) -> tuple[Problem, ...]:
    """All that is wrong with the journey or missing from it on that day, by severity (errors first) and then by
    place; what concerns the whole map stands first in its severity. The same journey and day always give the same
    answer. Never changes the journey; takes long enough on very large maps to be run beside the window.

    What the map ignores is left out, and checks that it has switched off are not run. `text_size` is
    `layout.reading.text_size`, for those who can lay out a map; `rules` are the ids of the only checks to run."""
    return check_all(journey, today, text_size, rules).problems


def check_all(
    journey: Journey,
    today: date,
    text_size: Callable[[Journey, str], float | None] | None = None,
    rules: Container[str] | None = None,
) -> Found:
    """As `check`, together with what the map ignores."""
    with undisturbed():
        return _found(journey, Case(journey, today, text_size), rules)


def _found(journey: Journey, case: Case, rules: Container[str] | None) -> Found:
    where = positions(journey)
    reasons = {(entry.rule, entry.target): entry.reason for entry in reversed(journey.ignored)}
    found: list[tuple[tuple[int, tuple[int, int, int], int], Problem]] = []
    for number, rule in enumerate(RULES):
        if rule.id in journey.checks.off or (rules is not None and rule.id not in rules):
            continue
        for finding in rule.find(case):
            position = where[finding.targets[0]] if finding.targets else _WHOLE_MAP
            rank = (SEVERITIES.index(rule.severity), position, number)
            found.append((rank, _problem(journey, rule, finding)))
    found.sort(key=lambda pair: pair[0])
    problems = [problem for _, problem in found]
    if not reasons:
        return Found(tuple(problems), ())
    return Found(
        tuple(one for one in problems if (one.rule, one.target) not in reasons),
        tuple(Lived(one, reasons[key]) for one in problems if (key := (one.rule, one.target)) in reasons),
    )


def _problem(journey: Journey, rule: Rule, finding: Finding) -> Problem:
    stands = place(journey, index(journey).things[finding.targets[0]]) if finding.targets else ""
    return Problem(rule.id, rule.severity, finding.sentence, finding.targets, stands, finding.fixes)
