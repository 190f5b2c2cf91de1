"""Any workbook's cells, read as a stream of XML within limits, whoever wrote it.

Our own reader for the sake of hostile files: of the libraries one takes twice the time and ends in five kinds of
errors, the other takes room for every cell up to the last one, which a file of 5 KB may put where that is 19 GB.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.cells import EPOCH, Fault, unescaped
from journeymap.convert.workbook_xml import parse, read_book, whole
from journeymap.convert.zipped import Package
from journeymap.files.errors import FileError
from journeymap.model import limits
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.convert.cells import Cell
    from journeymap.convert.workbook_xml import Book

MOST_CELLS = limits.CELLS
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAYS_FROM_1904 = 1462


class SheetCells(NamedTuple):
    """A sheet's filled cells: its rows in order, each with its number as people see it and its cells by column from
    0 on."""

    name: str
    rows: list[tuple[int, dict[int, Cell]]]


def read_workbook(data: bytes) -> tuple[SheetCells, ...]:
    """The sheets of an .xlsx file; a formula counts as what it came to. Errors: FileError."""
    if data.startswith(_OLD):
        raise FileError("", "this is an old .xls workbook or one with a password; save it as .xlsx without a password")
    if not data.startswith(b"PK"):
        raise FileError("", "this is no .xlsx workbook; save it as one in a spreadsheet program")
    package = Package(data)
    if "content.xml" in package and "xl/workbook.xml" not in package:
        raise FileError("", "this is an OpenDocument file; save it as .xlsx")
    book = read_book(package)
    if not book.sheets:
        raise FileError("", "there is no sheet in it that could be read")
    room = [MOST_CELLS]
    return tuple(
        SheetCells(shortened(sheet.name, 100), _rows(package, sheet.part, book, room)) for sheet in book.sheets
    )


def _rows(package: Package, part: str, book: Book, room: list[int]) -> list[tuple[int, dict[int, Cell]]]:
    reader = _Reader(book, room)
    parse(package.chunks(part), reader.start, reader.end, reader.text)
    return reader.rows


class _Reader:
    """Where in a sheet's XML we are."""

    def __init__(self, book: Book, room: list[int]) -> None:
        self.rows: list[tuple[int, dict[int, Cell]]] = []
        self.book, self.room = book, room
        self.row: dict[int, Cell] = {}
        self.number = self.column = 0
        self.kind, self.style = "n", ""
        self.pieces: list[str] = []
        self.reading = self.aside = self.inside = False
        self.columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.column = self._column(attributes.get("r", ""))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.pieces.clear()
            self.inside = True
        elif name in ("v", "t"):
            self.reading = self.inside and not self.aside
        elif name == "row":
            number = whole(attributes.get("r"), LAST_ROW) or self.number + 1
            if number <= self.number or number > LAST_ROW:
                raise FileError("", "the rows of a sheet are out of order; open and save it in a spreadsheet program")
            self.number, self.column = number, -1
            self.row = {}
        elif name == "rPh":
            self.aside = True

    def end(self, name: str) -> None:
        if name == "c":
            self.inside = self.reading = False
            value = self._value("".join(self.pieces)) if self.pieces else None
            if value is not None and value != "":
                self.room[0] -= 1
                if self.room[0] < 0:
                    raise FileError("", f"it has more than {MOST_CELLS:,} filled cells, which no map has")
                self.row[self.column] = value
        elif name in ("v", "t"):
            self.reading = False
        elif name == "row":
            if self.row:
                self.rows.append((self.number, self.row))
        elif name == "rPh":
            self.aside = False

    def text(self, piece: str) -> None:
        if self.reading:
            self.pieces.append(piece)

    def _column(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        found = self.columns.get(letters)
        if found is None:
            found = 0
            for letter in letters[:4]:
                found = found * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else LAST_COLUMN + 1
            self.columns[letters] = found
        column = found - 1 if found else self.column + 1
        if column >= LAST_COLUMN:
            raise FileError("", "a sheet has a cell beyond the last column there can be, so it is not read")
        return column

    def _value(self, text: str) -> Cell:
        make = _VALUES.get(self.kind)
        return make(text, self.book) if make else self._figure(text)

    def _figure(self, text: str) -> Cell:
        try:
            number = float(text)
        except ValueError:
            return text
        if not math.isfinite(number):
            return text
        if self.style and (whole(self.style) or 0) in self.book.date_styles:
            return _day_of(number, self.book.from_1904)
        return number


def _day_of(number: float, from_1904: bool) -> Cell:
    """The date a spreadsheet means: it takes 1900 for a leap year. A number that is none stays one."""
    number += _DAYS_FROM_1904 if from_1904 else 0
    days = math.floor(number)
    if not 1 <= days < 2_958_466 or days == 60:
        return number
    return EPOCH + timedelta(days=days if days > 60 else days + 1)


def _shared(text: str, book: Book) -> Cell:
    at = whole(text.strip())
    return book.texts[at] if at is not None and at < len(book.texts) else None


def _iso(text: str, _: Book) -> Cell:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return text


_VALUES: dict[str, Callable[[str, Book], Cell]] = {
    "s": _shared,
    "str": lambda text, _: unescaped(text),
    "inlineStr": lambda text, _: unescaped(text),
    "b": lambda text, _: text.strip() in ("1", "true"),
    "e": lambda text, _: Fault(text),
    "d": _iso,
}
