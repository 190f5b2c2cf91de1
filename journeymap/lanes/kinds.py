"""Every lane kind and what places it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.lanes import boundaries, experience, metrics, notes, people, signals, touchpoints

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.lanes.plan import Plan, Strip
    from journeymap.model.journey import Lane, LaneKind

LANES: dict[LaneKind, Callable[[Lane, Plan], Strip]] = {
    "touchpoints": touchpoints.place,
    "experience": experience.place,
    "says": notes.place,
    "thinks": notes.place,
    "does": notes.place,
    "feels": notes.place,
    "pains": notes.place,
    "opportunities": notes.place,
    "interaction": boundaries.place,
    "visibility": boundaries.place,
    "frontstage": notes.place,
    "backstage": notes.place,
    "owners": people.place_owners,
    "channels": people.place_channels,
    "metrics": metrics.place,
    "signals": signals.place,
    "images": notes.place,
    "text": notes.place,
}
