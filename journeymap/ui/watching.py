"""Watches the file of an open map, and the folder it lies in: most programs replace a file instead of writing into it,
and sync programs do so while nobody looks. What the file holds decides, not its time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journeymap.editor.session import Session
    from journeymap.files.store import Opened

_SOON = 150
"""Milliseconds after the last sign of a change before the file is looked at."""
_AGAIN = (300, 700, 1500)
"""Milliseconds before a file that cannot be read is looked at again: it may be half-written."""


class Seen(NamedTuple):
    """What was found: the file as it was opened here, another one, none, or one that cannot be read."""

    what: Literal["same", "changed", "gone", "broken"]
    file: Opened | None = None
    why: str = ""
    signs: tuple[int, ...] = ()
    """What the disk says of the file without reading it: as long as this is the same, nothing has happened to it."""


class Watcher(QObject):
    """`seen` brings what was found whenever something happened to the file. While `busy` says so nothing is looked at:
    our own save is under way."""

    seen = Signal(object)

    def __init__(self, session: Session, busy: Callable[[], bool], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._busy = session, busy
        self._signs = QFileSystemWatcher(self)
        self._signs.fileChanged.connect(self._something_happened)
        self._signs.directoryChanged.connect(self._something_happened)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._work: Work | None = None
        self._tries = 0
        self._same: tuple[str, tuple[int, ...]] = "", ()
        """The hash of a file that was found to be the same, and its signs then."""
        window.installEventFilter(self)

    def look_soon(self) -> None:
        """Looks in a moment at the file that the map has then, and watches it, whichever was watched before."""
        self._tries = 0
        if not self._soon.isActive():  # in a folder in which something happens all the time, too
            self._soon.start(_SOON)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Where a disk gives no signs (some network folders), coming back to the window is one."""
        if event.type() == QEvent.Type.WindowActivate and self._session.state.path is not None:
            self.look_soon()
        return False

    def stop(self) -> None:
        """The window is closed."""
        self._soon.stop()
        if watched := [*self._signs.files(), *self._signs.directories()]:
            self._signs.removePaths(watched)
        if self._work is not None:
            work, self._work = self._work, None
            work.ended.disconnect(self._ended)

    def _something_happened(self, _: str) -> None:
        self.look_soon()

    def _watch(self, wanted: tuple[str, ...]) -> None:
        """Waits for signs of these. A file that was replaced is no longer watched under its name; what has happened to
        it since it was looked at is seen by looking again."""
        watched = [*self._signs.files(), *self._signs.directories()]
        if gone := [one for one in watched if one not in wanted]:
            self._signs.removePaths(gone)
        missing = [one for one in wanted if one not in watched]
        if missing and len(self._signs.addPaths(missing)) < len(missing):
            self._soon.start(_SOON)

    def _look(self) -> None:
        file = self._session.state.file
        if file is None:
            self._watch(())
            return
        if self._work is not None or self._busy():
            self._soon.start(_SOON)
            return
        path, known = file.path, file.sha256
        signs = self._same[1] if self._same[0] == known else ()
        self._work = Work(lambda _: (found(path, known, signs), _places(path)), (path, known))
        self._work.ended.connect(self._ended)
        self._work.start()

    def _ended(self, work: Work) -> None:
        self._work = None
        file = self._session.state.file
        if file is None or self._busy() or work.about != (file.path, file.sha256):
            self._soon.start(_SOON)  # saved here, or another file, meanwhile
            return
        if not isinstance(work.result, tuple):
            return
        seen, wanted = work.result
        if seen.what == "broken" and self._tries < len(_AGAIN):
            self._soon.start(_AGAIN[self._tries])
            self._tries += 1
            return
        self._same = (file.sha256, seen.signs) if seen.what == "same" else ("", ())
        self._watch(wanted)
        self.seen.emit(seen)


def _places(path: Path) -> tuple[str, ...]:
    """The file and its folder, as far as they are there. In a thread: of a disk that does not answer, too."""
    real = os.path.realpath(path)
    return tuple(one for one in (real, os.path.dirname(real)) if os.path.exists(one))


def found(path: Path, known: str, signs: tuple[int, ...] = ()) -> Seen:
    """What the file is now, to who knows it by that hash, and that it had these signs then."""
    import hashlib

    from journeymap.files.contents import contents
    from journeymap.files.errors import FileError
    from journeymap.files.store import open_journey

    try:
        there = os.stat(path)
    except OSError:
        return Seen("gone")
    now = (there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns)
    if now == signs:
        return Seen("same", signs=now)
    try:
        if hashlib.sha256(contents(path)).hexdigest() == known:
            return Seen("same", signs=now)
        return Seen("changed", open_journey(path))
    except FileError as error:
        return Seen("broken", why=str(error)) if Path(path).exists() else Seen("gone")
