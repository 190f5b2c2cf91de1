"""What the names in a workbook's rows mean: an id where it is certain, a name where somebody has changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.cells import quoted, text_of
from journeymap.convert.names import LONGEST
from journeymap.model.text import plain, shortened
from journeymap.model.vocabulary import NOUNS, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.convert.cells import Cell
    from journeymap.convert.columns import Column
    from journeymap.convert.imported import Notes
    from journeymap.convert.sheet_reading import Row

GONE = "\0"
"""Says that what is meant was deleted in the workbook. No id looks like this."""


class References:
    """All that can be referred to, while the sheets are read."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.name: dict[str, str] = {}
        """id -> its name now."""
        self.then: dict[str, str] = {}
        """id -> its name when the workbook was made."""
        self.field: dict[str, str] = {}
        self.stage: dict[str, str] = {}
        """Of touchpoints and sub-stages, the stage they are in; of stages themselves."""
        self._called: dict[tuple[str, str], list[str]] = {}

    def add(self, field: str, key: str, name: str, then: str | None = None) -> None:
        """Makes something known."""
        self.field[key], self.name[key] = field, name
        self.then[key] = name if then is None else then
        self._called.setdefault((field, plain(name)), []).append(key)

    def lose(self, key: str) -> None:
        """Forgets something that turned out not to be."""
        field = self.field.pop(key)
        self._called[field, plain(self.name[key])].remove(key)

    def called(self, name: str, fields: Iterable[str]) -> list[str]:
        """Everything of this name in these fields."""
        return [key for field in fields for key in self._called.get((field, name), ())]

    def meant(self, row: Row, column: Column, key: str, within: str | None = None) -> str | None:
        """The id of what a cell means, whose id was `key`; None for nothing, GONE for what was deleted. `within` is the
        stage to look in first. Says what it cannot make out."""
        cell = row.cells.get(column.heading)
        name = plain(shortened(text_of(cell), LONGEST))
        known = self.field.get(key) in column.into
        if not name:
            return key if known and not plain(self.then[key]) else None
        if known and name in (plain(self.name[key]), plain(self.then[key])):
            return key
        found = self.called(name, column.into)
        here = [one for one in found if within is not None and self.stage.get(one) == within]
        found = here or found
        if len(found) > 1:
            self._say(row, column, cell, f"is the name of {len(found)} {self._nouns(column)}; the first is taken")
        if found:
            return found[0]
        if (typed := text_of(cell).strip()) in self.field and self.field[typed] in column.into:
            return typed
        if known:
            self._say(row, column, cell, f"names no {self._noun(column)}; it stays “{shortened(self.name[key], 40)}”")
            return key
        if key:
            return GONE
        return None

    def unknown(self, row: Row, column: Column, what: str) -> None:
        """Says that a name means nothing, and what becomes of it; nothing for a blank cell."""
        cell = row.cells.get(column.heading)
        if text_of(cell).strip():
            self._say(row, column, cell, f"names no {self._noun(column)}{what}")

    def _say(self, row: Row, column: Column, cell: Cell, clause: str) -> None:
        self.notes.say(f"{row.place(column.heading)}: {quoted(cell)} {clause}")

    def _noun(self, column: Column) -> str:
        return " or ".join(NOUNS[field] for field in column.into)

    def _nouns(self, column: Column) -> str:
        return " or ".join(plural(NOUNS[field]) for field in column.into)
