"""Checks of the pace: is something achieved soon, and does anybody get in touch often enough."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeymap.flow.place import stage_of
from journeymap.flow.problems import Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.thresholds import threshold
from journeymap.flow.words import called, day, days
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Milestone, Touchpoint

_MOST_ADDED = 6


def slow_start(case: Case) -> Iterator[Finding]:
    """No milestone in the first days of a map that knows days and begins with them."""
    journey = case.journey
    most = threshold(journey, "first_days")
    known = [stage.start_day for stage in journey.stages] + [touchpoint.day for touchpoint in journey.touchpoints]
    if not any(begins is not None and 0 <= begins < most for begins in known):
        return
    if any(_may_be_early(journey, milestone, most) for milestone in journey.milestones):
        return
    yield Finding(f"No milestone is due in the first {days(most)}", (), (_first_milestone(journey, most),))


def silent_gap(case: Case) -> Iterator[Finding]:
    """More days than the map allows between two touchpoints of which each bears a day and between which, in reading
    order, none stands that bears none."""
    journey = case.journey
    most = threshold(journey, "longest_gap")
    column_of = index(journey).column_of
    undated = sorted({column_of[touchpoint.id] for touchpoint in journey.touchpoints if touchpoint.day is None})
    dated = sorted((t for t in journey.touchpoints if t.day is not None), key=lambda t: (t.day, column_of[t.id]))
    for one, other in pairwise(dated):
        gap = (other.day or 0) - (one.day or 0)
        here, there = sorted((column_of[one.id], column_of[other.id]))
        if gap <= most or any(here <= column <= there for column in undated):
            continue
        yield Finding(
            f"Nobody is in touch for {days(gap)}, from {called(one)} on {day(one.day or 0)} to {called(other)} on"
            f" {day(other.day or 0)}",
            (one.id, other.id),
            _checked_in(journey, one, other, gap, most),
        )


def _may_be_early(journey: Journey, milestone: Milestone, most: int) -> bool:
    if milestone.day is not None:
        return 0 <= milestone.day <= most
    stage = stage_of(journey, milestone)
    return stage is not None and (stage.start_day is None or stage.start_day <= most)


def _first_milestone(journey: Journey, most: int) -> Fix:
    stage = next((s for s in journey.stages if s.end_day is None or s.end_day >= 0), None)
    wished = [criterion.by_day for criterion in journey.success if criterion.by_day is not None]
    due = min([most, *(by for by in wished if by >= 0)])
    fits = stage is not None and stage.start_day is not None and stage.start_day <= most
    if fits and stage is not None and stage.end_day is not None:
        due = min(due, stage.end_day)
    if fits and stage is not None and stage.start_day is not None:
        due = max(due, stage.start_day)
    home = {"stage": stage.id} if fits and stage is not None else {}

    def edit(before: Journey) -> Journey:
        return edits.add_milestone(before, title="First value", day=due, **home)

    preview = f"Adds the milestone “First value”, due on {day(due)}; say what the customer has then"
    return Fix("add-first-milestone", "Add a first milestone", preview, edit, asks="criterion")


def _checked_in(journey: Journey, one: Touchpoint, other: Touchpoint, gap: int, most: int) -> tuple[Fix, ...]:
    """Touchpoints in between, where the two stand in columns next to each other, so that no way runs backwards."""
    column_of = index(journey).column_of
    number = -(-gap // most) - 1
    columns = sorted({column_of[touchpoint.id] for touchpoint in journey.touchpoints})
    after = columns.index(column_of[one.id]) + 1
    if number > _MOST_ADDED or after >= len(columns) or columns[after] != column_of[other.id]:
        return ()
    start = one.day or 0
    beside = {
        number: [t.day for t in index(journey).columns[number].touchpoints] for number in columns[after - 1 :][:2]
    }
    if any(own is not None and own > start for own in beside[column_of[one.id]]):
        return ()
    if any(own is not None and own <= start for own in beside[column_of[other.id]]):
        return ()
    on_days = [start + gap * step // (number + 1) for step in range(1, number + 1)]

    def edit(before: Journey) -> Journey:
        now = index(before).things
        if any(key not in now for key in (one.id, other.id)):
            raise JourneyError(("a touchpoint beside the gap is gone",))
        for on_day in reversed(on_days):
            before = edits.add_touchpoint(before, title="Check-in", day=on_day, after=one.id)
        return before

    when = ", ".join(day(on_day) for on_day in on_days)
    several = f"{number} touchpoints" if number > 1 else "a touchpoint"
    return (
        Fix(
            "add-check-in",
            "Add a check-in" if number == 1 else f"Add {number} check-ins",
            f"Adds {several} “Check-in” after {named(journey, one.id)} ({when})",
            edit,
            one.id,
            asks="title",
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "slow-start",
        "No early milestone",
        "Time",
        "warning",
        "The first weeks decide whether a customer stays; without a milestone in them nobody notices who is stuck.",
        "Practice in Customer Success: the first 90 days are planned and watched apart.",
        slow_start,
        ("add-first-milestone",),
        "first_days",
    ),
    Rule(
        "silent-gap",
        "Long silence",
        "Time",
        "warning",
        "Customers who hear nothing for a season are surprised by the next renewal, and so is the team.",
        "Practice in Customer Success: a contact at least every quarter, as in quarterly reviews.",
        silent_gap,
        ("add-check-in",),
        "longest_gap",
    ),
)
