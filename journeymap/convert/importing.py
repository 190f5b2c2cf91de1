"""The one way from a spreadsheet's file to a map: a workbook of ours without loss, any other table by its headings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journeymap.files.contents import contents
from journeymap.files.errors import FileError
from journeymap.files.limits import TABLE
from journeymap.model.text import clean, shortened

if TYPE_CHECKING:
    from journeymap.convert.imported import Imported

ENDINGS = (".xlsx", ".csv", ".tsv")
"""The files that can be imported."""


def import_file(path: str | os.PathLike[str]) -> Imported:
    """The map in the spreadsheet's file at a path. Errors: FileError with the path."""
    data = contents(path, TABLE)
    try:
        return read_table_file(data, os.fspath(path))
    except FileError as error:
        raise error.at(path) from error


def is_table(path: str | os.PathLike[str]) -> bool:
    """Whether a file is one to import, by its ending."""
    return os.fspath(path).lower().endswith(ENDINGS)


def read_table_file(data: bytes, name: str) -> Imported:
    """The map in a file of this name (see `title_of`); which of the kinds it is, its bytes tell.

    Errors: FileError without a path, where it is none of them or nothing could be made of it.
    """
    from journeymap.convert.plain_tables import from_sheets, from_text

    title = title_of(name)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from journeymap.convert.workbook import read_workbook
        from journeymap.convert.xlsx_import import is_ours, read_ours

        sheets = read_workbook(data)
        return read_ours(sheets) if is_ours(sheets) else from_sheets(sheets, title)
    if data.startswith((b"%PDF", b"{", b"\x89PNG", b"\xff\xd8", b"<")):
        raise FileError("", "this is no table; journeymap imports workbooks (.xlsx) and text with columns (.csv)")
    return from_text(data, title)


def title_of(name: str) -> str:
    """What a map is called that comes from a file of this name."""
    stem = clean(name).replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    return shortened(stem.replace("_", " ")) or "Journey"
