"""Maps of any size for benchmarks: cards with title, owner and channel, two lines of notes, one curve, connectors."""

from __future__ import annotations

import random
from typing import Literal

from journeymap.model.journey import (
    Channel,
    Feeling,
    Flow,
    Journey,
    Lane,
    LaneKind,
    Milestone,
    Note,
    Persona,
    Stage,
    Touchpoint,
)
from journeymap.model.vocabulary import LANE_TITLES

_WHAT = ("Kick-off", "Data", "Team", "Value", "Usage", "Renewal", "Account", "Security", "Launch", "Billing", "Admin")
_HOW = ("review", "call", "migration", "training", "check", "workshop", "survey", "report", "plan", "hand-over", "demo")
_SAID = (
    "nobody told us who would sign the form",
    "we waited two weeks for the import",
    "the team likes the new dashboard",
    "who answers when the export fails",
    "my board wants the figures every month",
    "it took one call and it worked",
)
_OWNERS = ["CSM", "Support", "Engineering", "Product", "Customer", "Marketing", "Enablement"]
_CHANNELS: tuple[Channel, ...] = ("email", "video", "in-app", "call", "meeting", "ticket", "document", "training")
_LANES: tuple[LaneKind, ...] = ("touchpoints", "experience", "says", "pains", "owners")


def stress(touchpoints: int, seed: int = 7) -> Journey:
    """A journey of so many touchpoints in stages of 50, with five lanes; the same for the same numbers."""
    chance = random.Random(seed)
    stages = tuple(
        Stage(id=f"s{n}", title=f"Stage {n + 1}", start_day=n * 30, end_day=(n + 1) * 30, goal="Reach the next one")
        for n in range(-(-touchpoints // 50))
    )
    points = tuple(
        Touchpoint(
            id=f"t{n}",
            stage=f"s{n // 50}",
            title=f"{chance.choice(_WHAT)} {chance.choice(_HOW)} {n}",
            channel=chance.choice(_CHANNELS),
            owner=chance.choice(_OWNERS),
            feelings=(Feeling(persona="p1", value=chance.randint(-2, 2)),),
        )
        for n in range(touchpoints)
    )
    notes = tuple(
        Note(id=f"n{n}", lane=f"lane-{'says' if n % 2 else 'pains'}", at=f"t{n}", text=chance.choice(_SAID))
        for n in range(touchpoints)
    )
    milestones = tuple(Milestone(id=f"m{n}", title="Value seen", day=n * 30 + 15) for n in range(0, len(stages), 2))
    return Journey(
        title=f"A map of {touchpoints} touchpoints",
        personas=(Persona(id="p1", name="Dana"),),
        stages=stages,
        touchpoints=points,
        milestones=milestones,
        lanes=tuple(Lane(id=f"lane-{kind}", kind=kind, title=LANE_TITLES[kind]) for kind in _LANES),
        notes=notes,
    )


def tangled(journey: Journey, seed: int = 7) -> Journey:
    """The same map with eight drawn flows to five touchpoints: branches with and without conditions, shortcuts, ways
    back that are marked as loops and some that aren't."""
    chance = random.Random(seed)
    count = len(journey.touchpoints)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < count * 8 // 5:
        source = chance.randrange(count)
        target = source + chance.choice((1, 1, 1, 2, 3, 4, 9, -3, -60))
        if 0 <= target < count:
            pairs.add((source, target))
    flows = []
    for number, (source, target) in enumerate(sorted(pairs)):
        kind: Literal["next", "branch", "loop"] = "next" if number % 5 == 0 else "loop"
        if target > source:
            kind = "branch" if chance.random() < 0.5 else "next"
        flows.append(
            Flow(
                id=f"f{number}",
                source=f"t{source}",
                target=f"t{target}",
                kind=kind,
                condition="when urgent" if number % 3 else "",
            )
        )
    return journey.model_copy(update={"flows": tuple(flows)})
