"""Dates for a calendar (.ics, RFC 5545): when the map was and is to be reviewed, and, given the first day, milestones.

Imported again after a change, the events move instead of standing there twice: each keeps its UID.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey

_OCTETS = 75
"""A line is no longer (RFC 5545, 3.1)."""


class Event(NamedTuple):
    """Something on a day; `key` stays the same when everything else changes."""

    key: str
    on: date
    summary: str
    details: str
    remind: bool = False


def write_calendar(journey: Journey, *, start: date | None = None) -> bytes:
    """The calendar; `start` is day 0 of the journey. Errors: ExportError where there is no date to write."""
    events = tuple(_events(journey, start))
    if not events:
        raise ExportError(
            "This map has no review date, and without the day on which the journey starts its milestones have none;"
            " enter the next review in the map’s own fields, or say on which day it starts"
        )
    name = " ".join(journey.title.split()) or "Journey"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//journeymap//journeymap//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        lines += _lines(event, name)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _events(journey: Journey, start: date | None) -> Iterator[Event]:
    title = " ".join(journey.title.split()) or "the journey"
    owner = f"Owner: {journey.owner}" if journey.owner else ""
    if journey.last_review is not None:
        yield Event("last-review", journey.last_review, f"Reviewed: {title}", owner)
    if journey.next_review is not None:
        yield Event("next-review", journey.next_review, f"Review: {title}", owner, remind=True)
    for milestone in journey.milestones if start is not None else ():
        if milestone.day is None or start is None:
            continue
        try:
            on = start + timedelta(days=milestone.day)
        except OverflowError:
            raise ExportError(f"Day {milestone.day} after {start} is beyond any calendar; name another start") from None
        told = (milestone.criterion, f"Owner: {milestone.owner}" if milestone.owner else "")
        summary = f"{milestone.title or 'Milestone'}: {title}"
        yield Event(f"milestone-{milestone.id}", on, summary, "\n".join(told).strip())


def _lines(event: Event, calendar: str) -> list[str]:
    uid = hashlib.sha256(f"{calendar}\n{event.key}".encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@journeymap",
        # Of a file that is the same for the same map: the day itself, so that a later date counts as the later word.
        f"DTSTAMP:{_day(event.on)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(event.on)}",
        f"SUMMARY:{escaped(event.summary)}",
    ]
    if event.details:
        lines.append(f"DESCRIPTION:{escaped(event.details)}")
    lines.append("TRANSP:TRANSPARENT")
    if event.remind:
        said = f"DESCRIPTION:{escaped(event.summary)}"
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", said, "TRIGGER:-P7D", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a property's value."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line with its end, broken where it is too long, never within a character."""
    data = line.encode("utf-8")
    parts = []
    while len(data) > _OCTETS:
        at = _OCTETS
        while data[at] & 0xC0 == 0x80:
            at -= 1
        parts.append(data[:at])
        data = b" " + data[at:]
    return b"\r\n".join((*parts, data)) + b"\r\n"
