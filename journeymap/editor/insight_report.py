"""All that the Insights panel shows of one journey, worked out in one go beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor import insight_list
from journeymap.editor.chances import Chances, chances

if TYPE_CHECKING:
    from journeymap.editor.insight_list import Table
    from journeymap.model.journey import Journey


class Report(NamedTuple):
    """A table for each part of the panel."""

    ways: Table
    chances: Chances
    breaks: Table
    handovers: Table
    channels: Table
    owners: Table
    modes: Table
    evidence: Table


def report(journey: Journey) -> Report:
    """What the panel shows of a journey."""
    from journeymap.flow.insights import dependents, insights  # late: nobody asks at first

    found = insights(journey)
    return Report(
        insight_list.ways(journey, found),
        chances(journey, found),
        insight_list.breaks(journey, dependents(journey)),
        insight_list.handovers(journey, found),
        insight_list.by_stage(journey, found.channels, "Channel"),
        insight_list.by_stage(journey, found.owners, "Owner"),
        insight_list.modes(found),
        insight_list.evidence(found),
    )
