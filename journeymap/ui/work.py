"""Something that takes its time, in a thread of its own: progress, cancel, and the result back in the window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class CancelledError(Exception):
    """Raised inside a job, by its progress function, when somebody no longer wants the result."""


class Work(QObject):
    """Runs `job(progress)` once. `progress(share)` takes 0…1 and raises `CancelledError` after `cancel`.

    Exactly one of the signals `finished(result)`, `failed(exception)` and `cancelled()` is emitted at the end, in
    the thread the work was made in.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Callable[[Callable[[float], None]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Asks the job to stop; it does at its next report of progress."""
        self._unwanted.set()

    def wait(self) -> None:
        """Blocks until the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()

    def _report(self, share: float) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        self.progressed.emit(share)

    def _run(self) -> None:
        try:
            result = self._job(self._report)
        except CancelledError:
            self.cancelled.emit()
        except Exception as error:  # the window tells of whatever it was; nothing may vanish in a thread
            self.failed.emit(error)
        else:
            if self._unwanted.is_set():
                self.cancelled.emit()
            else:
                self.finished.emit(result)
