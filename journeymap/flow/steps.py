"""The journey step by step: what happens together is one step, which a customer passes as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.edges import edges
from journeymap.flow.graph import ends, starts
from journeymap.flow.kept import kept
from journeymap.flow.web import Ways, always_passed, turned, ways, web
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


class Steps(NamedTuple):
    """Steps numbered in reading order. Touchpoints that share a column are one step, unless a branch leads to one of
    them: then they are alternatives drawn above each other. Loops back are left out."""

    of: dict[str, int]
    touchpoints: tuple[tuple[str, ...], ...]
    on: Ways
    back: Ways
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    always: frozenset[int]
    """The steps that every way from a start to an end passes."""


@kept
def steps(journey: Journey) -> Steps:
    """The steps of a journey and the ways between them."""
    chosen = {edge.target for edge in edges(journey) if edge.kind == "branch"}
    made: list[tuple[str, ...]] = []
    for column in index(journey).columns:
        keys = tuple(touchpoint.id for touchpoint in column.touchpoints)
        if chosen.isdisjoint(keys):
            made += [keys] if keys else []
        else:
            made += [(key,) for key in keys]
    of = {key: number for number, keys in enumerate(made) for key in keys}
    found = web(journey)
    pairs = {
        (of[found.keys[source]], of[found.keys[target]]): None
        for source, targets in enumerate(found.on)
        for target in targets
    }
    on = ways(len(made), [pair for pair in pairs if pair[0] != pair[1]])
    first, last = (tuple(dict.fromkeys(of[key] for key in keys)) for keys in (starts(journey), ends(journey)))
    return Steps(of, tuple(made), on, turned(on), first, last, always_passed(on, first, last))
