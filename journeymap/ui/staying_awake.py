"""The display stays on while a map is presented, though nobody touches anything for a while: the screen saver is asked
by the means of the desktop on Linux, of Windows and of macOS. What does not answer changes nothing."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QProcess

_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
"""What GNOME, KDE and most other desktops listen to."""
_LINE = "journeymap presents"
"""A connection of its own: the saver lets go of what it was asked for when that ends, however it ends."""
_PATIENCE = 2_000
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED, _ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class StayingAwake(QObject):
    """Between `begin` and `end`; beginning twice is beginning once. It is over when the program is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.on = False
        self._process: QProcess | None = None

    def begin(self) -> None:
        """Keeps the display on from now."""
        if self.on:
            return
        self.on = True
        if sys.platform == "win32":
            _windows(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED)
        elif sys.platform == "darwin":
            self._process = QProcess(self)
            self._process.start("caffeinate", ["-d", "-w", str(os.getpid())])
        else:
            _ask_saver()

    def end(self) -> None:
        """Lets it go dark again when nobody touches anything."""
        if not self.on:
            return
        self.on = False
        if sys.platform == "win32":
            _windows(_ES_CONTINUOUS)
        elif self._process is not None:
            self._process.kill()
            self._process.waitForFinished(_PATIENCE)
            self._process = None
        else:
            from PySide6.QtDBus import QDBusConnection  # late: only who presents needs it

            QDBusConnection.disconnectFromBus(_LINE)


def _ask_saver() -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # late, as above

    if not QDBusConnection.sessionBus().isConnected():
        return  # asking for another connection would only fail again
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _LINE)
    message = QDBusMessage.createMethodCall(*_SAVER, "Inhibit")
    message.setArguments(["Journeymap", "A map is presented"])
    bus.asyncCall(message, _PATIENCE)


def _windows(state: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state))
