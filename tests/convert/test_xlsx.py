from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from nasty_texts import NASTY, nasty_journey
from onboarding import onboarding
from strategies import random_journey

from journeymap.convert.sheets import SHEETS
from journeymap.convert.workbook import read_workbook
from journeymap.convert.xlsx import write_xlsx
from journeymap.convert.xlsx_import import read_ours
from journeymap.model.journey import THING_FIELDS, Picture
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_kind_of_thing_has_a_sheet_and_every_thing_a_row() -> None:
    journey = random_journey(2)
    book = opened(write_xlsx(journey, today=TODAY))
    assert book.sheetnames[0] == "Map"
    assert book.sheetnames[-3:] == ["Problems", "Pictures", "Kept"]
    rows = {sheet.title: book[sheet.title].max_row - 1 for sheet in SHEETS}
    for field in THING_FIELDS:
        assert sum(rows[sheet.title] for sheet in SHEETS if sheet.field == field) == len(getattr(journey, field))
    assert book["Kept"].sheet_state == book["Pictures"].sheet_state == "hidden"


def test_headings_stay_filter_and_explain_themselves() -> None:
    book = opened(write_xlsx(onboarding(), today=TODAY))
    for sheet in SHEETS:
        page = book[sheet.title]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        assert all(cell.value for cell in page[1])
        assert all(page.column_dimensions[cell.column_letter].width >= 8 for cell in page[1])
    assert "frustrated" in next(c.comment.text for c in book["Touchpoints"][1] if str(c.value).startswith("Feeling"))
    kinds = {rule.type for rule in book["Touchpoints"].data_validations.dataValidation}
    assert kinds == {"list", "whole"}
    assert book["Problems"].protection.sheet


def test_values_have_their_types() -> None:
    journey = parse(
        {
            "title": "Map",
            "last_review": "2026-05-04",
            "next_review": "1850-01-01",
            "personas": [{"id": "p", "name": "Dana"}],
            "stages": [{"id": "s", "title": "Buy"}],
            "touchpoints": [
                {"id": "t", "stage": "s", "title": "7", "day": -3, "moment_of_truth": True,
                 "feelings": [{"persona": "p", "value": -2}]},
            ],
            "metrics": [{"id": "k", "stage": "s", "kind": "nps", "current": 41.25}],
            "milestones": [{"id": "m", "title": "Live", "required": False}],
        }
    )  # fmt: skip
    book = opened(write_xlsx(journey, today=TODAY))
    (heads, row) = book["Touchpoints"].iter_rows(values_only=True)
    cells = dict(zip(heads, row, strict=True))
    assert (cells["Touchpoint"], cells["Day"], cells["Feeling of Dana"]) == ("7", -3, -2)
    assert (cells["Moment of truth"], cells["Stage"], cells["Stage id"], cells["Id"]) == ("Yes", "Buy", "s", "t")
    assert book["Metrics"]["E2"].value == 41.25
    assert book["Milestones"]["D2"].value == "No"
    told = {row[0]: row[1] for row in book["Map"].iter_rows(values_only=True)}
    assert told["Last review"] == datetime(2026, 5, 4)
    assert told["Next review"] == "1850-01-01"  # before a spreadsheet's calendar begins


def test_texts_are_strings_whatever_they_begin_with() -> None:
    journey = nasty_journey()
    data = write_xlsx(journey, today=TODAY)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                content = package.read(name)
                assert b"<f>" not in content
                assert b"<hyperlink" not in content
    book = opened(data)
    titles = [row[2] for row in book["Touchpoints"].iter_rows(min_row=2, values_only=True)]
    assert "=1+1" in titles
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert read_ours(read_workbook(data)) == (journey, ())
    assert len(NASTY) == len(journey.touchpoints)


def test_ids_that_look_like_escapes_come_back() -> None:
    stages = [{"id": "_x0041_x0042_", "title": "_x0041_x0042_"}, {"id": "a_x", "title": "Two"}]
    touchpoints = [{"id": "t", "stage": "_x0041_x0042_", "title": "T", "owner": "_x000D_", "_x0041_x0042_": "_x0041_"}]
    journey = parse({"title": "_x0009_x0041_", "stages": stages, "touchpoints": touchpoints})
    assert read_ours(read_workbook(write_xlsx(journey, today=TODAY))) == (journey, ())


def test_a_picture_larger_than_a_cell_comes_back() -> None:
    import base64
    import hashlib

    content = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x03\x00\x04" + random.Random(5).randbytes(100_000)
    image = Picture(
        sha256=hashlib.sha256(content).hexdigest(),
        kind="jpeg",
        width=4,
        height=3,
        data=base64.b64encode(content).decode(),
    )
    journey = onboarding().model_copy(update={"images": (*onboarding().images, image)})
    assert read_ours(read_workbook(write_xlsx(journey, today=TODAY))).journey == journey


def test_the_same_map_gives_the_same_bytes_and_no_problems_where_none_are_wanted() -> None:
    one, other = (write_xlsx(onboarding(), today=TODAY, problems=False) for _ in range(2))
    assert one == other
    assert "Problems" not in opened(one).sheetnames


def test_progress_can_stop_it() -> None:
    told: list[float] = []
    write_xlsx(onboarding(), today=TODAY, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_xlsx(onboarding(), today=TODAY, progress=stop)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_what_libreoffice_saves_is_still_the_same_map(tmp_path: Path) -> None:
    journeys = {"whole": random_journey(3), "nasty": nasty_journey(tuple(t for t in NASTY if "_x" not in t))}
    for name, journey in journeys.items():
        (tmp_path / f"{name}.xlsx").write_bytes(write_xlsx(journey, today=TODAY))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(tmp_path / "saved"), *map(str, tmp_path.glob("*.xlsx"))],
        capture_output=True, timeout=240, check=True,
    )  # fmt: skip
    for name, journey in journeys.items():
        assert read_ours(read_workbook((tmp_path / "saved" / f"{name}.xlsx").read_bytes())) == (journey, ())
