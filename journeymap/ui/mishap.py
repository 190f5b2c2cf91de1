"""What nobody foresaw: an exception that reached the top. The work is written down first, then one calm dialog says so,
and where; not while a map is being presented, for what is told of can wait until the room is empty.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from journeymap.files.errors import FileError
from journeymap.files.log import told, what, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from journeymap.ui.program import Program

_OFTEN = 5
"""A mishap that comes more often, as in painting, is only logged the 8th, 16th, 32nd … time."""
_ASK_AGAIN = 1_000
"""Milliseconds after which is looked whether a presentation is over."""
_CAUGHT = "journeymap_has_caught_it"
_HAPPENED = "Something in the program went wrong that should not have."
_GO_ON = "You can go on; if something looks odd, save, and start the program again."


class Mishaps(QObject):
    """Catches what reaches the top, in whatever thread; `came` brings it to the window's."""

    came = Signal(str)

    def __init__(self, program: Program) -> None:
        super().__init__(program.app)
        self.program = program
        self.log = program.data / "log.txt"
        self.box: QMessageBox | None = None
        self._told: set[int] = set()
        self._times: dict[int, int] = {}
        self._telling = False
        self._waiting = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AGAIN)
        self._later.timeout.connect(lambda: self._tell(self._waiting))
        self.came.connect(self._tell)

    def begin(self) -> None:
        """From now on nothing passes by in silence."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def at_start(self, error: Exception) -> None:
        """Tells why no window could be opened at all, and waits until that was read."""
        details = self._logged(type(error), error, error.__traceback__)
        box = self._box(details, f"The program could not start. What went wrong is in {self.log}.")
        box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
        box.exec()

    def _caught_in_thread(self, given: threading.ExceptHookArgs) -> None:
        self._caught(given.exc_type, given.exc_value, given.exc_traceback)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.program.app.quit()
            return
        if error is not None:
            if vars(error).get(_CAUGHT):  # in a thread, and raised again by who waited for that
                return
            vars(error)[_CAUGHT] = True
        self.came.emit(self._logged(kind, error, trace))

    def _logged(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
        details = told(kind, trace, f"Qt {qVersion()}, ")
        with contextlib.suppress(OSError, ValueError):  # a terminal that is gone
            if error is not None and sys.stderr is not None and sys.stderr.isatty():
                traceback.print_exception(kind, error, trace)  # for whoever started it from one
            elif sys.stderr is not None:  # what the desktop collects is a log, too
                print(details, file=sys.stderr)
        key = hash(what(details))
        times = self._times[key] = self._times.get(key, 0) + 1
        if times <= _OFTEN or times & (times - 1) == 0:
            write(self.log, details)
        return details

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
        windows = self.program.windows
        names = [window.session.state.name for window in windows if window.session.state.dirty]
        troubles = [trouble for window in windows if (trouble := self._kept(window.keeper.keep_now))]
        if self.box is not None or hash(what(details)) in self._told:
            return
        if not troubles and any(window.session.state.show is not None for window in windows):
            self._waiting = self._waiting or details
            self._later.start()
            return
        self._waiting = ""
        self._told.add(hash(what(details)))
        self.box = box = self._box(details, troubles[0] if troubles else self._where(names))
        go_on = box.addButton("Go On", QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton("Copy Details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # copying does not close it
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        leave = box.addButton("Quit", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.finished.connect(lambda _: self._done(box.clickedButton() is leave))
        box.open()

    def _box(self, details: str, more: str) -> QMessageBox:
        box = QMessageBox(self._in_front())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Something Went Wrong")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_HAPPENED)
        box.setInformativeText(more)
        box.setDetailedText(details)
        return box

    def _in_front(self) -> QWidget | None:
        """The window somebody works in: over another one the dialog would not be seen."""
        active = QApplication.activeWindow()
        shown = [window for window in self.program.windows if window.isVisible()]
        return next((window for window in shown if window is active), shown[0] if shown else None)

    def _where(self, names: list[str]) -> str:
        """What is safe, and where."""
        if not names:
            return f"Your maps are safe: nothing was changed since they were saved. {_GO_ON}"
        of = f"“{names[0][:60]}”" if len(names) == 1 else f"{len(names)} maps"
        folder = self.program.journals
        return (
            f"Your maps are safe: what you changed in {of} is written down in the folder {folder}, and the next start "
            f"will offer it. {_GO_ON}"
        )

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
