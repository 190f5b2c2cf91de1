"""A finished file put in the place of the old one in one step, with each system's own means.

Linux can exchange two names at a stroke. Then what stood there lies beside, its bytes are looked at once more, and if
somebody saved in the very last moment both are exchanged back: with a plain rename that save would be gone. Programs
that do this at the same time wait for each other. Windows has
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

if sys.platform != "win32":
    import fcntl  # here, not where it is used: in the middle of a save nothing is loaded from a disk that may fail

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.0)
"""Seconds between attempts while another program holds the file: four in all."""
_DENIED = 5
_HELD = (_DENIED, 32, 33, 1175)
"""Windows: access denied (so says a scanner, too), sharing violation, lock violation, unable to remove replaced."""
_NOT_THERE = (2, 3)
_UNKNOWN = (1, 50, 87, 120)
"""Windows: a disk that has no such call, or takes none of its flags; both files still have their names."""
_STRANDED = (1176, 1177)
"""Windows: what stood there is gone or has some other name, and the new file still has its own."""


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
    new = _hash(temp)
    with _alone(os.path.dirname(real)):
        # So that nobody sees, even for a moment, what is taken back again; only who does not wait for us meets that.
        with contextlib.suppress(FileNotFoundError):
            if _hash(real) not in good:
                raise ChangedError
        try:
            exchange(temp, real)
        except OSError:
            return False  # nothing has happened; the rename tells what is wrong, if anything is
        try:
            unchanged = _hash(temp) in good
        except OSError:
            _back(temp, real, new)
            raise
        if not unchanged:
            _back(temp, real, new)
            raise ChangedError
    for _ in range(2):  # a disk that stumbles once
        with contextlib.suppress(OSError):
            os.unlink(temp)
            break
    return True


def _back(temp: str, real: str, new: str) -> None:
    """Both have their names again. What comes out is ours, unless somebody has put a third file there meanwhile: that
    one is kept beside."""
    try:
        exchange(temp, real)
    except OSError as error:
        raise StrandedError(_kept_beside(temp, real), old=True) from error
    with contextlib.suppress(OSError):
        if _hash(temp) != new:
            _kept_beside(temp, real)


def _kept_beside(temp: str, real: str) -> str:
    beside = _beside(real)
    try:
        os.rename(temp, beside)
    except OSError:
        return temp
    return beside


@contextlib.contextmanager
def _alone(folder: str) -> Iterator[None]:
    """No other program of ours exchanges names in that folder meanwhile; one that hangs is not waited for, and a disk
    without such locks has none."""
    handle = None
    try:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            for pause in (*_PAUSES, None):
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if pause is not None:
                        time.sleep(pause)
        yield
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):
                os.close(handle)


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
            if code in _STRANDED or code in _NOT_THERE or code in _UNKNOWN:
                _rename_on_windows(temp, real, system, stranded=code in _STRANDED)
                return
            if code == _DENIED and pause is None:
                # Some shares let people change files, but not who may do what with them, which that call asks for.
                with contextlib.suppress(OSError):
                    system.rename(temp, real)
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
