"""Maps that were left unsaved when a program ended, each with the file that it belongs to."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, NamedTuple

from journeymap.files.errors import FileError
from journeymap.files.journal import ENDING, Left, UnreadableError, is_empty, read
from journeymap.files.locks import held, hold
from journeymap.files.store import Opened, open_journey

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGED = ".damaged"
_MONTH = 31 * 86_400.0
"""Seconds for which a journal that nobody can read is kept."""


class Found(NamedTuple):
    """What a journal holds, and the file it belongs to as it is now; None where it cannot be read."""

    left: Left
    file: Opened | None


class Looked(NamedTuple):
    """What is worth to be offered, the youngest first, and journals of which nothing can be made, where they are
    kept now."""

    found: tuple[Found, ...]
    damaged: tuple[Path, ...]


def look(folder: Path) -> Looked:
    """Looks through what was left. Journals that say what their files say, or in which nothing was changed, are done
    with; damaged ones are set aside for a month; those of a later version stay for it."""
    offered, damaged = [], []
    for journal in left_behind(folder):
        try:
            left = read(journal)
            file = _standing(left)
            if _worth(left, file):
                offered.append(Found(left, file))
            elif left.damaged and not left.changes:
                raise UnreadableError(journal, "its first change is damaged")
            elif not held(journal):  # it may have been begun this very moment
                journal.unlink(missing_ok=True)
        except UnreadableError:
            with suppress(OSError):
                if (aside := _set_aside(journal)) is not None:
                    damaged.append(aside)
        except (FileError, OSError):
            pass  # another time
    _forget_old(folder)
    return Looked(tuple(offered), tuple(damaged))


def found_in(folder: Path) -> tuple[Found, ...]:
    """What is worth to be offered."""
    return look(folder).found


def _worth(left: Left, file: Opened | None) -> bool:
    """Whether it says anything that its file does not. What was changed, changed back and not saved says nothing: a
    single change that leaves the map as it began is what journals of before began with."""
    back_again = left.changes > 1 and left.journey == left.base
    return left.changes > 0 and not back_again and (file is None or file.journey != left.journey)


def _set_aside(journal: Path) -> Path | None:
    """Where it is from now on; None for one that holds nothing, or that somebody is beginning. Errors: OSError."""
    if held(journal):
        return None
    if is_empty(journal):
        journal.unlink()
        return None
    aside = journal.with_suffix(_DAMAGED)
    journal.rename(aside)
    os.utime(aside)
    return aside


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        for path in folder.glob(f"*{_DAMAGED}"):
            if time.time() - path.stat().st_mtime > _MONTH:
                path.unlink()


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
