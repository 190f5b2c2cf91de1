"""Saves a window's map in a thread: the window goes on meanwhile, and so does who works in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.files.errors import ConflictError, FileError
from journeymap.files.store import open_journey, save
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.editor.session import Session
    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey
    from journeymap.ui.messages import Messages

_SLOW = 600
"""Milliseconds after which a save that is still under way is told of."""
_KEY = "saving"


class Order(NamedTuple):
    """What is to be saved where; `file` is what it came from, `write_into` whether the file is written into."""

    path: Path
    journey: Journey
    file: Opened | None
    write_into: bool


class Saved(NamedTuple):
    """What the file holds now, and the map of another file that stood there before, if one did."""

    file: Opened
    replaced: Opened | None


class Overtaken(NamedTuple):
    """Somebody else has saved meanwhile, and this is it; or why it cannot be read."""

    theirs: Opened | FileError


class Saving(QObject):
    """The saves of one window, one at a time. `saved` brings what was ordered and a `Saved`, `overtaken` what
    was ordered and an `Overtaken`, `failed` what was ordered and why not."""

    saved = Signal(object, object)
    overtaken = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, session: Session, messages: Messages, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._messages, self._data = session, messages, data
        self._work: Work | None = None
        self._closes = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        return self._work is not None

    def start(self, path: Path, *, write_into: bool = False) -> None:
        """Saves the map as it is now; nothing else may be under way."""
        assert self._work is None
        state = self._session.state
        order = Order(path, state.journey, state.file, write_into)
        self._work = Work(_job(order, self._data), order)
        self._work.ended.connect(self._ended)
        self._slow.start()
        self._work.start()

    def tell_closing(self) -> None:
        """Says that the window closes once what is under way has ended."""
        self._closes = True
        if not self._slow.isActive():  # else it is told soon, if it takes long at all
            self._tell()

    def wait(self) -> None:
        """Blocks until what is under way has ended, and tells of it."""
        while self._work is not None:
            work = self._work
            work.ended.disconnect(self._ended)
            work.wait()
            self._ended(work)

    def _tell(self) -> None:
        if self._work is not None:
            assert isinstance(self._work.about, Order)
            meanwhile = "The window closes once it is done." if self._closes else "You can go on meanwhile."
            words = f"Saving “{self._work.about.path.name}”; the disk takes its time. {meanwhile}"
            self._messages.tell("busy", words, key=_KEY).progress.setRange(0, 0)

    def _ended(self, work: Work) -> None:
        self._work, self._closes = None, False
        self._slow.stop()
        self._messages.withdraw(_KEY)
        if isinstance(work.result, Overtaken):
            self.overtaken.emit(work.about, work.result)
            return
        if work.error is None:
            self.saved.emit(work.about, work.result)
            return
        self.failed.emit(work.about, work.error)
        if not isinstance(work.error, FileError):
            raise work.error  # told as any mishap is


def _job(order: Order, data: Path) -> Callable[[Callable[[float], None]], object]:
    def job(_: Callable[[float], None]) -> object:
        if order.write_into:
            _keep_both(order, data)
        replaced = _replaced(order)
        try:
            return Saved(save(order.journey, order.path, order.file, write_into=order.write_into), replaced)
        except ConflictError:
            return Overtaken(_theirs(order.path))

    return job


def _replaced(order: Order) -> Opened | None:
    """What stands where a map of another file, or of none, is saved; None where that is no map."""
    if order.file is not None and order.file.path == order.path:
        return None
    with suppress(FileError):
        return open_journey(order.path)
    return None


def _theirs(path: Path) -> Opened | FileError:
    try:
        return open_journey(path)
    except FileError as unreadable:
        return unreadable


def _keep_both(order: Order, data: Path) -> None:
    """What the file holds and what it will: a power failure while it is written leaves half of it. Errors: FileError,
    and then it is not written into."""
    from journeymap.files.contents import contents  # late: hardly ever needed
    from journeymap.files.format import dump
    from journeymap.files.version_places import folder_of
    from journeymap.files.versions import keep

    folder = folder_of(data, order.path)
    keep(folder, contents(order.path), "before")
    keep(folder, dump(order.journey), "saved")
