"""A hand on the mouse of a real window: on the map and beside it.

It types into what the mouse has opened, and presses no other key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mouse_form import MouseForm
from mouse_on_map import OnMap
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

BeginWithMouse = Callable[..., "MouseHand"]
"""Opens a map, a new one where none is given, in a window under a mouse."""
_TICK = 14
"""Px from the left of a row of the lanes list to the middle of its box."""


class MouseHand(OnMap):
    """Looks at the widgets to know where things are, never calls what it could click."""

    # -- beside the map

    @property
    def form(self) -> MouseForm:
        """The inspector."""
        assert self.window.sides.inspector is not None
        return MouseForm(self.mouse, self.window.sides.inspector, self.type)

    def fill_in(self, values: dict[str, Any]) -> None:
        for label, value in values.items():
            self.form.fill(label, value)

    def lane_row(self, lane: str) -> tuple[QWidget, QPoint, QPoint]:
        """The view of the lanes list, and where in it the box and the name of a lane are."""
        lanes = self.window.sides.lanes
        assert lanes is not None
        row = lanes.index_of(self.find(lane, "lanes"))
        viewport = lanes.viewport()
        for _ in range(50):
            rect = lanes.visualRect(row)
            if viewport.rect().contains(rect.center()):
                break
            self.mouse.turn(viewport, QPoint(0, 1 if rect.top() < 0 else -1))
        return viewport, QPoint(rect.left() + _TICK, rect.center().y()), rect.center()

    def tick_lane(self, lane: str) -> None:
        """Hides a lane, or shows it."""
        viewport, box, _ = self.lane_row(lane)
        self.mouse.click(viewport, box)

    # -- menus, tool bar, typing

    def choose(self, *path: str) -> None:
        """Something from the menu bar: "Insert", "Lane", "Backstage"."""
        self.mouse.choose(self.window.menuBar(), *path)

    def tool(self, name: str) -> None:
        """Presses a button of the tool bar by what it is called."""
        buttons = [one for one in self.window.findChildren(QWidget) if one.accessibleName() == name and one.isVisible()]
        assert len(buttons) == 1, f"{len(buttons)} buttons are called {name}"
        self.mouse.click(buttons[0])

    def type(self, text: str) -> None:
        """Letters, to what has the keys now; a new line as it is written there."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keys"
        for number, letter in enumerate(text):
            key = Qt.Key(QTest.asciiToKey(ord(letter))) if letter.isascii() else Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, target, key, letter, Qt.KeyboardModifier.NoModifier)
            if not number:
                QApplication.processEvents()
                target = QApplication.focusWidget() or target
        QApplication.processEvents()
