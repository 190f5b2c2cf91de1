"""From a row to the fields of its record: what cells mean, what was kept of it, what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.convert.cells import CellError, quoted, text_of, understood
from journeymap.convert.columns import id_heading
from journeymap.convert.references import GONE
from journeymap.convert.sheets import LISTED, OPPORTUNITIES
from journeymap.model import limits
from journeymap.model.text import plain
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journeymap.convert.cells import Cell
    from journeymap.convert.columns import Column
    from journeymap.convert.imported import Notes
    from journeymap.convert.references import References
    from journeymap.convert.sheet_reading import Row

    Fields = dict[str, Any]

MOST_CHARACTERS = limits.TEXT
DELETED = "belonged to what is no longer in the workbook and went with it"
_INSTEAD: dict[str, Fields] = {"lanes": {"kind": "text"}, "metrics": {"kind": "custom"}}
"""What is taken where a record cannot do without."""
_LEAVES_OPEN = frozenset({("milestones", "stage"), ("milestones", "touchpoint"), ("success", "proof")})
_OPTIONAL = _LEAVES_OPEN | {
    ("touchpoints", "substage"),
    ("touchpoints", "together_with"),
    ("notes", "persona"),
    ("steps", "target"),
}
"""References that a record can do without."""


class Reading:
    """All that is needed to read rows."""

    def __init__(
        self,
        things: References,
        kept: Mapping[tuple[str, str], Fields],
        images: set[str],
        notes: Notes,
        new_stage: Callable[[str, str, str], str],
    ) -> None:
        self.things, self.kept, self.images, self.notes = things, kept, images, notes
        self.new = new_stage
        """Adds something that is only named: (field, name, id of the stage it stands in or "") → its id."""
        self.personas: dict[str, str] = {}
        """The ids of personas by what stands in their rows as such: not all of that can be one."""
        self.above: str | None = None
        """The stage of the touchpoint one row further up."""

    def record(self, row: Row, key: str) -> Fields | None:
        """The fields of the record with this id; None for a row that cannot stand on its own, which has then been
        told of."""
        field = row.sheet.field
        fields: Fields = {} if field in LISTED else {"id": key}
        said = self.kept.get((field, row.key("Id")), {})
        exact = _mapping(said.get("exact"))
        for column in row.sheet.columns:
            if column.kind == "feelings":
                if felt := self._feelings(row, said.get("feelings")):
                    fields["feelings"] = felt
            elif column.kind not in ("name", "place"):
                value = self._value(row, column, exact.get(column.field))
                if value is not None:
                    fields[column.field] = value
        for name, value in _mapping(said.get("more")).items():
            if name not in row.sheet.told:
                fields[name] = value
        for name, value in _INSTEAD.get(field, {}).items():
            fields.setdefault(name, value)
        return fields if self._join(row, fields) else None

    def _value(self, row: Row, column: Column, exact: object) -> Any:
        cell = row.cells.get(column.heading)
        if isinstance(exact, list) and len(exact) == 2 and cell is not None and exact[0] == _as_json(cell):
            return exact[1]
        try:
            value = understood(column.kind, cell, column.values)
        except CellError as error:
            self._note(row, column, f"{quoted(cell)} {error}; it is left out")
            return None
        if isinstance(value, str):
            if len(value) > MOST_CHARACTERS:
                self.notes.say(
                    f"{row.place(column.heading)}: it is longer than {MOST_CHARACTERS:,} characters and is cut"
                )
                value = value[:MOST_CHARACTERS]
            if column.field in ("colour", "image", "target", "rule"):
                value = value.strip() or None
            if column.kind == "picture" and value and value not in self.images:
                self.notes.say(
                    f"{row.place(column.heading)}: its picture is not on the sheet “Pictures”; it is left out"
                )
                return None
        return value

    def _note(self, row: Row, column: Column, clause: str) -> None:
        self.notes.say(f"{row.place(column.heading)}: {clause}")

    def _feelings(self, row: Row, kept: object) -> list[Fields]:
        felt: dict[str, Fields] = {}
        for stands, cell in row.feelings.items():
            persona = self.personas[stands]
            try:
                value = understood("feelings", cell, {})
            except CellError as error:
                name = self.things.name.get(persona, "")
                self.notes.say(f"{row.place(f'Feeling of {name}')}: {quoted(cell)} {error}; it is left out")
                continue
            if value is not None:
                felt[persona] = {"persona": persona, "value": value}
        told = [one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
        ordered = [
            {**one, **felt.pop(key)} for one in told if isinstance(key := one.get("persona"), str) and key in felt
        ]
        return [*ordered, *felt.values()]

    def _join(self, row: Row, fields: Fields) -> bool:
        """Adds what the record refers to; False where it cannot do without something that is not there."""
        places = [column for column in row.sheet.columns if column.kind == "place"]
        if places and not self._place(row, fields, *places):
            return False
        return all(self._refer(row, column, fields) for column in row.sheet.columns if column.kind == "name")

    def _refer(self, row: Row, column: Column, fields: Fields) -> bool:
        field, name = row.sheet.field, column.field
        given = row.key(id_heading(column))
        if field == "steps" and given and self.things.field.get(given) not in column.into:
            if text_of(row.cells.get(column.heading)).strip():
                self.notes.count(row.sheet.title, DELETED)
                return False
            fields[name] = given  # it may name what is no stage, and then shows nothing
            return True
        within = fields.get("stage") if name in ("substage", "together_with") else None
        key = self.things.meant(row, column, given, within)
        if key is None or key == GONE:
            key = self._instead(row, column, fields, gone=key == GONE)
        if key is not None and name == "substage" and self.things.stage.get(key) != within:
            self.things.unknown(row, column, " of its stage; it is left out")
            key = None
        if key is not None:
            fields[name] = key
        elif (field, name) not in _OPTIONAL:
            return False
        return True

    def _instead(self, row: Row, column: Column, fields: Fields, *, gone: bool) -> str | None:
        """What is meant by a name that means nothing yet."""
        field, name = row.sheet.field, column.field
        typed = text_of(row.cells.get(column.heading)).strip()
        if (field, name) in _OPTIONAL and (name != "substage" or not typed or gone):
            if not gone:
                self.things.unknown(row, column, "; it is left out")
            return None
        if gone and field != "touchpoints":
            self.notes.count(row.sheet.title, DELETED)
            return None
        if name == "lane":
            return self._lane(row, column, typed)
        if name == "stage" and field == "touchpoints" and not typed:
            return self._stage_above(row)
        if name in ("stage", "substage") and typed:
            self.things.unknown(row, column, "; one of this name is added")
            return self.new(f"{name}s", typed, fields.get("stage", "") if name == "substage" else "")
        self._missing(row, column, typed)
        return None

    def _missing(self, row: Row, column: Column, typed: str) -> None:
        if typed:
            self.things.unknown(row, column, ", so the row is left out")
        else:
            self.notes.say(f"{row.place(column.heading)}: nothing is named, so the row is left out")

    def _stage_above(self, row: Row) -> str:
        key = self.above or next((key for key, field in self.things.field.items() if field == "stages"), None)
        if key is None:
            key = self.new("stages", "Stage", "")
        self.notes.say(f"{row.place('Stage')}: none is named, so it stands in “{self.things.name[key]}”")
        return key

    def _lane(self, row: Row, column: Column, typed: str) -> str | None:
        """The lane of a note whose lane is not on its sheet: a usual one is added, others are left to people."""
        usual = {title.casefold(): title for title in LANE_TITLES.values()}
        ideas = row.sheet is OPPORTUNITIES
        title = usual.get(typed.casefold(), LANE_TITLES["opportunities"] if ideas and not typed else "")
        if not title:
            self._missing(row, column, typed)
            return None
        found = self.things.called(title.casefold(), ("lanes",))
        if found:
            return found[0]
        self.things.unknown(row, column, "; one of this name is added")
        return self.new("lanes", title, "")

    def _place(self, row: Row, fields: Fields, by_stage: Column, by_touchpoint: Column) -> bool:
        """Where a note or signal belongs: a touchpoint, or a whole stage where none is named."""
        key = row.key(id_heading(by_touchpoint))
        things = self.things
        touchpoint = key if things.field.get(key) == "touchpoints" else ""
        stage_then = things.stage.get(key, "")
        named = text_of(row.cells.get(by_touchpoint.heading)).strip()
        untitled = bool(touchpoint) and not things.then[touchpoint]
        if named or untitled:
            within = self._stage_named(row, by_stage)
            gone = key if not touchpoint and key not in things.field else ""
            found = things.meant(row, by_touchpoint, touchpoint or gone, within)
            if found is None:
                self._missing(row, by_touchpoint, named)
                return False
        else:
            found = things.meant(row, by_stage, stage_then or key)
            if found is None:
                self._missing(row, by_stage, text_of(row.cells.get(by_stage.heading)).strip())
                return False
        if found == GONE:
            self.notes.count(row.sheet.title, DELETED)
            return False
        fields["at"] = found
        return True

    def _stage_named(self, row: Row, by_stage: Column) -> str | None:
        """The stage that a row names beside a touchpoint: it only tells touchpoints of one name apart."""
        found = self.things.called(plain(text_of(row.cells.get(by_stage.heading))), ("stages",))
        return found[0] if found else None


def _as_json(cell: Cell) -> object:
    return cell.isoformat() if cell is not None and hasattr(cell, "isoformat") else cell


def _mapping(value: object) -> Fields:
    return value if isinstance(value, dict) else {}
