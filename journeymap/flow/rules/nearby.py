"""Who could own a touchpoint: whoever owns its stage, else whoever owns what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.kept import kept
from journeymap.flow.problems import Alike, Fix
from journeymap.flow.words import called
from journeymap.model import edits
from journeymap.model.find import touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Touchpoint


@kept
def _candidates(journey: Journey) -> dict[str, str]:
    """Touchpoint id -> the likeliest owner."""
    stage_owner = {stage.id: stage.owner.strip() for stage in journey.stages}
    found: dict[str, str] = {}
    last = ""
    for touchpoint in touchpoints_in_order(journey):
        owner = stage_owner[touchpoint.stage] or last
        if owner:
            found[touchpoint.id] = owner
        last = touchpoint.owner.strip() or last
    return found


def owner_nearby(journey: Journey, touchpoint: Touchpoint) -> tuple[Fix, ...]:
    """The fix that gives a touchpoint to whoever could own it."""
    owner = _candidates(journey).get(touchpoint.id)
    if not owner:
        return ()
    shown = " ".join(owner.split())
    return (
        Fix(
            "take-over",
            f"Give it to {shown}",
            f"Makes {shown} the owner of {called(touchpoint)}",
            Alike(edits.set_each, (touchpoint.id, {"owner": owner})),
            touchpoint.id,
            asks="owner",
        ),
    )
