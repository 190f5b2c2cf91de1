"""Which id each row of a workbook has: its own, where that is one and no other row has it; else a new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.convert.cells import quoted
from journeymap.convert.columns import ID
from journeymap.convert.sheets import LISTED
from journeymap.model.edits.change import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.convert.imported import Notes
    from journeymap.convert.sheet_reading import Row

_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def claim_ids(rows: dict[str, list[Row]], notes: Notes) -> tuple[dict[int, str], Callable[[str], str]]:
    """The id of each row (by the row's identity), and what gives further ones for a field. A row that was copied with
    its id gets another without a word; an id that cannot be one is told of."""
    taken: set[str] = set()
    found: dict[int, str] = {}
    for field, some in rows.items():
        for row in some:
            key = row.key(ID)
            if field in LISTED:
                found[id(row)] = key
            elif _ID.fullmatch(key) and key not in taken:
                taken.add(key)
                found[id(row)] = key
            elif key and not _ID.fullmatch(key):
                notes.say(f"{row.place(ID)}: {quoted(key)} is no id; the row gets a new one")
    counts = {field: len(rows.get(field, ())) for field in LETTERS}

    def fresh(field: str) -> str:
        while True:
            key = f"{LETTERS[field]}{counts[field]}"
            if key not in taken:
                taken.add(key)
                return key
            counts[field] += 1

    for field, some in rows.items():
        for row in some:
            if id(row) not in found:
                found[id(row)] = fresh(field)
    return found, fresh
