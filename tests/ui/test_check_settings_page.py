from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from journeymap.flow.rules import RULES
from journeymap.model.edits import ignore_problem
from journeymap.ui.check_rows import SETTING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.check_settings import CheckSettings
    from journeymap.ui.window import Window

Key = Qt.Key


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> CheckSettings:
    window.activateWindow()
    window.menus.actions["map.check-settings"].trigger()
    checked(window, qtbot)
    return page_of(window)


def page_of(window: Window) -> CheckSettings:
    panel = window.sides.problem_panel
    assert panel is not None
    assert panel.settings is not None
    return panel.settings


def checked(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.sides.problem_panel is not None and not window.sides.problem_panel.rows.stale)


def off(window: Window) -> tuple[str, ...]:
    return window.session.state.journey.checks.off


def value(window: Window, name: str) -> object:
    return getattr(window.session.state.journey.checks, name)


def press(page: CheckSettings, key: Key) -> None:
    QTest.keyClick(page.tree, key)


def go(page: CheckSettings, rule: str, kind: str = "check", target: str | None = None) -> None:
    page.make_current((kind, rule, target))
    page.tree.setFocus()


def test_it_opens_in_place_of_the_list_with_the_keys_and_room(
    window: Window, page: CheckSettings, qtbot: QtBot
) -> None:
    assert page.isVisible()
    assert window.focusWidget() is page.tree
    assert page.heading.text() == "Check settings: as usual"
    assert not page.usual.isEnabled()
    press(page, Key.Key_Escape)
    panel = window.sides.problem_panel
    assert panel is not None
    assert window.focusWidget() is panel.tree
    assert not page.isVisible()
    window.resize(1280, 1100)  # in a low window the panels beside the map leave no room
    height = window.sides.below.height()
    panel.gear.click()
    qtbot.waitUntil(lambda: window.sides.below.height() >= 400 > height)
    page.back.click()
    qtbot.waitUntil(lambda: window.sides.below.height() == height)


def test_space_switches_a_check_off_and_on_and_the_problems_follow(
    window: Window, page: CheckSettings, qtbot: QtBot
) -> None:
    assert any(problem.rule == "no-owner" for problem in window.sides.found)
    go(page, "no-owner")
    said = page.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("No owner, Hint, on, ")
    press(page, Key.Key_Space)
    assert off(window) == ("no-owner",)
    assert page.heading.text() == "Check settings: 1 check off"
    state = page.tree.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(state) == Qt.CheckState.Unchecked
    checked(window, qtbot)
    assert not any(problem.rule == "no-owner" for problem in window.sides.found)
    press(page, Key.Key_Space)
    checked(window, qtbot)
    assert any(problem.rule == "no-owner" for problem in window.sides.found)
    assert window.focusWidget() is page.tree


def test_a_click_on_a_box_switches_a_check_and_that_of_a_heading_all_below(window: Window, page: CheckSettings) -> None:
    go(page, "two-owners")
    index = page.tree.currentIndex()

    def click() -> None:
        rect = page.tree.visualRect(page.tree.currentIndex())
        at = QPoint(rect.left() + 12, rect.center().y())
        QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click()
    assert off(window) == ("two-owners",)
    page.tree.setCurrentIndex(index.parent())
    page.tree.scrollTo(index.parent())
    was_open = page.tree.isExpanded(index.parent())
    click()
    assert off(window) == ()
    click()
    heading = page.rows.heading(index.parent())
    assert heading is not None
    assert set(off(window)) == {entry.rule for entry in heading.entries}
    assert page.tree.isExpanded(index.parent()) == was_open
    assert window.session.undo_names()[0] == "Switch off all checks of “Upkeep”"


def test_a_value_is_typed_in_its_row_and_goes_back_to_the_usual(window: Window, page: CheckSettings) -> None:
    go(page, "silent-gap")
    press(page, Key.Key_Return)
    field = page.fields["longest_gap"]
    assert window.focusWidget() is field.editor
    assert not field.usual.isEnabled()
    QTest.keyClicks(field.editor, "60")
    assert value(window, "longest_gap") is None
    QTest.keyClick(field.editor, Key.Key_Return)
    assert value(window, "longest_gap") == 60
    assert window.focusWidget() is page.tree
    assert field.usual.text() == "Back to 90"
    field.usual.click()
    assert value(window, "longest_gap") is None
    assert page.fields["longest_gap"] is field
    window.session.undo()
    assert field.editor.property("text") == "60"


