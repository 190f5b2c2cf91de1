"""The tool bar in windows of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton

from journeymap.editor.actions import TOOLS

if TYPE_CHECKING:
    from journeymap.ui.window import Window

WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def buttons(window: Window) -> dict[str, QToolButton]:
    bar = window.findChild(QToolBar, "tools")
    assert bar is not None
    found = [one for one in bar.findChildren(QToolButton) if one.defaultAction() is not None]
    return {one.defaultAction().objectName(): one for one in found}


def at_width(window: Window, width: int) -> dict[str, QToolButton]:
    window.resize(width, 640)
    QApplication.processEvents()
    return buttons(window)


def test_every_button_can_be_reached_in_a_narrow_window(window: Window) -> None:
    for width in (1600, 1024, 900):
        for key, button in at_width(window, width).items():
            assert button.isVisible(), (width, key)
            corner = button.mapTo(window, button.rect().topRight())
            assert corner.x() < window.width(), (width, key)


def test_words_come_back_with_the_room(window: Window) -> None:
    wide = at_width(window, 1600)
    with_words = {key for key, button in wide.items() if button.toolButtonStyle() == WORDS}
    assert {"view.palette", "file.export", "insert.stage"} <= with_words <= set(TOOLS)
    narrow = at_width(window, 1024)
    assert narrow["view.palette"].toolButtonStyle() != WORDS
    assert narrow["insert.stage"].toolButtonStyle() == WORDS
    again = at_width(window, 1600)
    assert {key for key, button in again.items() if button.toolButtonStyle() == WORDS} == with_words
