"""Applying fixes: one, or the same to all problems of a kind, as one edit of the journey.

A fix must not mend one thing and break another: what would bring errors is refused. Of many fixes that is found out by
halves, so that a few bad ones among thousands cost a few checks and not thousands.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.check import check
from journeymap.flow.problems import Alike
from journeymap.flow.rules import RULES
from journeymap.model.edits import added
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from journeymap.flow.problems import Fix, Problem
    from journeymap.model.journey import Journey

_ERRORS = frozenset(rule.id for rule in RULES if rule.severity == "error")
_ROUNDS = 8
"""Mending one problem may show another behind it; it is looked for not more often than this."""


class Mended(NamedTuple):
    """The journey after a fix, the thing to go to (None for the map itself), and the field of it to type into
    ("" for none)."""

    journey: Journey
    target: str | None
    asks: str


def mend(journey: Journey, fix: Fix) -> Mended:
    """What a fix makes of the journey its problem was found in. Errors: JourneyError where it would bring an error
    that was not there, or where the journey has changed meanwhile so that the edit cannot be."""
    after = fix.edit(journey)
    if brought := _brought(journey, after):
        raise JourneyError((f"that would bring an error: {brought[0].sentence}; mend that on the way, by hand",))
    new = added(journey, after)
    return Mended(after, new[-1] if new else fix.target, fix.asks)


def mend_all(
    journey: Journey,
    rule: str,
    fix: str,
    today: date,
    text_size: Callable[[Journey, str], float | None] | None = None,
    report: Callable[[float], None] | None = None,
) -> Journey:
    """The journey with the fix of that id applied to every problem of that rule that offers it, from left to right;
    what another has mended on the way is left alone, and so is what would bring an error. What only a person can
    mend is begun once for each. `report` is told the share done, 0…1, again and again, and may raise what shall end
    the work. Errors: JourneyError when no problem of the rule can be mended so."""

    def offers(now: Journey) -> list[Fix]:
        return [one for p in check(now, today, text_size, (rule,)) for one in p.fixes if one.id == fix]

    tell = report or (lambda _: None)
    tell(0.0)
    fixes = offers(journey)
    after = _Mending(tell, len(fixes)).mended(journey, fixes)
    for _ in range(_ROUNDS):
        further = [one for one in offers(after) if one.mends] if after is not journey else []
        again = _Mending(tell, len(further), 0.9).mended(after, further)
        if again is after:
            break
        after = again
    if after is journey and not any(not one.mends for one in fixes):
        raise JourneyError((f"no problem of the check “{rule}” can be mended by “{fix}”",))
    return after


class _Mending:
    """One round of mending: tells how far it is, from `start` on."""

    def __init__(self, tell: Callable[[float], None], count: int, start: float = 0.0) -> None:
        self._tell, self._count, self._start = tell, count, start
        self._done = 0

    def mended(self, journey: Journey, fixes: Sequence[Fix]) -> Journey:
        """All fixes at once; where they would bring errors together, those of the first half and then of the second,
        and so on down to the single ones that bring them, which are left out."""
        after = self._together(journey, fixes)
        if after is journey or not _brought(journey, after):
            self._go_on(len(fixes))
            return after
        if len(fixes) == 1:
            self._go_on(1)
            return journey
        middle = len(fixes) // 2
        return self.mended(self.mended(journey, fixes[:middle]), fixes[middle:])

    def _together(self, journey: Journey, fixes: Sequence[Fix]) -> Journey:
        for _, row in groupby(fixes, _kind_of):
            journey = self._applied(journey, list(row))
        return journey

    def _applied(self, journey: Journey, fixes: Sequence[Fix]) -> Journey:
        """Fixes whose edits are alike, entered at once, without those that can no longer be: another has mended
        their problem too."""
        self._go_on(0)
        edit = fixes[0].edit
        try:
            if len(fixes) > 1 and isinstance(edit, Alike):
                return edit.of_all(journey, [one.edit.about for one in fixes if isinstance(one.edit, Alike)])
            if len(fixes) == 1:
                return edit(journey)
        except JourneyError:
            if len(fixes) == 1:
                return journey
        middle = len(fixes) // 2
        return self._applied(self._applied(journey, fixes[:middle]), fixes[middle:])

    def _go_on(self, count: int) -> None:
        self._done += count
        share = self._done / self._count if self._count else 1.0
        self._tell(self._start + (0.9 if self._start == 0 else 0.1) * share)


def _kind_of(fix: Fix) -> Hashable:
    """The same for fixes that can be entered at once."""
    return fix.edit.of_all if isinstance(fix.edit, Alike) else fix.id


def _brought(before: Journey, after: Journey) -> list[Problem]:
    """The errors of each check of which there are more than before, those in new places first."""
    if before is after:
        return []
    had, has = (check(journey, date.min, rules=_ERRORS) for journey in (before, after))
    more = Counter(problem.rule for problem in has) - Counter(problem.rule for problem in had)
    places = {(problem.rule, problem.targets) for problem in had}
    return sorted((p for p in has if p.rule in more), key=lambda p: (p.rule, p.targets) in places)
