"""From the cells of a sheet to rows whose cells are known by their headings, wherever its columns stand now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.convert.cells import id_of_cell, text_of
from journeymap.convert.columns import ID, NAME_THEN, id_heading
from journeymap.convert.sheet_rows import ORDER
from journeymap.convert.workbook_parts import KEPT_HEADINGS, PICTURE_HEADINGS
from journeymap.model.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.convert.cells import Cell
    from journeymap.convert.columns import Sheet
    from journeymap.convert.imported import Notes
    from journeymap.convert.workbook import SheetCells

HEADINGS_WITHIN = 10
"""The row of headings is looked for among so many."""


class Row(NamedTuple):
    """A row of a sheet; its cells by the headings of `convert.sheets`, those of feelings by the persona's id."""

    sheet: Sheet
    number: int
    cells: dict[str, Cell]
    feelings: dict[str, Cell]

    def key(self, heading: str) -> str:
        """What stands in a column of ids; "" for nothing."""
        return id_of_cell(self.cells.get(heading))

    def place(self, heading: str = "") -> str:
        """Where this is, as a sentence begins."""
        return f"{self.sheet.title}, row {self.number}" + (f", column {heading}" if heading else "")


def headed(cells: SheetCells, known: Iterable[str]) -> tuple[int, dict[int, str]] | None:
    """Where in `rows` the headings stand, and the heading of each column; None where no row holds any of them."""
    names = {plain(name): name for name in known}
    best: tuple[int, dict[int, str]] | None = None
    for at, (_, row) in enumerate(cells.rows[:HEADINGS_WITHIN]):
        found = {column: names.get(plain(text := text_of(cell)), text) for column, cell in row.items()}
        hits = len({name for name in found.values() if plain(name) in names})
        if hits and (best is None or hits > len({n for n in best[1].values() if plain(n) in names})):
            best = (at, found)
    return best


def read_rows(sheet: Sheet, cells: SheetCells, personas: dict[str, str], notes: Notes) -> list[Row]:
    """The rows below the headings; `personas` are the ids by the plain headings of their columns of feelings."""
    felt = any(column.kind == "feelings" for column in sheet.columns)
    columns = [column.heading for column in sheet.columns if column.kind != "feelings"]
    joined = [id_heading(column) for column in sheet.columns if column.kind in ("name", "place")]
    known = {*columns, *joined, ID, ORDER, NAME_THEN}
    found = headed(cells, known)
    if found is None:
        if len(cells.rows) > 1:
            notes.say(f"{sheet.title}: no row names its columns, so the sheet is left out")
        return []
    start, headings = found
    of_persona: dict[int, str] = {}
    seen: set[str] = set()
    for column, heading in sorted(headings.items()):
        name = plain(heading)
        if heading in known and heading not in seen:
            seen.add(heading)
        elif felt and name in personas and personas[name] not in of_persona.values():
            of_persona[column] = personas[name]
        else:
            headings[column] = ""
            what = "stands there twice" if heading in seen else "is not one of its columns"
            notes.say(f"{sheet.title}: “{shortened(heading, 40)}” {what} and is left out")
    rows = []
    for number, row in cells.rows[start + 1 :]:
        told = {heading: cell for at, cell in row.items() if (heading := headings.get(at, "")) in seen}
        feelings = {of_persona[at]: cell for at, cell in row.items() if at in of_persona}
        if told or feelings:
            rows.append(Row(sheet, number, told, feelings))
    return rows


def read_kept(cells: SheetCells | None, notes: Notes) -> dict[tuple[str, str], dict[str, Any]]:
    """What the cells could not say, by field and id."""
    found: dict[tuple[str, str], list[str]] = {}
    for field, key, _, text in _parts(cells, KEPT_HEADINGS, (0, 1)):
        found.setdefault((field, id_of_cell(key)), []).append(text)
    said = {}
    for where, parts in found.items():
        try:
            value = json.loads("".join(parts), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            said[where] = value
        else:
            notes.say(f"Kept: what is told of “{shortened(where[1], 40)}” is damaged and left out")
    return said


def _no_constant(name: str) -> float:
    raise ValueError(name)


def read_pictures(cells: SheetCells | None) -> list[dict[str, Any]]:
    """The pictures as the journey's file has them, in their order."""
    found: dict[str, dict[str, Any]] = {}
    parts: dict[str, list[str]] = {}
    for sha, kind, width, height, _, data in _parts(cells, PICTURE_HEADINGS, (0,)):
        sizes = [int(size) if size.isascii() and size.isdigit() and len(size) < 9 else 0 for size in (width, height)]
        found.setdefault(sha, {"sha256": sha, "kind": kind, "width": sizes[0], "height": sizes[1]})
        parts.setdefault(sha, []).append(data)
    return [{**picture, "data": "".join(parts[sha])} for sha, picture in found.items()]


def _parts(cells: SheetCells | None, headings: Sequence[str], keys: tuple[int, ...]) -> list[list[str]]:
    """The rows of a hidden sheet; parts of the same thing in their order, things in that of their first row."""
    found = headed(cells, headings) if cells is not None else None
    if cells is None or found is None:
        return []
    start, names = found
    at = [next((column for column, name in names.items() if name == heading), -1) for heading in headings]
    rows = [[text_of(row.get(column)) for column in at] for _, row in cells.rows[start + 1 :]]
    part = headings.index("Part")
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows):
        first.setdefault(tuple(row[key] for key in keys), number)

    def order(row: list[str]) -> tuple[int, int]:
        number = row[part]
        return first[tuple(row[key] for key in keys)], int(number) if number.isascii() and number.isdigit() else 0

    return sorted(rows, key=order)
