"""From a journey to the rows of its workbook's sheets, and what their cells cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.convert.cells import CellError, cell_of_id, read_back, shown, understood
from journeymap.convert.columns import ID, NAME_THEN, YES, id_heading
from journeymap.convert.names import feeling_headings
from journeymap.convert.sheets import LISTED, NAMED, OPPORTUNITIES
from journeymap.files.encode import plain
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from journeymap.convert.columns import Column, Sheet
    from journeymap.model.journey import Journey, Record

    Shown = str | float | date | None

ORDER = "No."
"""Notes stand on two sheets; this number keeps the order that they have among each other."""


class Shape(NamedTuple):
    """The columns of a sheet as they stand side by side: those for people, then those that keep what joins rows."""

    columns: tuple[tuple[str, Column], ...]
    """Heading and what it is; a column of feelings a persona."""
    keys: tuple[str, ...]
    """The headings of the last columns."""

    @property
    def headings(self) -> tuple[str, ...]:
        return (*(heading for heading, _ in self.columns), *self.keys)


class Unsaid(NamedTuple):
    """What the cells of a record cannot say: fields that this version does not know, values that a cell changes.

    `cells` holds, for each of these values, what its cell was: if somebody changed that, it is the cell that counts.
    """

    field: str
    key: str
    said: dict[str, Any]


def shape(sheet: Sheet, journey: Journey) -> Shape:
    """The columns of a sheet for this journey's personas."""
    columns: list[tuple[str, Column]] = []
    for column in sheet.columns:
        if column.kind == "feelings":
            headings = feeling_headings([persona.name for persona in journey.personas])
            columns += [(heading, column) for heading in headings]
        elif column.kind != "picture":
            columns.append((column.heading, column))
    joined = dict.fromkeys(id_heading(column) for column in sheet.columns if column.kind in ("name", "place"))
    # Pictures stand last among a sheet's columns: their hashes say nothing to people either.
    keys = [*(column.heading for column in sheet.columns if column.kind == "picture"), ID, *joined]
    if sheet.field == "notes":
        keys.append(ORDER)
    if sheet.field in NAMED:
        keys.append(NAME_THEN)
    return Shape(tuple(columns), tuple(keys))


def records_of(sheet: Sheet, journey: Journey) -> list[tuple[int, Any]]:
    """The records of a sheet with their places in the journey."""
    found = list(enumerate(getattr(journey, sheet.field)))
    if sheet.field != "notes":
        return found
    ideas = {lane.id for lane in journey.lanes if lane.kind == "opportunities"}
    return [(at, note) for at, note in found if (note.lane in ideas) == (sheet is OPPORTUNITIES)]


def rows(sheet: Sheet, journey: Journey, known: dict[str, str]) -> Iterator[list[Shown]]:
    """A row for each record; `known` are `names(journey)`."""
    stages = _stage_of(journey)
    columns = [_teller(column, known, stages) for column in sheet.columns]
    keys = list({id_heading(c): c.field for c in sheet.columns if c.kind in ("name", "place")}.values())
    personas = [persona.id for persona in journey.personas]
    for at, record in records_of(sheet, journey):
        row: list[Shown] = []
        for tell in columns:
            if tell is None:
                felt = {feeling.persona: feeling.value for feeling in reversed(record.feelings)}
                row += [felt.get(persona) for persona in personas]
            else:
                row.append(tell(record))
        row.append(cell_of_id(getattr(record, "id", f"i{at + 1}")))
        row += [cell_of_id(getattr(record, field) or "") for field in keys]
        if sheet.field == "notes":
            row.append(at + 1)
        if sheet.field in NAMED:
            row.append(known[record.id] or None)
        yield row


def _stage_of(journey: Journey) -> dict[str, str]:
    """For touchpoints and stages, by id, the stage they are in."""
    return {
        **{stage.id: stage.id for stage in journey.stages},
        **{touchpoint.id: touchpoint.stage for touchpoint in journey.touchpoints},
    }


def _teller(column: Column, known: dict[str, str], stages: dict[str, str]) -> Callable[[Any], Shown] | None:
    """What tells a record's cell in this column; None for the feelings, which have several."""
    field, kind, values = column.field, column.kind, column.values
    only = {stage for at, stage in stages.items() if at == stage}
    match kind:
        case "feelings":
            return None
        case "name":
            if column.into == ("stages",):  # a step may name what is none
                return lambda record: known[key] or None if (key := getattr(record, field)) in only else None
            return lambda record: known.get(getattr(record, field) or "") or None
        case "place" if column.into == ("stages",):
            return lambda record: known[stages[getattr(record, field)]] or None
        case "place":
            return lambda record: known[key] or None if stages[key := getattr(record, field)] != key else None
        case "text" | "day" | "count" | "number" | "picture":
            return lambda record: getattr(record, field)
        case "words" if field != "required":  # a sheet full of “No” is hard to read
            return lambda record: YES if getattr(record, field) else None
        case _:
            return lambda record: shown(kind, getattr(record, field), values)


def unsaid(sheet: Sheet, journey: Journey) -> Iterator[Unsaid]:
    """What the cells of a sheet cannot say of its records."""
    checked = [column for column in sheet.columns if column.kind in ("text", "number", "date", "links")]
    aside = tuple(name for name in _fields_of(sheet) if name not in sheet.told)
    personas = [persona.id for persona in journey.personas]
    for at, record in records_of(sheet, journey):
        said: dict[str, Any] = {}
        if record.__pydantic_extra__ or any(getattr(record, name) for name in aside):
            said["more"] = {name: value for name, value in plain(record).items() if name not in sheet.told}
        exact = {}
        for column in checked:
            value = getattr(record, column.field)
            if value and (kept := changed_by_cell(column, value)):
                exact[column.field] = kept
        if exact:
            said["exact"] = exact
        if sheet.field == "touchpoints" and record.feelings and _feelings_change(record.feelings, personas):
            said["feelings"] = [plain(feeling) for feeling in record.feelings]
        if said:
            yield Unsaid(sheet.field, getattr(record, "id", f"i{at + 1}"), said)


def _fields_of(sheet: Sheet) -> tuple[str, ...]:
    return tuple((THING_FIELDS.get(sheet.field) or LISTED[sheet.field]).model_fields)


def changed_by_cell(column: Any, value: Any) -> list[Any] | None:
    """[what is read from its cell, the value as JSON], where that is another than the value."""
    if isinstance(value, str) and "_x" not in value:
        return None
    cell = shown(column.kind, value, column.values)
    back = read_back(cell)
    plainly = _plainly(value)
    try:
        same = _plainly(understood(column.kind, back, column.values)) == plainly
    except CellError:
        same = False
    return None if same else [_plainly(back), plainly]


def _plainly(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, list | tuple):
        return [one if isinstance(one, dict) else plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _feelings_change(feelings: Sequence[Record], personas: list[str]) -> bool:
    """Whether the feelings say more than a number in the columns of personas, or in another order."""
    told = [getattr(feeling, "persona", "") for feeling in feelings]
    by_column = sorted(told, key=personas.index)
    return told != by_column or any(feeling.__pydantic_extra__ for feeling in feelings)
