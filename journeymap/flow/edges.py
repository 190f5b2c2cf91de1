"""The ways from touchpoint to touchpoint as plain tuples: what layout draws, and what the checks, the insights
and the graph go by.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.model.find import index
from journeymap.model.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.journey import Flow, Journey


class Edge(NamedTuple):
    """A way from one touchpoint to another. `drawn` tells the user's own flows (`id` is then the flow's id)
    from those that follow from the reading order (`id` is then "source>target", which no record can have)."""

    source: str
    target: str
    kind: Literal["next", "branch", "loop"]
    condition: str
    drawn: bool
    id: str


_MOST_PAIRS = 64
"""Two neighbouring columns whose touchpoints would make more pairs than this are joined more sparsely."""


class Ways(NamedTuple):
    """The ways of a journey, and what of it they were made of."""

    edges: tuple[Edge, ...]
    flows: tuple[Flow, ...]
    column_of: dict[str, int]


def edges(journey: Journey) -> tuple[Edge, ...]:
    """Every way of the journey: first the drawn flows in the user's order, then the reading order's, from left
    to right. The same object as for the journey asked about last, where nothing that matters has changed.

    From a touchpoint that a drawn flow leaves, only drawn flows lead on; a loop back alone does not count, since
    it is a detour beside the way forward. From any other touchpoint the reading order leads to the next column
    that has touchpoints. Touchpoints that share a column happen together: all that lead to the column lead to
    each of them, and each of them leads on.
    """
    return _ways(journey).edges


def take_part(part: Journey, whole: Journey) -> None:
    """Says that `part` is `whole` with touchpoints left out: those that are left have the ways they have in the
    whole, and no others. Its own reading order would lead across what was left out."""
    column_of = index(part).column_of
    left = tuple(edge for edge in edges(whole) if edge.source in column_of and edge.target in column_of)
    _ways.keep(part, Ways(left, part.flows, column_of))


def _make(journey: Journey, before: Ways | None) -> Ways:
    column_of = index(journey).column_of
    if before is not None and before.column_of is column_of and before.flows is journey.flows:
        return before
    made = [Edge(f.source, f.target, f.kind, f.condition, True, f.id) for f in journey.flows]
    led_on = {edge.source for edge in made if edge.kind != "loop"}
    joined = {(edge.source, edge.target) for edge in made}
    columns: dict[int, list[str]] = {}
    for key, number in column_of.items():
        columns.setdefault(number, []).append(key)
    for here, there in pairwise(columns.values()):
        sources = [key for key in here if key not in led_on] if led_on else here
        for source, target in _pairs(sources, there):
            if (source, target) not in joined:
                made.append(Edge(source, target, "next", "", False, f"{source}>{target}"))
    return Ways(tuple(made), journey.flows, column_of)


_ways = Kept(_make)


def _pairs(sources: Sequence[str], targets: Sequence[str]) -> list[tuple[str, str]]:
    """Each source with each target. Where that would be very many, each source with the first target and the
    first source with each target: still everybody is led to and leads on, in a number that stays linear."""
    if len(sources) == len(targets) == 1:
        return [(sources[0], targets[0])]
    if len(sources) * len(targets) <= _MOST_PAIRS:
        return [(source, target) for source in sources for target in targets]
    return [(sources[0], target) for target in targets] + [(source, targets[0]) for source in sources[1:]]
