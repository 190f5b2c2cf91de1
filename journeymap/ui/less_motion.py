"""Whether the system asks for less motion: of Qt where Qt knows it, else of Windows and macOS, and of the desktop's
settings on Linux, which answer a moment later and tell when they change. Nobody waits for an answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QSettings, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusPendingCallWatcher

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_LESS: dict[tuple[str, str], Callable[[object], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda told: told == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda told: told is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda told: str(told) in ("0", "0.0"),
}
"""What says so in the settings of desktops: the key they agreed upon, and GNOME's and KDE's own from before."""
_PATIENCE = 2_000
"""Milliseconds after which settings that do not answer ask for nothing."""
_SPI_GETCLIENTAREAANIMATION = 0x1042


class LessMotion(QObject):
    """Knows it, also when it changes: `changed` tells."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: dict[tuple[str, str], bool] = {}
        hints = QGuiApplication.styleHints().accessibility()
        if hasattr(hints, "motionPreferenceChanged"):  # since Qt 6.12
            hints.motionPreferenceChanged.connect(lambda _: self.changed.emit())
        if sys.platform not in ("win32", "darwin"):
            self._follow()

    @property
    def wanted(self) -> bool:
        """Whether it is asked for, as far as anybody has said by now."""
        return _qt_says() or _windows_says() or _macos_says() or any(self._told.values())

    def _follow(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # late: only who presents asks

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            bus.connect(*_PORTAL, "SettingChanged", self, SLOT("ask()"))  # type: ignore[call-overload]  # its stub says bytes, which it refuses
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Asks the desktop's settings again."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # late, as above

        for key in _LESS:
            message = QDBusMessage.createMethodCall(*_PORTAL, "Read")
            message.setArguments(list(key))
            call = QDBusConnection.sessionBus().asyncCall(message, _PATIENCE)
            watcher = QDBusPendingCallWatcher(call, self)
            watcher.finished.connect(lambda answer, key=key: self._hear(key, answer))

    def _hear(self, key: tuple[str, str], answer: QDBusPendingCallWatcher) -> None:
        """A setting that is not there is answered with an error, and asks for nothing."""
        from PySide6.QtDBus import QDBusVariant  # late, as above

        found = None if answer.isError() else next(iter(answer.reply().arguments()), None)
        while isinstance(found, QDBusVariant):
            found = found.variant()
        answer.deleteLater()
        before = self.wanted
        self._told[key] = _LESS[key](found)
        if self.wanted != before:
            self.changed.emit()


def _qt_says() -> bool:
    preference = getattr(QGuiApplication.styleHints().accessibility(), "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


def _windows_says() -> bool:
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
        return not shown.value
    return False


def _macos_says() -> bool:
    if sys.platform == "darwin":
        return bool(QSettings("apple.com", "universalaccess").value("reduceMotion", False, bool))
    return False
