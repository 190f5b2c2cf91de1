"""Which cards and stages of the map bear a badge, as something is wrong there, and what a pointer resting on one is
told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.find import index
from journeymap.model.journey import Stage, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.flow.problems import Problem
    from journeymap.model.journey import Journey

_ABOVE = ("at", "touchpoint", "source", "substage", "stage")
_MOST = 6
"""Sentences in a tool tip."""


class Badge(NamedTuple):
    """`alarming` where one of the problems is an error; a sentence for each of them."""

    alarming: bool
    sentences: tuple[str, ...]

    @property
    def told(self) -> str:
        """The sentences, a line each, and how many more there are."""
        more = len(self.sentences) - _MOST
        shown = self.sentences[: _MOST if more > 1 else _MOST + 1]
        return "\n".join((*shown, f"and {more} more") if more > 1 else shown)


def badges(journey: Journey, problems: Iterable[Problem]) -> dict[str, Badge]:
    """By touchpoint and stage, from the errors and warnings about it and about what hangs on it; hints leave none."""
    made: dict[str, Badge] = {}
    for problem in problems:
        if problem.severity == "hint" or problem.target is None:
            continue
        bearer = _bearer(journey, problem.target)
        if bearer:
            had = made.get(bearer, Badge(False, ()))
            sentence = f"{problem.severity.capitalize()}: {problem.sentence}"
            made[bearer] = Badge(had.alarming or problem.severity == "error", (*had.sentences, sentence))
    return made


def _bearer(journey: Journey, thing: str) -> str:
    """The touchpoint or stage that a thing hangs on or is; "" for none."""
    things = index(journey).things
    record = things.get(thing)
    while record is not None and not isinstance(record, Touchpoint | Stage):
        above = (getattr(record, field, None) for field in _ABOVE)
        record = things.get(next(filter(None, above), ""))
    return "" if record is None else record.id
