"""Applying fixes: one, or the same to all problems of a kind, as one edit of the journey.

A fix must not mend one thing and break another: what would bring errors is refused.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.check import check
from journeymap.flow.rules import RULES
from journeymap.model.edits import added
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    journey: Journey, rule: str, fix: str, today: date, text_size: Callable[[Journey, str], float | None] | None = None
) -> Journey:
    """The journey with the fix of that id applied to every problem of that rule that offers it, from left to right;
    what another has mended on the way is left alone, and so is what would bring an error. What only a person can
    mend is begun once for each. Errors: JourneyError when no problem of the rule can be mended so."""

    def offers(now: Journey) -> list[Fix]:
        return [one for p in check(now, today, text_size, (rule,)) for one in p.fixes if one.id == fix]

    fixes = offers(journey)
    after = _mended(journey, fixes)
    for _ in range(_ROUNDS):
        further = [one for one in offers(after) if one.mends] if after is not journey else []
        again = _mended(after, further)
        if again is after:
            break
        after = again
    if after is journey and not any(not one.mends for one in fixes):
        raise JourneyError((f"no problem of the check “{rule}” can be mended by “{fix}”",))
    return after


def _mended(journey: Journey, fixes: Sequence[Fix]) -> Journey:
    """All fixes at once; one by one, leaving out those that would bring errors, where all together would."""
    after = journey
    for fix in fixes:
        after = _tried(after, fix)
    if not _brought(journey, after):
        return after
    after = journey
    for fix in fixes:
        following = _tried(after, fix)
        after = after if _brought(after, following) else following
    return after


def _tried(journey: Journey, fix: Fix) -> Journey:
    try:
        return fix.edit(journey)
    except JourneyError:
        return journey  # the fix of another problem has mended this one too


def _brought(before: Journey, after: Journey) -> list[Problem]:
    """The errors of each check of which there are more than before, those in new places first."""
    if before is after:
        return []
    had, has = (check(journey, date.min, rules=_ERRORS) for journey in (before, after))
    more = Counter(problem.rule for problem in has) - Counter(problem.rule for problem in had)
    places = {(problem.rule, problem.targets) for problem in had}
    return sorted((p for p in has if p.rule in more), key=lambda p: (p.rule, p.targets) in places)
