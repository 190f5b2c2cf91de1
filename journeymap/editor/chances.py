"""The opportunities of a map by what they bring and what they cost: numbered places in a chart of three by three, and
those that do not say. Knows no window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.insight_list import Cell, Deed, Table
from journeymap.flow.words import name
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.flow.insights import Insights
    from journeymap.model.journey import Journey, Level

LEVELS: tuple[Level, ...] = ("low", "medium", "high")


class Chance(NamedTuple):
    """An opportunity with its place: `effort` and `impact` are 0 (low) to 2 (high)."""

    note: str
    number: int
    title: str
    effort: int
    impact: int

    @property
    def spoken(self) -> str:
        """All of it in words, for who listens."""
        return f"{self.number}: {self.title}, impact {LEVELS[self.impact]}, effort {LEVELS[self.effort]}"


class Chances(NamedTuple):
    """What stands in the chart, the most worth while first, and the list of all of them."""

    placed: tuple[Chance, ...]
    listed: Table


def chances(journey: Journey, found: Insights) -> Chances:
    """The opportunities that are neither done nor dropped."""
    things = index(journey).things
    placed: list[Chance] = []
    rated, unrated = [], []
    for one in found.opportunities:
        title, go = name(things[one.note]), Deed("go", one.note)
        if one.impact is not None and one.effort is not None:
            made = Chance(one.note, len(placed) + 1, title, LEVELS.index(one.effort), LEVELS.index(one.impact))
            placed.append(made)
            worth = f"impact {one.impact}, effort {one.effort}"
            rated.append((Cell(f"{made.number}  {title}", go, spoken=made.spoken), Cell(worth, go)))
        else:
            missing = _missing(one.impact, one.effort)
            unrated.append((Cell(f"–  {title}", go, spoken=f"{title}, not rated: {missing}"), Cell(missing, go)))
    return Chances(tuple(placed), Table(("Opportunity", "Worth"), (*rated, *unrated), *_said(journey, placed, unrated)))


def _missing(impact: Level | None, effort: Level | None) -> str:
    """What an opportunity does not say."""
    if impact is None and effort is None:
        return "not rated yet"
    return f"impact {impact}, effort not rated" if impact is not None else f"effort {effort}, impact not rated"


def _said(journey: Journey, placed: Sequence[Chance], unrated: Sequence[tuple[Cell, ...]]) -> tuple[str, str]:
    """What to do where there are none, and what stands over the chart."""
    if not placed and not unrated:
        lanes = {lane.id for lane in journey.lanes if lane.kind == "opportunities"}
        if any(note.lane in lanes and note.text.strip() for note in journey.notes):
            return "Every opportunity is done or dropped.", ""
        return "No opportunities yet. Write them in the Opportunities lane, below the pains they answer.", ""
    if not placed:
        return "", "No opportunity says both what it brings and what it costs yet. Select one and rate it."
    best = [one for one in placed if one.impact == 2 and one.effort == 0]
    return "", f"Begin with “{best[0].title}”: much for little." if best else ""
