"""Excel: a whole map as a workbook that people can sort, filter and fill in, and that can be imported again.

Each kind of thing has its sheet (see `convert.sheets`); what no cell can say stands on a hidden one. Texts are
strings whatever they begin with.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from journeymap.convert.csv_cells import FORMULA_SIGNS
from journeymap.convert.names import names
from journeymap.convert.sheet_rows import records_of, rows, shape
from journeymap.convert.sheets import SHEETS
from journeymap.convert.xlsx_look import choices, formats, head_row, print_whole
from journeymap.convert.xlsx_parts import write_kept, write_map, write_pictures, write_problems
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from journeymap.convert.columns import Sheet
    from journeymap.convert.xlsx_look import Formats
    from journeymap.model.journey import Journey

_MADE = date(2000, 1, 1)
"""The same map gives the same bytes, so no workbook says when it was made."""


def write_xlsx(
    journey: Journey, *, today: date, problems: bool = True, progress: Callable[[float], None] = lambda _: None
) -> bytes:
    """The workbook. `problems` adds a sheet of what the checks find on the day `today`, to be read only. `progress`
    is told the share done, 0…1, and may raise to stop."""
    import xlsxwriter  # late: only who exports needs it

    out = io.BytesIO()
    with undisturbed():
        book = xlsxwriter.Workbook(
            out,
            {
                # No temporary files, which would hold people's texts and stay where an export is stopped. For 5,000
                # touchpoints that is 55 MB more for a second, and takes four fifths of the time.
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        book.set_properties({"title": journey.title[:255], "author": journey.owner[:255], "created": _midnight()})
        look = formats(book)
        write_map(book, look, journey)
        known = names(journey)
        name_columns = _name_columns(journey)
        for number, sheet in enumerate(SHEETS):
            progress(number / len(SHEETS) * 0.8)
            _write(book, look, sheet, journey, known, name_columns)
        if problems:
            write_problems(book, look, journey, today)
        write_pictures(book, journey)
        write_kept(book, journey)
        progress(0.85)
        book.close()
    progress(1.0)
    return out.getvalue()


def _midnight() -> object:
    from datetime import datetime

    return datetime(_MADE.year, _MADE.month, _MADE.day)


def _name_columns(journey: Journey) -> dict[str, str]:
    """Where the names of each field's things stand, as a list to choose from names it."""
    found = {}
    for sheet in SHEETS:
        if sheet.field != "notes":
            at = next(
                (n for n, c in enumerate(sheet.columns) if c.field in ("title", "name") and c.kind == "text"), None
            )
            if at is not None:
                last = max(len(getattr(journey, sheet.field)), 1) + 1
                letter = chr(ord("A") + at)
                found[sheet.field] = f"='{sheet.title}'!${letter}$2:${letter}${last}"
    return found


def _write(
    book: Workbook, look: Formats, sheet: Sheet, journey: Journey, known: dict[str, str], name_columns: dict[str, str]
) -> None:
    page = book.add_worksheet(sheet.title)
    form = shape(sheet, journey)
    last = len(records_of(sheet, journey))
    page.freeze_panes(1, 0)
    head_row(page, look, form.columns, form.keys, last)
    choices(page, form.columns, last, name_columns)
    print_whole(page)
    wide = len(form.columns)
    for number, row in enumerate(rows(sheet, journey, known), 1):
        _write_row(page, look, number, row, wide)


def _write_row(page: Worksheet, look: Formats, number: int, row: Sequence[object], wide: int) -> None:
    """A row of cells; nothing is written for what is blank."""
    for at, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            if at >= wide:
                page.write_string(number, at, value, look.key)
            else:
                page.write_string(number, at, value, look.sign if value[0] in FORMULA_SIGNS else look.text)
        elif isinstance(value, date):
            page.write_datetime(number, at, value, look.date)
        elif isinstance(value, int | float):
            page.write_number(number, at, value, look.number)
