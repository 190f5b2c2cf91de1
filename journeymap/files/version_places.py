"""Where the versions of a map lie: in a folder named after the place of its file, to which they come along when the
file is moved, renamed, copied or saved under another name. What it says tells that it is the same map."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from journeymap.files.errors import FileError
from journeymap.files.replace import replace_bytes
from journeymap.files.versions import ENDING, Version, versions

if TYPE_CHECKING:
    from pathlib import Path

_PLACE = "place"
"""A file in a folder of versions that says where the map lies, for those to whom its name says nothing."""


def folder_of(data: Path, map_path: str | os.PathLike[str]) -> Path:
    """The folder of the versions of the map in that file, below the program's data folder."""
    return data / "versions" / hashlib.sha256(os.fsencode(os.path.realpath(map_path))).hexdigest()[:24]


def history_of(data: Path, map_path: str | os.PathLike[str], sha256: str) -> Path:
    """The same, for the map that the file with that hash holds. Where no versions lie there yet, those of the map that
    was kept with just these bytes come along: all of them when its file is gone from where it was, else those up to
    then. What cannot come along stays where it is."""
    folder = folder_of(data, map_path)
    with contextlib.suppress(OSError, FileError):
        if next(folder.glob(f"*{ENDING}"), None) is None and (same := _same(data, sha256)) is not None:
            _come_along(same, folder)
            remember_place(folder, map_path)
    return folder


def remember_place(folder: Path, map_path: str | os.PathLike[str]) -> None:
    """Writes down where the map of these versions lies. Errors: FileError."""
    real = os.fsencode(os.path.realpath(map_path))
    if folder.is_dir() and _read_place(folder) != real:
        replace_bytes(folder / _PLACE, real)


def _same(data: Path, sha256: str) -> Version | None:
    """The youngest version of any map that says just that."""
    found: list[Version] = []
    for folder in {path.parent for path in (data / "versions").glob(f"*/*-{sha256[:8]}{ENDING}")}:
        found += (one for one in versions(folder) if one.sha256 == sha256)
    return max(found, key=lambda one: one.at, default=None)


def _come_along(same: Version, folder: Path) -> None:
    """Errors: OSError."""
    former = same.path.parent
    place = _read_place(former)
    if place and not os.path.lexists(place) and not folder.exists():
        former.rename(folder)
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for version in versions(former):
        if version.at <= same.at:
            _copy(version.path, folder / version.path.name)


def _copy(one: Path, other: Path) -> None:
    """As another name of the same file where the disk knows that: versions are replaced, never written into."""
    try:
        os.link(one, other)
    except FileExistsError:
        pass
    except OSError:
        shutil.copyfile(one, other)


def _read_place(folder: Path) -> bytes:
    try:
        return (folder / _PLACE).read_bytes()
    except OSError:
        return b""
