"""A finished file put in the place of the old one in one step, with each system's own means.

Linux can exchange two names at a stroke. Then what stood there lies beside, its bytes are looked at once more, and if
somebody saved in the very last moment both are exchanged back: with a plain rename that save would be gone. Windows has
`ReplaceFileW`, which keeps who may do what, and refuses while a scanner or a sync program holds the file for a moment.
Everywhere else, and where a disk knows neither, it is a plain rename.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from typing import TYPE_CHECKING, Protocol

from journeymap.files.linux import exchange
from journeymap.files.windows import Kernel

if TYPE_CHECKING:
    from collections.abc import Collection

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.0)
"""Seconds between attempts while another program holds the file: four in all."""
_HELD = (5, 32, 33, 1175)
"""Windows: access denied (so says a scanner, too), sharing violation, lock violation, unable to remove replaced."""
_NOT_THERE = (2, 3)
_UNKNOWN = (1, 50, 120)
"""Windows: a disk that has no such call."""
_STRANDED = 1176
"""Windows: what stood there is gone, and the new file still has its own name."""


class ChangedError(Exception):
    """Somebody else has put another file there in the last moment; it stands there again."""


class StrandedError(Exception):
    """A file that must not be removed lies under this name; `old` tells whether it is what stood there before, and the
    new one has its place."""

    def __init__(self, path: str, *, old: bool) -> None:
        super().__init__(path)
        self.path, self.old = path, old


class Windows(Protocol):
    """What Windows does with names; refusals are OSErrors with a `winerror`."""

    def replace_file(self, real: str, temp: str) -> None: ...
    def rename(self, temp: str, real: str) -> None: ...
    def pause(self, seconds: float) -> None: ...


def put_in_place(temp: str, real: str, good: Collection[str] = ()) -> None:
    """Gives the file at `temp` the name `real`. With `good` only while what stands there has one of these hashes (or
    nothing does), as far as the system can promise that. Errors: OSError, and then nothing has changed; ChangedError;
    StrandedError."""
    if sys.platform == "win32":
        replace_on_windows(temp, real, Kernel())
    elif not (good and sys.platform == "linux" and _exchanged(temp, real, good)):
        os.replace(temp, real)


def _exchanged(temp: str, real: str, good: Collection[str]) -> bool:
    """Whether it is done; False where this disk, or this system, cannot exchange names."""
    try:
        exchange(temp, real)
    except OSError:
        return False  # nothing has happened; the rename tells what is wrong, if anything is
    try:
        unchanged = _hash(temp) in good
    except OSError:
        _back(temp, real)
        raise
    if not unchanged:
        _back(temp, real)
        raise ChangedError
    for _ in range(2):  # a disk that stumbles once
        with contextlib.suppress(OSError):
            os.unlink(temp)
            break
    return True


def _back(temp: str, real: str) -> None:
    try:
        exchange(temp, real)
    except OSError as error:
        beside = _beside(real)
        try:
            os.rename(temp, beside)
        except OSError:
            beside = temp
        raise StrandedError(beside, old=True) from error


def _beside(real: str) -> str:
    """A name that people see, next to the file."""
    stem, ending = os.path.splitext(real)
    return f"{stem} (found {time.strftime('%Y-%m-%d %H.%M.%S')}){ending}"


def _hash(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_on_windows(temp: str, real: str, system: Windows) -> None:
    """As Windows wants it, and again for four seconds while another program holds the file. Errors: OSError,
    StrandedError."""
    for pause in (*_PAUSES, None):
        try:
            system.replace_file(real, temp)
            return
        except OSError as error:
            code = getattr(error, "winerror", 0)
            if code == _STRANDED or code in _NOT_THERE or code in _UNKNOWN:
                _rename_on_windows(temp, real, system, stranded=code == _STRANDED)
                return
            if code not in _HELD or pause is None:
                raise
            system.pause(pause)


def _rename_on_windows(temp: str, real: str, system: Windows, *, stranded: bool) -> None:
    for pause in (*_PAUSES, None):
        try:
            system.rename(temp, real)
            return
        except OSError as error:
            if getattr(error, "winerror", 0) in _HELD and pause is not None:
                system.pause(pause)
            elif stranded:
                raise StrandedError(temp, old=False) from error
            else:
                raise


NO_NEW_FILE = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What systems answer where no file may be made in a folder."""
