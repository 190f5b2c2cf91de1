"""The ways of a journey as numbers, for questions that walk them: what can be reached, what hangs together.

Everything here takes time in proportion to the touchpoints and ways; nothing walks path by path, of which a map of
a hundred branches has more than could ever be walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.edges import edges
from journeymap.flow.kept import kept
from journeymap.model.find import touchpoints_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.model.journey import Journey

Ways = tuple[tuple[int, ...], ...]
"""For each number, the numbers that ways lead to."""


class Web(NamedTuple):
    """Touchpoints numbered in reading order, and where ways lead from each. Loops that lead back in reading
    order are left out of `on` and `back`: they are detours beside the way forward."""

    keys: tuple[str, ...]
    number: dict[str, int]
    on: Ways
    back: Ways
    parts: tuple[tuple[int, ...], ...]
    """The touchpoints by what leads round to itself, mostly each alone: whatever leads to a part stands before it."""


@kept
def web(journey: Journey) -> Web:
    """The touchpoints and ways of a journey as numbers."""
    keys = tuple(touchpoint.id for touchpoint in touchpoints_in_order(journey))
    number = {key: place for place, key in enumerate(keys)}
    pairs = [(number[e.source], number[e.target], e.kind) for e in edges(journey)]
    on = ways(len(keys), [(source, target) for source, target, kind in pairs if kind != "loop" or target > source])
    return Web(keys, number, on, turned(on), components(on))


def ways(count: int, pairs: Iterable[tuple[int, int]]) -> Ways:
    """The ways of these pairs among so many numbers."""
    made: list[list[int]] = [[] for _ in range(count)]
    for source, target in pairs:
        made[source].append(target)
    return tuple(map(tuple, made))


def turned(on: Ways) -> Ways:
    """The same ways walked backwards."""
    return ways(len(on), [(target, source) for source, targets in enumerate(on) for target in targets])


def reached(on: Sequence[Sequence[int]], start: Iterable[int], but: int | None = None) -> set[int]:
    """All that ways lead to from `start`, those included, without passing `but`."""
    found = set(start) - {but}
    fresh = list(found)
    while fresh:
        for target in on[fresh.pop()]:
            if target not in found and target != but:
                found.add(target)
                fresh.append(target)
    return found


def components(on: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The strongly connected components, each before those it leads to (Tarjan 1972, without recursion)."""
    met: dict[int, int] = {}
    low: list[int] = [0] * len(on)
    open_: list[int] = []
    is_open = [False] * len(on)
    made: list[tuple[int, ...]] = []
    for first in range(len(on) - 1, -1, -1):  # backwards, so that the answer keeps the reading order where it can
        if first in met:
            continue
        walk = [(first, iter(on[first]))]
        met[first] = low[first] = len(met)
        open_.append(first)
        is_open[first] = True
        while walk:
            here, rest = walk[-1]
            for target in rest:
                if target not in met:
                    met[target] = low[target] = len(met)
                    open_.append(target)
                    is_open[target] = True
                    walk.append((target, iter(on[target])))
                    break
                if is_open[target]:
                    low[here] = min(low[here], met[target])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[here])
                if low[here] == met[here]:
                    part: list[int] = []
                    while not part or part[-1] != here:
                        part.append(open_.pop())
                        is_open[part[-1]] = False
                    made.append(tuple(sorted(part)))
    return tuple(reversed(made))


def always_passed(on: Sequence[Sequence[int]], starts: Iterable[int], ends: Iterable[int]) -> frozenset[int]:
    """What every way from a start to an end passes: the dominators of the end, found along one shortest way. Empty
    where no way leads from a start to an end.

    A place on that way can be avoided just when something before it leads past it, beside the way, to a place
    behind it; so one walk that never enters the way tells all of them.
    """
    goal = set(ends)
    path = _shortest(on, starts, goal)
    if not path:
        return frozenset()
    at = {number: place for place, number in enumerate(path)}
    past = len(path)
    seen: set[int] = set()
    farthest = -1
    passed = []
    fresh = list(starts)
    for place, number in enumerate(path):
        while fresh:
            here = fresh.pop()
            if here in at:
                farthest = max(farthest, at[here])
            elif here not in seen:
                seen.add(here)
                if here in goal:
                    farthest = past
                fresh += on[here]
        if farthest <= place:
            passed.append(number)
        if number in goal:
            farthest = past
        fresh = list(on[number])
    return frozenset(passed)


def _shortest(on: Sequence[Sequence[int]], starts: Iterable[int], goal: set[int]) -> list[int]:
    """A way of the fewest places from a start to a goal; empty where there is none."""
    before: dict[int, int | None] = dict.fromkeys(starts)
    row = list(before)
    for here in row:
        if here in goal:
            path = [here]
            while (former := before[path[-1]]) is not None:
                path.append(former)
            return path[::-1]
        for target in on[here]:
            if target not in before:
                before[target] = here
                row.append(target)
    return []
