"""How the map wants to be checked, as a list to be looked through and changed: every check, on or off, with why it
matters and from which value on it says something; and the problems that the map lives with. Knows no window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.problem_list import ignored_lines, rule_name
from journeymap.flow.thresholds import THRESHOLDS
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.editor.session import Session
    from journeymap.flow.check import Found
    from journeymap.flow.problems import Rule, Severity
    from journeymap.model.journey import Journey

PAGES: tuple[tuple[str | None, str], ...] = (
    (None, "Any page"),
    ("a4", "A4"),
    ("a3", "A3"),
    ("letter", "Letter"),
    ("slide", "Slide"),
)
"""The pages on which a map can be asked to be readable as a whole; None for one that is never held against a page."""
_PAGE = "text-too-small"
"""The check that asks for the page."""


class Setting(NamedTuple):
    """A value that a check asks for. `own` is None where the map has the usual one."""

    name: str
    label: str
    unit: str
    own: int | str | None
    usual: int | None

    @property
    def value(self) -> int | str | None:
        """What holds for the map."""
        return self.usual if self.own is None else self.own

    @property
    def usually(self) -> str:
        """The usual value in words: "usually 90 days"; "" where there is none."""
        return "" if self.usual is None else f"usually {self.usual} {self.unit}"


class Entry(NamedTuple):
    """One line: a check, or a problem that the map lives with (then `reason` says why, and `on` is False)."""

    kind: Literal["check", "ignored"]
    rule: str
    name: str
    severity: Severity
    words: str
    """Why the check matters; what the problem that is lived with says."""
    source: str = ""
    on: bool = False
    found: int | None = None
    """How many problems it finds now; None where nobody knows."""
    settings: tuple[Setting, ...] = ()
    target: str | None = None
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells it apart from one state of the map to the next."""
        return self.kind, self.rule, self.target


class Heading(NamedTuple):
    """Entries under a heading."""

    key: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def on(self) -> bool | None:
        """Whether its checks are on; None where some are and some are not, or where it has none."""
        states = {entry.on for entry in self.entries if entry.kind == "check"}
        return states.pop() if len(states) == 1 else None


def headings(journey: Journey, found: Found | None, words: str = "") -> tuple[Heading, ...]:
    """What the map lives with, then every check by group. `found` is what the checks said of this journey, None while
    nobody knows. With `words`, only entries in which each of them stands."""
    from journeymap.flow.rules import RULES  # late: nobody asks before the first paint

    counts: dict[str, int] | None = None
    if found is not None:
        counts = dict.fromkeys((rule.id for rule in RULES), 0)
        for problem in found.problems:
            counts[problem.rule] += 1
    wanted = words.casefold().split()
    made = [Heading("ignored", "Ignored problems", tuple(_ignored(journey, found)))]
    for group in dict.fromkeys(rule.group for rule in RULES):
        inside = (_check(journey, rule, counts) for rule in RULES if rule.group == group)
        made.append(Heading(group, group, tuple(inside)))
    kept = (one._replace(entries=tuple(entry for entry in one.entries if _says(entry, one, wanted))) for one in made)
    return tuple(one for one in kept if one.entries)


def summary(journey: Journey) -> str:
    """How the map differs from what is usual: "2 checks off, 1 value of its own, 3 ignored problems"."""
    checks = journey.checks
    own = sum(getattr(checks, name) is not None for name in (*THRESHOLDS, "page"))
    parts = (
        (len(checks.off), "check off", "checks off"),
        (own, "value of its own", "values of its own"),
        (len(journey.ignored), "ignored problem", "ignored problems"),
    )
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts if count)


def switch(session: Session, rules: Sequence[str], *, on: bool, what: str = "") -> None:
    """Switches checks on or off for the map, as one step. `what` they are called together. Errors: JourneyError."""
    from journeymap.model.edits import switch_rule  # late: who only looks needs no edits

    def edit(journey: Journey) -> Journey:
        for rule in rules:
            journey = switch_rule(journey, rule, on=on)
        return journey

    session.settle()
    session.commit(edit, f"Switch {'on' if on else 'off'} {what or f'“{rule_name(rules[0])}”'}")


