"""Checks of what is noted: pains without an opportunity, cells left empty in a lane that is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.thresholds import threshold
from journeymap.flow.words import called
from journeymap.model import edits
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES, Note, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Lane

_OVER = frozenset({"done", "dropped"})
_FEWEST = 4
"""A lane with fewer cells than this says nothing about which of them should be filled."""


def pain_without_opportunity(case: Case) -> Iterator[Finding]:
    """A pain, not yet done or dropped, in whose place no opportunity stands, nor under the whole stage."""
    journey = case.journey
    kind_of = {lane.id: lane.kind for lane in journey.lanes}
    pains: dict[str, list[Note]] = {}
    eased: set[str] = set()
    begun: dict[str, Note] = {}
    for note in journey.notes:
        if not note.text.strip():
            if kind_of[note.lane] == "opportunities":
                begun[note.at] = note
        else:
            if kind_of[note.lane] == "pains" and note.status not in _OVER:
                pains.setdefault(note.at, []).append(note)
            elif kind_of[note.lane] == "opportunities":
                eased.add(note.at)
    things = index(journey).things
    for at, notes in pains.items():
        place = things[at]
        if at in eased or (isinstance(place, Touchpoint) and place.stage in eased):
            continue
        more = f" and {len(notes) - 1} more" if len(notes) > 1 else ""
        yield Finding(
            f"No opportunity answers {called(notes[0])}{more} at {called(place)}",
            (notes[0].id, at),
            (_opportunity(journey, at, begun.get(at)),),
        )


def empty_cells(case: Case) -> Iterator[Finding]:
    """Touchpoints under which a lane of notes that is shown has nothing, although it is full otherwise."""
    journey = case.journey
    touchpoints = touchpoints_in_order(journey)
    filled: dict[str, set[str]] = {}
    for note in journey.notes:
        if note.text.strip() or note.image is not None:
            filled.setdefault(note.lane, set()).add(note.at)
    for lane in journey.lanes:
        if lane.hidden or len(touchpoints) < _FEWEST or (lane.kind not in NOTE_LANES and lane.kind != "experience"):
            continue
        empty = [t.id for t in touchpoints if not _says(lane, t, filled.get(lane.id, set()))]
        share = 100 * (len(touchpoints) - len(empty)) / len(touchpoints)
        if empty and share >= threshold(journey, "full_lane"):
            yield Finding(f"{called(lane)} says nothing under {named(journey, *empty)}", (*empty, lane.id))


def _says(lane: Lane, touchpoint: Touchpoint, filled: set[str]) -> bool:
    if lane.kind == "experience":
        return bool(touchpoint.feelings)
    return touchpoint.id in filled or touchpoint.stage in filled


def _opportunity(journey: Journey, at: str, begun: Note | None) -> Fix:
    """An opportunity for a person to write; one that has been begun already is gone to."""
    place = named(journey, at)
    return Fix(
        "add-opportunity",
        "Add an opportunity",
        f"Adds an empty opportunity at {place}, for you to write"
        if begun is None
        else f"Goes to the opportunity at {place}, which says nothing yet",
        Alike(_with_opportunities, at if begun is None else None),
        at if begun is None else begun.id,
        asks="text",
        mends=False,
    )


def _with_opportunities(journey: Journey, places: Sequence[str | None]) -> Journey:
    """With an empty opportunity at each of these, None for one that has one."""
    if not any(places):
        return journey
    lane = next((lane for lane in journey.lanes if lane.kind == "opportunities"), None)
    if lane is None:
        after = next(lane.id for lane in journey.lanes if lane.kind == "pains")
        journey = edits.add_lane(journey, kind="opportunities", after=after)
        lane = next(lane for lane in journey.lanes if lane.kind == "opportunities")
    return edits.add_each(journey, Note, [{"lane": lane.id, "at": at} for at in places if at])


RULES: tuple[Rule, ...] = (
    Rule(
        "pain-without-opportunity",
        "Pain without an opportunity",
        "Empathy",
        "hint",
        "A pain that nobody has an idea against stays; the map is drawn so that it does not.",
        "Practice in journey mapping: pains and opportunities stand in pairs.",
        pain_without_opportunity,
        ("add-opportunity",),
    ),
    Rule(
        "empty-cells",
        "Gaps in a full lane",
        "Upkeep",
        "hint",
        "Where a lane is full otherwise, a gap reads as “nothing there”, though mostly nobody has asked.",
        "Practice in journey mapping: what is not known is marked as such.",
        empty_cells,
        (),
        "full_lane",
    ),
)
