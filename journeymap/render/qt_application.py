"""What pictures need of Qt besides its painter: an application, where there is no window, and a profile of colours."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QColorSpace, QGuiApplication

_kept_application: QGuiApplication | None = None


def needs_application() -> None:
    """Fonts need a QGuiApplication. A program without windows gets one that needs no display: where a display is
    named but cannot be reached, Qt would end the program."""
    global _kept_application
    if QGuiApplication.instance() is not None:
        return
    wanted = os.environ.get("QT_QPA_PLATFORM")
    if wanted is None and sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        _kept_application = QGuiApplication(sys.argv[:1])
    finally:
        if wanted is None:
            os.environ.pop("QT_QPA_PLATFORM", None)


def srgb_profile() -> bytes:
    """The ICC profile that says that colours are sRGB."""
    return bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
