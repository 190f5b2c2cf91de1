"""What comes of importing a table: a map, and sentences on what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

MOST = 100
"""No more sentences than this are kept: a sheet may hold a mistake in each of its cells."""


class Imported(NamedTuple):
    """The map, and a sentence for each thing that could not be taken as it stands; none where all was."""

    journey: Journey
    notes: tuple[str, ...] = ()


class Notes:
    """The sentences while they are collected."""

    def __init__(self) -> None:
        self._said: dict[str, None] = {}
        self._more = 0
        self._counted: dict[tuple[str, str], int] = {}

    def say(self, sentence: str) -> None:
        """Adds a sentence, once."""
        if len(self._said) < MOST:
            self._said[sentence] = None
        elif sentence not in self._said:
            self._more += 1

    def count(self, sheet: str, clause: str) -> None:
        """Adds to how many rows of a sheet this is true of: “Notes: 3 rows belong to …”."""
        self._counted[sheet, clause] = self._counted.get((sheet, clause), 0) + 1

    def all(self) -> tuple[str, ...]:
        """Every sentence, at the end how many there would have been more."""
        sums = [
            f"{sheet}: {n:,} {'row' if n == 1 else 'rows'} {clause}" for (sheet, clause), n in self._counted.items()
        ]
        more = [f"… and {self._more:,} more like these"] if self._more else []
        return (*self._said, *sums, *more)
