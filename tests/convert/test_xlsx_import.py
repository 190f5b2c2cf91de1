"""Workbooks that come back: untouched they are the same map; whatever people do to them is taken or told."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from strategies import journeys, random_journey

from journeymap.convert.workbook import read_workbook
from journeymap.convert.xlsx import write_xlsx
from journeymap.convert.xlsx_import import is_ours, read_ours
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.convert.imported import Imported
    from journeymap.model.journey import Journey

TODAY = date(2026, 11, 22)


def back(data: bytes) -> Imported:
    sheets = read_workbook(data)
    assert is_ours(sheets)
    return read_ours(sheets)


@given(journeys())
@settings(max_examples=60, deadline=None)
def test_a_workbook_that_nobody_touched_is_the_same_map(journey: Journey) -> None:
    again, notes = back(write_xlsx(journey, today=TODAY, problems=False))
    assert notes == ()
    assert again == journey


def changed(journey: Journey, change: Callable[[Any], None]) -> Imported:
    """What comes back of a workbook that somebody has changed in another program."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(journey, today=TODAY)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return back(out.getvalue())


def column(sheet: Any, heading: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == heading)


def put(book: Any, title: str, row: int, heading: str, value: object) -> None:
    sheet = book[title]
    sheet.cell(row, column(sheet, heading)).value = value


MAP = parse(
    {
        "title": "Map",
        "personas": [{"id": "dana", "name": "Dana"}, {"id": "omar", "name": "Omar"}],
        "stages": [{"id": "s1", "title": "Onboarding"}, {"id": "s2", "title": "Adoption"}],
        "substages": [{"id": "u1", "stage": "s1", "title": "Setup"}, {"id": "u2", "stage": "s2", "title": "Setup"}],
        "touchpoints": [
            {"id": "t1", "stage": "s1", "substage": "u1", "title": "Kick-off", "channel": "video", "day": 1,
             "feelings": [{"persona": "dana", "value": 1}, {"persona": "omar", "value": -2}]},
            {"id": "t2", "stage": "s1", "title": "Check-in", "day": 7},
            {"id": "t3", "stage": "s2", "title": "Check-in", "moment_of_truth": True},
        ],
        "lanes": [
            {"id": "l1", "kind": "touchpoints", "title": "Touchpoints"},
            {"id": "l2", "kind": "pains", "title": "Pain points"},
            {"id": "l3", "kind": "opportunities", "title": "Opportunities"},
        ],
        "notes": [
            {"id": "n1", "lane": "l2", "at": "t1", "text": "Too late"},
            {"id": "n2", "lane": "l3", "at": "t1", "text": "Agenda first", "impact": "high"},
            {"id": "n3", "lane": "l2", "at": "s2", "text": "Nobody asks"},
            {"id": "n4", "lane": "l3", "at": "t3", "text": "Ask"},
        ],
        "milestones": [{"id": "m1", "title": "Live", "touchpoint": "t2", "stage": "s1", "day": 14}],
        "flows": [{"id": "f1", "source": "t1", "target": "t2"}, {"id": "f2", "source": "t2", "target": "t3"}],
        "metrics": [{"id": "k1", "stage": "s1", "kind": "csat", "current": 71.5}],
        "success": [{"id": "c1", "text": "No more chaos", "proof": "m1", "said_on": "2026-05-04"}],
    }
)  # fmt: skip


def test_what_another_program_saves_is_still_the_same_map() -> None:
    for journey in (MAP, random_journey(3)):
        assert changed(journey, lambda _: None) == (journey, ())


def test_cells_are_taken_as_people_write_them() -> None:
    def change(book: Any) -> None:
        put(book, "Touchpoints", 2, "Channel", "zoom")
        put(book, "Touchpoints", 2, "Day", "week 2")
        put(book, "Touchpoints", 2, "Feeling of Dana", "delighted")
        put(book, "Touchpoints", 2, "Owner", 42)
        put(book, "Touchpoints", 3, "Moment of truth", True)
        put(book, "Touchpoints", 4, "Moment of truth", None)
        put(book, "Touchpoints", 3, "Links", "The page <https://example.org/a>\nmailto:a@example.org")
        put(book, "Map", 7, "Value", "30.11.2026")
        put(book, "Metrics", 2, "Now", "1.204,5")
        put(book, "Metrics", 2, "Target", "90 %")
        put(book, "Success", 2, "Said on", date(2026, 6, 1))
        put(book, "Opportunities", 2, "Status", "in progress")

    journey, notes = changed(MAP, change)
    first, second, third = journey.touchpoints
    assert (first.channel, first.day, first.owner) == ("video", 14, "42")
    assert [feeling.value for feeling in first.feelings] == [2, -2]
    assert (second.moment_of_truth, third.moment_of_truth) == (True, False)
    assert [(link.title, link.url) for link in second.links] == [
        ("The page", "https://example.org/a"),
        ("", "mailto:a@example.org"),
    ]
    assert journey.last_review == date(2026, 11, 30)
    assert (journey.metrics[0].current, journey.metrics[0].target) == (None, 90)
    assert journey.success[0].said_on == date(2026, 6, 1)
    assert journey.notes[1].status == "doing"
    assert notes == ("Metrics, row 2, column Now: “1.204,5” is no number; it is left out",)


