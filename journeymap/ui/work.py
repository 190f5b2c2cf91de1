"""Something that takes its time, in a thread of its own: progress, cancel, and the result back in the window."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


_running: set[Work] = set()
"""Kept until their threads have ended: Qt wants no object destroyed by another thread than its own, and the last to
let go of one that nobody waits for would be the thread that runs it."""


class CancelledError(Exception):
    """Raised inside a job, by its progress function, when somebody no longer wants the result."""


class Work(QObject):
    """Runs `job(progress)` once. `progress(share)` takes 0…1 and raises `CancelledError` after `cancel`.

    `ended(work)` is emitted exactly once, in the thread the work was made in; `outcome` then says how it went, and
    `result` or `error` hold what came of it; an error that nobody foresaw is told as any mishap is, whatever its maker
    makes of it. `about` is whatever its maker wants to find again. It has no parent, so
    that a thread never outlives what it reports to; connect methods of objects, which Qt forgets with them.
    """

    progressed = Signal(object, float)
    ended = Signal(object)

    def __init__(self, job: Callable[[Callable[[float], None]], object], about: object = None) -> None:
        super().__init__()
        self.about = about
        self.outcome: Literal["running", "finished", "failed", "cancelled"] = "running"
        self.result: object = None
        self.error: Exception | None = None
        self._job = job
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.ended.connect(self._over)

    def start(self) -> None:
        _running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Asks the job to stop; it does at its next report of progress."""
        self._unwanted.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Blocks until the thread has ended, or for so long; whether it has."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _report(self, share: float) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        self.progressed.emit(self, share)

    def _over(self) -> None:
        self._thread.join()  # it has nothing left to do
        _running.discard(self)
        if self.error is not None and _is_unforeseen(self.error):
            sys.excepthook(type(self.error), self.error, self.error.__traceback__)

    def _run(self) -> None:
        try:
            self.result = self._job(self._report)
            self.outcome = "cancelled" if self._unwanted.is_set() else "finished"
        except CancelledError:
            self.outcome = "cancelled"
        except Exception as error:  # the window tells of whatever it was; nothing may vanish in a thread
            self.error, self.outcome = error, "failed"
        self.ended.emit(self)


def under_way() -> bool:
    """Whether any thread is still at work."""
    return any(work._thread.is_alive() for work in _running)


def _is_unforeseen(error: Exception) -> bool:
    """Whether it is none of our own, which say in a sentence what is wrong with a file, a map or what was asked for,
    and nothing that the machine refuses."""
    return not (type(error).__module__.startswith("journeymap.") or isinstance(error, (OSError, MemoryError)))
