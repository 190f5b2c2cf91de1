"""The journey as a directed graph, for questions about ways: what can be reached, where ways part, what loops.

Public, for who has questions of their own: `from journeymap.flow.graph import graph`. The checks and the insights go by
`flow.edges` and `flow.steps`, which are quicker on large maps. networkx is imported by the first question, not with
this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.kept import kept
from journeymap.flow.place import stage_of
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx

    from journeymap.model.journey import Journey


@kept
def graph(journey: Journey) -> networkx.DiGraph:
    """Touchpoints and milestones as nodes (their ids), the ways between them as edges. The graph is frozen, as
    the journey is, and everybody gets the same one: take a `.copy()` to change it.

    A node carries `kind` ("touchpoint" or "milestone"), `thing` (the record), `stage` (the stage's id; None for a
    milestone that names neither a stage nor a touchpoint) and `column` (0 is the leftmost; None for a milestone
    that names no touchpoint).
    An edge carries `kind`, `condition`, `drawn` and `id` as `flow.edges.Edge` does. `kind` is "next", "branch",
    "loop", or "reaches" from a touchpoint to a milestone that stands at it. Nothing leaves a milestone: the ways
    that pass it are those that pass its touchpoint. A milestone without a touchpoint has no edge.
    """
    import networkx

    made = networkx.DiGraph()
    made.add_nodes_from(_nodes(journey))
    made.add_edges_from(_edges(journey))
    return networkx.freeze(made)


def starts(journey: Journey) -> tuple[str, ...]:
    """The ids of the touchpoints where the journey starts: those of the first column that has any."""
    return next((tuple(t.id for t in c.touchpoints) for c in index(journey).columns if c.touchpoints), ())


def ends(journey: Journey) -> tuple[str, ...]:
    """The ids of the touchpoints where the journey may end: those of the last column that has any."""
    columns = reversed(index(journey).columns)
    return next((tuple(t.id for t in c.touchpoints) for c in columns if c.touchpoints), ())


def _nodes(journey: Journey) -> Iterator[tuple[str, dict[str, object]]]:
    found = index(journey)
    for number, column in enumerate(found.columns):
        for touchpoint in column.touchpoints:
            yield (
                touchpoint.id,
                {"kind": "touchpoint", "thing": touchpoint, "stage": touchpoint.stage, "column": number},
            )
    for milestone in journey.milestones:
        at = found.column_of.get(milestone.touchpoint or "")
        stage = stage_of(journey, milestone)
        yield (
            milestone.id,
            {"kind": "milestone", "thing": milestone, "stage": stage.id if stage else None, "column": at},
        )


def _edges(journey: Journey) -> Iterator[tuple[str, str, dict[str, object]]]:
    for edge in edges(journey):
        yield (
            edge.source,
            edge.target,
            {"kind": edge.kind, "condition": edge.condition, "drawn": edge.drawn, "id": edge.id},
        )
    for milestone in journey.milestones:
        if milestone.touchpoint is not None:
            end = {
                "kind": "reaches",
                "condition": "",
                "drawn": False,
                "id": f"{milestone.touchpoint}>{milestone.id}",
            }
            yield milestone.touchpoint, milestone.id, end
