"""What the checks say: one record for each thing that is wrong or missing on the map, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from journeymap.model.journey import Journey

Severity = Literal["error", "warning", "hint"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""Worst first. An error: the plan contradicts itself. A warning: a customer will be let down. A hint: the map
could say more."""


class Case(NamedTuple):
    """What every check is given."""

    journey: Journey
    today: date


class Finding(NamedTuple):
    """What one check found: a sentence that names the things, and their ids, the one to go to first."""

    sentence: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or missing. `targets` are ids of things of the journey, the one to go to first; empty when
    it concerns the map as a whole. `place` says in words where the first target stands, e.g.
    "Onboarding › Data migration", and is empty for the whole map."""

    rule: str
    severity: Severity
    sentence: str
    targets: tuple[str, ...]
    place: str
