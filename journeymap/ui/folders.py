"""Files shown to the person outside of the program: opened, or marked in the window of their folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def open_file(path: Path) -> bool:
    """Opens a file with whatever program it belongs to."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Shows a file in its folder, marked where the system can do that; False where nothing could be shown."""
    if sys.platform == "win32":
        return _run("explorer", f"/select,{path}")
    if sys.platform == "darwin":
        return _run("open", "-R", str(path))
    return _asked_of_the_desktop(path) or open_file(path.parent)


def _run(*command: str) -> bool:
    try:
        subprocess.Popen(command)
    except OSError:
        return False
    return True


def _asked_of_the_desktop(path: Path) -> bool:
    """By the interface that file managers of Linux share (org.freedesktop.FileManager1); False where none answers."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    asked = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
    )
    asked.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    answer = bus.call(asked, timeout=1500)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
