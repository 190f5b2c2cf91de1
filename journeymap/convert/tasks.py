"""Opportunities as a list of tasks, in CSV that planning tools take: the most worthwhile first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.csv_cells import csv_bytes
from journeymap.model.find import index
from journeymap.model.text import shortened
from journeymap.model.vocabulary import LEVEL_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey, Level, Note

HEADINGS = (
    "Title", "Details", "Owner", "Status", "Priority", "Impact", "Effort", "Stage", "Touchpoint", "Day", "Persona", "Id"
)  # fmt: skip
LONGEST_TITLE = 120
PRIORITIES: dict[tuple[Level | None, Level | None], int] = {
    ("high", "low"): 1,
    ("high", "medium"): 1,
    ("high", None): 1,
    ("medium", "low"): 1,
    ("high", "high"): 2,
    ("medium", "medium"): 2,
    ("medium", None): 2,
    ("low", "low"): 2,
    ("medium", "high"): 3,
    ("low", "medium"): 3,
    ("low", "high"): 3,
    ("low", None): 3,
}
"""(impact, effort) → 1 (do first) to 3; without an impact nobody knows."""


class Task(NamedTuple):
    """An opportunity, where it stands, and how soon it is worth doing (None where that is not known)."""

    note: Note
    stage: str
    touchpoint: str
    day: int | None
    priority: int | None


def opportunities(journey: Journey) -> list[Task]:
    """The opportunities of a map by priority, those of whole stages before those of touchpoints,
    those of the same one from left to right."""
    lanes = [lane.id for lane in journey.lanes if lane.kind == "opportunities"]
    notes = index(journey).notes
    tasks = [
        Task(note, stage, touchpoint, day, PRIORITIES.get((note.impact, note.effort)))
        for at, stage, touchpoint, day in _places(journey)
        for lane in lanes
        for note in notes.get((lane, at), ())
    ]
    return sorted(tasks, key=lambda task: task.priority or 4)


def _places(journey: Journey) -> Iterator[tuple[str, str, str, int | None]]:
    """The stages and touchpoints from left to right: id, the stage's title, the touchpoint's, the day."""
    columns = index(journey).columns
    for stage in journey.stages:
        yield stage.id, stage.title, "", stage.start_day
    for column in columns:
        for one in column.touchpoints:
            yield one.id, column.stage.title, one.title, one.day


def write_tasks(journey: Journey) -> bytes:
    """The list; it is only headings where the map has no opportunity."""
    names = {persona.id: persona.name for persona in journey.personas}
    return csv_bytes(HEADINGS, (_row(task, names) for task in opportunities(journey)))


def _row(task: Task, names: dict[str, str]) -> list[str | int | float | None]:
    note = task.note
    title = shortened(note.text, LONGEST_TITLE)
    return [
        title,
        note.text if note.text != title else "",
        note.owner,
        STATUS_LABELS[note.status] if note.status else "",
        task.priority,
        LEVEL_LABELS[note.impact] if note.impact else "",
        LEVEL_LABELS[note.effort] if note.effort else "",
        task.stage,
        task.touchpoint,
        task.day,
        names.get(note.persona or "", ""),
        note.id,
    ]
