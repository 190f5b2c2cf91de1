"""The sheets of a workbook that hold no rows of records: the map itself, the problems, and the hidden ones."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from journeymap.convert.cells import cell_of_id, shown
from journeymap.convert.names import feeling_headings
from journeymap.convert.sheet_rows import Unsaid, changed_by_cell, unsaid
from journeymap.convert.sheets import LISTED, SHEETS
from journeymap.convert.workbook_parts import (
    CHUNK,
    FORMAT,
    FORMAT_LABEL,
    KEPT,
    KEPT_HEADINGS,
    LINES,
    MAP,
    MAP_HEADINGS,
    PICTURE_HEADINGS,
    PICTURES,
    PROBLEMS,
    TOLD,
    Line,
)
from journeymap.convert.xlsx_look import print_whole
from journeymap.files.encode import plain
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook

    from journeymap.convert.xlsx_look import Formats
    from journeymap.model.journey import Journey

_PROBLEM_COLUMNS = (("How bad", 11), ("Problem", 70), ("Where", 40), ("What mends it", 50), ("Check", 24))


def write_map(book: Workbook, look: Formats, journey: Journey) -> None:
    """The first sheet: a line for each field of the map itself."""
    sheet = book.add_worksheet(MAP)
    for at, (heading, width) in enumerate(zip(MAP_HEADINGS, (24, 60, 50), strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, look.head)
    sheet.freeze_panes(1, 1)
    print_whole(sheet)
    for number, line in enumerate(LINES, 1):
        sheet.write_string(number, 0, line.label, look.text)
        value = shown(line.kind, value_of(journey, line), line.values)
        if isinstance(value, date):
            sheet.write_datetime(number, 1, value, look.date)
        elif isinstance(value, str):
            sheet.write_string(number, 1, value, look.title if line.field == "title" else look.sign)
        elif value is not None:
            sheet.write_number(number, 1, value, look.text)
        if line.kind == "choice":
            sheet.data_validation(number, 1, number, 1, {"validate": "list", "source": list(line.values.values())})
        sheet.write_string(number, 2, line.about, look.hint)
    sheet.write_string(len(LINES) + 1, 0, FORMAT_LABEL, look.hint)
    sheet.write_string(len(LINES) + 1, 1, FORMAT, look.hint)
    sheet.write_string(
        len(LINES) + 1, 2, "This workbook can be imported again; leave this line and the hidden sheets", look.hint
    )


def value_of(journey: Journey, line: Line) -> Any:
    """What the journey says in the field of a line."""
    record, _, field = line.field.rpartition(".")
    value = getattr(journey.checks if record else journey, field)
    return "\n".join(value) if isinstance(value, tuple) else value


def write_problems(book: Workbook, look: Formats, journey: Journey, today: date) -> None:
    """What the checks find, to be read only: an import leaves it out."""
    from journeymap.flow.check import check
    from journeymap.flow.rules import RULES

    called = {rule.id: rule.name for rule in RULES}
    sheet = book.add_worksheet(PROBLEMS)
    for at, (heading, width) in enumerate(_PROBLEM_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, look.head)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 0)
    print_whole(sheet)
    problems = check(journey, today)
    for number, problem in enumerate(problems, 1):
        mends = "; ".join(fix.label for fix in problem.fixes)
        cells = (problem.severity, problem.sentence, problem.place or "the whole map", mends, called[problem.rule])
        for at, text in enumerate(cells):
            if text:
                sheet.write_string(number, at, text, look.text)
    sheet.autofilter(0, 0, max(len(problems), 1), len(_PROBLEM_COLUMNS) - 1)
    may = ("sort", "autofilter", "format_columns", "format_rows", "select_locked_cells", "select_unlocked_cells")
    sheet.protect("", dict.fromkeys(may, True))


def write_pictures(book: Workbook, journey: Journey) -> None:
    """The pictures' bytes as text, in parts that fit into cells."""
    sheet = book.add_worksheet(PICTURES)
    sheet.hide()
    _row(sheet, 0, PICTURE_HEADINGS)
    number = 0
    for picture in journey.images:
        for part, data in enumerate(_parts(picture.data), 1):
            number += 1
            _row(sheet, number, (picture.sha256, picture.kind, picture.width, picture.height, part, data))


def write_kept(book: Workbook, journey: Journey) -> None:
    """What cells cannot say, as JSON in parts."""
    sheet = book.add_worksheet(KEPT)
    sheet.hide()
    _row(sheet, 0, KEPT_HEADINGS)
    number = 0
    for field, key, said in kept(journey):
        text = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
        text = text.replace("_x", "\\u005fx")  # a workbook takes “_x0041_” for an escape of its own
        for part, chunk in enumerate(_parts(text), 1):
            number += 1
            _row(sheet, number, (field, cell_of_id(key), part, chunk))


def kept(journey: Journey) -> Iterator[Unsaid]:
    """All that a workbook's cells cannot say of a journey."""
    exact = {
        line.field: changed
        for line in LINES
        if (value := value_of(journey, line)) and (changed := changed_by_cell(line, value))
    }
    said = {
        "more": {name: value for name, value in _map_alone(journey).items() if name not in TOLD},
        "checks": {name: value for name, value in plain(journey.checks).items() if f"checks.{name}" not in TOLD},
        "exact": exact,
    }
    if found := {name: value for name, value in said.items() if value}:
        yield Unsaid("journey", "", found)
    headings = feeling_headings([persona.name for persona in journey.personas])
    for persona, heading in zip(journey.personas, headings, strict=True):
        yield Unsaid("feelings", persona.id, {"heading": heading})
    for picture in journey.images:
        if picture.__pydantic_extra__:
            yield Unsaid("images", picture.sha256, {"more": picture.__pydantic_extra__})
    for sheet in SHEETS:
        yield from unsaid(sheet, journey)


def _map_alone(journey: Journey) -> dict[str, Any]:
    """The fields of the map itself, as JSON knows them."""
    return plain(journey.model_copy(update=dict.fromkeys((*THING_FIELDS, *LISTED, "images"), ())))


def _parts(text: str) -> Iterator[str]:
    return (text[at : at + CHUNK] for at in range(0, len(text), CHUNK))


def _row(sheet: Any, number: int, cells: tuple[str | int, ...]) -> None:
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(number, at, cell)
        else:
            sheet.write_number(number, at, cell)