def test_what_is_wrong_is_told_with_its_place() -> None:
    def change(book: Any) -> None:
        put(book, "Touchpoints", 2, "Feeling of Dana", 7)
        put(book, "Touchpoints", 2, "Day", "soon")
        put(book, "Touchpoints", 2, "Who acts", "nobody")
        put(book, "Touchpoints", 2, "Owner", "x" * 12_000)
        put(book, "Touchpoints", 3, "Evidence", "=1/0")
        put(book, "Stages", 2, "Colour", "no colour!")
        put(book, "Stages", 2, "First day", 9)
        put(book, "Stages", 2, "Last day", 3)
        put(book, "Metrics", 2, "Now", 170)
        put(book, "Map", 8, "Value", "2026-02-31")

    journey, notes = changed(MAP, change)
    assert set(notes) == {
        "Touchpoints, row 2, column Feeling of Dana: “7” is outside −2…2; it is left out",
        "Touchpoints, row 2, column Day: “soon” is no day; write a number such as 14; it is left out",
        "Touchpoints, row 2, column Who acts: “nobody” is not known; it can be Customer, We, Partner; it is left out",
        "Touchpoints, row 2, column Owner: it is longer than 10,000 characters and is cut",
        "stage “Onboarding”: colour “no colour!” is no colour; write #rrggbb or a colour’s name; it is left out",
        "Stages: stage “Onboarding” ends before it starts; its last day is left out",
        "Metrics: metric “k1”: Now 170 is outside 0…100; it is left out",
        "Map, row 8, Next review: “2026-02-31” is a day that no calendar has; it is left out",
    }
    assert [one.title for one in journey.touchpoints] == ["Kick-off", "Check-in", "Check-in"]


def test_rows_without_ids_are_new_and_may_only_be_named() -> None:
    def change(book: Any) -> None:
        book["Touchpoints"].append(["Adoption", "Setup", "Training", "Training"])
        book["Touchpoints"].append(["Renewal", None, "Contract"])
        book["Touchpoints"].append([None, None, "Signature"])
        book["Notes"].append(["Pain points", "Onboarding", "Check-in", "Which one?"])
        book["Notes"].append(["Pain points", "Adoption", None, "The whole stage"])
        book["Notes"].append(["Backstage", "Adoption", "Training", "Prepare"])
        book["Notes"].append(["Gossip", "Adoption", "Training", "No lane"])
        book["Opportunities"].append([None, None, "Contract", "Sign online"])
        book["Flows"].append(["Contract", "Signature"])
        book["Personas"].append(["Eve"])

    journey, notes = changed(MAP, change)
    assert journey.stages[-1].title == "Renewal"
    names = {one.id: one.title for one in journey.touchpoints}
    *_, training, contract, signature = journey.touchpoints
    assert (training.stage, training.substage, training.channel) == ("s2", "u2", "training")
    assert contract.stage == signature.stage == journey.stages[-1].id
    new = [(names.get(note.at, note.at), note.text, note.lane) for note in journey.notes if note.text not in _TEXTS]
    lanes = {lane.kind: lane.id for lane in journey.lanes}
    assert sorted(new) == [
        ("Check-in", "Which one?", lanes["pains"]),
        ("Contract", "Sign online", lanes["opportunities"]),
        ("Training", "Prepare", lanes["backstage"]),
        ("s2", "The whole stage", lanes["pains"]),
    ]
    assert next(note.at for note in journey.notes if note.text == "Which one?") == "t2"
    assert [(names[flow.source], names[flow.target]) for flow in journey.flows][-1] == ("Contract", "Signature")
    assert len(notes) == 4
    assert set(notes) == {
        "Touchpoints, row 6, column Stage: “Renewal” names no stage; one of this name is added",
        "Touchpoints, row 7, column Stage: none is named, so it stands in “Renewal”",
        "Notes, row 7, column Lane: “Gossip” names no lane, so the row is left out",
        "Notes, row 6, column Lane: “Backstage” names no lane; one of this name is added",
    }


