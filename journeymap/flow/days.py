"""The days of a journey along its ways: what comes before a touchpoint, and how early anybody can be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.kept import kept
from journeymap.flow.web import web
from journeymap.model.find import touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


class Dated(NamedTuple):
    """A touchpoint, by its number in the web, and its day."""

    day: int
    number: int


class Days(NamedTuple):
    """By the touchpoint's number in the web."""

    before: tuple[Dated | None, ...]
    """The latest of the dated touchpoints that stand nearest before it, on any way there; loops back left out, and
    also touchpoints that lead round to it."""
    earliest: tuple[int | None, ...]
    """No way leads there before this day; None where no day is known."""


@kept
def days_on_ways(journey: Journey) -> Days:
    """What the days that touchpoints bear say of the others."""
    found = web(journey)
    day = [touchpoint.day for touchpoint in touchpoints_in_order(journey)]
    before: list[Dated | None] = [None] * len(day)
    earliest: list[int | None] = [None] * len(day)
    for part in found.parts:
        inside = set(part) if len(part) > 1 else ()
        entries = [source for number in part for source in found.back[number] if source not in inside]
        latest = max(filter(None, (_last(day, before, source) for source in entries)), default=None)
        soonest = [earliest[source] for source in entries]
        known = [day_known for day_known in soonest if day_known is not None]
        first = min(known) if known and len(known) == len(soonest) else None
        for number in part:
            before[number] = latest
            own = day[number]
            earliest[number] = own if first is None else first if own is None else max(own, first)
    return Days(tuple(before), tuple(earliest))


def _last(day: list[int | None], before: list[Dated | None], number: int) -> Dated | None:
    own = day[number]
    return before[number] if own is None else Dated(own, number)
