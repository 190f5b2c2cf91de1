from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import NO_KEY

from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.ui.inplace import InPlace
    from journeymap.ui.window import Window

Key = Qt.Key


def said(window: Window, thing: str, field: str = "title") -> object:
    return getattr(index(window.session.state.journey).things[thing], field)


def press(window: Window, *keys: Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Presses keys where the keyboard is now."""
    for key in keys:
        QTest.keyClick(focus(window), key, held)


def type_in(window: Window, text: str) -> None:
    for letter in text:
        QTest.keyClicks(focus(window), letter)


def focus(window: Window) -> QApplication:
    inplace = window.canvas.inplace
    return inplace if inplace is not None and inplace.active else window.canvas


def field(window: Window) -> InPlace:
    assert window.canvas.inplace is not None
    return window.canvas.inplace


def test_f2_types_on_behind_a_title_and_enter_takes_it(window: Window) -> None:
    window.session.select(("kick",))
    press(window, Key.Key_F2)
    type_in(window, " call")
    assert said(window, "kick") == "Kick-off call" and window.session.undo_names() == ()
    press(window, Key.Key_Return, Key.Key_Return)
    assert said(window, "kick") == "Kick-off call"
    assert window.session.undo_names() == ("Rename “Kick-off”",)
    assert not field(window).active and not field(window).isVisible()


def test_a_letter_takes_the_place_of_a_title(window: Window) -> None:
    window.session.select(("kick",))
    type_in(window, "Hello")
    assert said(window, "kick") == "Hello"
    press(window, Key.Key_Escape)
    assert said(window, "kick") == "Kick-off" and window.session.undo_names() == ()
