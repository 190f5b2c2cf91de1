"""Tables that are not of our making: what their columns hold is guessed as when they are pasted, and a new map is made
of their rows."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.cells import text_of
from journeymap.convert.csv_cells import FORMULA_SIGNS
from journeymap.convert.imported import Imported, Notes
from journeymap.convert.table_rows import Home, filled
from journeymap.convert.table_words import COLUMNS, FEELING, SKIP
from journeymap.convert.tables import MOST_COLUMNS, Guess, Table, guess
from journeymap.files.errors import FileError
from journeymap.files.limits import TABLE, too_large
from journeymap.model import limits
from journeymap.model.edits.starting import new_journey
from journeymap.model.journey import Persona, Stage
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.convert.workbook import SheetCells
    from journeymap.model.journey import Journey

MOST_ROWS = limits.ROWS
MOST_CHARACTERS = limits.TEXT
_FEELING_OF = re.compile(r"(?i:feeling|emotion|mood|sentiment|score)s?\s*(?i:of|for|:|-|–)\s*(?P<name>.*\S)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_DELIMITERS = ",;\t|"


class _Read(NamedTuple):
    table: Table
    chosen: Guess
    known: int
    """How many of its columns have been made out."""


def from_sheets(sheets: Iterable[SheetCells], title: str) -> Imported:
    """A map of the sheet that is most likely one of touchpoints. Errors: FileError where there is none."""
    notes = Notes()
    best: tuple[_Read, SheetCells] | None = None
    others = []
    for sheet in sheets:
        rows = [{at: text_of(cell) for at, cell in row.items()} for _, row in sheet.rows]
        width = max((max(row, default=-1) + 1 for row in rows), default=0)
        if len(rows) > MOST_ROWS:
            notes.say(f"Of the sheet “{sheet.name}” the first {MOST_ROWS:,} rows are read")
        lists = [[row.get(at, "") for at in range(min(width, 4 * MOST_COLUMNS))] for row in rows[:MOST_ROWS]]
        found = _read(lists, title)
        if found is None:
            continue
        if best is None or found.known > best[0].known:
            others += [best[1].name] if best is not None else []
            best = (found, sheet)
        else:
            others.append(sheet.name)
    if best is None:
        raise FileError("", "no sheet of it holds a table; a first row that names the columns is of help")
    if others:
        notes.say(f"The sheet “{best[1].name}” is read; {', '.join(f'“{name}”' for name in others[:5])} left out")
    return _made(best[0], title, notes)


def from_text(data: bytes, title: str) -> Imported:
    """A map of a table in text: with commas, semicolons, tabs or bars between its cells, in UTF-8, UTF-16 or, where it
    is neither, as old Windows programs wrote. Errors: FileError where there is no table in it."""
    if fault := too_large(len(data), TABLE):
        raise fault
    notes = Notes()
    rows = _cells(_text(data, notes))
    if len(rows) > MOST_ROWS:
        notes.say(f"Only its first {MOST_ROWS:,} rows are read")
    found = _read([[_unmarked(cell) for cell in row] for row in rows[:MOST_ROWS]], title)
    if found is None:
        raise FileError("", "there is no table in it: at least two columns are needed, the first row naming them")
    return _made(found, title, notes)


def _text(data: bytes, notes: Notes) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        notes.say("It is not UTF-8 and was read as Windows-1252; if letters are wrong, save it as “CSV UTF-8”")
        return data.decode("cp1252", "replace")


def _lines(text: str, mark: str) -> Iterator[str]:
    """Line by line. Errors: FileError once they hold more cells than a table may have."""
    cells = 0
    for line in _LINE.finditer(text):
        cells += line[0].count(mark) + 1
        if cells > limits.CELLS:
            raise FileError("", f"it has more than {limits.CELLS:,} cells; import it in parts")
        yield line[0]


def _cells(text: str) -> list[list[str]]:
    """The rows, one more than are read at most, with whichever delimiter makes the most of the first lines."""
    sample = text[:20_000]
    counts = {mark: sample.count(mark) for mark in _DELIMITERS}
    first = re.split("[\r\n]", sample, maxsplit=1)[0]
    best = max(_DELIMITERS, key=lambda mark: (first.count(mark), counts[mark]))
    before = csv.field_size_limit(max(len(text), 1))
    try:
        rows = csv.reader(_lines(text.replace("\0", ""), best), delimiter=best, strict=True)
        return list(islice(rows, MOST_ROWS + 1))
    except csv.Error:  # quotes that do not match are letters like others
        return [line.rstrip("\r\n").split(best) for line in islice(_lines(text, best), MOST_ROWS + 1)]
    finally:
        csv.field_size_limit(before)


def _unmarked(cell: str) -> str:
    """Without the apostrophe that keeps a cell from being a formula (see `convert.csv_cells`)."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in FORMULA_SIGNS else cell


