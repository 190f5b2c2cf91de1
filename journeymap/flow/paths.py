"""Ways through a journey from its start: the soonest and the longest to each step, and what is lost without a
touchpoint. No path is ever tried out: there may be more of them than could be."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.kept import kept
from journeymap.flow.steps import steps
from journeymap.flow.web import components, reached, web

if TYPE_CHECKING:
    from journeymap.flow.steps import Steps
    from journeymap.model.journey import Journey


class Path(NamedTuple):
    """A way from a start: how many steps it takes, the day by which all of it has happened (the latest that a
    touchpoint on it bears; None where none bears one), and its touchpoints in order, those of one step together."""

    steps: int
    day: int | None
    touchpoints: tuple[str, ...]


class Lost(NamedTuple):
    """What can no longer be reached when a touchpoint fails: touchpoints and milestones, in reading order."""

    touchpoints: tuple[str, ...]
    milestones: tuple[str, ...]


def quickest(journey: Journey, touchpoint: str) -> Path | None:
    """The way to a touchpoint that gets there on the earliest day, and of those one with the fewest steps; None where
    no way leads there. Days are those that touchpoints bear; steps without any take no time."""
    found = steps(journey)
    end = found.of[touchpoint]
    soonest = _soonest(journey).get(end)
    if soonest is None:
        return None
    before = _fewest(journey, soonest)
    row = [end]
    while (former := before[row[-1]]) is not None:
        row.append(former)
    return _path(journey, found, row[::-1])


def longest(journey: Journey, touchpoint: str) -> Path | None:
    """The way to a touchpoint with the most steps; None where no way leads there. Loops that are marked as such are
    not walked; what leads round without being marked counts as walked through once, whole."""
    found = steps(journey)
    parts, part_of, before, length = _longest(journey)
    last = part_of[found.of[touchpoint]]
    if not length[last]:
        return None
    row = []
    here: int | None = last
    while here is not None:
        row.append(here)
        here = before[here]
    return _path(journey, found, [number for part in reversed(row) for number in parts[part]])


def lost_without(journey: Journey, touchpoint: str) -> Lost:
    """What can be reached now and no longer when the touchpoint fails: what every way to it passes this touchpoint.
    The touchpoint is lost itself."""
    found = web(journey)
    first = {found.number[key] for step in steps(journey).starts for key in steps(journey).touchpoints[step]}
    gone = reached(found.on, first) - reached(found.on, first, but=found.number[touchpoint])
    keys = tuple(found.keys[number] for number in sorted(gone))
    lost = set(keys)
    return Lost(keys, tuple(m.id for m in journey.milestones if m.touchpoint in lost))


class Dependents(NamedTuple):
    """How many other touchpoints, and how many milestones, can be reached only by a touchpoint."""

    touchpoints: int
    milestones: int


def dependents(journey: Journey) -> dict[str, Dependents]:
    """What breaks with each touchpoint that anybody gets to, counted: the size of its part of the dominator tree
    (networkx, after Cooper, Harvey and Kennedy 2001). `lost_without` names it all for one touchpoint."""
    import networkx

    found = web(journey)
    root = -1
    made = networkx.DiGraph()
    made.add_node(root)
    made.add_edges_from((source, target) for source, targets in enumerate(found.on) for target in targets)
    first = (found.number[key] for step in steps(journey).starts for key in steps(journey).touchpoints[step])
    made.add_edges_from((root, number) for number in first)
    above: dict[int, int] = networkx.immediate_dominators(made, root)
    below: dict[int, list[int]] = {}
    for number, over in above.items():
        if number != root:
            below.setdefault(over, []).append(number)
    row = [root]
    for number in row:
        row += below.get(number, ())
    others, at = dict.fromkeys(row, 0), dict.fromkeys(row, 0)
    for milestone in journey.milestones:
        number = found.number.get(milestone.touchpoint or "", root)
        if number in at:
            at[number] += 1
    for number in reversed(row[1:]):
        others[above[number]] += others[number] + 1
        at[above[number]] += at[number]
    return {found.keys[number]: Dependents(others[number], at[number]) for number in sorted(row[1:])}


_NEVER = -100_000
"""Before every day that a journey can have."""


@kept
def _days(journey: Journey) -> tuple[int, ...]:
    """Of each step the latest day its touchpoints bear."""
    day = {touchpoint.id: touchpoint.day for touchpoint in journey.touchpoints}
    return tuple(max((_NEVER if day[k] is None else day[k] or 0) for k in keys) for keys in steps(journey).touchpoints)


@kept
def _soonest(journey: Journey) -> dict[int, int]:
    """Step -> the earliest day by which anybody can be there, along the way whose latest day is earliest."""
    found, days = steps(journey), _days(journey)
    made: dict[int, int] = {}
    row = [(days[start], start) for start in found.starts]
    heapq.heapify(row)
    while row:
        day, here = heapq.heappop(row)
        if here in made:
            continue
        made[here] = day
        for target in found.on[here]:
            if target not in made:
                heapq.heappush(row, (max(day, days[target]), target))
    return made


@kept
def _trees(_: Journey) -> dict[int, dict[int, int | None]]:
    """Filled by `_fewest`."""
    return {}


def _fewest(journey: Journey, by: int) -> dict[int, int | None]:
    """Step -> the step before it on a way of the fewest steps, none of which bears a day later than `by`."""
    trees = _trees(journey)
    if by not in trees:
        found, days = steps(journey), _days(journey)
        before: dict[int, int | None] = {start: None for start in found.starts if days[start] <= by}
        row = list(before)
        for here in row:
            for target in found.on[here]:
                if target not in before and days[target] <= by:
                    before[target] = here
                    row.append(target)
        trees[by] = before
    return trees[by]


class _Longest(NamedTuple):
    parts: tuple[tuple[int, ...], ...]
    part_of: dict[int, int]
    before: list[int | None]
    length: list[int]


@kept
def _longest(journey: Journey) -> _Longest:
    """Of each part of steps that lead round to each other, mostly single ones, how many steps the longest way to its
    end has (0 where none leads there), and the part before it on that way."""
    found = steps(journey)
    parts = components(found.on)
    part_of = {number: place for place, part in enumerate(parts) for number in part}
    before: list[int | None] = [None] * len(parts)
    length = [0] * len(parts)
    for start in found.starts:
        length[part_of[start]] = len(parts[part_of[start]])
    for place, part in enumerate(parts):
        if not length[place]:
            continue
        for target in {part_of[after] for number in part for after in found.on[number]} - {place}:
            if length[place] + len(parts[target]) > length[target]:
                length[target] = length[place] + len(parts[target])
                before[target] = place
    return _Longest(parts, part_of, before, length)


def _path(journey: Journey, found: Steps, row: list[int]) -> Path:
    days = _days(journey)
    latest = max(days[number] for number in row)
    keys = tuple(key for number in row for key in found.touchpoints[number])
    return Path(len(row), None if latest == _NEVER else latest, keys)
