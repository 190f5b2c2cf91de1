from __future__ import annotations

import csv
import io

from nasty_texts import nasty_journey

from journeymap.convert.tasks import HEADINGS, PRIORITIES, opportunities, write_tasks
from journeymap.model.parse import parse

LEVELS = (None, "low", "medium", "high")
MAP = parse(
    {
        "title": "Map",
        "personas": [{"id": "p", "name": "Dana"}],
        "stages": [{"id": "s1", "title": "Buy", "start_day": 3}, {"id": "s2", "title": "Use"}],
        "touchpoints": [{"id": "t1", "stage": "s2", "title": "Start", "day": 9}],
        "lanes": [{"id": "l1", "kind": "opportunities", "title": "Ideas"}, {"id": "l2", "kind": "pains", "title": "P"}],
        "notes": [
            {"id": "n1", "lane": "l1", "at": "t1", "text": "Someday"},
            {"id": "n2", "lane": "l1", "at": "t1", "text": "Costly", "impact": "high", "effort": "high"},
            {"id": "n3", "lane": "l1", "at": "s1", "text": "Quick\nIn detail", "impact": "high", "effort": "low",
             "owner": "CSM", "status": "doing", "persona": "p"},
            {"id": "n4", "lane": "l2", "at": "t1", "text": "No task"},
        ],
    }
)  # fmt: skip


def test_tasks_stand_by_priority() -> None:
    rows = list(csv.DictReader(io.StringIO(write_tasks(MAP).decode("utf-8-sig"), newline="")))
    assert [(row["Id"], row["Priority"]) for row in rows] == [("n3", "1"), ("n2", "2"), ("n1", "")]
    assert rows[0] == {
        "Title": "Quick In detail", "Details": "Quick\nIn detail", "Owner": "CSM", "Status": "In progress",
        "Priority": "1", "Impact": "High", "Effort": "Low", "Stage": "Buy", "Touchpoint": "", "Day": "3",
        "Persona": "Dana", "Id": "n3",
    }  # fmt: skip
    assert rows[1]["Touchpoint"] == "Start"


def test_more_impact_and_less_effort_never_come_later() -> None:
    for (impact, effort), priority in PRIORITIES.items():
        for (other, work), second in PRIORITIES.items():
            better = LEVELS.index(impact) >= LEVELS.index(other) and None not in (effort, work)
            if better and LEVELS.index(effort) <= LEVELS.index(work):
                assert priority <= second


def test_no_opportunity_is_lost_and_none_is_computed() -> None:
    journey = nasty_journey()
    assert len(opportunities(journey)) == sum(note.lane == "l2" for note in journey.notes)
    rows = list(csv.reader(io.StringIO(write_tasks(journey).decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == HEADINGS
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    assert all(len(row[0]) <= 121 for row in rows)
