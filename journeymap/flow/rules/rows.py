"""Checks of what follows on each other: handover upon handover, machine upon machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.problems import Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.thresholds import threshold
from journeymap.flow.words import chained, name
from journeymap.model import edits
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey

Pair = tuple[str, str]


def handover_fatigue(case: Case) -> Iterator[Finding]:
    """So many steps in a row at each of which the owner changes. Touchpoints without an owner, and steps back,
    break the row; of rows that share touchpoints only the longest is told."""
    journey = case.journey
    owners = {t.id: " ".join(t.owner.split()) for t in journey.touchpoints}
    folded = {key: owner.casefold() for key, owner in owners.items()}
    pairs = [
        (source, target)
        for source, target in forward_ways(journey)
        if folded[source] and folded[target] and folded[source] != folded[target]
    ]
    for row in longest_rows(journey, pairs):
        if len(row) > threshold(journey, "handovers"):
            names = chained([owners[key] for key in row])
            yield Finding(f"{len(row) - 1} handovers in a row ({names}): the customer tires", tuple(row))


def automated_run(case: Case) -> Iterator[Finding]:
    """So many automated touchpoints in a row, without a person among them; of rows that share touchpoints only the
    longest is told."""
    journey = case.journey
    most = threshold(journey, "automated_run")
    pairs = _automated_pairs(journey)
    titles = {touchpoint.id: name(touchpoint) for touchpoint in journey.touchpoints}
    joined = {key for pair in pairs for key in pair}
    alone = [[t.id] for t in journey.touchpoints if t.mode == "automated" and t.id not in joined]
    for row in (*longest_rows(journey, pairs), *alone):
        if len(row) >= most:
            yield Finding(
                f"{len(row)} automated touchpoints in a row ({chained([titles[key] for key in row])}): no person"
                " within reach",
                tuple(row),
                _broken(journey, row, most) if len(row) > 1 and most > 1 else (),
            )


def longest_rows(journey: Journey, pairs: Iterable[Pair]) -> list[list[str]]:
    """The longest row in each connected part that pairs of touchpoints form, each pair leading to the right."""
    column_of = index(journey).column_of
    # All lead to the right, so walking the columns meets each source before its targets.
    ordered = sorted(pairs, key=lambda pair: (column_of[pair[0]], column_of[pair[1]]))
    steps: dict[str, int] = {}
    before: dict[str, str] = {}
    for source, target in ordered:
        if steps.get(source, 0) + 1 > steps.get(target, 0):
            steps[target] = steps.get(source, 0) + 1
            before[target] = source
    longest: dict[str, str] = {}  # a connected part, by its root -> where its longest row ends
    root = _roots(ordered)
    for end in sorted(steps, key=lambda key: column_of[key]):
        part = root[end]
        if part not in longest or steps[end] > steps[longest[part]]:
            longest[part] = end
    rows = []
    for end in longest.values():
        row = [end]
        while row[-1] in before:
            row.append(before[row[-1]])
        rows.append(row[::-1])
    return rows


def forward_ways(journey: Journey) -> Iterator[Pair]:
    """The ways to the right, loops back left out."""
    column_of = index(journey).column_of
    for edge in edges(journey):
        if edge.kind != "loop" and column_of[edge.source] < column_of[edge.target]:
            yield edge.source, edge.target


def _automated_pairs(journey: Journey) -> list[Pair]:
    automated = {touchpoint.id for touchpoint in journey.touchpoints if touchpoint.mode == "automated"}
    return [(source, target) for source, target in forward_ways(journey) if source in automated and target in automated]


def _broken(journey: Journey, row: list[str], most: int) -> tuple[Fix, ...]:
    """A person within every run that is too long in the part of the map where this one is."""
    root = _roots(_automated_pairs(journey))
    part = {key for key in root if root[key] == root[row[0]]}
    first = row[most - 1]
    preview = f"Makes {named(journey, first)} human and automated"
    if len(row) >= 2 * most:
        preview += f", and every {most}th or so behind it"
    return (Fix("add-person", "Put a person into the row", preview, lambda now: _with_people(now, part, most), first),)


def _with_people(journey: Journey, part: set[str], most: int) -> Journey:
    """The journey with people among these touchpoints, so that no run among them is too long."""
    pairs = [pair for pair in _automated_pairs(journey) if part.issuperset(pair)]
    chosen: set[str] = set()
    while True:
        pairs = [pair for pair in pairs if chosen.isdisjoint(pair)]
        more = {row[most - 1] for row in longest_rows(journey, pairs) if len(row) >= most}
        if not more:
            return edits.set_things(journey, sorted(chosen), mode="hybrid") if chosen else journey
        chosen |= more


def _roots(pairs: Iterable[Pair]) -> dict[str, str]:
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


RULES: tuple[Rule, ...] = (
    Rule(
        "handover-fatigue",
        "Handover fatigue",
        "Empathy",
        "warning",
        "At every handover the customer explains it all again; several in a row wear trust down.",
        "Customer effort: being passed on and repeating oneself cost most (Dixon, Freeman and Toman 2010).",
        handover_fatigue,
        (),
        "handovers",
    ),
    Rule(
        "automated-run",
        "A wall of machines",
        "Empathy",
        "warning",
        "After one machine comes the next: whoever has a question that none of them knows finds nobody to ask.",
        "Practice in service design: a way out to a person within a few steps of self-service.",
        automated_run,
        ("add-person",),
        "automated_run",
    ),
)
