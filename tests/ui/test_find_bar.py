from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stress import stress
from windows import seen, settle

from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import rename
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.find_bar import FindBar
    from journeymap.ui.window import Window

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def opened_bar(window: Window, action: str = "edit.find") -> FindBar:
    window.activateWindow()
    window.menus.actions[action].trigger()
    assert window.searching.bar is not None
    assert window.searching.bar.isVisible()
    return window.searching.bar


@pytest.fixture
def bar(window: Window) -> FindBar:
    return opened_bar(window)


def look(bar: FindBar, words: str) -> str:
    bar.words.selectAll()
    QTest.keyClicks(bar.words, words)
    return bar.count.text()


def test_it_stands_below_the_map_with_the_keys_in_it(window: Window, bar: FindBar) -> None:
    assert window.focusWidget() is bar.words
    bar_top = bar.mapTo(window, bar.rect().topLeft()).y()
    assert bar_top >= window.canvas.mapTo(window, window.canvas.rect().bottomLeft()).y()
    assert not bar.by.isVisible()


def test_typing_counts_and_selects(window: Window, bar: FindBar) -> None:
    assert look(bar, "sso") == "1 of 3"
    assert window.session.state.selection == ("quote",)
    assert bar.where.text() == "in the text"
    assert window.focusWidget() is bar.words


def test_enter_and_f3_go_on_and_back(window: Window, bar: FindBar) -> None:
    look(bar, "sso")
    QTest.keyClick(bar.words, Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    QTest.keyClick(bar.words, Key.Key_Return, Shift)
    assert bar.count.text() == "1 of 3"
    window.menus.actions["edit.find-previous"].trigger()
    assert bar.count.text() == "3 of 3"
    window.menus.actions["edit.find-next"].trigger()
    assert bar.count.text() == "1 of 3"
    bar.next.click()
    bar.previous.click()
    assert bar.count.text() == "1 of 3"


def test_escape_closes_it_and_f3_still_goes_on(window: Window, bar: FindBar) -> None:
    look(bar, "sso")
    QTest.keyClick(bar.words, Key.Key_Escape)
    assert not bar.isVisible()
    assert window.focusWidget() is window.canvas
    assert window.session.state.selection == ("quote",)
    assert window.canvas.overlay.matches == ()
    window.menus.actions["edit.find-next"].trigger()
    assert window.session.state.selection == ("wait",)
    assert not bar.isVisible()


def test_f3_without_words_opens_it(window: Window) -> None:
    bar = opened_bar(window, "edit.find-next")
    assert window.focusWidget() is bar.words


def test_the_other_matches_are_tinted(window: Window, bar: FindBar, qtbot: QtBot) -> None:
    settle(window, qtbot)
    scene = window.canvas.scene
    assert scene is not None
    where = rect_of(scene, "form")
    assert where is not None
    inside = Rect(where.x, where.y, where.width, where.height)
    before = seen(window.canvas, inside)
    look(bar, "sso")
    assert window.canvas.overlay.matches == ("quote", "wait", "form")
    settle(window, qtbot)
    assert seen(window.canvas, inside) != before
    painted = window.canvas.picture.tiles.painted
    QTest.keyClick(bar.words, Key.Key_Return)
    settle(window, qtbot)
    assert window.canvas.picture.tiles.painted == painted, "no tile is painted for a tint"


def test_what_is_not_drawn_by_itself_is_shown_at_its_touchpoint(window: Window, bar: FindBar) -> None:
    window.canvas.zoom_to(3.0)
    assert look(bar, "We see it") == "1 of 1"
    assert window.session.state.selection == ("calm",)
    scene = window.canvas.scene
    assert scene is not None
    rect = rect_of(scene, "data")
    assert rect is not None
    assert window.canvas.shot.rect(rect).intersects(window.canvas.viewport().rect().toRectF())


def test_ways_of_looking(bar: FindBar) -> None:
    assert look(bar, "SSo") == "1 of 3"
    bar.case.click()
    assert bar.count.text() == "Nothing found"
    assert bar.count.property("alarm")
    bar.case.click()
    look(bar, "dash")
    bar.whole.click()
    assert bar.count.text() == "Nothing found"
    bar.whole.click()
    bar.pattern.click()
    assert look(bar, r"\d+-day") == "1 of 1"
    look(bar, "(")
    assert bar.count.text() == ""
    assert bar.said.text().startswith("This is no pattern that can be looked for")
    assert bar.said.property("alarm")
    assert not bar.next.isEnabled()


def test_only_in_the_selection(window: Window, bar: FindBar) -> None:
    window.session.select(())
    bar.scope.click()
    assert not bar.scope.isChecked()
    assert bar.said.text() == "Select something first: then only it is looked through."
    window.session.select(("ad",))
    bar.scope.click()
    assert look(bar, "sso") == "Nothing found"
    bar.scope.click()
    assert bar.count.text() == "1 of 3"


def test_replace_one_and_all(window: Window) -> None:
    bar = opened_bar(window, "edit.replace")
    assert bar.by.isVisible()
    look(bar, "sso")
    QTest.keyClicks(bar.by, "log-in")
    QTest.keyClick(bar.by, Key.Key_Return)
    assert window.session.state.undo_name == "Replace “sso”"
    assert bar.count.text() == "1 of 2"
    bar.all.click()
    assert bar.said.text() == "2 × “sso” replaced."
    assert window.session.undo_names() == ("Replace 2 × “sso”", "Replace “sso”")
    assert getattr(index(window.session.state.journey).things["form"], "title", "") == "log-in form"


def test_a_map_that_can_only_be_read_says_so_in_the_bar(window: Window) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True))
    bar = opened_bar(window, "edit.replace")
    look(bar, "sso")
    bar.all.click()
    assert "can be looked at, but not changed" in bar.said.text()
    assert not window.session.state.dirty


