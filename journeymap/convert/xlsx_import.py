"""A workbook of ours, as somebody may have changed it, back to a map: without loss, and with a sentence for whatever
in it means nothing.

Rows tell by their ids what they were; what has no id is new, what is not there any more is gone, with all that hung
on it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from journeymap.convert.cells import CellError, quoted, text_of, understood
from journeymap.convert.columns import ID, NAME_THEN
from journeymap.convert.imported import Imported, Notes
from journeymap.convert.names import name_in
from journeymap.convert.new_ids import claim_ids
from journeymap.convert.references import References
from journeymap.convert.sheet_reading import read_kept, read_pictures, read_rows
from journeymap.convert.sheet_records import Reading
from journeymap.convert.sheet_rows import ORDER
from journeymap.convert.sheets import LISTED, SHEETS
from journeymap.convert.sound import make_sound, parse_repaired
from journeymap.convert.workbook_parts import FORMAT, FORMAT_LABEL, KEPT, LINES, MAP, PICTURES, PROBLEMS, TOLD
from journeymap.files.errors import FileError
from journeymap.model import limits
from journeymap.model.journey import THING_FIELDS, Picture, Record
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.text import plain, shortened
from journeymap.model.undisturbed import undisturbed
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from journeymap.convert.sheet_reading import Row
    from journeymap.convert.workbook import SheetCells

    Fields = dict[str, Any]

_PICTURE_FIELDS = frozenset(Picture.model_fields)
_CHECKS = frozenset(field.removeprefix("checks.") for field in TOLD if field.startswith("checks."))
MOST_ROWS = limits.WORKBOOK_ROWS
"""Of all sheets together; a map of 5,000 touchpoints has some 20,000."""
_READ_FIRST = ("stages", "personas", "lanes", "substages", "touchpoints", "milestones", "metrics")
"""What others refer to comes before them."""


def is_ours(sheets: tuple[SheetCells, ...]) -> bool:
    """Whether a workbook is one that journeymap has written."""
    return any(
        plain(text_of(row.get(0))) == plain(FORMAT_LABEL) and text_of(row.get(1)).startswith(FORMAT.split()[0])
        for sheet in sheets
        if plain(sheet.name) == plain(MAP)
        for _, row in sheet.rows
    )


def read_ours(sheets: tuple[SheetCells, ...]) -> Imported:
    """The map in a workbook of ours. Errors: FileError where no sound map can be made of it."""
    notes = Notes()
    with undisturbed():
        fields = _Import({plain(sheet.name): sheet for sheet in reversed(sheets)}, notes).fields()
        _tell_strangers(sheets, notes)
        make_sound(fields, notes)
        try:
            journey = parse(fields)
        except JourneyError:
            journey = parse_repaired(fields, notes)
    return Imported(journey, notes.all())


def _tell_strangers(sheets: tuple[SheetCells, ...], notes: Notes) -> None:
    known = {plain(name) for name in (MAP, KEPT, PICTURES, PROBLEMS, *(sheet.title for sheet in SHEETS))}
    for sheet in sheets:
        if plain(sheet.name) not in known and sheet.rows:
            notes.say(f"The sheet “{shortened(sheet.name, 40)}” is none of a map’s and is left out")


class _Import:
    """A workbook while it is read."""

    def __init__(self, sheets: Mapping[str, SheetCells], notes: Notes) -> None:
        self.sheets, self.notes = sheets, notes
        self.kept = read_kept(sheets.get(plain(KEPT)), notes)
        self.images = read_pictures(sheets.get(plain(PICTURES)))
        self.things = References(notes)
        self.found: dict[str, list[Fields]] = {field: [] for field in (*THING_FIELDS, *LISTED)}
        hashes = {picture["sha256"] for picture in self.images}
        self.reading = Reading(self.things, self.kept, hashes, notes, self._added)

    def fields(self) -> Fields:
        """The journey as a file would have it."""
        rows = self._rows()
        keys, self.fresh = claim_ids(rows, self.notes)
        for row in reversed(rows.get("personas", [])):
            self.reading.personas[row.key(ID)] = keys[id(row)]
        for field in sorted(THING_FIELDS, key=lambda name: name not in _READ_FIRST):
            for row in rows.get(field, ()):
                self._know(field, row, keys[id(row)])
        order = (*_READ_FIRST, *(field for field in self.found if field not in _READ_FIRST))
        for field in order:
            for row in rows.get(field, ()):
                self._read(field, row, keys[id(row)])
        images = [{**one, **self._more(("images", one["sha256"]), _PICTURE_FIELDS)} for one in self.images]
        return {**self._map(), **self.found, "images": images}

    def _rows(self) -> dict[str, list[Row]]:
        personas: dict[str, str] = {}
        found: dict[str, list[Row]] = {}
        room = MOST_ROWS
        for sheet in sorted(SHEETS, key=lambda one: one.field != "personas"):
            cells = self.sheets.get(plain(sheet.title))
            if cells is None:
                continue
            room -= len(cells.rows)
            if room < 0:
                raise FileError("", f"it has more than {MOST_ROWS:,} rows, which no map has")
            rows = read_rows(sheet, cells, personas, self.notes)
            found.setdefault(sheet.field, []).extend(rows)
            if sheet.field == "personas":
                personas = self._feeling_columns(rows)
        if "notes" in found:
            found["notes"] = _in_order(found["notes"])
        return found

    def _feeling_columns(self, rows: list[Row]) -> dict[str, str]:
        """The ids of personas by the headings of their feelings. A row without an id is given one here already."""
        found: dict[str, str] = {}
        for number, row in enumerate(rows, 1):
            if not row.key(ID):
                row.cells[ID] = f"new-persona-{number}"
            for name in (f"feeling of {plain(text_of(row.cells.get('Name')))}", "feeling" if len(rows) == 1 else ""):
                found.setdefault(name, row.key(ID))
        for (field, key), said in self.kept.items():
            if field == "feelings" and isinstance(heading := said.get("heading"), str):
                if any(row.key(ID) == key for row in rows):
                    found[plain(heading)] = key
                elif plain(heading) not in found:
                    found[plain(heading)] = ""
        return {name: key for name, key in found.items() if name and key}

    def _know(self, field: str, row: Row, key: str) -> None:
        values = {"kind": None}
        for column in row.sheet.columns:
            if column.field in ("title", "name", "text", "kind"):
                try:
                    values[column.field] = understood(column.kind, row.cells.get(column.heading), column.values)
                except CellError:
                    values[column.field] = None
        then = text_of(row.cells.get(NAME_THEN)) if row.key(ID) == key else None
        self.things.add(field, key, name_in(field, values), then)
        if field == "stages":
            self.things.stage[key] = key

    def _read(self, field: str, row: Row, key: str) -> None:
        record = self.reading.record(row, key)
        if record is None:
            if field in THING_FIELDS:
                self.things.lose(key)
            return
        for name in ("title", "name", "text", "watched"):
            if name in _required(field):
                record.setdefault(name, "")
        if missing := _required(field) - set(record):
            heading = next(one.heading for one in row.sheet.columns if one.field in missing)
            self.notes.say(f"{row.place(heading)}: nothing stands there, so the row is left out")
            return
        self.found[field].append(record)
        if field in ("touchpoints", "substages"):
            self.things.stage[key] = record["stage"]
        if field == "touchpoints":
            self.reading.above = record["stage"]

    def _added(self, field: str, name: str, stage: str) -> str:
        """Something that was only named: see `Reading`."""
        key = self.fresh(field)
        record: Fields = {"id": key, "title": name}
        if field == "lanes":
            record["kind"] = next(kind for kind, title in LANE_TITLES.items() if title == name)
        elif field == "substages":
            record["stage"] = self.things.stage[key] = stage
        elif field == "stages":
            self.things.stage[key] = key
        self.found[field].append(record)
        self.things.add(field, key, shortened(name, 80))
        return key

    def _map(self) -> Fields:
        """The fields of the map itself."""
        exact = self.kept.get(("journey", ""), {}).get("exact")
        found: dict[str, Fields] = {"": {"title": ""}, "checks": {}}
        by_label = {plain(line.label): line for line in LINES}
        sheet = self.sheets.get(plain(MAP))
        for number, row in sheet.rows if sheet is not None else ():
            line = by_label.get(plain(text_of(row.get(0))))
            if line is None or row.get(1) is None:
                continue
            cell = row[1]
            record, _, field = line.field.rpartition(".")
            kept = exact.get(line.field) if isinstance(exact, dict) else None
            try:
                same = isinstance(kept, list) and len(kept) == 2 and kept[0] == cell
                value = kept[1] if same and kept else understood(line.kind, cell, line.values)
            except CellError as error:
                self.notes.say(f"{MAP}, row {number}, {line.label}: {quoted(cell)} {error}; it is left out")
                continue
            if value is not None:
                found[record][field] = [one for one in value.split("\n") if one] if field == "off" else value
        checks = {**found["checks"], **self._more(("journey", ""), _CHECKS, "checks")}
        return {**found[""], **self._more(("journey", ""), TOLD), "checks": checks}

    def _more(self, where: tuple[str, str], told: Container[str], name: str = "more") -> Fields:
        """The fields that the workbook has no cells for."""
        said = self.kept.get(where, {}).get(name)
        return {key: one for key, one in said.items() if key not in told} if isinstance(said, dict) else {}


@cache
def _required(field: str) -> frozenset[str]:
    kind: type[Record] | None = {**THING_FIELDS, **LISTED}.get(field)
    return frozenset(name for name, one in kind.model_fields.items() if one.is_required()) if kind else frozenset()


def _in_order(rows: list[Row]) -> list[Row]:
    """The notes of both sheets in one order: that of each sheet, and between the two that of their numbers."""
    latest: dict[str, float] = {}
    placed = []
    for row in rows:
        number = row.cells.get(ORDER)
        before = latest.get(row.sheet.title, 0.0)
        latest[row.sheet.title] = max(before, number if isinstance(number, float) else before)
        placed.append((latest[row.sheet.title], row))
    return [row for _, row in sorted(placed, key=lambda one: one[0])]
