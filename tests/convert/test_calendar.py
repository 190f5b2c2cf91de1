from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty_texts import NASTY, nasty_journey
from strategies import multilingual

from journeymap.convert.calendar import escaped, folded, write_calendar
from journeymap.model.parse import parse
from journeymap.render.errors import ExportError


def events(data: bytes) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def a_map(**fields: Any) -> Any:
    return parse({"title": "Map", **fields})


def test_reviews_and_their_reminder() -> None:
    found = events(write_calendar(a_map(last_review="2026-05-04", next_review="2026-12-31", owner="CS, ops; and more")))
    assert {name: event.decoded("DTSTART") for name, event in found.items()} == {
        "Reviewed: Map": date(2026, 5, 4),
        "Review: Map": date(2026, 12, 31),
    }
    assert str(found["Review: Map"]["DESCRIPTION"]) == "Owner: CS, ops; and more"
    (alarm,) = found["Review: Map"].walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)
    assert not found["Reviewed: Map"].walk("VALARM")


def test_milestones_when_the_start_is_known() -> None:
    journey = a_map(milestones=[{"id": "m1", "title": "Live", "day": 24}, {"id": "m2", "title": "Someday"}])
    found = events(write_calendar(journey, start=date(2026, 12, 1)))
    assert {name: event.decoded("DTSTART") for name, event in found.items()} == {"Live: Map": date(2026, 12, 25)}
    with pytest.raises(ExportError, match="no review date"):
        write_calendar(journey)
    with pytest.raises(ExportError, match="beyond any calendar"):
        write_calendar(a_map(milestones=[{"id": "m", "title": "x", "day": -30_000}]), start=date(30, 1, 1))


def test_an_event_that_moves_stays_the_same_one() -> None:
    before = events(write_calendar(a_map(next_review="2026-12-01")))["Review: Map"]
    after = events(write_calendar(a_map(next_review="2027-01-10", owner="Somebody")))["Review: Map"]
    assert before["UID"] == after["UID"]
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt
    assert write_calendar(a_map(next_review="2026-12-01")) == write_calendar(a_map(next_review="2026-12-01"))


@given(st.text(max_size=400) | multilingual | st.sampled_from(NASTY))
@settings(max_examples=100, deadline=None)
def test_lines_are_short_and_whole(text: str) -> None:
    line = escaped(text.replace("\r", "").replace("\n", " ").encode("utf-8", "ignore").decode())
    data = folded(f"SUMMARY:{line}")
    parts = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert all(part.decode("utf-8") for part in parts)  # no character is broken
    assert (
        b"".join(part.removeprefix(b" ") if at else part for at, part in enumerate(parts)).decode() == f"SUMMARY:{line}"
    )


def test_nasty_texts_make_no_lines_of_their_own() -> None:
    journey = nasty_journey()
    data = write_calendar(journey, start=date(2026, 1, 1))
    assert data.count(b"\r\n") == data.count(b"\n")
    calendar = icalendar.Calendar.from_ical(data)
    told = [str(event.get("DESCRIPTION", "")) for event in calendar.walk("VEVENT")]
    assert len(told) == 2 + len(journey.milestones)
    assert "BEGIN:VEVENT\nEND:VCALENDAR; x, y \\n" in "".join(told)