_TEXTS = {note.text for note in MAP.notes}


def test_ids_that_cannot_be_are_replaced_wherever_they_join() -> None:
    def change(book: Any) -> None:
        put(book, "Personas", 2, "Id", "no id!")
        put(book, "Personas", 3, "Id", None)
        put(book, "Stages", 2, "Id", "s2")

    journey, notes = changed(MAP, change)
    dana, omar = (persona.id for persona in journey.personas)
    assert [(one.persona, one.value) for one in journey.touchpoints[0].feelings] == [(dana, 1), (omar, -2)]
    assert [stage.title for stage in journey.stages] == ["Onboarding", "Adoption"]
    assert len({stage.id for stage in journey.stages}) == 2
    assert "Personas, row 2, column Id: “no id!” is no id; the row gets a new one" in notes


def test_renaming_keeps_what_is_joined_and_another_name_moves() -> None:
    def change(book: Any) -> None:
        put(book, "Stages", 2, "Title", "Welcome")  # cells elsewhere still say Onboarding
        put(book, "Touchpoints", 4, "Touchpoint", "Quarterly review")
        put(book, "Touchpoints", 3, "Stage", "Adoption")
        put(book, "Notes", 2, "Touchpoint", "Quarterly review")
        put(book, "Notes", 3, "Stage", "Welcome")

    journey, notes = changed(MAP, change)
    assert notes == ()
    assert [one.stage for one in journey.touchpoints] == ["s1", "s2", "s2"]
    assert [note.at for note in journey.notes] == ["t3", "t1", "s1", "t3"]
    assert journey.milestones[0].stage == "s1"


def test_rows_that_are_deleted_take_what_hung_on_them_along() -> None:
    def change(book: Any) -> None:
        book["Touchpoints"].delete_rows(2)
        book["Personas"].delete_rows(2)

    journey, notes = changed(MAP, change)
    assert [one.id for one in journey.touchpoints] == ["t2", "t3"]
    assert [note.id for note in journey.notes] == ["n3", "n4"]
    assert [flow.id for flow in journey.flows] == ["f2"]
    assert set(notes) == {
        "Notes: 1 row belonged to what is no longer in the workbook and went with it",
        "Opportunities: 1 row belonged to what is no longer in the workbook and went with it",
        "Flows: 1 row belonged to what is no longer in the workbook and went with it",
        "Touchpoints: “Feeling of Dana” is not one of its columns and is left out",
    }


def test_rows_may_be_sorted_and_copied_and_columns_moved() -> None:
    def change(book: Any) -> None:
        sheet = book["Touchpoints"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, 3)
        for row in (rows[2], rows[0], rows[1], rows[1]):
            sheet.append(row)
        stages = book["Stages"]
        cells = [[cell.value for cell in row] for row in stages.iter_rows()]
        book.remove(stages)
        again = book.create_sheet("STAGES")
        again.append(["Our stages"])
        for row in cells:
            again.append(list(reversed(row)))

    journey, notes = changed(MAP, change)
    assert notes == ()
    assert [one.id for one in journey.touchpoints] == ["t3", "t1", "t2", "t4"]
    assert journey.stages == MAP.stages


def test_flows_that_cannot_be_are_left_out() -> None:
    def change(book: Any) -> None:
        put(book, "Flows", 3, "From", "Kick-off")
        put(book, "Flows", 3, "To", "Kick-off")
        book["Flows"].append(["Kick-off", "Check-in"])

    journey, notes = changed(MAP, change)
    assert [flow.id for flow in journey.flows] == ["f1"]
    assert "Flows: the way from “Kick-off” to “Kick-off” leads to itself; it is left out" in notes
    assert any("2 touchpoints; the first is taken" in note for note in notes)
    assert any("stands there twice" in note for note in notes)


@pytest.mark.parametrize("title", ["Stages", "Lanes", "Personas", "Touchpoints", "Map", "Kept", "Pictures"])
def test_a_sheet_that_is_gone_leaves_a_sound_map(title: str) -> None:
    for journey in (MAP, random_journey(5)):
        book = openpyxl.load_workbook(io.BytesIO(write_xlsx(journey, today=TODAY)))
        del book[title]
        out = io.BytesIO()
        book.save(out)
        sheets = read_workbook(out.getvalue())
        assert is_ours(sheets) == (title != "Map")
        after = read_ours(sheets).journey
        assert len(after.touchpoints) == (0 if title == "Touchpoints" else len(journey.touchpoints))
