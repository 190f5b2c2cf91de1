from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from journeymap import __version__
from journeymap.editor.actions import ACTIONS
from journeymap.ui.help import ON_THE_MAP, about_dialog, shortcuts, shortcuts_dialog

if TYPE_CHECKING:
    from journeymap.ui.window import Window


def test_every_shortcut_is_told(window: Window) -> None:
    dialog = shortcuts_dialog(window)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {row.name for row in ACTIONS if row.shortcuts} <= texts
    assert {what for what, _ in ON_THE_MAP} <= texts
    assert ("View", "Zoom In", "Ctrl++, Ctrl+=") in list(shortcuts())
    dialog.close()


def test_the_version_is_told(window: Window) -> None:
    dialog = about_dialog(window)
    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
