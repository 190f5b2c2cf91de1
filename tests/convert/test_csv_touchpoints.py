from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given, settings
from nasty_texts import NASTY, nasty_journey
from onboarding import onboarding
from strategies import journeys

from journeymap.convert.csv_cells import FORMULA_SIGNS
from journeymap.convert.csv_touchpoints import write_csv
from journeymap.convert.importing import read_table_file
from journeymap.model.find import index
from journeymap.model.journey import Link
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(journeys())
@settings(max_examples=30, deadline=None)
def test_every_touchpoint_has_a_row_in_the_order_of_the_map(journey: Journey) -> None:
    data = write_csv(journey)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    inside = [one for column in index(journey).columns for one in column.touchpoints]
    assert [row[2].removeprefix("'") for row in rows[1:]] == [one.title.removeprefix("'") for one in inside]
    assert len({len(row) for row in rows}) == 1


def test_no_cell_of_peoples_text_can_be_computed() -> None:
    rows = list(csv.reader(io.StringIO(write_csv(nasty_journey()).decode("utf-8-sig"), newline="")))
    for row in rows:
        for cell in row:
            assert not cell.startswith(FORMULA_SIGNS) or cell in ("-1", "-2"), cell  # the feelings are ours
    titles = {row[2] for row in rows}
    assert {"'=1+1", "'-2", "'\tbehind a tab", "_x0041_ and _x005F_x0041_ and _x0041_x0042_"} <= titles


def test_what_hangs_on_a_touchpoint_stands_beside_it() -> None:
    rows = {row["Touchpoint"]: row for row in read(write_csv(onboarding()))}
    assert rows["Kick-off"]["Stage"]
    assert any(row["Pain points"] for row in rows.values())


def test_how_touchpoints_are_is_imported_again() -> None:
    fields = ("title", "channel", "owner", "day", "actor", "reach", "mode", "moment_of_truth", "evidence", "links")
    said_of = {
        "channel": "ticket", "owner": "CSM", "actor": "company", "reach": "one-to-many", "mode": "hybrid",
        "moment_of_truth": True, "evidence": "researched", "evidence_note": "12 interviews",
        "links": (Link(url="https://example.org/a", title="Notes"), Link(url="mailto:a@example.org")),
    }  # fmt: skip
    journey = onboarding()
    first, *others = journey.touchpoints
    journey = journey.model_copy(update={"touchpoints": (first.model_copy(update=said_of), *others)})
    again = read_table_file(write_csv(journey), "map.csv")
    inside = [one for column in index(journey).columns for one in column.touchpoints]
    for name in (*fields, "evidence_note"):
        said = [getattr(one, name) for one in inside]
        assert any(said), name
        assert [getattr(one, name) for one in again.journey.touchpoints] == said
    assert all("is left out: its name says nothing" not in sentence for sentence in again.notes)


def test_words_that_say_nothing_of_a_touchpoint_are_told() -> None:
    data = b"Stage,Touchpoint,Done by,Moment of truth\nOnboarding,Kick-off,Pigeons,perhaps\n"
    read = read_table_file(data, "map.csv")
    assert [(one.mode, one.moment_of_truth) for one in read.journey.touchpoints] == [(None, False)]
    assert "“Pigeons” could not be read as done by whom and was left out" in read.notes
    assert "“perhaps” could not be read as yes or no and was left out" in read.notes


def test_it_can_be_imported_again() -> None:
    journey = nasty_journey(NASTY[:14])
    lanes = tuple(lane.model_copy(update={"title": LANE_TITLES[lane.kind]}) for lane in journey.lanes)
    journey = journey.model_copy(update={"lanes": lanes})
    again = read_table_file(write_csv(journey), "map.csv").journey
    inside = [one for column in index(journey).columns for one in column.touchpoints]
    assert [one.title for one in again.touchpoints] == [one.title.strip() for one in inside]
    assert [one.day for one in again.touchpoints] == [one.day for one in inside]
    assert sorted(note.text for note in again.notes) == sorted(note.text.strip() for note in journey.notes)
    assert [[f.value for f in one.feelings] for one in again.touchpoints] == [
        [f.value for f in one.feelings] for one in inside
    ]