def test_escape_takes_back_what_was_typed_and_nonsense_is_told(window: Window, page: CheckSettings) -> None:
    go(page, "handover-fatigue")
    press(page, Key.Key_Return)
    editor = page.fields["handovers"].editor
    QTest.keyClicks(editor, "9")
    QTest.keyClick(editor, Key.Key_Escape)
    assert editor.property("text") == "3"
    assert window.focusWidget() is page.tree
    editor.setFocus()
    QTest.keyClicks(editor, "many")
    page.tree.setFocus()
    assert editor.property("text") == "3"
    assert any("is no number of handovers" in text for text in window.messages.texts())
    assert window.session.undo_names() == ()


def test_the_page_to_be_read_on_is_chosen(window: Window, page: CheckSettings) -> None:
    editor = page.fields["page"].editor
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Down)
    assert window.session.state.journey.checks.page == "a4"
    QTest.keyClick(editor, Key.Key_Escape)
    assert window.focusWidget() is page.tree
    assert page.usual.isEnabled()
    page.usual.click()
    assert window.session.state.journey.checks.page is None


def test_what_is_ignored_is_listed_with_its_reason_and_looked_at_again(
    window: Window, page: CheckSettings, qtbot: QtBot
) -> None:
    window.session.commit(lambda now: ignore_problem(now, "no-owner", "usage", "Nobody is hired yet"), "Ignore")
    checked(window, qtbot)
    go(page, "no-owner", "ignored", "usage")
    texts = [page.tree.currentIndex().siblingAtColumn(column).data() for column in range(SETTING + 1)]
    assert texts[-1] == "Look at it again"
    assert texts[2].endswith("– Nobody is hired yet")
    rect = page.tree.visualRect(page.tree.currentIndex().siblingAtColumn(SETTING))
    QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.session.state.journey.ignored == ()
    assert page.rows.headings[0].key == "Flow"


def test_words_filter_the_checks_and_down_goes_to_them(window: Window, page: CheckSettings) -> None:
    QTest.keyClicks(page.tree, "l")
    assert window.focusWidget() is page.words
    QTest.keyClicks(page.words, "ong silence")
    assert [entry.rule for _, entry in page.rows.entries()] == ["silent-gap"]
    QTest.keyClick(page.words, Key.Key_Down)
    assert window.focusWidget() is page.tree
    assert set(page.fields) == {"longest_gap"}
    page.words.clear()
    assert len(list(page.rows.entries())) == len(RULES)


def test_switching_off_tells_where_to_switch_on_again(window: Window, page: CheckSettings, qtbot: QtBot) -> None:
    panel = window.sides.problem_panel
    assert panel is not None
    panel.show_list()
    line = next(one for group in panel.rows.groups for one in group.lines if one.rule == "no-owner")
    panel.tree.setCurrentIndex(panel.rows.find(line.key))
    panel.do("off")
    assert (
        "“No owner” is switched off for this map. Map > Check Settings switches it on again." in window.messages.texts()
    )
    button = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Check Settings")
    checked(window, qtbot)
    button.click()
    entry = page.rows.entry(page.tree.currentIndex())
    assert entry is not None
    assert (entry.rule, entry.on) == ("no-owner", False)
    assert window.focusWidget() is page.tree


def test_a_row_of_the_problems_leads_to_its_check(window: Window, page: CheckSettings) -> None:
    panel = window.sides.problem_panel
    assert panel is not None
    panel.show_list()
    line = next(one for group in panel.rows.groups for one in group.lines if one.rule == "team-unclear")
    panel.tree.setCurrentIndex(panel.rows.find(line.key))
    QTest.keyClick(panel.tree, Key.Key_Space)
    menu = next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())
    action = next(one for one in menu.actions() if one.text() == "Check Settings…")
    menu.close()
    action.trigger()
    entry = page.rows.entry(page.tree.currentIndex())
    assert entry is not None
    assert entry.rule == "team-unclear"


def test_a_map_that_can_only_be_looked_at_keeps_its_settings(window: Window, page: CheckSettings, qtbot: QtBot) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True))
    window.sides.refresh(window.session.state)
    checked(window, qtbot)
    page.show_settings()
    go(page, "no-owner")
    press(page, Key.Key_Space)
    assert any("can be looked at, but not changed" in text for text in window.messages.texts())
    assert off(window) == ()
    assert page.fields["longest_gap"].editor.property("readOnly")
    assert not page.fields["page"].editor.isEnabled()
