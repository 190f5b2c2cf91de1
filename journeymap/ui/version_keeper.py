"""Keeps versions of maps in the program's folder, one after the other in a thread: no save waits for it, and none fails
because of it."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.files.schema import Schema
    from journeymap.files.store import Opened
    from journeymap.files.versions import Kind
    from journeymap.model.journey import Journey


class _Wanted(NamedTuple):
    """A map to be kept as a version of the one in that file, whose bytes were `known` by this hash ("": there was
    none); `once`: only where no version says the same."""

    path: Path
    known: str
    journey: Journey
    schema: Schema
    kind: Kind
    label: str = ""
    once: bool = False


class VersionKeeper(QObject):
    """Of all windows. `kept` brings the path of a map of which a version was kept; `troubled` tells, once, why versions
    cannot be kept; `named` whether a snapshot was kept, with its name and why not."""

    kept = Signal(object)
    troubled = Signal(str)
    named = Signal(object, str, str)

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self._waiting: deque[_Wanted] = deque()
        self._work: Work | None = None
        self._told = False
        self._known: set[str] = set()
        """Hashes of the files saved here: versions of these are kept, or could not be."""

    def saved(self, before: Opened | None, now: Opened, replaced: Opened | None = None) -> None:
        """A map was saved: keeps it, and what its file held before, where that was never kept: the same map, or the
        one that was `replaced`."""
        known = "" if before is None else before.sha256
        if replaced is not None:
            self._want(_Wanted(now.path, known, replaced.journey, replaced.schema, "before", once=True))
        if before is not None and before.path == now.path and before.sha256 not in self._known:
            self.keep_once(before, "before")
        self._known.add(now.sha256)
        self._want(_Wanted(now.path, known, now.journey, now.schema, "saved"))

    def keep(self, file: Opened, journey: Journey, kind: Kind, label: str = "") -> None:
        """Keeps a map as a version of the one in that file."""
        self._want(_Wanted(file.path, file.sha256, journey, file.schema, kind, label))

    def keep_once(self, file: Opened, kind: Kind) -> None:
        """Keeps what a file holds, where no version says the same."""
        self._want(_Wanted(file.path, file.sha256, file.journey, file.schema, kind, once=True))

    @property
    def busy(self) -> bool:
        return self._work is not None

    def wait(self, seconds: float | None = None) -> None:
        """Blocks until everything is kept, or for so long: the program ends, and nothing is kept afterwards."""
        until = None if seconds is None else monotonic() + seconds
        while self._work is not None:
            work = self._work
            work.ended.disconnect(self._ended)
            if not work.wait(None if until is None else max(0.0, until - monotonic())):
                work.ended.connect(self._ended)
                return
            self._ended(work)

    def _want(self, wanted: _Wanted) -> None:
        self._waiting.append(wanted)
        self._next()

    def _next(self) -> None:
        if self._work is None and self._waiting:
            wanted = self._waiting.popleft()
            self._work = Work(_job(self._data, wanted), wanted)
            self._work.ended.connect(self._ended)
            self._work.start()

    def _ended(self, work: Work) -> None:
        self._work = None
        wanted = work.about
        assert isinstance(wanted, _Wanted)
        why = "" if work.error is None else str(work.error)
        if wanted.label:
            self.named.emit(wanted.path, wanted.label, why)
        elif why and not self._told:
            self._told = True
            self.troubled.emit(f"Maps are saved, but earlier versions of them cannot be kept: {why}")
        if not why:
            self.kept.emit(wanted.path)
        self._next()


def _job(data: Path, wanted: _Wanted) -> Callable[[Callable[[float], None]], object]:
    def job(_: Callable[[float], None]) -> object:
        from journeymap.files.format import dump  # late: nothing is kept before the first paint
        from journeymap.files.version_places import history_of, remember_place
        from journeymap.files.versions import keep, keep_once

        bytes_of = dump(wanted.journey, wanted.schema)
        folder = history_of(data, wanted.path, wanted.known)
        if wanted.once:
            keep_once(folder, bytes_of, wanted.kind)
        else:
            keep(folder, bytes_of, wanted.kind, wanted.label)
        remember_place(folder, wanted.path)
        return None

    return job
