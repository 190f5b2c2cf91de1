"""Ways past touchpoints that are to be left out of a map: who came from one side still gets to the other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal

from journeymap.flow.edges import edges
from journeymap.model.edits.change import Ids
from journeymap.model.find import index
from journeymap.model.journey import Flow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journeymap.flow.edges import Edge
    from journeymap.model.journey import Journey

Kind = Literal["next", "branch"]
_MOST = 200
"""So many new ways are made at most: past a whole stage of branches there could be millions."""


def across(journey: Journey, keys: Collection[str]) -> Journey:
    """The journey with a flow from each touchpoint that stays to those that follow it behind touchpoints (or stages)
    that go; conditions of ways that go are not told. Where the reading order alone leads across, it still will."""
    gone = _touchpoints_gone(journey, keys)
    if not gone:
        return journey
    onward: dict[str, list[Edge]] = {}
    for edge in edges(journey):
        if edge.kind != "loop":
            onward.setdefault(edge.source, []).append(edge)
    joined = {(flow.source, flow.target) for flow in journey.flows}
    ids = Ids(journey)
    new: list[Flow] = []
    for source, ways in onward.items():
        if source in gone:
            continue
        for target, kind in _reached(ways, onward, gone):
            if target != source and (source, target) not in joined and len(new) < _MOST:
                joined.add((source, target))
                new.append(Flow(id=ids.new(Flow), source=source, target=target, kind=kind))
    return journey.model_copy(update={"flows": (*journey.flows, *new)}) if new else journey


def _touchpoints_gone(journey: Journey, keys: Collection[str]) -> set[str]:
    found = index(journey)
    stages = {key for key in keys if found.field_of.get(key) == "stages"}
    return {t.id for t in journey.touchpoints if t.id in keys or t.stage in stages}


def _reached(ways: list[Edge], onward: dict[str, list[Edge]], gone: Collection[str]) -> Iterator[tuple[str, Kind]]:
    """What is reached through touchpoints that go, on a way of which somebody drew a part; and the first step's kind:
    one of several ways stays one of several."""
    for first in ways:
        kind: Kind = "branch" if first.kind == "branch" else "next"
        seen = {(first.target, first.drawn)}
        ahead = deque(seen) if first.target in gone else deque()
        while ahead:
            key, drawn = ahead.popleft()
            for edge in onward.get(key, ()):
                step = (edge.target, drawn or edge.drawn)
                if step in seen:
                    continue
                seen.add(step)
                if edge.target in gone:
                    ahead.append(step)
                elif step[1]:
                    yield edge.target, kind