def test_a_change_of_the_map_is_counted(window: Window, bar: FindBar, qtbot: QtBot) -> None:
    look(bar, "sso")
    window.session.commit(lambda journey: rename(journey, "kick", "SSO"), "Rename")
    qtbot.waitUntil(lambda: bar.count.text().endswith("of 4"), timeout=2000)


def test_the_palette_hands_words_over(window: Window) -> None:
    window.menus.actions["view.palette"].trigger()
    palette = window.searching.palette
    assert palette is not None
    QTest.keyClicks(palette.words, "6-day wait")
    assert palette.lines.entries[0].kind in ("thing", "find")
    palette._go_to(palette.lines.rowCount() - 1)
    QTest.keyClick(palette.words, Key.Key_Return)
    bar = window.searching.bar
    assert bar is not None
    assert bar.isVisible()
    assert bar.words.text() == "6-day wait"
    assert bar.count.text() == "1 of 1"


def test_another_map_closes_it(window: Window, bar: FindBar) -> None:
    from pathlib import Path

    from journeymap.files.store import Opened

    look(bar, "sso")
    window.session.opened(Opened(Path("other.journey"), stress(20), "0" * 64))
    assert not bar.isVisible()
    assert window.canvas.overlay.matches == ()


def test_all_can_be_reached_with_tab_and_has_a_name(window: Window) -> None:
    bar = opened_bar(window, "edit.replace")
    look(bar, "sso")
    walked = []
    for _ in range(20):
        focus = window.focusWidget()
        assert focus is not None
        if not bar.isAncestorOf(focus):
            break
        walked.append(focus)
        window.focusNextChild()
    assert {bar.words, bar.case, bar.whole, bar.pattern, bar.scope, bar.by, bar.one, bar.all, bar.next} <= set(walked)
    assert all(part.accessibleName() or part.property("text") for part in walked)


def test_a_very_large_map(opened: Open) -> None:
    window = opened(stress(5000))
    bar = opened_bar(window)
    total = len(bar.search.found.spots)
    assert total == 0
    assert look(bar, "kick-off").startswith("1 of ")
    assert len(window.session.state.selection) == 1


def test_a_narrow_map_folds_it_and_is_not_made_wider(window: Window, bar: FindBar, qtbot: QtBot) -> None:
    window.resize(900, 700)
    qtbot.waitUntil(lambda: bar.ways.y() > bar.words.y() + 10, timeout=2000)
    assert window.width() == 900
    window.menus.actions["view.panel.inspector"].trigger()
    window.resize(1600, 700)
    qtbot.waitUntil(lambda: abs(bar.ways.y() - bar.words.y()) < 10, timeout=2000)
