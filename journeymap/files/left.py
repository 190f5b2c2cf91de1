"""Maps that were left unsaved when a program ended, each with the file that it belongs to."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import IO, TYPE_CHECKING, NamedTuple

from journeymap.files.errors import FileError
from journeymap.files.journal import ENDING, Left, read
from journeymap.files.locks import held, hold
from journeymap.files.store import Opened, open_journey

if TYPE_CHECKING:
    from pathlib import Path


class Found(NamedTuple):
    """What a journal holds, and the file it belongs to as it is now; None where it cannot be read."""

    left: Left
    file: Opened | None


def found_in(folder: Path) -> tuple[Found, ...]:
    """What is worth to be offered, the youngest first. Journals that say what their files say, or in which nothing was
    changed, are done with; those of which nothing can be made stay where they are."""
    offered = []
    for journal in left_behind(folder):
        with suppress(FileError, OSError):
            left = read(journal)
            file = _standing(left)
            if left.changes and (file is None or file.journey != left.journey):
                offered.append(Found(left, file))
            elif (left.changes or not left.damaged) and not held(journal):  # it may have been begun this very moment
                journal.unlink(missing_ok=True)
    return tuple(offered)


def _standing(left: Left) -> Opened | None:
    try:
        return open_journey(left.about.path) if left.about.path else None
    except FileError:
        return None


def left_behind(folder: Path) -> tuple[Path, ...]:
    """Journals that no running program holds, the youngest first."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.glob(f"*{ENDING}"):
            with suppress(OSError):
                if not held(path):
                    found.append((path.stat().st_mtime, path))
    return tuple(path for _, path in sorted(found, reverse=True))


def claim(journal: Path) -> IO[bytes] | None:
    """Holds a journal that was left, so that no other program offers it as well, until what is returned is closed;
    None where another one holds it or it is gone."""
    try:
        file = open(os.fspath(journal), "r+b")  # noqa: SIM115  (whoever asked for it closes it)
    except OSError:
        return None
    try:
        hold(file)
    except OSError:
        file.close()
        return None
    return file
