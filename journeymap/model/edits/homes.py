"""Where in the map touchpoints shall stand, from what a caller says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.edits.change import anchor_of, find
from journeymap.model.journey import Stage, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeymap.model.journey import Journey

Home = tuple[str, str | None]
"""A stage and perhaps one of its sub-stages."""


def home_of(
    journey: Journey, stage: str | None, substage: str | None, before: str | None, after: str | None
) -> tuple[Home, str | None, str | None]:
    """The stage and sub-stage, and before or after which column there (named by the touchpoint that has it).

    A neighbour says all of it; a sub-stage says its stage. Errors: JourneyError when nothing is said, or things that
    contradict each other.
    """
    anchor = anchor_of(before, after)
    if anchor is not None:
        neighbour = find(journey, anchor, Touchpoint)
        if (stage or neighbour.stage) != neighbour.stage or (substage or neighbour.substage) != neighbour.substage:
            raise JourneyError(("the touchpoint to stand next to is in another stage or sub-stage",))
        column = neighbour.together_with or neighbour.id
        home = (neighbour.stage, neighbour.substage)
        return home, (column if after is None else None), (column if after is not None else None)
    if substage is not None:
        found = find(journey, substage, SubStage)
        if (stage or found.stage) != found.stage:
            raise JourneyError(("the sub-stage named belongs to another stage than the one named",))
        return (found.stage, substage), None, None
    if stage is None:
        raise JourneyError(("name a stage, a sub-stage or a neighbour to go to",))
    return (find(journey, stage, Stage).id, None), None, None


def last_in(journey: Journey, home: Home, other_than: Collection[str] = ()) -> str | None:
    """The touchpoint there that stands last in the journey's tuple, if there is any."""
    here = [t.id for t in journey.touchpoints if (t.stage, t.substage) == home and t.id not in other_than]
    return here[-1] if here else None


def end_of_column(journey: Journey, first: str) -> str:
    """Of the touchpoints that share the column of `first` and stand one after the other behind it in the journey's
    tuple, the last."""
    row = journey.touchpoints
    place = next(n for n, touchpoint in enumerate(row) if touchpoint.id == first)
    while place + 1 < len(row) and row[place + 1].together_with == first:
        place += 1
    return row[place].id
