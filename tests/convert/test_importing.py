"""Files from anywhere: whatever stands in them, a map comes out or one clear sentence."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from strategies import random_journey

from journeymap.convert.importing import read_table_file, title_of
from journeymap.convert.workbook import MOST_CELLS, read_workbook
from journeymap.convert.xlsx import write_xlsx
from journeymap.convert.xlsx_import import MOST_ROWS
from journeymap.files.errors import FileError
from journeymap.files.format import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 22)
CONTENT = "xl/worksheets/sheet2.xml"


def workbook() -> bytes:
    return write_xlsx(random_journey(4, touchpoints=6), today=TODAY)


def repacked(data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The same workbook with members changed and added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(FileError) as error:
        read_table_file(data, "map.xlsx")
    return error.value.sentence


def whole(content: str) -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return head + content.encode() + b"</sheetData></worksheet>"


def in_sheet(content: str) -> bytes:
    return repacked(workbook(), lambda name, old: whole(content) if name == CONTENT else old)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is no table in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls workbook or one with a password"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"%PDF-1.7", "this is no table"),
        (b"one column\nonly\n", "there is no table in it"),
        (b"x" * 26_000_000, "26.0 MB is more"),
    ],
)
def test_what_is_no_workbook_is_told(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_zip_that_is_none_and_an_opendocument_sheet() -> None:
    for name, said in (("content.xml", "OpenDocument"), ("word/document.xml", "missing")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            new.writestr(name, "<a/>")
        assert said in refusal(out.getvalue())


def test_document_types_and_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><worksheet>&x;</worksheet>'
    for part in (CONTENT, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"):
        data = repacked(workbook(), lambda name, old, part=part: bomb if name == part else old)  # type: ignore[misc]  # defaults keep the loop's values
        assert "document type" in refusal(data)
    wide = repacked(workbook(), lambda name, old: bomb.decode().encode("utf-16") if name == CONTENT else old)
    assert "document type" in refusal(wide)


def test_zips_that_grow_without_end_are_refused() -> None:
    blank = b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"
    assert "unpacks to far more" in refusal(repacked(workbook(), lambda n, old: blank if n == CONTENT else old))
    many = {f"xl/other{number}.xml": b"" for number in range(1_100)}
    assert "parts, more than the 1,000" in refusal(repacked(workbook(), lambda _, old: old, many))
    # Bytes that pack badly, so that only the cap on the whole can stop them.
    noise = random.Random(1).randbytes(300_000).hex().encode()
    big = b"<worksheet><!--" + noise * 4 + b"--></worksheet>"
    assert read_table_file(repacked(workbook(), lambda n, old: big if n == CONTENT else old), "m.xlsx").journey


def test_cells_where_no_sheet_has_any_are_refused() -> None:
    assert "beyond the last column" in refusal(in_sheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'))
    assert "out of order" in refusal(in_sheet('<row r="5"/><row r="4"/>'))
    assert "out of order" in refusal(in_sheet('<row r="1048576"/><row/>'))
    assert "damaged" in refusal(in_sheet("<row><c></row>"))
    far = in_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert read_table_file(far, "far.xlsx").journey.touchpoints  # nothing is made for the cells before it
    assert MOST_CELLS >= 1_000_000


def test_more_rows_than_any_map_has_are_refused() -> None:
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(MOST_ROWS + 1))
    data = write_xlsx(random_journey(4, touchpoints=6), today=TODAY)
    assert "60,000 rows" in refusal(repacked(data, lambda name, old: whole(rows) if name == CONTENT else old))


def test_a_long_table_is_read_as_far_as_it_may_be() -> None:
    text = "Stage,Touchpoint\n" + "".join(f"S{number % 700},T{number}\n" for number in range(21_000))
    journey, notes = read_table_file(text.encode(), "long.csv")
    assert len(journey.touchpoints) == 19_999
    assert len(journey.stages) == 700
    assert [one.title for one in journey.touchpoints[:2]] == ["T0", "T700"]  # stage by stage
    assert notes == ("Only its first 20,000 rows are read",)


def test_odd_cells_are_read_or_left() -> None:
    data = in_sheet(
        '<row><c t="s"><v>99999999</v></c><c t="s"><v>-1</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c>'
        '<c><v>1e999</v></c><c><v>nan</v></c><c t="d"><v>2026-05-04T00:00:00</v></c><c t="zzz"><v>5</v></c>'
        '<c t="inlineStr"><is><r><t>a</t></r><rPh><t>say</t></rPh><r><t>_x000D_b</t></r></is></c>'
        "<c><f>1+1</f></c></row>"
    )
    ((number, row),) = read_workbook(data)[1].rows
    assert number == 1
    assert row == {2: "#REF!", 3: True, 4: "1e999", 5: "nan", 6: date(2026, 5, 4), 7: 5.0, 8: "a\rb"}


def test_dates_of_both_kinds_of_workbooks() -> None:
    for start in (False, True):
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"date_1904": start})
        sheet = book.add_worksheet()
        days = [date(1904, 1, 2), date(1970, 1, 1), date(2026, 11, 22)]
        for at, day in enumerate(days):
            sheet.write_datetime(0, at, day, book.add_format({"num_format": 'd "day" mmm yyyy'}))
        sheet.write_number(0, 3, 45_000, book.add_format({"num_format": "0.00"}))
        book.close()
        assert read_workbook(out.getvalue())[0].rows == [(1, {**dict(enumerate(days)), 3: 45_000.0})]


def test_mutated_workbooks_never_get_further_than_a_sentence() -> None:
    chance = random.Random(7)
    base = workbook()
    with zipfile.ZipFile(io.BytesIO(base)) as old:
        parts = {name: old.read(name) for name in old.namelist() if name.endswith((".xml", ".rels"))}
    outcomes = set()
    for _ in range(120):
        victim = chance.choice(list(parts))
        content = bytearray(parts[victim])
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(4)] = chance.choice((b"", b"9", b"<", b"_", b"\xff", b"-1", b'"'))
        outcomes.add(_outcome(repacked(base, lambda n, o, v=victim, c=bytes(content): c if n == v else o)))  # type: ignore[misc]  # defaults keep the loop's values
        raw = bytearray(base)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        outcomes.add(_outcome(bytes(raw)))
    assert outcomes == {"map", "sentence"}


def _outcome(data: bytes) -> str:
    try:
        found = read_table_file(data, "map.xlsx")
    except FileError as error:
        return "sentence" if error.sentence else "silence"
    assert load(dump(found.journey)).journey == found.journey
    return "map"


def test_a_workbook_of_others_is_a_map_by_its_headings() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["This is our journey"])
    sheet = book.create_sheet("Journey")
    sheet.append(["Customer journey 2026"])
    sheet.append([])
    sheet.append(["Phase", "Step", "Channel", "Responsible", "Feeling of Dana", "Emotion: Omar", "Pain point", "Cost"])
    sheet.append(["Buy", "Demo", "Zoom", "Sales", 2, -1, "Too long", 12])
    sheet.append([None, "Offer", "e-mail", "Sales", -2, 0, "=1+1", None])
    sheet.append(["Use", "Kick-off", "visit", "CSM", 1, 1, None, 7])
    out = io.BytesIO()
    book.save(out)
    journey, notes = read_table_file(out.getvalue(), "/home/x/our_journey.xlsx")
    assert journey.title == "our journey"
    assert [stage.title for stage in journey.stages] == ["Buy", "Use"]
    told = [(one.title, one.channel, one.owner, [f.value for f in one.feelings]) for one in journey.touchpoints]
    assert told == [
        ("Demo", "video", "Sales", [2, -1]),
        ("Offer", "email", "Sales", [-2, 0]),
        ("Kick-off", "meeting", "CSM", [1, 1]),
    ]
    assert [persona.name for persona in journey.personas] == ["Dana", "Omar"]
    assert [note.text for note in journey.notes] == ["Too long"]  # the formula came to nothing that was saved
    assert notes == ("The column “Cost” is left out: its name says nothing a map has",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_in_columns_of_any_make(encoding: str, mark: str) -> None:
    text = 'Stage|Touchpoint|Day|Customer says\r\nKauf|Größe wählen|3|"two\r\nlines"\r\n|Zahlen|week 2|\'=1+1\r\n'
    journey, notes = read_table_file(text.replace("|", mark).encode(encoding), "käufe.csv")
    assert [(one.title, one.day) for one in journey.touchpoints] == [("Größe wählen", 3), ("Zahlen", 14)]
    assert [note.text for note in journey.notes] == ["two\nlines", "=1+1"]
    assert bool(notes) == (encoding == "cp1252")


def test_rows_without_a_stage_stand_in_one() -> None:
    journey, notes = read_table_file(b"Touchpoint,Owner\nCall,CSM\nVisit,\n", "x.csv")
    assert [(stage.title, len(journey.touchpoints)) for stage in journey.stages] == [("Journey", 2)]
    assert notes == ("No column names the stages; the touchpoints without one stand in a stage “Journey”",)


def test_what_a_map_is_called() -> None:
    assert title_of("C:\\maps\\Our_map.v2.xlsx") == "Our map.v2"
    assert title_of("/a/.csv") == ".csv"
    assert title_of("") == "Journey"
