"""Runs every check over a journey and puts what they find in order: worst first, then from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.place import place, positions
from journeymap.flow.problems import SEVERITIES, Case, Problem
from journeymap.flow.rules import RULES
from journeymap.model.find import index

if TYPE_CHECKING:
    from datetime import date

    from journeymap.model.journey import Journey

_WHOLE_MAP = (-2, -1, -1)


def check(journey: Journey, today: date) -> tuple[Problem, ...]:
    """All that is wrong with the journey or missing from it on that day, by severity (errors first) and then by
    place; what concerns the whole map stands first in its severity. The same journey and day always give the same
    answer. Never changes the journey; takes long enough on very large maps to be run beside the window."""
    things = index(journey).things
    where = positions(journey)
    case = Case(journey, today)
    found: list[tuple[tuple[int, tuple[int, int, int], int], Problem]] = []
    for number, rule in enumerate(RULES):
        for sentence, targets in rule.find(case):
            position = where[targets[0]] if targets else _WHOLE_MAP
            stands = place(journey, things[targets[0]]) if targets else ""
            problem = Problem(rule.id, rule.severity, sentence, targets, stands)
            found.append(((SEVERITIES.index(rule.severity), position, number), problem))
    found.sort(key=lambda pair: pair[0])
    return tuple(problem for _, problem in found)
