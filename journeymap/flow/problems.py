"""What the checks say: a record for each thing that is wrong or missing on the map, where it is, what mends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from journeymap.model.journey import Journey

Severity = Literal["error", "warning", "hint"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""Worst first. An error: the plan contradicts itself. A warning: a customer will be let down. A hint: the map
could say more."""

SIGNS: dict[Severity, str] = {"error": "●", "warning": "▲", "hint": "○"}
"""What stands before a severity wherever it is shown, in the window and on slides, so that nobody needs the colour."""

Group = Literal["Flow", "Time", "Success", "Empathy", "Upkeep"]


class Case(NamedTuple):
    """What every check is given."""

    journey: Journey
    today: date
    text_size: Callable[[Journey, str], float | None] | None = None
    """The smallest text of a map in points when all of it stands on a named page; None where nobody can tell,
    since a map is laid out to the right of this room."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An edit of a journey that can be made for many problems together as quickly as for one: `of_all` is told what
    each is about, in the order in which they are mended. For one alone, it is called as any edit."""

    of_all: Callable[[Journey, Sequence[Any]], Journey]
    about: Any

    def __call__(self, journey: Journey) -> Journey:
        return self.of_all(journey, (self.about,))


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a problem: an edit of the journey that the problem was found in, or of one made from it by
    mending other problems. `preview` says in a sentence what it will do.

    Some things only a person can say. Then `asks` names the field to type into, and `mends` is False where the
    problem stays until something stands there. The field is that of what the edit adds, else of `target`; so is
    the thing to go to afterwards. Where the edit is `Alike` to those of other problems, all can be mended at once.
    """

    id: str
    label: str
    preview: str
    edit: Callable[[Journey], Journey] = field(compare=False, repr=False)
    target: str | None = None
    asks: str = ""
    mends: bool = True


class Finding(NamedTuple):
    """What one check found: a sentence that names the things, their ids, the one to go to first, and what would
    mend it."""

    sentence: str
    targets: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


class Rule(NamedTuple):
    """A check: a stable id that appears in files and reports and so never changes its meaning, what people call
    it, how much what it finds matters, why, what that stems from, how it is found, the fixes it may offer, and the
    threshold of the map it asks for ("" for none)."""

    id: str
    name: str
    group: Group
    severity: Severity
    why: str
    source: str
    find: Callable[[Case], Iterable[Finding]]
    fixes: tuple[str, ...] = ()
    threshold: str = ""


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
    fixes: tuple[Fix, ...] = ()

    @property
    def target(self) -> str | None:
        """The thing to go to; None for the map as a whole. With the rule it names the problem in files."""
        return self.targets[0] if self.targets else None


class Lived(NamedTuple):
    """A problem that the map says to live with, and why."""

    problem: Problem
    reason: str
