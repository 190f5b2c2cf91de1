"""CSV: a row for each touchpoint, in the order of the map, with all that hangs on it beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.csv_cells import csv_bytes
from journeymap.convert.names import feeling_headings
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES
from journeymap.model.vocabulary import (
    ACTOR_LABELS,
    CHANNEL_LABELS,
    EVIDENCE_LABELS,
    MODE_LABELS,
    REACH_LABELS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey, Lane, Milestone

    Row = list[str | int | float | None]

_HEADINGS = ("Stage", "Sub-stage", "Touchpoint", "Channel", "Owner", "Who acts", "Reach", "Done by", "Day")
_MORE = ("Moment of truth", "Milestone", "Evidence", "What is known", "Links")


def write_csv(journey: Journey) -> bytes:
    """The table: what touchpoints say themselves, then a column for each lane of notes, several notes on lines of
    their own."""
    lanes = [lane for lane in journey.lanes if lane.kind in NOTE_LANES and lane.kind != "images"]
    feelings = feeling_headings([persona.name for persona in journey.personas])
    headings = (*_HEADINGS, *feelings, *_MORE, *(lane.title for lane in lanes))
    return csv_bytes(headings, _rows(journey, lanes))


def _rows(journey: Journey, lanes: list[Lane]) -> Iterator[Row]:
    found = index(journey)
    reached: dict[str, list[Milestone]] = {}
    for milestone in journey.milestones:
        reached.setdefault(milestone.touchpoint or "", []).append(milestone)
    for column in found.columns:
        for one in column.touchpoints:
            felt = {feeling.persona: feeling.value for feeling in one.feelings}
            row: Row = [
                column.stage.title,
                column.substage.title if column.substage is not None else "",
                one.title,
                CHANNEL_LABELS[one.channel],
                one.owner,
                ACTOR_LABELS[one.actor] if one.actor else "",
                REACH_LABELS[one.reach] if one.reach else "",
                MODE_LABELS[one.mode] if one.mode else "",
                one.day,
            ]
            row += [felt.get(persona.id) for persona in journey.personas]
            row += [
                "Yes" if one.moment_of_truth else "",
                "; ".join(milestone.title for milestone in reached.get(one.id, ())),
                EVIDENCE_LABELS[one.evidence] if one.evidence else "",
                one.evidence_note,
                "\n".join(f"{link.title} <{link.url}>" if link.title else link.url for link in one.links),
            ]
            row += ["\n".join(note.text for note in found.notes.get((lane.id, one.id), ())) for lane in lanes]
            yield row
