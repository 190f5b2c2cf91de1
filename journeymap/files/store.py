"""Opening and saving: where the format meets the disk. Everything that can go wrong is a FileError with the path."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.files.contents import contents
from journeymap.files.errors import FileError, no_name
from journeymap.files.format import dump, load
from journeymap.files.overwrite import overwrite_bytes
from journeymap.files.replace import replace_bytes
from journeymap.files.schema import CURRENT, Schema
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Opened:
    """A journey and the file it stands in, as it was when it was opened or last saved."""

    path: Path
    journey: Journey
    sha256: str
    """Of the file's bytes: tells later whether somebody else has saved it meanwhile."""
    schema: Schema = CURRENT
    read_only: bool = False
    """The file says more than this version understands: look at it and export it, but do not save."""
    look_only: bool = False
    """It is read-only just because somebody else has it open."""
    notice: str = ""
    """A sentence for the person: why it is read-only, or what was doubtful in saving. Mostly ""."""


def open_journey(path: str | os.PathLike[str]) -> Opened:
    """The journey in that file. Errors: FileError."""
    data = contents(path)
    try:
        loaded = load(data)
    except FileError as error:
        raise error.at(path) from error
    return Opened(
        Path(path),
        loaded.journey,
        hashlib.sha256(data).hexdigest(),
        loaded.schema,
        loaded.read_only,
        notice=loaded.reason,
    )


def save(
    journey: Journey,
    path: str | os.PathLike[str],
    opened: Opened | None = None,
    *,
    even_if_changed: bool = False,
    write_into: bool = False,
) -> Opened:
    """Saves the journey and returns what then stands there; the file is old or new, never half.

    `opened` is what the journey came from: its schema is kept, and when `path` is its file, that must still be as
    it was opened (or `even_if_changed` be said). With `write_into` the file is not replaced but written into, see
    `files.overwrite`. Errors: ConflictError when somebody else has saved it meanwhile; NoNewFileError where only
    `write_into` would do; FileError for everything else, read-only journeys too.
    """
    if opened is not None and opened.read_only:
        raise FileError(path, f"it cannot be saved. {opened.notice}")
    schema = CURRENT if opened is None else opened.schema
    expected = None
    if opened is not None and not even_if_changed and _same(path, opened.path):
        expected = opened.sha256

    def opens_again(written: bytes) -> None:
        try:
            same = load(written).journey == journey
        except FileError as error:
            raise FileError("", f"it would not open again, so it is not saved: {error.sentence}") from error
        if not same:
            raise FileError(
                "",
                "it would open as another journey, so it is not saved; undo the last change and try again",
            )

    with undisturbed():
        try:
            data = dump(journey, schema)
        except FileError as error:
            raise error.at(path) from error
        write = overwrite_bytes if write_into else replace_bytes
        written = write(path, data, check=opens_again, expect_sha256=expected)
    return Opened(Path(path), journey, written.sha256, max(schema, CURRENT), notice=written.doubt)


def _same(one: str | os.PathLike[str], other: Path) -> bool:
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except ValueError:
        raise no_name(one) from None
