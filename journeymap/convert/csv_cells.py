"""CSV as spreadsheets open it: UTF-8 with a byte order mark, and no text that could become a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that spreadsheets take for a formula."""
_BOM = "\ufeff"


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """The table. Texts that begin like a formula get an apostrophe before them; numbers, which only we write, stay."""
    out = io.StringIO(newline="")
    out.write(_BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def neutral(text: str) -> str:
    """The text as a cell that no spreadsheet computes."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
