"""The first of the examples, and a part of it in which every kind of thing occurs, for stories that draw it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.model.edits import delete
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

EXAMPLE = Path(__file__).parents[1] / "examples" / "saas-onboarding-to-advocacy.journey"
CARDS = ("workspace-setup", "data-migration", "first-dashboard")
NOTES = ("thinks.workspace-setup", "thinks.workspace-setup.2", "text.onboarding")
LEFT_OUT = ("does", "feels", "interaction", "visibility", "frontstage", "owners", "channels")


def a_part(wanted: Journey) -> Journey:
    """Three touchpoints, and of whatever else there is one or two."""
    part = delete(wanted, [lane.id for lane in wanted.lanes if lane.kind in LEFT_OUT])
    part = delete(part, [one.id for one in part.milestones if one.id not in ("first-value", "sponsor")])
    part = delete(part, [one.id for one in part.touchpoints if one.id not in CARDS])
    part = delete(part, [note.id for note in part.notes if note.id not in NOTES and note.at != CARDS[1]])
    part = delete(part, [metric.id for metric in part.metrics if metric.kind not in ("custom", "adoption")])
    part = delete(part, [one.id for one in (*part.signals[1:], *part.success[:1], *part.substages[2:])])
    assert all(getattr(part, field) for field in THING_FIELDS)
    return part
