"""A desktop's screen saver, on a bus that this was started with: prints what it is asked for while a program begins to
present, begins again, ends and begins anew."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import ClassInfo, QObject, QProcess, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher
from PySide6.QtWidgets import QApplication

from journeymap.ui.staying_awake import StayingAwake

if TYPE_CHECKING:
    from collections.abc import Callable

NAME, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
named: Any = ClassInfo  # its stub knows of no arguments


@named({"D-Bus Interface": NAME})
class Saver(QObject):
    """Lets go when whoever asked is gone, as desktops do."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.bus, self.asked = bus, 0
        self.watcher = QDBusServiceWatcher(self)
        self.watcher.setConnection(bus)
        self.watcher.serviceUnregistered.connect(self._gone)

    @Slot(str, str, QDBusMessage, result="uint")
    def Inhibit(self, program: str, why: str, message: QDBusMessage) -> int:
        print("asked", program, "for:", why, flush=True)
        self.watcher.addWatchedService(message.service())
        self.asked += 1
        return 7

    def _gone(self) -> None:
        print("let go", flush=True)
        self.asked -= 1


def desktop() -> None:
    app = QApplication([])
    bus = QDBusConnection.sessionBus()
    saver = Saver(bus)
    assert bus.registerObject(PATH, saver, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService(NAME)
    program = QProcess()
    program.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    program.start(sys.executable, [__file__, "program"])
    for kept in (1, 0, 1):
        _spin(app, lambda kept=kept: saver.asked == kept)  # type: ignore[misc]  # of this turn
        program.write(b"\n")
    _spin(app, lambda: saver.asked == 0)
    program.waitForFinished(10_000)


def _spin(app: QApplication, enough: Callable[[], bool]) -> None:
    until = monotonic() + 10.0
    while not enough() and monotonic() < until:
        app.processEvents()


def program() -> None:
    app = QApplication([])
    awake = StayingAwake(app)
    for act in (awake.begin, awake.end, awake.begin):
        act()
        act()
        app.processEvents()
        sys.stdin.readline()


if __name__ == "__main__":
    program() if sys.argv[1:] else desktop()
