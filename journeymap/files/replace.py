"""Bytes → file, old or new and never half: the one way anything is written over something a person may need.

fsync(temp) → read back → rename or exchange (`files.placing`) → fsync(folder). The temporary file lies in the same
folder, so that this is one step for everybody who looks; when anything fails before it, the old file stands untouched.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.files.errors import ConflictError, FileError, NoNewFileError, no_name, refusal
from journeymap.files.placing import NO_NEW_FILE, ChangedError, StrandedError, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_OVER_AFTER = 3600.0
"""Seconds after which a temporary file is one that a crash has left behind."""

_NO_SUCH_THING = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems answer that have no fsync for folders (some network and FUSE ones)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that now holds the new bytes."""

    path: Path
    """The file itself, where links lead."""
    sha256: str
    doubt: str = ""
    """A sentence for the person when the file is new but a power failure might still undo it."""


def replace_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    check: Callable[[bytes], None] | None = None,
    expect_sha256: str | None = None,
) -> Written:
    """Makes `path` hold `data`, or leaves it as it was and raises FileError.

    Mode, owner (as far as the system allows) and extended attributes of a file that stands there are kept, a
    symbolic link stays and the file it leads to is replaced. `check` gets the bytes as they read back from the disk
    and raises FileError if they are not good. With `expect_sha256` the file is replaced only while it still holds
    the bytes of that hash ("": while there is none), else ConflictError is raised; bytes equal to the new ones and
    a file that has gone are no conflict.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        real, before = _standing_there(path)
        folder, name = os.path.split(real)
        try:
            temp, handle = _create(folder, name, private=before is not None)
        except OSError as error:
            if before is not None and error.errno in NO_NEW_FILE:
                raise _no_new_file(path) from error
            raise
        try:
            _fill(handle, data, real, before)
            _prove(path, temp, data, check)
            good = () if expect_sha256 is None else (expect_sha256, sha256)
            if good:
                _still(path, real, good)
            _place(path, temp, real, good)
        except StrandedError as error:
            raise _stranded(path, error) from error
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temp)
            raise
    except OSError as error:
        raise refusal(path, "it cannot be saved, and what was there is untouched", error) from error
    doubt = settle(folder)
    _sweep(folder, name)
    return Written(Path(real), sha256, doubt)


def _standing_there(path: str | os.PathLike[str]) -> tuple[str, os.stat_result | None]:
    """The file itself, where links lead, and what is there to be replaced."""
    try:
        real = os.path.realpath(path)
        before = os.stat(real)
    except FileNotFoundError:
        return real, None
    except ValueError:
        raise no_name(path) from None
    if stat.S_ISDIR(before.st_mode):
        raise FileError(path, "this is a folder; name a file in it")
    if not stat.S_ISREG(before.st_mode):
        raise FileError(path, "this is a device or a pipe, not a file; name a file")
    if not os.access(real, os.W_OK):
        raise FileError(path, "the file is write-protected; take the protection off or save under another name")
    return real, before


def _temp_prefix(name: str) -> str:
    # Sync programs pass over names that begin like this, and the length does not depend on that of the name.
    return f".~{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}-"


def _create(folder: str, name: str, *, private: bool) -> tuple[str, int]:
    temp = os.path.join(folder, f"{_temp_prefix(name)}{secrets.token_hex(6)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    # In place of a file that others may not read, there must be no moment in which they can.
    return temp, os.open(temp, flags, 0o600 if private else 0o666)


def _fill(handle: int, data: bytes, real: str, before: os.stat_result | None) -> None:
    """Writes everything, takes over who may do what, and waits until the disk has it. Closes the handle."""
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(handle, rest)
            if written == 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[written:]
        if before is not None:
            _take_over(handle, real, before)
        _flush(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(handle)
        raise
    os.close(handle)


def _take_over(handle: int, real: str, before: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    # The owner first: changing it takes set-user-id bits away. Without the right to give a file to its owner
    # (somebody else's, in a shared folder), at least the group is kept.
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(handle, before.st_uid, before.st_gid)
        except OSError:
            with contextlib.suppress(OSError):
                os.fchown(handle, -1, before.st_gid)
    with contextlib.suppress(OSError):
        os.fchmod(handle, stat.S_IMODE(before.st_mode))
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for attribute in os.listxattr(real):
                with contextlib.suppress(OSError):
                    os.setxattr(handle, attribute, os.getxattr(real, attribute))


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # fsync there leaves the bytes in the drive's own memory; not every file system knows better.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _prove(path: str | os.PathLike[str], temp: str, data: bytes, check: Callable[[bytes], None] | None) -> None:
    with open(temp, "rb") as file:
        read_back = file.read()
    if read_back != data:
        raise FileError(path, "the disk gives back other bytes than were written, so the old file stays; try another")
    if check is not None:
        try:
            check(read_back)
        except FileError as error:
            raise error.at(path) from error


def _still(path: str | os.PathLike[str], real: str, good: tuple[str, ...]) -> None:
    try:
        with open(real, "rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return
    if found not in good:
        raise _conflict(path)


def _place(path: str | os.PathLike[str], temp: str, real: str, good: tuple[str, ...]) -> None:
    try:
        put_in_place(temp, real, good)
    except ChangedError:
        raise _conflict(path) from None


def _conflict(path: str | os.PathLike[str]) -> ConflictError:
    return ConflictError(
        path, "somebody else has saved this file since it was opened; save under another name, or open it again"
    )


def _no_new_file(path: str | os.PathLike[str]) -> NoNewFileError:
    return NoNewFileError(
        path, "no other file may be made in its folder, so that it cannot be saved safely; save it in another folder"
    )


def _stranded(path: str | os.PathLike[str], error: StrandedError) -> FileError:
    if error.old:
        return FileError(path, f"it was saved; what somebody else had saved meanwhile lies beside it as {error.path}")
    return FileError(
        path, f"the disk lost its name while it was saved; what was saved lies beside as {error.path}: rename it"
    )


def settle(folder: str) -> str:
    """Waits until the disk knows the new name; "" or a sentence of doubt. Windows has no such call."""
    if sys.platform == "win32":
        return ""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in _NO_SUCH_THING:
            return ""
        why = error.strerror or type(error).__name__
        return f"It is saved, but the disk did not confirm it ({why}); save a copy on another disk to be safe."
    return ""


def _sweep(folder: str, name: str) -> None:
    """Removes temporary files of the same target that a crash has left, if they are old enough to be nobody's."""
    prefix = _temp_prefix(name)
    with contextlib.suppress(OSError):
        # The folder's own clock: that of a file server may differ from ours.
        now = os.stat(folder).st_mtime
        with os.scandir(folder) as entries:
            old = [
                entry.path
                for entry in entries
                if entry.name.startswith(prefix)
                and entry.name.endswith(".tmp")
                and now - entry.stat(follow_symlinks=False).st_mtime > _LEFT_OVER_AFTER
            ]
        for leftover in old:
            with contextlib.suppress(OSError):
                os.unlink(leftover)
