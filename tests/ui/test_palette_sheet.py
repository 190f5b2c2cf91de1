from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from stress import stress

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.palette import Palette
    from journeymap.ui.window import Window

Key = Qt.Key


def opened_palette(window: Window) -> Palette:
    window.activateWindow()
    window.canvas.setFocus()
    window.menus.actions["view.palette"].trigger()
    assert window.searching.palette is not None
    assert window.searching.palette.isVisible()
    return window.searching.palette


@pytest.fixture
def palette(window: Window) -> Palette:
    return opened_palette(window)


def typed(palette: Palette, text: str) -> list[str]:
    QTest.keyClicks(palette.words, text)
    return [entry.name for entry in palette.lines.entries]


def press(palette: Palette, key: Key) -> None:
    QTest.keyClick(palette.words, key)


def test_it_lies_in_the_window_with_the_keys_in_it(window: Window, palette: Palette) -> None:
    assert window.focusWidget() is palette.words
    assert window.rect().contains(palette.geometry())
    assert abs(palette.geometry().center().x() - window.rect().center().x()) <= 1
    assert not palette.isWindow()


def test_typing_and_enter_go_to_a_thing(window: Window, palette: Palette) -> None:
    assert typed(palette, "mig data")[0] == "Data migration"
    press(palette, Key.Key_Return)
    assert not palette.isVisible()
    assert window.session.state.selection == ("data",)
    assert window.focusWidget() is window.canvas


def test_typing_and_enter_run_an_action(window: Window, palette: Palette) -> None:
    before = window.canvas.camera.zoom
    assert typed(palette, ">zoom in") == ["Zoom In"]
    press(palette, Key.Key_Enter)
    assert window.canvas.camera.zoom > before


def test_arrows_and_pages_walk_and_go_round(palette: Palette) -> None:
    typed(palette, "e")
    rows = palette.lines.rowCount()
    assert palette.list.currentIndex().row() == 0
    press(palette, Key.Key_Up)
    assert palette.list.currentIndex().row() == rows - 1
    press(palette, Key.Key_Down)
    press(palette, Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    press(palette, Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 11
    press(palette, Key.Key_PageUp)
    press(palette, Key.Key_PageUp)
    assert palette.list.currentIndex().row() == 0


def test_escape_gives_the_keys_back(window: Window) -> None:
    assert window.sides.outline is not None
    tree = window.sides.outline.tree
    window.activateWindow()
    tree.setFocus()
    window.menus.actions["view.palette"].trigger()
    assert window.searching.palette is not None
    press(window.searching.palette, Key.Key_Escape)
    assert not window.searching.palette.isVisible()
    assert window.focusWidget() is tree


def test_a_click_on_a_line_takes_it(window: Window, palette: Palette) -> None:
    typed(palette, "@team tr")
    where = palette.list.visualRect(palette.lines.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.session.state.selection == ("train",)


def test_a_press_anywhere_else_closes_it_and_does_what_it_does(window: Window, palette: Palette) -> None:
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, window.canvas.height() - 40))
    assert not palette.isVisible()
    palette = opened_palette(window)
    palette.words.clearFocus()
    assert not palette.isVisible(), "nor does it stay when the keys go elsewhere"


def test_what_cannot_be_done_stays_and_says_why(window: Window, palette: Palette) -> None:
    typed(palette, ">undo")
    assert palette.lines.entries[0].why == "Nothing to undo"
    assert "Nothing to undo" in palette.words.accessibleDescription()
    press(palette, Key.Key_Return)
    assert palette.isVisible()
    assert window.session.state.redo_name is None


def test_nothing_found_is_said(palette: Palette) -> None:
    assert typed(palette, ">zzzz") == []
    assert palette.none.isVisible()
    assert palette.none.text() == "No action is called that."
    press(palette, Key.Key_Return)
    press(palette, Key.Key_Down)
    assert palette.isVisible()


def test_it_says_each_line_to_a_screen_reader(palette: Palette) -> None:
    typed(palette, "zoom in")
    index = palette.lines.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Zoom In, View, Ctrl++"
    assert palette.words.accessibleDescription().startswith("Zoom In, View")


def test_the_key_that_opens_it_closes_it(window: Window, palette: Palette) -> None:
    window.menus.actions["view.palette"].trigger()
    assert not palette.isVisible()
    window.menus.actions["view.palette"].trigger()
    assert palette.isVisible()
    assert palette.words.text() == ""


def test_what_was_used_last_stands_first_the_next_time(window: Window, palette: Palette) -> None:
    typed(palette, "@data mig")
    press(palette, Key.Key_Return)
    assert opened_palette(window).lines.entries[0].name == "Data migration"


def test_a_refusal_is_told_in_the_window(window: Window, palette: Palette) -> None:
    from dataclasses import replace

    file = window.session.state.file
    assert file is not None
    typed(palette, ">insert touchp")
    window.session.opened(replace(file, read_only=True))
    press(palette, Key.Key_Return)
    assert not palette.isVisible()
    assert not window.session.state.dirty


def test_a_click_on_the_tool_bar_opens_it(window: Window) -> None:
    from PySide6.QtWidgets import QToolButton

    button = next(
        one for one in window.findChildren(QToolButton) if one.defaultAction() is window.menus.actions["view.palette"]
    )
    assert "Ctrl+K" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.searching.palette is not None
    assert window.searching.palette.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_small_window_holds_it(window: Window, palette: Palette, qtbot: QtBot) -> None:
    window.resize(560, 420)
    qtbot.waitUntil(lambda: window.rect().contains(palette.geometry()), timeout=2000)


def test_a_key_makes_no_more_lines_than_are_shown(opened: Open) -> None:
    palette = opened_palette(opened(stress(5000)))
    for letter in "kick":
        assert len(typed(palette, letter)) <= 50
    assert palette.lines.entries[0].name.startswith("Kick-off")