def enter(session: Session, setting: Setting, text: str) -> None:
    """Sets a value as it was typed: "60", "60 days"; nothing for the usual one. Errors: JourneyError, with a sentence
    that says what can stand there."""
    word = text.strip().removesuffix(setting.unit).rstrip(" %\u00a0")
    if word and not (word.isascii() and word.isdigit()):
        raise JourneyError((f"“{text.strip()}” is no number of {setting.unit}; type one such as {setting.usual}",))
    value = int(word) if word else None
    set_value(session, setting, None if value == setting.usual else value)


def set_value(session: Session, setting: Setting, value: int | str | None) -> None:
    """Sets a value, None for the usual one. Errors: JourneyError."""
    from journeymap.model.edits import set_threshold  # late, as above

    session.settle()
    session.commit(
        lambda journey: set_threshold(journey, setting.name, value), f"Change check setting “{setting.label}”"
    )


def look_again(session: Session, entry: Entry) -> None:
    """The problem is no longer lived with. Errors: JourneyError."""
    from journeymap.model.edits import unignore  # late, as above

    session.settle()
    session.commit(lambda journey: unignore(journey, entry.rule, entry.target), f"Check “{entry.name}” again")


def all_as_usual(session: Session) -> None:
    """Every check is on and says something from the usual value on; what is lived with stays. Errors: JourneyError."""
    from journeymap.model.edits import set_threshold, switch_rule  # late, as above

    def edit(journey: Journey) -> Journey:
        for rule in journey.checks.off:
            journey = switch_rule(journey, rule, on=True)
        for name in (*THRESHOLDS, "page"):
            journey = set_threshold(journey, name, None)
        return journey

    session.settle()
    session.commit(edit, "Check as usual")


def _check(journey: Journey, rule: Rule, counts: dict[str, int] | None) -> Entry:
    return Entry(
        "check",
        rule.id,
        rule.name,
        rule.severity,
        rule.why,
        rule.source,
        on=(on := rule.id not in journey.checks.off),
        found=counts[rule.id] if counts is not None and on else None,
        settings=tuple(_settings(journey, rule)),
    )


def _settings(journey: Journey, rule: Rule) -> Iterator[Setting]:
    if rule.threshold:
        usual = THRESHOLDS[rule.threshold]
        yield Setting(rule.threshold, usual.label, usual.unit, getattr(journey.checks, rule.threshold), usual.usual)
    if rule.id == _PAGE:
        yield Setting("page", "On", "", journey.checks.page, None)


def _ignored(journey: Journey, found: Found | None) -> Iterator[Entry]:
    from journeymap.flow.check import Found  # late, as above
    from journeymap.flow.rules import RULE_OF

    # What was found may be of a moment ago: since then a problem may be lived with no longer.
    lived = {(entry.rule, entry.target) for entry in journey.ignored}
    known = tuple(one for one in found.ignored if (one.problem.rule, one.problem.target) in lived) if found else ()
    for line in ignored_lines(journey, Found((), known)):
        severity: Severity = RULE_OF[line.rule].severity if line.rule in RULE_OF else "hint"
        words = f"{line.place}: {line.sentence}" if line.place else line.sentence
        yield Entry("ignored", line.rule, line.name, severity, words, target=line.target, reason=line.reason)


def _says(entry: Entry, heading: Heading, wanted: Sequence[str]) -> bool:
    """Whether all words stand in it; "off" and "on" find what is switched so."""
    state = "ignored" if entry.kind == "ignored" else "on" if entry.on else "switched off"
    parts = (entry.name, entry.severity, entry.words, entry.source, entry.reason, heading.title, entry.rule, state)
    text = " ".join((*parts, *(setting.label for setting in entry.settings))).casefold()
    return all(word in text for word in wanted)
