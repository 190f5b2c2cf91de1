"""Every change of an open map, written down as it happens: what is left of a map when the program or the machine ends
without a word.

A journal is a file of lines, each with a checksum: what map it is, the whole of it, then change after change, each on
the disk before `note` returns. While a program writes it, the file is locked; the system takes the lock away with the
program, so that a journal nobody holds is one that somebody has left. A line that is damaged ends it: all before it
counts.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
import zlib
from collections import deque
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

from journeymap.files.errors import FileError, refusal
from journeymap.files.limits import MAX_BYTES
from journeymap.files.locks import hold
from journeymap.files.replace import settle
from journeymap.files.splices import put_back, splices, whole
from journeymap.model import limits
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from journeymap.model.journey import Journey

ENDING = ".journal"
_VERSION = 1
_LONGEST = 4 * MAX_BYTES
"""A journal that has grown by more than this begins anew, with all that was changed as one change."""
_LOOKS = 50
"""Times, a hundredth of a second each, that others may look at it before it is given up to hold it."""
_REFUSED = "what is changed cannot be written down as it happens"


@dataclass(frozen=True, slots=True)
class About:
    """Which map a journal belongs to: its file ("" for one that was never saved), the hash of the file as it was last
    read or written ("" where there is none), and what people call it."""

    path: str
    sha256: str
    title: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a journal holds: the map as it was saved last (`base`) and as it was changed. `at` is when the last change
    was made, `step` what it is called; `damaged` says whether the end of the journal could not be read."""

    journal: Path
    about: About
    base: Journey
    journey: Journey
    at: datetime
    step: str
    changes: int
    damaged: bool


class Journal:
    """The journal of one open map, in a folder of the program's own."""

    def __init__(self, folder: Path, about: About, journey: Journey) -> None:
        """Begins one. Errors: FileError."""
        self.about = about
        self._base = self._journey = journey
        self.path = folder / f"{secrets.token_hex(8)}{ENDING}"
        self._begin()
        self._longest = self._file.tell() + _LONGEST

    def note(self, journey: Journey, step: str) -> None:
        """Writes down that the map has become this one, by the step of that name. Where the file takes no more of it,
        or somebody has removed it, another one is begun. Errors: FileError when that is refused, too; the next note
        holds all that this one should have."""
        change = splices(self._journey, journey)
        if not change:
            return
        try:
            if os.fstat(self._file.fileno()).st_nlink and self._file.tell() <= self._longest:
                self._write({"at": _now(), "step": step, "change": change})
                self._journey = journey
                return
        except (OSError, ValueError, FileError):
            pass  # a disk that was taken out and put in again, or a full one: the new file tells
        self._anew(journey, step)
        self._journey = journey

    def end(self) -> None:
        """The map was closed as its people wanted: nothing is left to find."""
        self.close()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def close(self) -> None:
        """Lets go of the journal and leaves it to be found."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _begin(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise refusal(self.path, _REFUSED, error) from error
        self._file: IO[bytes] = os.fdopen(handle, "r+b", buffering=0)
        try:
            _hold_new(self._file)
            self._write({"journal": _VERSION, "at": _now(), "about": asdict(self.about)})
            self._write({"whole": whole(self._base)})
            settle(os.fspath(self.path.parent))
        except BaseException as error:
            self.end()
            if isinstance(error, OSError):
                raise refusal(self.path, _REFUSED, error) from error
            raise

    def _anew(self, journey: Journey, step: str) -> None:
        """Goes on in a new file, with all changes as one; the old one goes only when the new one stands."""
        new = Journal(self.path.parent, self.about, self._base)
        try:
            new._write({"at": _now(), "step": step, "change": splices(self._base, journey)})
        except BaseException:
            new.end()
            raise
        self.end()
        self.path, self._file, self._longest = new.path, new._file, new._longest

    def _write(self, record: dict[str, Any]) -> None:
        with undisturbed():
            text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
        line = memoryview(b"%08x %b\n" % (zlib.crc32(text), text))
        whole_until = self._file.tell()
        try:
            while line:
                line = line[self._file.write(line) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):  # half a line would hide all that is written after it
                self._file.seek(whole_until)
                self._file.truncate()
            raise refusal(self.path, _REFUSED, error) from error


class UnreadableError(FileError):
    """Nothing can be made of a journal, by no version of the program."""


class _DamagedError(Exception):
    """A line is not as it was written."""


def read(journal: Path) -> Left:
    """What a journal holds, as far as it is whole. Errors: UnreadableError when nothing can be made of it; FileError
    when it cannot be read now, or not by this version."""
    try:
        with journal.open("rb") as file:
            if os.fstat(file.fileno()).st_size > limits.JOURNAL_BYTES:
                raise UnreadableError(journal, "nothing can be made of it: it is larger than the program writes any")
            without = 0
            while True:
                try:
                    return _replayed(journal, file, without)
                except JourneyError:  # the last changes make no map: those before count
                    without = max(1, 2 * without)
    except OSError as error:
        raise refusal(journal, "it cannot be read", error) from error


def is_empty(journal: Path) -> bool:
    """Whether no change was ever written into it whole: the program ended while it was beginning. Errors: OSError."""
    with journal.open("rb") as file:
        if os.fstat(file.fileno()).st_size > limits.JOURNAL_BYTES:
            return False
        return sum(line.endswith(b"\n") for line in file) < 3


def _replayed(journal: Path, file: IO[bytes], without: int) -> Left:
    """The map after all changes but so many of the last. Errors: JourneyError when they make none; FileError."""
    file.seek(0)
    lines = _lines(file)
    try:
        head, second = next(lines), next(lines)
        if isinstance(head["journal"], int) and head["journal"] > _VERSION:
            raise FileError(journal, "nothing can be made of it: a later version of the program has written it")
        fields, about, at = second["whole"], About(**head["about"]), head["at"]
        # Those of before began with all that was changed once they had grown long, and said so here.
        step = head.get("step", "")
        base = parse(fields)
    except (StopIteration, _DamagedError, KeyError, TypeError, ValueError, JourneyError):
        raise UnreadableError(journal, "nothing can be made of it: its beginning is damaged") from None
    changes, damaged = int(bool(step)), False
    waiting: deque[dict[str, Any]] = deque()
    try:
        for latest in lines:
            waiting.append(latest)
            if len(waiting) > without:
                record = waiting.popleft()
                put_back(fields, record["change"])
                at, step = record["at"], record["step"]
                changes += 1
    except (_DamagedError, KeyError, TypeError, ValueError):
        damaged = True
    journey = parse(fields) if changes or damaged else base
    try:
        return Left(journal, about, base, journey, datetime.fromisoformat(at), step, changes, damaged or without > 0)
    except (ValueError, TypeError):
        raise UnreadableError(journal, "nothing can be made of it: it does not say when it was written") from None


def _lines(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The records, one after the other. Errors: _DamagedError at the first line that is not as it was written."""
    for line in file:
        sum_of, text = line[:8], line[9:-1]
        try:
            good = line[8:9] == b" " and line.endswith(b"\n") and int(sum_of, 16) == zlib.crc32(text)
            record = json.loads(text) if good else None
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            raise _DamagedError
        yield record


def _hold_new(file: IO[bytes]) -> None:
    """Holds a file that was just made: another program may be looking at this very moment whether anybody holds it."""
    for _ in range(_LOOKS):
        with contextlib.suppress(BlockingIOError, PermissionError):
            hold(file)
            return
        time.sleep(0.01)
    hold(file)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
