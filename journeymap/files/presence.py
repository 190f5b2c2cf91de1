"""Who has a map open: a small hidden file beside it says so to everybody who opens the same map.

It is a courtesy, not a lock that anything depends on: what keeps saves apart is the hash of the file (`files.replace`).
It is named so that sync programs pass over it; what they bring from elsewhere is told of when it comes. While a program
has the map open it holds the file with a lock that the system takes away at its end, and touches it every minute: so a
mark that a crash has left is known as one, on the same machine at once, on another one after some minutes. A mark of
somebody who is there is never removed by anybody else.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from journeymap.files.locks import hold
from journeymap.model import limits
from journeymap.model.text import clean

SILENT_AFTER = 300.0
"""Seconds after its last sign from which on a mark of another machine may be one that a crash has left."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has the map open. `since` is when they opened it; `mark` tells two programs of one person apart."""

    name: str
    machine: str
    since: datetime
    mark: str

    @property
    def here(self) -> bool:
        """Whether it is a program on this machine."""
        return self.machine == platform.node()


@dataclass(frozen=True, slots=True)
class Found:
    """What a mark says: who has the map open, and whether they were heard of lately."""

    person: Person
    there: bool


class Presence:
    """This program's own mark beside a map."""

    def __init__(self, path: Path, file: IO[bytes], person: Person) -> None:
        self.path, self.person = path, person
        self._file = file

    def touch(self) -> None:
        """Says that we are still there; a disk that refuses is no reason to stop anybody."""
        with contextlib.suppress(OSError):
            os.utime(self.path)

    def leave(self) -> None:
        """Takes the mark away, if it is still ours."""
        with contextlib.suppress(OSError):
            if _is(self.path, self._file) and os.name == "posix":
                self.path.unlink()
        with contextlib.suppress(OSError):
            self._file.close()
        if os.name != "posix":  # there no open file can be removed
            with contextlib.suppress(OSError):
                self.path.unlink()


def mark_of(path: str | os.PathLike[str]) -> Path:
    """Where the mark of a map lies: beside the file itself, where links lead."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".~lock.{real.name}#")


def enter(path: str | os.PathLike[str]) -> Presence | Found | None:
    """Puts our mark beside the map, or says whose mark is there. What a crash has left on this machine is taken over;
    what one may have left elsewhere is not. None where no mark can be made, as in a folder that can only be read."""
    mark = mark_of(path)
    for _ in range(3):
        try:
            return _made(mark, "x+b")
        except FileExistsError:
            pass
        except OSError:
            return _seen(mark)
        found = look(path)
        if found is not None and not (found.person.here and not found.there):
            return found
        with contextlib.suppress(OSError):
            return _made(mark, "r+b")  # only one can hold what was left
    return look(path)


def look(path: str | os.PathLike[str]) -> Found | None:
    """Whose mark is beside the map; None where there is none, or one that says nothing."""
    return _seen(mark_of(path))


def _seen(mark: Path) -> Found | None:
    try:
        if not mark.is_file():  # whoever opened a pipe that somebody has put there would wait for ever
            return None
        with mark.open("rb") as file:
            fields = json.loads(file.read(limits.MARK_BYTES))
        person = Person(
            _short(fields["name"]),
            _short(fields["machine"]),
            datetime.fromisoformat(fields["since"]),
            _short(fields["mark"]),
        )
        if person.since.tzinfo is None:
            return None
        there = _is_held(mark) if person.here else _age(mark) < SILENT_AFTER
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Found(person, there)


def _made(mark: Path, mode: str) -> Presence:
    """Our mark. Errors: OSError, when somebody else holds it or it was taken away meanwhile."""
    file: IO[bytes] = open(mark, mode, buffering=0)  # noqa: SIM115  # it stays open as long as the map
    try:
        hold(file)
        if not _is(mark, file):
            raise OSError(f"{mark} is another file now")
        person = Person(_name(), platform.node(), datetime.now(UTC), secrets.token_hex(8))
        fields = asdict(person) | {"since": person.since.isoformat(timespec="seconds"), "program": "journeymap"}
        file.seek(0)
        file.write(json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace"))
        file.truncate()
    except BaseException:
        file.close()
        raise
    return Presence(mark, file, person)


def _is(path: Path, file: IO[bytes]) -> bool:
    """Whether the file of that name is still this one."""
    there, ours = os.stat(path), os.fstat(file.fileno())
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


def _is_held(mark: Path) -> bool:
    with mark.open("rb") as file:
        try:
            hold(file)
        except OSError:
            return True
    return False


def _age(mark: Path) -> float:
    """Seconds since the last sign, by the clock of the disk: that of another machine may be wrong."""
    probe = mark.with_name(f"{mark.name}{secrets.token_hex(4)}")
    try:
        with open(probe, "xb"):
            now = os.stat(probe).st_mtime
    except OSError:
        now = datetime.now(UTC).timestamp()
    finally:
        with contextlib.suppress(OSError):
            probe.unlink()
    return now - os.stat(mark).st_mtime


def _name() -> str:
    """What the system calls who works here: the full name where it knows one."""
    try:
        import pwd

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
        if full and full != "root":
            return full
    except (ImportError, KeyError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _short(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return " ".join(clean(value).split())[:80]
