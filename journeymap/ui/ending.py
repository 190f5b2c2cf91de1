"""How the program ends. By its last window, or because the system asks for it (the session ends, the machine is shut
down, Ctrl+C in a terminal): then nobody is asked anything, what is not saved is written down and offered at the next
start, and no mark stays that says somebody is there.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

from journeymap.files.errors import FileError
from journeymap.ui import leaving
from journeymap.ui.work import under_way

if TYPE_CHECKING:
    from types import FrameType

    from journeymap.ui.program import Program

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
_GOODBYE = 5.0
"""Seconds for which a program without a window waits for disks."""


class Asked(QObject):
    """Hears the system ask for the end. Python itself hears it only once Qt lets it, which may be never in a quiet
    window: so the byte that Python writes at once wakes the window's own loop."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.app)
        self.program = program
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)

    def begin(self) -> None:
        """From now on."""
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # each system has its own
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` wants it
                signal.signal(number, _once)

    def _asked(self) -> None:
        number = self._reading.recv(1)[0]
        if signal.Signals(number).name in _SIGNALS:  # Python writes of every signal that anybody hears
            self._notifier.setEnabled(False)  # systems ask in two ways at once
            end_unasked(self.program, 128 + number)


def _once(number: int, _: FrameType | None) -> None:
    """Whoever asks a second time does not want to wait."""
    signal.signal(number, signal.SIG_DFL)


def end_unasked(program: Program, code: int) -> None:
    """Ends the program with that exit code, whatever dialog is open."""
    for window in list(program.windows):
        try:
            window.keeper.leave()
        except FileError:
            pass  # told before, when it could not be written down
        except Exception as error:  # the other windows have something to lose, too
            sys.excepthook(type(error), error, error.__traceback__)
        window.others.end()
        window.company.end()
    program.app.exit(code)


def wait_for_disks(program: Program) -> None:
    """Until earlier versions are kept and marks are gone; not for ever, where a disk does not answer. What was saved is
    saved anyway: it becomes a version at its next save then."""
    program.versions.wait(_GOODBYE)
    leaving.wait_for_all(_GOODBYE)


def ended(code: int) -> int:
    """The exit code of the process, which ends here and now where a thread still waits for a disk."""
    if leaving.under_way() or under_way():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
