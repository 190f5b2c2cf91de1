"""Checks of how it feels: distress nobody answers, too many hands, moments of truth left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.problems import Finding
from journeymap.flow.standing import at_risk
from journeymap.flow.words import called, chained
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey

FATIGUE = 3
"""So many handovers in a row are one too many."""


def distress_unanswered(case: Case) -> Iterator[Finding]:
    """A touchpoint that feels −2 to somebody and has no empathy response."""
    risky = at_risk(case.journey)
    for touchpoint in case.journey.touchpoints:
        if touchpoint.id in risky:
            yield Finding(
                f"Distress without a response: {called(touchpoint)} feels −2 and no empathy response is planned",
                (touchpoint.id,),
            )


def handover_fatigue(case: Case) -> Iterator[Finding]:
    """Three or more steps in a row at each of which the owner changes. Touchpoints without an owner, and steps
    back, break the row; of rows that share touchpoints only the longest is told."""
    owners = {touchpoint.id: touchpoint.owner for touchpoint in case.journey.touchpoints}
    for row in _handover_rows(case.journey):
        names = [" ".join(owners[key].split()) for key in row]
        yield Finding(f"{len(row) - 1} handovers in a row ({chained(names)}): the customer tires", tuple(row))


def moment_of_truth_alone(case: Case) -> Iterator[Finding]:
    """A moment of truth that is automated, or that nobody owns."""
    for touchpoint in case.journey.touchpoints:
        if not touchpoint.moment_of_truth:
            continue
        name = called(touchpoint)
        if touchpoint.mode == "automated":
            yield Finding(f"Moment of truth {name} is automated: nobody is there when it counts", (touchpoint.id,))
        if not touchpoint.owner.strip():
            yield Finding(f"Moment of truth {name} has no owner", (touchpoint.id,))


def _handover_rows(journey: Journey) -> Iterator[list[str]]:
    """The longest row of handovers in each connected part that handovers form, as touchpoint ids."""
    column_of = index(journey).column_of
    owner_of = {t.id: " ".join(t.owner.casefold().split()) for t in journey.touchpoints}
    handovers = [
        (edge.source, edge.target)
        for edge in edges(journey)
        if edge.kind != "loop"
        and column_of[edge.source] < column_of[edge.target]
        and owner_of[edge.source]
        and owner_of[edge.target]
        and owner_of[edge.source] != owner_of[edge.target]
    ]
    # All lead to the right, so walking the columns meets each source before its targets.
    handovers.sort(key=lambda pair: (column_of[pair[0]], column_of[pair[1]]))
    steps: dict[str, int] = {}
    before: dict[str, str] = {}
    for source, target in handovers:
        if steps.get(source, 0) + 1 > steps.get(target, 0):
            steps[target] = steps.get(source, 0) + 1
            before[target] = source
    longest: dict[str, str] = {}  # a connected part, by its root -> where its longest row ends
    root = _roots(handovers)
    for end in sorted(steps, key=lambda key: column_of[key]):
        part = root[end]
        if part not in longest or steps[end] > steps[longest[part]]:
            longest[part] = end
    for end in longest.values():
        if steps[end] >= FATIGUE:
            row = [end]
            while row[-1] in before:
                row.append(before[row[-1]])
            yield row[::-1]


def _roots(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """For each key in the pairs, one key that stands for the connected part it is in."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        parent[find(one)] = find(other)
    return {key: find(key) for key in list(parent)}
