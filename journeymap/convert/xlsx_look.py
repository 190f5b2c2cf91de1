"""How a workbook looks: its formats, the widths of columns, headings with explanations, lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.convert.columns import NO, YES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from journeymap.convert.columns import Column

_INK, _HEAD, _QUIET = "#1F2933", "#1B4B82", "#5B6773"
_LIST_LIMIT = 255
"""Excel takes no longer list to choose from."""
SPARE_ROWS = 500
"""The lists to choose from are there for so many new rows too."""


class Formats(NamedTuple):
    """The formats of cells."""

    head: Format
    key_head: Format
    text: Format
    sign: Format
    """A text that begins like a formula: it stays text when somebody types on in it."""
    number: Format
    date: Format
    key: Format
    title: Format
    hint: Format


def formats(book: Workbook) -> Formats:
    """The formats of a workbook, Arial throughout, cells aligned at the top so that long texts read on."""
    base = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
    head = {**base, "bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True, "valign": "vcenter"}
    cell = {**base, "text_wrap": True}
    return Formats(
        head=book.add_format({**head, "border": 1, "border_color": "#FFFFFF"}),
        key_head=book.add_format({**head, "bg_color": _QUIET, "border": 1, "border_color": "#FFFFFF"}),
        text=book.add_format(cell),
        sign=book.add_format({**cell, "quote_prefix": True}),
        number=book.add_format({**cell, "align": "right"}),
        date=book.add_format({**cell, "align": "left", "num_format": "yyyy-mm-dd"}),
        key=book.add_format({**base, "font_color": _QUIET, "num_format": "@"}),
        title=book.add_format({**base, "bold": True, "font_size": 12}),
        hint=book.add_format({**base, "font_color": _QUIET, "italic": True, "text_wrap": True}),
    )


def head_row(
    sheet: Worksheet, look: Formats, columns: Sequence[tuple[str, Column]], keys: Sequence[str], last_row: int
) -> None:
    """The first row with its explanations, the widths, the filter; the columns of ids are folded away behind a
    knob, since people rarely need them."""
    for at, (heading, column) in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, heading, look.head)
        if column.about:
            sheet.write_comment(0, at, column.about, {"x_scale": 1.5, "y_scale": 0.6, "font_size": 9})
    first = len(columns)
    for at, heading in enumerate(keys, first):
        sheet.set_column(at, at, 16, None, {"level": 1, "hidden": True})
        sheet.write_string(0, at, heading, look.key_head)
    if keys:
        sheet.set_column(first + len(keys), first + len(keys), None, None, {"collapsed": True})
    lines = max(-(-len(heading) // max(int(column.width) - 4, 1)) for heading, column in columns)  # 4: the filter
    sheet.set_row(0, 15 * min(max(lines, 2), 6))
    sheet.autofilter(0, 0, max(last_row, 1), first + len(keys) - 1)


def print_whole(sheet: Worksheet) -> None:
    """Prints across the page in full, the headings on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)


def choices(
    sheet: Worksheet, columns: Sequence[tuple[str, Column]], last_row: int, name_columns: dict[str, str]
) -> None:
    """Lists to choose from, numbers within their range. A name may be typed that is not in the list: what it means
    is found out, and told, when the workbook is imported."""
    bottom = last_row + SPARE_ROWS
    for at, (_, column) in enumerate(columns):
        rule: dict[str, Any] | None = None
        if column.kind in ("choice", "words"):
            rule = _list(list(column.values.values()) if column.kind == "choice" else [YES, NO])
        elif column.kind in ("name", "place") and len(column.into) == 1:
            rule = {"validate": "list", "source": name_columns[column.into[0]], "error_type": "information"}
            rule |= {"error_title": "Not on its sheet", "error_message": "There is nothing of this name (yet)."}
        elif column.kind == "feelings":
            rule = _whole(-2, 2, "A feeling is a whole number from −2 (frustrated) to 2 (delighted).")
        elif column.kind == "count":
            rule = _whole(1, 36_500, "Please write a whole number.")
        elif column.kind == "day":
            rule = _whole(-36_500, 36_500, "A day is a whole number, counted from the start of the journey.")
        if rule is not None:
            sheet.data_validation(1, at, bottom, at, {"ignore_blank": True, **rule})


def _list(labels: list[str]) -> dict[str, Any] | None:
    if len(",".join(labels)) > _LIST_LIMIT:
        return None
    return {"validate": "list", "source": labels, "error_message": f"Please choose: {', '.join(labels)}."[:_LIST_LIMIT]}


def _whole(low: int, high: int, message: str) -> dict[str, Any]:
    return {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high, "error_message": message}
