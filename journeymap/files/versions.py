"""Earlier versions of a map, kept in the program's own folder: each save, what was recovered, snapshots with a name.

A version is one file: a line that says what it is, then the packed bytes of a `.journey`. Versions of one map lie in
one folder (`files.version_places`). Old ones are thinned out, so that their number and size stay bounded.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from journeymap.files.errors import FileError, refusal
from journeymap.files.limits import MAX_BYTES
from journeymap.files.replace import replace_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ENDING = ".version"
Kind = Literal["saved", "theirs", "before", "replaced", "recovered", "snapshot"]
"""Saved here; found on the disk, saved by somebody else; what stood in the file before the first save; unsaved changes
that gave way to the file; unsaved changes found after a crash; kept by somebody, with a name."""
_KINDS = frozenset(get_args(Kind))
WHOLE = timedelta(days=2)
"""For so long every version is kept."""
MOST_BYTES = 200_000_000
"""All versions of one map together, but for those with a name."""

_SPANS: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
    (timedelta(days=31), lambda at: at.date()),
    (timedelta(days=183), lambda at: at.isocalendar()[:2]),
    (timedelta.max, lambda at: (at.year, at.month)),
)
"""Until which age one version is kept of which span: of a day, a week, a month."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of them. `at` has a time zone; `size` is that of its file, `sha256` that of the map's bytes; `label` is
    what somebody called a snapshot."""

    path: Path
    at: datetime
    kind: Kind
    label: str
    sha256: str
    size: int


def keep(folder: Path, data: bytes, kind: Kind, label: str = "", now: datetime | None = None) -> Version:
    """Keeps the bytes of a map as a version and thins out the others; where the youngest one says the same, only its
    kind and name may change. Errors: FileError."""
    at = (now or datetime.now(UTC)).astimezone(UTC)
    sha256 = hashlib.sha256(data).hexdigest()
    there = versions(folder)
    same = there[0] if there and there[0].sha256 == sha256 else None
    if same is not None and not label:
        return same
    about = {"at": at.isoformat(), "kind": kind, "label": label, "sha256": sha256}
    packed = json.dumps(about, ensure_ascii=False).encode("utf-8") + b"\n" + zlib.compress(data, 6)
    path = folder / f"{at:%Y%m%dT%H%M%S%f}-{sha256[:8]}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise refusal(folder, "no version can be kept here", error) from error
    replace_bytes(path, packed)
    made = Version(path, at, kind, label, sha256, len(packed))
    for old in superfluous((made, *there), at):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return made


def keep_once(folder: Path, data: bytes, kind: Kind, now: datetime | None = None) -> Version | None:
    """The same, but only where no version says just that yet. Errors: FileError."""
    sha256 = hashlib.sha256(data).hexdigest()
    if any(one.sha256 == sha256 for one in versions(folder)):
        return None
    return keep(folder, data, kind, now=now)


def versions(folder: Path) -> tuple[Version, ...]:
    """Those that can be read, the youngest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{ENDING}"):
            version = _read(path)
            if version is not None:
                found.append(version)
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def bytes_of(version: Version) -> bytes:
    """The bytes of the `.journey` that was kept. Errors: FileError."""
    try:
        packed = version.path.read_bytes().partition(b"\n")[2]
    except OSError as error:
        raise refusal(version.path, "this version cannot be read", error) from error
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        data = b""
    if hashlib.sha256(data).hexdigest() != version.sha256:
        raise FileError(version.path, "this version is damaged; choose another one")
    return data


def named(version: Version, label: str) -> Version:
    """The version under another name, as a snapshot. Errors: FileError."""
    data = bytes_of(version)
    kind: Kind = "snapshot" if label else version.kind
    about = {"at": version.at.isoformat(), "kind": kind, "label": label, "sha256": version.sha256}
    packed = json.dumps(about, ensure_ascii=False).encode("utf-8") + b"\n" + zlib.compress(data, 6)
    replace_bytes(version.path, packed)
    return replace(version, kind=kind, label=label, size=len(packed))


def remove(version: Version) -> None:
    """Somebody does not want it kept. Errors: FileError."""
    try:
        version.path.unlink(missing_ok=True)
    except OSError as error:
        raise refusal(version.path, "it cannot be removed", error) from error


def superfluous(found: Sequence[Version], now: datetime, most: int = MOST_BYTES) -> tuple[Version, ...]:
    """Which of these need not be kept: beyond two days all but the youngest of each day, then week, then month; then
    the oldest until the rest takes `most` bytes at the most. Never the youngest, and never those that somebody has
    named: they do not count."""
    ordered = sorted((one for one in found if not one.label), key=lambda one: one.at, reverse=True)
    seen: set[object] = set()
    left: list[Version] = []
    for version in ordered:
        age = now - version.at
        if age > WHOLE:
            span = next((number, of(version.at)) for number, (until, of) in enumerate(_SPANS) if age <= until)
            if span in seen:
                continue
            seen.add(span)
        left.append(version)
    size = sum(version.size for version in left)
    while size > most and len(left) > 1:
        size -= left.pop().size
    stay = {version.path for version in left}
    return tuple(version for version in ordered if version.path not in stay)


def _read(path: Path) -> Version | None:
    """What the first line says; None for a file that is none of ours or damaged."""
    try:
        with path.open("rb") as file:
            about = json.loads(file.readline(10_000))
            size = os.fstat(file.fileno()).st_size
        at = datetime.fromisoformat(about["at"])
        kind, label, sha256 = about["kind"], about["label"], about["sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if at.tzinfo is None or kind not in _KINDS or not isinstance(label, str) or not isinstance(sha256, str):
        return None
    return Version(path, at, kind, label, sha256, size)