def _read(rows: list[list[str]], title: str) -> _Read | None:
    """The table in these rows and what its columns hold; None where there are not two columns and a row."""
    rows = [[clean(cell).strip() for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    # Titles and remarks stand above many a table, in a cell or two.
    widest = max((sum(map(bool, row)) for row in rows[:20]), default=0)
    while len(rows) > 2 and widest > 2 and sum(map(bool, rows[0])) < 2:
        rows = rows[1:]
    width = max((len(row) for row in rows), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at] for row in rows)][:MOST_COLUMNS]
    if len(used) < 2 or len(rows) < 2:
        return None
    table = Table(tuple(tuple(row[at] if at < len(row) else "" for at in used) for row in rows))
    chosen = guess(table, _empty(title, table))
    return _Read(table, chosen, sum(map(bool, chosen.columns)) if chosen.header else 0)


def _empty(title: str, table: Table) -> Journey:
    """A map without a stage of its own: those of the table are all there are. Its personas are those whose feelings
    the table names."""
    named = dict.fromkeys(found["name"] for cell in table.rows[0] if (found := _FEELING_OF.fullmatch(cell)))
    personas = tuple(Persona(id=f"p{number}", name=shortened(name)) for number, name in enumerate(named, 1))
    return new_journey(title).model_copy(update={"stages": (), "personas": personas})


def _made(read: _Read, title: str, notes: Notes) -> Imported:
    table, chosen, _ = read
    journey, home = _empty(title, table), Home()
    rows = table.rows[chosen.header :]
    at = chosen.columns.index("stage") if "stage" in chosen.columns else None
    if at is None or not rows[0][at]:
        journey = journey.model_copy(update={"stages": (Stage(id="s1", title="Journey"),)})
        home = Home(stage="s1")
        what = "No column names the stages" if at is None else "The first row names no stage"
        notes.say(f"{what}; the touchpoints without one stand in a stage “Journey”")
    table = _within(table, notes)
    try:
        made, _, unread = filled(journey, table, chosen, home)
    except JourneyError as error:
        raise FileError("", error.problems[0], error.problems) from None
    for sentence in unread:
        notes.say(sentence)
    for name, key in zip(table.rows[0], chosen.columns, strict=True):
        if chosen.header and key == SKIP and name:
            notes.say(f"The column “{shortened(name, 40)}” is left out: its name says nothing a map has")
        elif not chosen.header and key != SKIP:
            label = "Feeling" if key.startswith(FEELING) else COLUMNS[key][0]
            notes.say(f"The column that begins with “{shortened(name, 40)}” is taken for: {label}")
    return Imported(made, notes.all())


def _within(table: Table, notes: Notes) -> Table:
    """The table with its cells no longer than a text may be."""
    if all(len(cell) <= MOST_CHARACTERS for row in table.rows for cell in row):
        return table
    notes.say(f"Cells of more than {MOST_CHARACTERS:,} characters are cut")
    return Table(tuple(tuple(cell[:MOST_CHARACTERS] for cell in row) for row in table.rows))
