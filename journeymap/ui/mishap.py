"""What nobody foresaw: an exception that reached the top. The work is written down first, then one calm dialog says so.

The log is private, holds places in the program and no word of anybody's map, and stays small.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from journeymap import __version__
from journeymap.files.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from journeymap.ui.program import Program

MOST_BYTES = 500_000
"""The log is halved when it grows beyond this."""
_MOST_FRAMES = 40
"""Of a mishap that lies deeper, the beginning and the end are told."""
_OFTEN = 5
"""A mishap that comes more often, as in painting, is only logged the 8th, 16th, 32nd … time."""
_OUR_FOLDER = Path(__file__).parent.parent
_writing = threading.Lock()


class Mishaps(QObject):
    """Catches what reaches the top, in whatever thread; `came` brings it to the window's."""

    came = Signal(str)

    def __init__(self, program: Program) -> None:
        super().__init__(program.app)
        self.program = program
        self.log = program.data / "log.txt"
        self.box: QMessageBox | None = None
        self._told: set[str] = set()
        self._times: dict[str, int] = {}
        self._telling = False
        self.came.connect(self._tell)

    def begin(self) -> None:
        """From now on nothing passes by in silence."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught_in_thread(self, what: threading.ExceptHookArgs) -> None:
        self._caught(what.exc_type, what.exc_value, what.exc_traceback)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.program.app.quit()
            return
        if error is not None and sys.stderr is not None:
            with contextlib.suppress(OSError, ValueError):  # a terminal that is gone
                traceback.print_exception(kind, error, trace)  # for whoever started it from one
        details = told(kind, trace)
        times = self._times[_what(details)] = self._times.get(_what(details), 0) + 1
        if times <= _OFTEN or times & (times - 1) == 0:
            write(self.log, details)
        self.came.emit(details)

    def _tell(self, details: str) -> None:
        """Writes every map down; then says it, once for each mishap, while no other is being told. What goes wrong in
        here is in the log; telling that too would never end."""
        if self._telling:
            return
        self._telling = True
        try:
            self._tell_now(details)
        finally:
            self._telling = False

    def _tell_now(self, details: str) -> None:
        troubles = [trouble for window in self.program.windows if (trouble := self._kept(window.keeper.keep_now))]
        if self.box is not None or _what(details) in self._told:
            return
        self._told.add(_what(details))
        self.box = box = QMessageBox(self.program.windows[0] if self.program.windows else None)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Something Went Wrong")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Something in the program went wrong that should not have.")
        box.setInformativeText(
            troubles[0]
            if troubles
            else "Your maps are safe: what you changed is written down, and the next start will offer it. "
            "You can go on; if something looks odd, save, and start the program again."
        )
        box.setDetailedText(details)
        go_on = box.addButton("Go On", QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton("Copy Details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # copying does not close it
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        leave = box.addButton("Quit", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.finished.connect(lambda _: self._done(box.clickedButton() is leave))
        box.open()

    def _done(self, leave: bool) -> None:
        self.box = None
        if leave:
            self.program.quit()

    def _kept(self, keep: Callable[[], None]) -> str:
        """Why the map could not be written down; "" where it was."""
        try:
            keep()
        except FileError as error:
            return f"What you changed could not be written down, so save your maps now: {error}"
        except Exception as error:  # this is where mishaps are told: whatever it is, it must be
            write(self.log, told(type(error), error.__traceback__))
            return "What you changed could not be written down, so save your maps now."
        return ""


def _what(details: str) -> str:
    """What happened, without when."""
    return details.partition("\n")[2]


def told(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What happened where in the program: names of errors, modules and lines. No message of an error, which might
    quote a map, and no path."""
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, journeymap {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.machine()}",
        kind.__name__,
    ]
    frames = list(traceback.walk_tb(trace))
    if left_out := max(0, len(frames) - _MOST_FRAMES):
        frames[_MOST_FRAMES // 2 : len(frames) - _MOST_FRAMES // 2] = []
    for number, (frame, line) in enumerate(frames):
        if left_out and number == _MOST_FRAMES // 2:
            lines.append(f"  … {left_out:,} more …")
        file = Path(frame.f_code.co_filename)
        with contextlib.suppress(ValueError):
            file = file.relative_to(_OUR_FOLDER)
        name = "/".join(file.parts[-3:]) if not file.is_absolute() else file.name
        lines.append(f"  {name}:{line} in {frame.f_code.co_name}")
    return "\n".join(lines)


def write(log: Path, text: str) -> None:
    """Adds to the log; a disk that refuses is no reason to stop anybody."""
    with _writing, contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(log, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(handle, "r+b") as file:
            before = file.read()
            if len(before) > MOST_BYTES:
                before = before[-MOST_BYTES // 2 :].partition(b"\n\n")[2]
            file.seek(0)
            file.truncate()
            file.write(before + text.encode("utf-8", "replace") + b"\n\n")
