"""Checks of who answers for what: nobody, two at once, one named in two ways, a stage of neither team."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import in_reading_order
from journeymap.flow.rules.nearby import owner_nearby
from journeymap.flow.words import called, listed
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.vocabulary import TEAM_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Touchpoint

_OWNED = ("stages", "touchpoints", "milestones", "notes", "signals")
_SEVERAL = re.compile(r"\s*(?:/|;|\s&\s|\s\+\s)\s*")
_PERHAPS_SEVERAL = re.compile(r"\s*,\s*|\s+and\s+")
"""These also stand within one name ("Dana, operations lead"): they part two owners where both are known as such."""


def no_owner(case: Case) -> Iterator[Finding]:
    """A touchpoint that nobody owns, in a stage that nobody owns; told once where nobody owns any. Moments of truth
    have a check of their own."""
    journey = case.journey
    owned = {stage.id for stage in journey.stages if stage.owner.strip()}
    touchpoints = journey.touchpoints
    unowned = [t for t in touchpoints if not t.owner.strip() and t.stage not in owned]
    if unowned and len(unowned) == len(touchpoints):
        yield Finding("Nobody owns any touchpoint of this map")
        return
    for touchpoint in unowned:
        if not touchpoint.moment_of_truth:
            fixes = owner_nearby(journey, touchpoint)
            yield Finding(f"Nobody owns {called(touchpoint)}", (touchpoint.id,), fixes)


def two_owners(case: Case) -> Iterator[Finding]:
    """A touchpoint whose owner names two."""
    journey = case.journey
    known = {fold(touchpoint.owner) for touchpoint in journey.touchpoints if touchpoint.owner.strip()}
    for touchpoint in journey.touchpoints:
        names = _names(touchpoint.owner, known)
        if len(names) > 1:
            fixes = tuple(_left_to(touchpoint, n, owner) for n, owner in enumerate(names[:2], 1))
            yield Finding(f"{called(touchpoint)} has two owners: {listed(names)}", (touchpoint.id,), fixes)


def owner_named_two_ways(case: Case) -> Iterator[Finding]:
    """An owner whose name is written in several ways: capitals, spaces, hyphens, or its initials."""
    journey = case.journey
    spelt: dict[str, dict[str, list[str]]] = {}
    for field in _OWNED:
        for thing in getattr(journey, field):
            if owner := " ".join(thing.owner.split()):
                spelt.setdefault(fold(owner), {}).setdefault(owner, []).append(thing.id)
    for short in [key for key in spelt if " " not in key]:
        full = [key for key in spelt if " " in key and "".join(word[0] for word in key.split()) == short]
        if len(full) == 1 and all(spelling.isupper() for spelling in spelt[short]):
            spelt[full[0]] |= spelt.pop(short)
    for spellings in spelt.values():
        if len(spellings) < 2:
            continue
        usual = max(spellings, key=lambda spelling: len(spellings[spelling]))
        others = [spelling for spelling in spellings if spelling != usual]
        keys = in_reading_order(journey, (key for spelling in others for key in spellings[spelling]))
        names = listed([f"“{spelling}”" for spelling in (usual, *others)])
        fix = Fix(
            "one-name",
            f"Write “{usual}” everywhere",
            f"Writes “{usual}” as owner in {len(keys)} place{'' if len(keys) == 1 else 's'}",
            partial(_named_everywhere, keys=keys, owner=usual),
            keys[0],
        )
        yield Finding(f"One owner is written in {len(spellings)} ways: {names}", keys, (fix,))


def team_unclear(case: Case) -> Iterator[Finding]:
    """A stage that belongs neither to CS nor to CX, on a map where others do."""
    stages = case.journey.stages
    if any(stage.team for stage in stages):
        for stage in stages:
            if stage.team is None:
                fixes = tuple(
                    Fix(
                        f"team-{team.lower()}",
                        f"It is {label}",
                        f"Says that {called(stage)} belongs to {label}",
                        Alike(edits.set_each, (stage.id, {"team": team})),
                        stage.id,
                    )
                    for team, label in TEAM_LABELS.items()
                )
                yield Finding(f"{called(stage)} belongs to neither CS nor CX", (stage.id,), fixes)


def fold(owner: str) -> str:
    """An owner's name as far as its spelling does not matter."""
    return " ".join(re.sub(r"[^\w]+", " ", owner).casefold().split()) or owner.strip()


def _names(owner: str, known: set[str]) -> list[str]:
    names = [part for part in _SEVERAL.split(owner.strip()) if part]
    if len(names) == 1:
        perhaps = [part for part in _PERHAPS_SEVERAL.split(owner.strip()) if part]
        if len(perhaps) > 1 and all(fold(part) in known for part in perhaps):
            names = perhaps
    return [" ".join(part.split()) for part in names]


def _left_to(touchpoint: Touchpoint, number: int, owner: str) -> Fix:
    return Fix(
        f"keep-owner-{number}",
        f"Leave it to {owner}",
        f"Makes {owner} the only owner of {called(touchpoint)}",
        Alike(edits.set_each, (touchpoint.id, {"owner": owner})),
        touchpoint.id,
    )


def _named_everywhere(journey: Journey, keys: tuple[str, ...], owner: str) -> Journey:
    there = index(journey).things
    return edits.set_things(journey, [key for key in keys if key in there], owner=owner)


RULES: tuple[Rule, ...] = (
    Rule(
        "two-owners",
        "Two owners",
        "Upkeep",
        "warning",
        "What two people own, each leaves to the other.",
        "Responsibility assignment: one accountable person each, as in RACI charts.",
        two_owners,
        ("keep-owner-1", "keep-owner-2"),
    ),
    Rule(
        "no-owner",
        "No owner",
        "Upkeep",
        "hint",
        "What nobody owns is done when somebody happens to think of it.",
        "Responsibility assignment: one accountable person each, as in RACI charts.",
        no_owner,
        ("take-over",),
    ),
    Rule(
        "owner-named-two-ways",
        "Owner named in several ways",
        "Upkeep",
        "hint",
        "Lists by owner, and counts of handovers, take two spellings for two people.",
        "Practice: one name for one thing.",
        owner_named_two_ways,
        ("one-name",),
    ),
    Rule(
        "team-unclear",
        "CS or CX unclear",
        "Upkeep",
        "hint",
        "Between two teams that each think the other leads a stage, customers fall through.",
        "Practice: Customer Success answers for outcomes, Customer Experience for how it feels; both need to know.",
        team_unclear,
        ("team-cs", "team-cx"),
    ),
)
