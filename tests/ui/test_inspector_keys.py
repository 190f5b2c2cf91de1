from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inspector_hand import at, keys, press, refusals, thing, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journeymap.model.edits import rename, set_things
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def inspector(window: Window, qtbot: QtBot) -> Inspector:
    assert window.sides.inspector is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.sides.inspector


def test_tab_goes_through_every_field_in_the_order_in_which_they_stand(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.title")
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and inspector.isAncestorOf(focus) and focus not in met:
        met.append(focus)
        press(Qt.Key.Key_Tab)
    editors = [row.editor for row in inspector.column.rows.values()]
    assert [widget for widget in met if widget in editors] == editors
    tops = [editor.y() for editor in editors]
    assert tops == sorted(tops)


def test_typing_keeps_the_widgets_and_makes_one_step(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    editors = {key: row.editor for key, row in inspector.column.rows.items()}
    at(inspector, "data.title")
    write("Importing data")
    assert thing(window, "data").title == "Importing data"
    assert {key: row.editor for key, row in inspector.column.rows.items()} == editors
    assert window.session.undo_names() == ("Rename “Data migration”",)


def test_ctrl_z_in_a_field_undoes_in_the_map_and_shows_it(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert thing(window, "data").owner == ""
    qtbot.waitUntil(lambda: editor.text() == "")
    press(Qt.Key.Key_Y, modifier=CTRL)
    assert thing(window, "data").owner == "Engineering"
    qtbot.waitUntil(lambda: editor.text() == "Engineering")


def test_escape_takes_back_what_was_typed_then_leaves(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    before = window.session.state.journey
    editor = at(inspector, "data.title")
    write("Nonsense")
    press(Qt.Key.Key_Escape)
    assert window.session.state.journey is before
    assert editor.text() == "Data migration"
    assert window.session.undo_names() == ()
    assert editor.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not editor.hasFocus()


def test_escape_takes_back_no_more_than_this_field_did(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    assert thing(window, "data").owner == "Engineering"


def test_delete_in_a_field_never_deletes_the_thing(window: Window, inspector: Inspector) -> None:
    window.session.commit(lambda journey: set_things(journey, ("data",), channel="ticket"), "Channel")
    window.session.select(("data",))
    for key in inspector.column.rows:
        if not inspector.column.rows[key].editor.isHidden():
            at(inspector, key)
            press(Qt.Key.Key_Delete)
        assert "data" in index(window.session.state.journey).things
    assert thing(window, "data").channel == ""


def test_what_is_typed_belongs_to_the_thing_it_was_typed_at(window: Window, inspector: Inspector) -> None:
    window.session.select(("value",))
    at(inspector, "value.touchpoint")
    write("kick")
    window.session.select(("weekly",))
    assert thing(window, "value").touchpoint == "kick"
    assert thing(window, "weekly").touchpoint is None
    assert window.session.state.selection == ("weekly",)


def test_a_change_from_elsewhere_shows_in_the_field_that_has_the_keys(
    window: Window, inspector: Inspector, qtbot: QtBot
) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.title")
    write("Import")
    window.session.commit(lambda journey: rename(journey, "data", "Move the data"), "Rename")
    qtbot.waitUntil(lambda: editor.text() == "Move the data")


def test_a_map_that_cannot_be_changed_is_only_shown(window: Window, inspector: Inspector) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True, notice="A newer version wrote it."))
    window.session.select(("data",))
    editor = at(inspector, "data.title")
    QTest.keyClicks(editor, "x")
    assert editor.isReadOnly()
    assert thing(window, "data").title == "Data migration"
    words = [label.text() for label in inspector.column.findChildren(QLabel) if not label.isHidden()]
    assert "This map can be looked at, but not changed. A newer version wrote it." in words
    assert not inspector.column.rows["data.channel"].editor.isEnabled()
    assert all(
        button.isEnabled() == (button.command.icon != "add") or button.command.icon == "remove"
        for button in inspector.column.buttons()
    )


def test_going_from_thing_to_thing_makes_no_new_widgets(window: Window, inspector: Inspector) -> None:
    things = ("kick", "data", "on", "nps", "dana", "value")
    for key in things:
        window.session.select((key,))
    before = len(inspector.column.findChildren(QWidget))
    for key in things * 3:
        window.session.select((key,))
    assert len(inspector.column.findChildren(QWidget)) == before


def test_removing_leaves_the_keys_where_it_stood(window: Window, inspector: Inspector) -> None:
    window.session.select(("sso",))
    remove = next(b for b in inspector.column.buttons() if b.accessibleName() == "Remove “SSO needs IT, 6-day wait”")
    remove.setFocus()
    press(Qt.Key.Key_Space)
    assert "wait" not in index(window.session.state.journey).things
    focus = QApplication.focusWidget()
    assert focus is not None
    assert inspector.isAncestorOf(focus)


def test_half_a_word_is_called_no_value_only_after_a_pause(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("data",))
    at(inspector, "data.day")
    write("wee")
    assert refusals(inspector) == []
    inspector._pause.setInterval(0)
    keys("k")
    qtbot.waitUntil(lambda: len(refusals(inspector)) == 1)
    keys(" 2")
    assert refusals(inspector) == []
    assert thing(window, "data").day == 14


def test_enter_says_yes_so_that_escape_leaves_it_alone(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert thing(window, "data").owner == "Engineering"
    assert window.canvas.hasFocus()


def test_escape_leaves_from_a_button_too(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    next(inspector.column.buttons()).setFocus()
    press(Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
