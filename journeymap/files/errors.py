"""The one error of this room: whatever can go wrong with a file, said in a sentence to the person whose file it is."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Self

from journeymap.model.text import clean

if TYPE_CHECKING:
    import os


class FileError(Exception):
    """A file that cannot be read or written. `sentence` says what is wrong, where in the file, and what to do.

    `path` is the file as the person named it, "" where only bytes were at hand. `problems` holds every mistake
    found in a journey that is well written but contradicts itself; the sentence tells the first.
    """

    def __init__(self, path: str | os.PathLike[str], sentence: str, problems: tuple[str, ...] = ()) -> None:
        self.path = str(path)
        self.sentence = sentence
        self.problems = problems or (sentence,)
        super().__init__(path, sentence)

    def __str__(self) -> str:
        return " ".join(clean(f"{self.path}: {self.sentence}" if self.path else self.sentence).split())

    def at(self, path: str | os.PathLike[str]) -> Self:
        """The same error, about the file of that name."""
        return type(self)(path, self.sentence, self.problems)


class ConflictError(FileError):
    """The file is no longer the one that was opened: somebody else has saved meanwhile."""


class NoNewFileError(FileError):
    """The file may be written, but no other one made beside it: it cannot be replaced, only written into."""


_REASONS: dict[int, str] = {
    errno.ENOENT: "there is no such file or folder; check the name",
    errno.ENOTDIR: "a part of its path is a file, not a folder; check the name",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "its links lead in a circle; name the file itself",
    errno.EACCES: "you may not do that here; ask for the permission or choose another folder",
    errno.EPERM: "you may not do that here; ask for the permission or choose another folder",
    errno.EROFS: "this disk can only be read; choose another place",
    errno.ENOSPC: "the disk is full; make room or choose another disk",
    errno.EDQUOT: "your share of this disk is used up; make room or choose another disk",
    errno.EFBIG: "this disk takes no file so large; choose another disk",
    errno.EIO: "the disk reports a fault; choose another disk and have this one checked",
    errno.EBUSY: "another program holds the file; close it there and try again",
    errno.ETXTBSY: "another program holds the file; close it there and try again",
    errno.EXDEV: "its folder lies on several disks; choose another folder",
    errno.ENODEV: "the disk is gone; plug it in again or choose another place",
    errno.ENXIO: "the disk is gone; plug it in again or choose another place",
    errno.ESTALE: "the network folder is gone; connect to it again or choose another place",
    errno.ETIMEDOUT: "the network folder does not answer; try again or choose another place",
    errno.EMFILE: "too many files are open; close some windows and try again",
    errno.ENFILE: "too many files are open; close some programs and try again",
}


def refusal(path: str | os.PathLike[str], doing: str, error: OSError) -> FileError:
    """What the system's refusal means: `doing` says what was tried, e.g. "it cannot be saved"."""
    why = _REASONS.get(error.errno or 0) or f"the system says: {error.strerror or type(error).__name__}"
    return FileError(path, f"{doing}: {why}")


def no_name(path: str | os.PathLike[str]) -> FileError:
    """What it means that a path is not even looked up: it holds characters that no name can."""
    return FileError(path, "this is no name for a file, it holds characters that none can; choose another")
