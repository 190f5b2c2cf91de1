"""How milestones and touchpoints stand, as far as the map itself shows it: which are late, which are at risk.

Layout asks for this at every build, so it needs no graph; the checks say the same in sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.kept import kept

if TYPE_CHECKING:
    from journeymap.model.journey import EmpathyResponse, Journey

LOWEST = -2
"""The feeling that makes a touchpoint a moment of distress."""


@kept
def late_milestones(journey: Journey) -> frozenset[str]:
    """Ids of the milestones whose day is later than a success criterion that they prove allows."""
    allowed: dict[str, int] = {}
    for criterion in journey.success:
        if criterion.proof is not None and criterion.by_day is not None:
            allowed[criterion.proof] = min(criterion.by_day, allowed.get(criterion.proof, criterion.by_day))
    return frozenset(
        milestone.id
        for milestone in journey.milestones
        if milestone.day is not None and milestone.id in allowed and milestone.day > allowed[milestone.id]
    )


@kept
def at_risk(journey: Journey) -> frozenset[str]:
    """Ids of the touchpoints that distress some persona (feeling −2) and for which no empathy response is
    planned."""
    answered = {response.touchpoint for response in journey.responses if says_something(response)}
    return frozenset(
        touchpoint.id
        for touchpoint in journey.touchpoints
        if touchpoint.id not in answered and any(feeling.value == LOWEST for feeling in touchpoint.feelings)
    )


def says_something(response: EmpathyResponse) -> bool:
    """Whether an empathy response has words at any depth; the event behind it alone answers nobody."""
    return any(depth.strip() for depth in (response.surface, response.empathetic, response.strategic))
