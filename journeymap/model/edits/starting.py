"""A map to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.parse import parse
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, LaneKind

# Title, first and last day, goal.
_STAGES: tuple[tuple[str, int, int | None, str], ...] = (
    ("Onboarding", 0, 30, "Reach first value"),
    ("Adoption", 30, 90, "Make it a habit"),
    ("Retention", 90, 270, "Prove the value"),
    ("Expansion", 270, 365, "Grow together"),
    ("Advocacy", 365, None, "Tell others"),
)
_LANES: tuple[LaneKind, ...] = (
    "touchpoints",
    "experience",
    "says",
    "pains",
    "opportunities",
    "backstage",
    "metrics",
)


def new_journey(title: str = "New journey", persona: str = "Customer") -> Journey:
    """An empty map: the five stages of a customer's life, one persona, and the lanes most maps have.

    Errors: JourneyError when the title or the persona's name cannot be.
    """
    stages = [
        {"id": f"s{number}", "title": name, "start_day": start, "end_day": end, "goal": goal}
        for number, (name, start, end, goal) in enumerate(_STAGES, 1)
    ]
    lanes = [{"id": f"l{number}", "kind": kind, "title": LANE_TITLES[kind]} for number, kind in enumerate(_LANES, 1)]
    return parse({"title": title, "personas": [{"id": "p1", "name": persona}], "stages": stages, "lanes": lanes})
