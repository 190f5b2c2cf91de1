"""From which number on the checks say something: their defaults, and what a map says instead.

The defaults are starting points from practice, not laws; a map that has better ones keeps them in its file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


class Threshold(NamedTuple):
    """The usual value, what it counts, and what it says."""

    usual: int
    unit: str
    label: str


THRESHOLDS: dict[str, Threshold] = {
    "first_days": Threshold(90, "days", "The first milestone is wanted within"),
    "longest_gap": Threshold(90, "days", "No touchpoint for at most"),
    "handovers": Threshold(3, "handovers", "Too many handovers in a row"),
    "automated_run": Threshold(4, "touchpoints", "Too many automated touchpoints in a row"),
    "full_lane": Threshold(80, "% of cells", "A lane counts as full from"),
    "smallest_text": Threshold(8, "pt", "Smallest text that can be read"),
}
"""By the field of `model.journey.Checks` that sets another."""


def threshold(journey: Journey, name: str) -> int:
    """The value that holds for this map. Errors: KeyError for an unknown name."""
    own: int | None = getattr(journey.checks, name)
    return THRESHOLDS[name].usual if own is None else own
