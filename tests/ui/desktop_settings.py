"""Settings of a desktop as its portal tells them, on a bus that this was started with: prints what a program hears of
less motion, while each of its settings is set and set back."""

from __future__ import annotations

from time import monotonic
from typing import Any

from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QApplication

from journeymap.ui.less_motion import LessMotion

PATH, INTERFACE = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"


Key = tuple[str, str]
SETTINGS: dict[Key, tuple[object, object]] = {
    ("org.freedesktop.appearance", "reduced-motion"): (0, 1),
    ("org.gnome.desktop.interface", "enable-animations"): (True, False),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("1", "0"),
}
"""By default, and where less motion is asked for."""


named: Any = ClassInfo  # its stub knows of no arguments


@named({"D-Bus Interface": INTERFACE})
class Settings(QObject):
    """What has been set; anything else is told as nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[Key, object] = {}

    @Slot(str, str, result=QDBusVariant)
    def Read(self, group: str, name: str) -> QDBusVariant:
        return QDBusVariant(QDBusVariant(self.told.get((group, name), "")))


def main() -> None:
    app = QApplication([])
    bus, settings = QDBusConnection.sessionBus(), Settings()
    assert bus.registerObject(PATH, settings, QDBusConnection.RegisterOption.ExportAllSlots)
    assert bus.registerService("org.freedesktop.portal.Desktop")
    less = LessMotion(app)
    heard: list[bool] = []
    less.changed.connect(lambda: heard.append(less.wanted))
    print(less.wanted)
    for key, (usual, wanted) in SETTINGS.items():
        for value in (wanted, usual):
            heard.clear()
            settings.told[key] = value
            changed = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
            changed.setArguments([*key, QDBusVariant(value)])
            assert bus.send(changed)
            until = monotonic() + 10.0
            while not heard and monotonic() < until:
                app.processEvents()
            print(less.wanted)


if __name__ == "__main__":
    main()
