"""Checks of the way itself: can everything be reached, is every loop left again, do branches say when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.graph import ends, graph, starts
from journeymap.flow.place import positions
from journeymap.flow.problems import Finding
from journeymap.flow.words import called, listed
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx

    from journeymap.flow.edges import Edge
    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey


def cut_off(case: Case) -> Iterator[Finding]:
    """Touchpoints that no way from the start leads to; those that hang together are told in one sentence."""
    if not case.journey.flows:
        return  # the reading order leads everywhere
    import networkx

    ways = graph(case.journey)
    first = starts(case.journey)
    reached = set(first).union(*(networkx.descendants(ways, key) for key in first))
    unreached = [touchpoint.id for touchpoint in case.journey.touchpoints if touchpoint.id not in reached]
    for part in networkx.weakly_connected_components(ways.subgraph(unreached)):
        keys = _in_reading_order(case.journey, part)
        names = _named(case.journey, keys)
        start = called(index(case.journey).things[first[0]])
        yield Finding(f"No way from {start} leads to {names}", keys)


def endless_loop(case: Case) -> Iterator[Finding]:
    """Touchpoints that lead round and round: from none of them does a way lead out, and the journey doesn't end
    at one of them."""
    if not case.journey.flows:
        return  # the reading order never turns back
    import networkx

    ways = graph(case.journey)
    last = set(ends(case.journey))
    for part in networkx.strongly_connected_components(ways):
        if len(part) > 1 and last.isdisjoint(part) and not _left(ways, part):
            keys = _in_reading_order(case.journey, part)
            yield Finding(f"The loop through {_named(case.journey, keys)} has no way out", keys)


def single_branch(case: Case) -> Iterator[Finding]:
    """A branch that is the only way forward from its touchpoint."""
    things = index(case.journey).things
    for source, forward in _drawn_forward(case.journey).items():
        if len(forward) == 1 and forward[0].kind == "branch":
            only = things[forward[0].target]
            yield Finding(
                f"The branch at {called(things[source])} has one way out, to {called(only)}: what happens otherwise?",
                (source, forward[0].id, only.id),
            )


def branch_without_condition(case: Case) -> Iterator[Finding]:
    """Branches of one touchpoint that don't say when each is taken."""
    things = index(case.journey).things
    for source, forward in _drawn_forward(case.journey).items():
        silent = [edge for edge in forward if edge.kind == "branch" and not edge.condition.strip()]
        if silent:
            names = listed([called(things[edge.target]) for edge in silent])
            yield Finding(
                f"The branch at {called(things[source])} does not say when it leads to {names}",
                (source, *(edge.id for edge in silent)),
            )


def _left(ways: networkx.DiGraph, part: set[str]) -> bool:
    """Whether some way leads out of the part; one that only reaches a milestone does not go on."""
    return any(
        target not in part and way["kind"] != "reaches" for source in part for target, way in ways[source].items()
    )


def _drawn_forward(journey: Journey) -> dict[str, list[Edge]]:
    """Touchpoint id -> the drawn flows that lead on from it, loops back left out."""
    found: dict[str, list[Edge]] = {}
    for edge in edges(journey):
        if edge.drawn and edge.kind != "loop":
            found.setdefault(edge.source, []).append(edge)
    return found


def _in_reading_order(journey: Journey, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=positions(journey).__getitem__))


def _named(journey: Journey, keys: Iterable[str]) -> str:
    return listed([called(index(journey).things[key]) for key in keys])
