"""A lock on an open file that the system itself takes away when the program ends, however it ends."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def hold(file: IO[bytes]) -> None:
    """Locks the file for as long as it is open. Errors: OSError when somebody else holds it."""
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the end: what is locked there cannot be read by others.
        here = file.tell()
        file.seek(_BEHIND)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(here)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def held(path: Path) -> bool:
    """Whether somebody holds the file now. Errors: OSError when it cannot be opened."""
    with open(os.fspath(path), "r+b") as file:
        try:
            hold(file)
        except OSError:
            return True
    return False


_BEHIND = 1 << 40
