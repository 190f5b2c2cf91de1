"""What the Problems panel lists: the answers of the checks in groups, by how bad they are or by where they stand, and
below them what the map says to live with and which checks it has switched off. Knows no window.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.flow.place import place
from journeymap.flow.problems import SEVERITIES
from journeymap.flow.words import name
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.flow.check import Found
    from journeymap.flow.problems import Fix, Problem
    from journeymap.model.journey import Journey

Order = Literal["severity", "place"]
Mark = Literal["error", "warning", "hint", "ignored", "off"]

WORDS: dict[Mark, str] = {
    "error": "Error",
    "warning": "Warning",
    "hint": "Hint",
    "ignored": "Ignored",
    "off": "Off",
}
"""What a line says of how bad it is."""
MANY = 500
"""Groups with more lines are closed at first: it takes time to show them, and nobody reads so many."""
_WHOLE_MAP = "Whole map"


class Line(NamedTuple):
    """One line: a problem, one that the map lives with, or a check that is switched off."""

    mark: Mark
    rule: str
    """The id of the check."""
    name: str
    """What people call the check."""
    sentence: str
    place: str
    targets: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    reason: str = ""
    """Why the map lives with it."""

    @property
    def target(self) -> str | None:
        """The thing to go to; None for the map as a whole."""
        return self.targets[0] if self.targets else None

    @property
    def key(self) -> tuple[str, str, str | None, str]:
        """What tells it apart from one answer of the checks to the next."""
        return self.mark, self.rule, self.target, self.sentence

    @property
    def spoken(self) -> str:
        """All of it in words, for who listens."""
        reason = f"because: {self.reason}" if self.reason else ""
        return ", ".join(filter(None, (f"{WORDS[self.mark]}: {self.sentence}", self.place, reason)))


class Group(NamedTuple):
    """Lines under a heading. `open` tells whether they are shown at first."""

    key: str
    title: str
    lines: tuple[Line, ...]
    open: bool = True


class Offer(NamedTuple):
    """Something that can be done about a line."""

    what: Literal["go", "mend", "more", "ignore", "again"]
    label: str


def counted(problems: Iterable[Problem]) -> str:
    """How many there are of each severity: "1 error, 3 warnings, 2 hints"; "No problems" where there is none."""
    severities = [problem.severity for problem in problems]
    counts = {severity: severities.count(severity) for severity in SEVERITIES}
    parts = (f"{count:,} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count)
    return ", ".join(parts) or "No problems"


def groups(journey: Journey, found: Found, order: Order = "severity", words: str = "") -> tuple[Group, ...]:
    """What the checks found in the journey, under headings in the order in which it is gone through.

    With `words`, only lines in which each of them stands: in the sentence, the place, the name of the check or the
    reason. Groups without a line are left out."""
    problems = [line_of(problem) for problem in found.problems]
    made = (
        *(_by_severity(problems) if order == "severity" else _by_place(journey, problems)),
        Group("ignored", "Ignored", tuple(ignored_lines(journey, found)), open=False),
        Group("off", "Checks switched off", tuple(_off(journey)), open=False),
    )
    wanted = words.casefold().split()
    kept = (group._replace(lines=tuple(line for line in group.lines if _says(line, wanted))) for group in made)
    return tuple(group for group in kept if group.lines)


def lines(listed: Iterable[Group]) -> tuple[Line, ...]:
    """All problems of the groups, as they are gone through one after the other."""
    return tuple(line for group in listed for line in group.lines if line.mark in SEVERITIES)


def line_about(listed: Iterable[Group], selection: Sequence[str]) -> Line | None:
    """The first line about what was selected last."""
    return next((line for line in lines(listed) if selection and selection[-1] in line.targets), None)


def next_line(listed: Sequence[Line], seen: Line | None, step: int) -> Line | None:
    """The line after the one seen (or before it, for −1), round and round; the first or last where none was seen."""
    if not listed:
        return None
    at = next((number for number, line in enumerate(listed) if seen is not None and line.key == seen.key), None)
    return listed[(0 if step > 0 else -1) if at is None else (at + step) % len(listed)]


def alike(found: Found, line: Line, fix: Fix) -> int:
    """How many problems of the same check the same fix can be applied to."""
    return sum(
        problem.rule == line.rule and any(one.id == fix.id for one in problem.fixes) for problem in found.problems
    )


def offers(line: Line, *, read_only: bool = False) -> tuple[Offer, ...]:
    """What stands behind a line to be clicked: go there, the first way to mend it, and so on."""
    go = (Offer("go", "Go to"),)
    if line.mark not in SEVERITIES:
        back = Offer("again", "Switch on" if line.mark == "off" else "Check again")
        return (*(go if line.targets else ()), *(() if read_only else (back,)))
    if read_only:
        return go
    first = (Offer("mend", line.fixes[0].label),) if line.fixes else ()
    more = (Offer("more", "More…"),) if len(line.fixes) > 1 else ()
    return (*go, *first, *more, Offer("ignore", "Ignore…"))


def outlook(line: Line) -> str:
    """What can be expected of a problem: what the first way to mend it would do; why it matters where there is none."""
    if line.mark not in SEVERITIES:
        return ""
    if line.fixes:
        return f"{line.fixes[0].label} (Ctrl+Enter): {line.fixes[0].preview}."
    return f"To be mended by hand. {why(line.rule)}".partition("\n")[0].strip()


def line_of(problem: Problem, reason: str = "", mark: Mark | None = None) -> Line:
    """The line of a problem."""
    return Line(
        mark or problem.severity,
        problem.rule,
        rule_name(problem.rule),
        problem.sentence,
        problem.place or _WHOLE_MAP,
        problem.targets,
        problem.fixes if mark is None else (),
        reason,
    )


@cache
def rule_name(rule: str) -> str:
    """What people call a check; its id for one of another version."""
    from journeymap.flow.rules import RULE_OF  # late: nobody asks before the first paint

    return RULE_OF[rule].name if rule in RULE_OF else rule


def why(rule: str) -> str:
    """Why a check matters, and what that stems from; "" for one of another version."""
    from journeymap.flow.rules import RULE_OF  # late, as above

    return f"{RULE_OF[rule].why}\n{RULE_OF[rule].source}" if rule in RULE_OF else ""


def _by_severity(problems: list[Line]) -> Iterator[Group]:
    for severity in SEVERITIES:
        inside = tuple(line for line in problems if line.mark == severity)
        yield Group(severity, f"{WORDS[severity]}s", inside, len(inside) <= MANY)


def _by_place(journey: Journey, problems: list[Line]) -> Iterator[Group]:
    """A group for the whole map, then one for each stage from left to right; what belongs to none comes last."""
    inside: dict[str, list[Line]] = {}
    for line in problems:
        inside.setdefault(line.place.split(" › ")[0], []).append(line)
    known = list(dict.fromkeys((_WHOLE_MAP, *(name(stage) for stage in journey.stages))))
    for title in (*known, *(title for title in inside if title not in known)):
        if title in inside:
            yield Group(f"place {title}", title, tuple(inside[title]), len(inside[title]) <= MANY)


def ignored_lines(journey: Journey, found: Found) -> Iterator[Line]:
    """What is ignored and still found, then what is ignored but would not be found now."""
    for problem, reason in found.ignored:
        yield line_of(problem, reason, "ignored")
    still = {(problem.rule, problem.target) for problem, _ in found.ignored}
    things = index(journey).things
    for entry in journey.ignored:
        if (entry.rule, entry.target) not in still:
            thing = things.get(entry.target or "")
            check = rule_name(entry.rule)
            stands = place(journey, thing) if thing is not None else "" if entry.target else _WHOLE_MAP
            targets = (thing.id,) if thing is not None else ()
            yield Line("ignored", entry.rule, check, f"{check} (not found now)", stands, targets, (), entry.reason)


def _off(journey: Journey) -> Iterator[Line]:
    for rule in journey.checks.off:
        check = rule_name(rule)
        yield Line("off", rule, check, check, _WHOLE_MAP)


def _says(line: Line, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    text = " ".join((WORDS[line.mark], line.sentence, line.place, line.name, line.reason)).casefold()
    return all(word in text for word in wanted)
