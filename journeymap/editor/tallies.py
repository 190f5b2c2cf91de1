"""How many problems stand where, as the outline marks its lines: errors and warnings, the worst of them in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.flow.problems import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.flow.problems import Problem

Tone = Literal["", "warning", "error"]
"""How loud a mark is; "" for one that only tells."""


class Tally(NamedTuple):
    """The problems of a thing, or of all that stands in it; hints are not counted."""

    errors: int = 0
    warnings: int = 0

    @property
    def mark(self) -> str:
        """All of them behind the sign of the worst: "▲ 2"."""
        return f"{SIGNS[self.worst]} {self.errors + self.warnings:,}"

    @property
    def worst(self) -> Literal["warning", "error"]:
        return "error" if self.errors else "warning"

    @property
    def told(self) -> str:
        """In words: "1 error, 2 warnings"."""
        parts = ((self.errors, "error"), (self.warnings, "warning"))
        return ", ".join(f"{number:,} {what}{'' if number == 1 else 's'}" for number, what in parts if number)


def tallies(problems: Iterable[Problem]) -> dict[str, Tally]:
    """By the first thing that each problem is about."""
    made: dict[str, Tally] = {}
    for problem in problems:
        if problem.severity == "hint":
            continue
        for target in problem.targets[:1]:
            had = made.get(target, Tally())
            error = problem.severity == "error"
            made[target] = Tally(had.errors + error, had.warnings + (not error))
    return made


def together(parts: Iterable[Tally]) -> Tally:
    """The sum of several."""
    errors = warnings = 0
    for part in parts:
        errors, warnings = errors + part.errors, warnings + part.warnings
    return Tally(errors, warnings)
