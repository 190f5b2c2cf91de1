from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from journeymap.editor.actions import ACTIONS, ON_MAP, TOOLS, Action
from journeymap.model.edits import rename
from journeymap.ui.menus import tip

if TYPE_CHECKING:
    from journeymap.ui.window import Window


def in_menu(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        submenu = action.menu()
        found += in_menu(submenu) if isinstance(submenu, QMenu) else [action]
    return found


def test_every_action_of_the_table_stands_in_a_menu(window: Window) -> None:
    there = {action.objectName() for top in window.menuBar().actions() for action in in_menu(top.menu())}  # type: ignore[arg-type]  # menus all
    assert {row.id for row in ACTIONS} <= there


@pytest.mark.parametrize("row", [row for row in ACTIONS if row.shortcuts], ids=lambda row: row.id)
def test_shortcuts_are_those_of_the_table(window: Window, row: Action) -> None:
    made = window.menus.actions[row.id].shortcuts()
    assert made == [QKeySequence(text) for text in row.shortcuts]
    assert all(not key.isEmpty() for key in made)
    assert made[0].toString(QKeySequence.SequenceFormat.NativeText) in tip(row)


def test_the_tool_bar_is_made_from_the_table(window: Window) -> None:
    bar = window.findChild(QToolBar, "tools")
    assert bar is not None
    buttons = [one for one in bar.findChildren(QToolButton) if one.defaultAction() is not None]
    assert [one.defaultAction().objectName() for one in buttons] == [key for key in TOOLS if key not in "|>"]
    assert all(one.accessibleName() for one in buttons)
    assert [bool(one.property("primary")) for one in buttons] == [False] * (len(buttons) - 1) + [True]


def test_the_menu_on_the_map_shows_what_can_be_done_now(window: Window) -> None:
    def shown() -> list[str]:
        menu = window.menus.context_menu(window)
        return [one.objectName() for one in menu.actions() if not one.isSeparator()]

    window.session.select(())
    assert "map.delete" not in shown()
    assert "view.fit" in shown()
    window.session.select(("kick",))
    assert {"map.delete", "map.moment-of-truth", "insert.together", "Insert/Note"} <= set(shown())
    assert "map.merge-stages" not in shown()
    window.session.select(("on", "ad"))
    assert {"map.merge-stages", "Map/Colour"} <= set(shown())
    in_order = [key for key in ON_MAP if key in shown()]
    assert shown() == in_order


def test_actions_follow_the_state(window: Window) -> None:
    undo, fit = window.menus.actions["edit.undo"], window.menus.actions["view.fit-selection"]
    assert not undo.isEnabled()
    assert not fit.isEnabled()
    window.session.select(("kick",))
    assert fit.isEnabled()
    window.session.commit(lambda journey: rename(journey, "kick", "Start & go"), "Rename Kick & Off")
    assert undo.isEnabled()
    assert undo.text() == "&Undo Rename Kick && Off"
    undo.trigger()
    assert not undo.isEnabled()
    assert window.menus.actions["edit.redo"].text() == "&Redo Rename Kick && Off"


def test_triggering_runs_the_row(window: Window) -> None:
    window.menus.actions["edit.select-all"].trigger()
    assert len(window.session.state.selection) == 8
    window.menus.actions["view.actual"].trigger()
    assert window.canvas.camera.zoom == 1
    window.menus.actions["view.zoom-in"].trigger()
    assert window.canvas.camera.zoom == pytest.approx(1.25)
    window.menus.actions["view.fit"].trigger()
    assert window.canvas.shot.area.right >= window.canvas.shot.scene.width
    window.session.select(("data",))
    window.menus.actions["view.fit-selection"].trigger()
    assert window.canvas.camera.zoom == 2


def test_a_key_whose_action_cannot_be_done_says_what_it_waits_for(window: Window) -> None:
    window.session.select(())
    QTest.keyClick(window.canvas, Qt.Key.Key_F7)
    assert window.messages.texts()[0] == "Quickest Way Here: select a milestone or a touchpoint first."
    window.session.select((window.session.state.journey.touchpoints[0].id,))
    assert not window.messages.texts()


def test_a_key_that_a_field_takes_is_not_remarked_on(window: Window) -> None:
    window.session.select(())
    window.desk.find_in_map()
    QTest.keyClicks(window.focusWidget(), "x")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backspace)
    assert not window.messages.texts()
