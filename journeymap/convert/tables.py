"""A block of cells as spreadsheets put it on the clipboard, and what its columns most likely are.

A person sees the guess and corrects it; `convert.table_rows` then makes touchpoints of it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.table_words import (
    COLUMNS,
    FEELING,
    LANES,
    SKIP,
    channel_in,
    day_in,
    feelings_in,
    kind_called,
)
from journeymap.model import limits
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.model.journey import Journey

MOST_ROWS = limits.PASTED_ROWS
MOST_COLUMNS = limits.PASTED_COLUMNS
MOST_CHARACTERS = limits.PASTED_TABLE


class Table(NamedTuple):
    """Rows of equally many cells."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])


class Guess(NamedTuple):
    """For each column what it holds (a key of `choices`), and whether the first row only names the columns."""

    columns: tuple[str, ...]
    header: bool


def table_of(text: str) -> Table | None:
    """The table in a text with tabs; None where it is no table. Errors: JourneyError for more than a person pastes."""
    if "\t" not in text:
        return None
    if len(text) > MOST_CHARACTERS:
        raise JourneyError((f"That is a table of {len(text):,} characters; paste a part of it at a time",))
    if text.count("\t") + text.count("\n") > limits.CELLS:
        raise JourneyError((f"That is a table of more than {limits.CELLS:,} cells; paste a part of it at a time",))
    rows = [[clean(cell).strip() for cell in row] for row in _cells(text)]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at] for row in rows)]
    if len(used) < 2:
        return None
    if len(rows) > MOST_ROWS or len(used) > MOST_COLUMNS:
        raise JourneyError(
            (
                f"Those are {len(rows):,} rows of {len(used)} columns; paste at most {MOST_ROWS:,} rows of"
                f" {MOST_COLUMNS} columns at a time",
            )
        )
    return Table(tuple(tuple(row[at] if at < len(row) else "" for at in used) for row in rows))


def _cells(text: str) -> list[list[str]]:
    """Rows of cells, those in quotes with their line feeds; where quotes do not match they are letters like others."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")]
    finally:
        csv.field_size_limit(before)


def choices(journey: Journey) -> tuple[tuple[str, str], ...]:
    """What a column may hold in this map: (key, label), "" for nothing."""
    found = [(key, label) for key, (label, _) in COLUMNS.items() if key != FEELING]
    if len(journey.personas) < 2:
        feelings = [(FEELING, "Feeling")]
    else:
        feelings = [(f"{FEELING}:{p.id}", f"Feeling of {' '.join(p.name.split())}") for p in journey.personas]
    at = next(number for number, (key, _) in enumerate(found) if key in LANES)
    return (*found[:at], *feelings, *found[at:])


def guess(table: Table, journey: Journey) -> Guess:
    """What the columns hold, by their names in the first row and else by what stands in them. No two columns hold
    the same, but notes of a lane."""
    named = [_named(cell, [row[at] for row in table.rows[1:]], journey) for at, cell in enumerate(table.rows[0])]
    header = _is_header(table, named)
    rows = table.rows[1:] if header else table.rows
    columns: list[str] = [SKIP] * table.width
    if header:
        for at, key in enumerate(named):
            if key and (key in LANES or key not in columns):
                columns[at] = key
    unnamed = [at for at in range(table.width) if not columns[at] and not (header and table.rows[0][at])]
    # A column with a name that says nothing may still be the titles, the rest is left to the person.
    for at in unnamed:
        columns[at] = _by_content([row[at] for row in rows], journey, columns)
    if "title" not in columns:
        for at in (*unnamed, *range(table.width)):
            if not columns[at] and any(row[at] for row in rows):
                columns[at] = "title"
                break
    return Guess(tuple(columns), header)


def _named(name: str, cells: Sequence[str], journey: Journey) -> str:
    """What a column of this name holds; a persona's name alone is that of its feelings, if feelings they are."""
    for persona in journey.personas:
        known = plain(persona.name)
        if not known or known not in plain(name):
            continue
        rest = plain(plain(name).replace(known, " ").replace("’s", " ").replace("'s", " ")).strip(" :-–()")
        filled = [cell for cell in cells if cell]
        if rest in _FEELS or (not rest and filled and None not in feelings_in(filled)):
            return f"{FEELING}:{persona.id}" if len(journey.personas) > 1 else FEELING
    key = kind_called(name)
    return _feeling(journey) if key == FEELING else key


_FEELS = frozenset({f"{word}{of}" for word in COLUMNS[FEELING][1] for of in ("", " of", " for")})


def _feeling(journey: Journey) -> str:
    return f"{FEELING}:{journey.personas[0].id}" if len(journey.personas) > 1 else FEELING


def _is_header(table: Table, named: Sequence[str]) -> bool:
    """Whether the first row names the columns: most of its cells are names of columns, and none occurs again below
    its own."""
    known = sum(map(bool, named))
    filled = sum(map(bool, table.rows[0]))
    again = any(key and any(row[at] == table.rows[0][at] for row in table.rows[1:]) for at, key in enumerate(named))
    return len(table.rows) > 1 and known > 0 and 2 * known >= min(filled, 4) and not again


def _by_content(cells: Sequence[str], journey: Journey, taken: Sequence[str]) -> str:
    """What all cells of a column look like, if they look like anything."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return SKIP
    stages = {plain(stage.title) for stage in journey.stages}
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("stage", lambda cell: plain(cell) in stages),
        ("channel", lambda cell: channel_in(cell) not in ("", "other")),
        ("day", lambda cell: day_in(cell) is not None and not cell.lstrip("+-−").isdigit()),
    )
    for key, fits in tests:
        if key not in taken and all(map(fits, filled)):
            return key
    feeling = _feeling(journey)
    if (
        feeling not in taken
        and None not in (values := feelings_in(filled))
        and (min(v for v in values if v is not None) < 0 or not all(cell.isdigit() for cell in filled))
    ):
        return feeling
    return SKIP
