"""The two hands that every story is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from headless_hand import HeadlessHand

from journeymap.model.edits import new_journey

if TYPE_CHECKING:
    from hands import Begin
    from keyboard_hand import BeginAtWindow, KeyboardHand
    from mouse_hand import BeginWithMouse, MouseHand
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program


@pytest.fixture
def headless() -> Begin:
    """The hand that has no window."""
    return lambda journey=None: HeadlessHand(new_journey() if journey is None else journey)


@pytest.fixture
def windowed(program: Program, qapp: QApplication, qtbot: QtBot) -> BeginAtWindow:
    """The hand on the keyboard of a real window."""
    from keyboard_hand import KeyboardHand
    from windows import settle

    def begin(journey: Journey | None = None) -> KeyboardHand:
        qapp.clipboard().clear()
        window = program.new_window(journey=journey)
        window.resize(1280, 820)
        window.show()
        qtbot.waitUntil(lambda: window.sides.inspector is not None, timeout=5000)
        settle(window, qtbot)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return KeyboardHand(window, qtbot)

    return begin


@pytest.fixture
def moused(program: Program, qtbot: QtBot) -> BeginWithMouse:
    """The hand on the mouse over a real window, on a screen that is large enough for it."""
    from mouse_hand import MouseHand
    from windows import settle

    def begin(journey: Journey | None = None) -> MouseHand:
        window = program.new_window(journey=journey)
        window.resize(1500, 950)
        window.show()
        qtbot.waitUntil(lambda: window.sides.inspector is not None, timeout=5000)
        settle(window, qtbot)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return MouseHand(window)

    return begin


@pytest.fixture(params=["headless", "windowed"])
def begin(request: pytest.FixtureRequest) -> Begin:
    """Each of the two in turn."""
    made: Begin = request.getfixturevalue(request.param)
    return made
