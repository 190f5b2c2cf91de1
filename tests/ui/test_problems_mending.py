"""What can be done about problems: mended, ignored, no longer looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from problem_panel import checked, choose, chosen, click_link, listed, menu_for, press, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stress import stress, tangled

from journeymap.editor.problem_list import why
from journeymap.files.store import open_journey
from journeymap.model.edits import rename
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.problems import ProblemPanel
    from journeymap.ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> ProblemPanel:
    return shown(window, qtbot)


def test_a_fix_is_one_step_and_can_be_undone(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    before = window.session.state.journey
    line = chosen(panel, "single-branch")
    assert panel.said.text() == f"{line.fixes[0].label} (Ctrl+Enter): {line.fixes[0].preview}."
    press(panel, Key.Key_Return, CTRL)
    assert window.session.undo_names() == ("Mend “First dashboard”: Add the way for everybody else",)
    checked(window, qtbot)
    assert not any(one.rule == "single-branch" for one in listed(panel))
    assert window.focusWidget() is panel.tree
    window.menus.actions["edit.undo"].trigger()
    assert window.session.state.journey is before
    checked(window, qtbot)
    assert any(one.rule == "single-branch" for one in listed(panel))


def test_what_only_a_person_can_say_is_asked_for_in_the_inspector(window: Window, panel: ProblemPanel) -> None:
    chosen(panel, "pain-without-opportunity", "hand")
    click_link(panel, "mend")
    (thing,) = window.session.state.selection
    assert getattr(index(window.session.state.journey).things[thing], "at", "") == "data"
    inspector = window.sides.inspector
    assert inspector is not None
    assert window.focusWidget() is inspector.column.rows[f"{thing}.text"].editor


def test_the_menu_says_what_every_fix_does_and_mends_all_of_a_kind(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    line = chosen(panel, "team-unclear", "re")
    menu = menu_for(panel)
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        "Go There",
        "It is Customer Success",
        "It is Customer Experience",
        "Mend All 2 Like This: It is Customer Success",
        "Mend All 2 Like This: It is Customer Experience",
        "Ignore…",
        f"Switch Off “{line.name}” for This Map",
        "Check Settings…",
    ]
    assert [action.toolTip() for action in menu.actions()][2:4] == [fix.preview for fix in line.fixes]
    choose(menu, "Mend All 2 Like This: It is Customer Experience")
    assert panel.heading.text() == "Mending…"
    qtbot.waitUntil(lambda: window.session.undo_names() == ("Mend all: It is Customer Experience",))
    checked(window, qtbot)
    assert not any(one.rule == "team-unclear" for one in listed(panel))
    window.session.undo()
    checked(window, qtbot)
    assert sum(one.rule == "team-unclear" for one in listed(panel)) == 2


def test_all_of_a_kind_are_mended_by_key(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    chosen(panel, "team-unclear", "re")
    press(panel, Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.session.undo_names() == ("Mend all: It is Customer Success",))
    checked(window, qtbot)
    assert not any(one.rule == "team-unclear" for one in listed(panel))


def test_all_of_a_kind_are_mended_beside_the_window_and_only_in_the_same_map(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    chosen(panel, "team-unclear", "re")
    choose(menu_for(panel), "Mend All 2 Like This: It is Customer Success")
    window.session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    qtbot.waitUntil(lambda: any("has changed since it was checked" in text for text in window.messages.texts()))
    assert window.session.undo_names() == ("Rename",)


def test_mending_thousands_tells_how_far_it_is_and_is_one_step(opened: Open, qtbot: QtBot) -> None:
    window = opened(tangled(stress(1200)))
    window.session.commit(lambda journey: rename(journey, "t0", "Start"), "Rename")
    panel = shown(window, qtbot)
    told: list[int] = []
    panel.mending.bar.valueChanged.connect(told.append)
    chosen(panel, "pain-without-opportunity")
    choose(menu_for(panel), "Begin All 600 Like This: Add an opportunity")
    assert panel.heading.text() == "Mending…"
    assert panel.mending.about.text() == "Mending 600 problems: Add an opportunity"
    qtbot.waitUntil(lambda: not panel.mending.busy)
    assert window.session.undo_names() == ("Mend all: Add an opportunity", "Rename")
    assert told == sorted(told)
    assert 0 < told[-1] <= 100
    assert not panel.mending.isVisible()
    assert any("Each stays a problem until somebody writes there." in text for text in window.messages.texts())
    window.session.undo()
    assert window.messages.texts() == ()


def test_mending_all_can_be_stopped_by_a_button_or_escape(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    before = window.session.state.journey
    chosen(panel, "team-unclear", "re")
    for stop in (panel.mending.button.click, lambda: press(panel, Key.Key_Escape)):
        choose(menu_for(panel), "Mend All 2 Like This: It is Customer Success")
        assert panel.heading.text() == "Mending…"
        stop()
        assert panel.heading.text() == "7 warnings, 14 hints"
        assert panel.tree.hasFocus()
    qtbot.wait(300)  # what was stopped has ended by now, and nobody has heard of it
    assert window.session.state.journey is before
    assert window.messages.texts() == ()


def test_a_problem_is_ignored_with_a_reason_that_the_file_keeps(
    window: Window, panel: ProblemPanel, opened: Open, qtbot: QtBot
) -> None:
    line = chosen(panel, "no-owner", "usage")
    press(panel, Key.Key_Delete)
    assert window.focusWidget() is panel.reason.text
    QTest.keyClicks(panel.reason.text, "Nobody is hired yet")
    QTest.keyClick(panel.reason.text, Key.Key_Return)
    assert not panel.reason.isVisible()
    assert window.focusWidget() is panel.tree
    assert "usage" in index(window.session.state.journey).things  # Delete meant the line, not what it is about
    checked(window, qtbot)
    ignored = panel.rows.groups[-1]
    assert [(one.target, one.reason) for one in ignored.lines] == [("usage", "Nobody is hired yet")]
    assert not panel.tree.isExpanded(panel.rows.index(len(panel.rows.groups) - 1, 0))
    window.menus.actions["file.save"].trigger()
    path = window.session.state.path
    assert path is not None
    qtbot.waitUntil(lambda: not window.session.state.dirty)
    other = opened(open_journey(path).journey)
    other.activateWindow()
    other.status.problems.click()
    checked(other, qtbot)
    again = other.sides.problem_panel
    assert again is not None
    again.tree.expand(again.rows.index(len(again.rows.groups) - 1, 0))
    assert chosen(again, "no-owner", "usage").reason == "Nobody is hired yet"
    click_link(again, "again")
    assert other.session.state.journey.ignored == ()
    checked(other, qtbot)
    assert any(one.key == line.key for one in listed(again))


def test_the_line_in_question_stays_in_sight_while_its_reason_is_typed(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    window.stack.setSizes([window.stack.height() - 150, 150])
    chosen(panel, "no-owner", "usage")
    press(panel, Key.Key_Delete)
    assert not panel.said.isVisible()
    qtbot.wait(20)
    rect = panel.tree.visualRect(panel.tree.currentIndex())
    assert panel.tree.viewport().rect().contains(rect.center())
    QTest.keyClick(panel.reason.text, Key.Key_Escape)
    assert panel.said.isVisible()


def test_what_only_a_person_can_mend_says_so(panel: ProblemPanel) -> None:
    line = next(one for one in listed(panel) if not one.fixes)
    chosen(panel, line.rule, line.target)
    assert panel.said.text() == f"To be mended by hand. {why(line.rule).splitlines()[0]}"


def test_escape_takes_the_question_for_a_reason_back(window: Window, panel: ProblemPanel) -> None:
    chosen(panel, "no-owner", "usage")
    click_link(panel, "ignore")
    QTest.keyClick(panel.reason.text, Key.Key_Escape)
    assert not panel.reason.isVisible()
    assert window.focusWidget() is panel.tree
    assert window.session.state.journey.ignored == ()
    press(panel, Key.Key_Escape)
    assert window.focusWidget() is window.canvas


def test_the_reason_is_kept_for_the_line_it_was_asked_for(window: Window, panel: ProblemPanel) -> None:
    chosen(panel, "no-owner", "usage")
    press(panel, Key.Key_Delete)
    chosen(panel, "no-owner", "train")
    panel.reason.button.click()
    assert [entry.target for entry in window.session.state.journey.ignored] == ["usage"]


def test_a_check_is_switched_off_for_the_map_and_on_again(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    line = chosen(panel, "no-owner")
    choose(menu_for(panel), f"Switch Off “{line.name}” for This Map")
    checked(window, qtbot)
    assert [one.mark for one in listed(panel) if one.rule == "no-owner"] == ["off"]
    panel.tree.expandAll()
    chosen(panel, "no-owner")
    choose(menu_for(panel), "Switch On")
    checked(window, qtbot)
    assert sum(one.rule == "no-owner" for one in listed(panel)) == 3


def test_of_a_map_that_can_only_be_looked_at_problems_are_only_gone_to(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True))
    window.sides.refresh(window.session.state)
    checked(window, qtbot)
    chosen(panel, "single-branch")
    assert panel.tree.currentIndex().siblingAtColumn(3).data() == "Go to"
    menu = menu_for(panel)
    assert [action.text().split("\t")[0] for action in menu.actions()] == ["Go There"]
    menu.close()
    for key, keys in ((Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_Return, CTRL)):
        press(panel, key, keys)
        assert any("can be looked at, but not changed" in text for text in window.messages.texts())
    assert not panel.reason.isVisible()
    assert window.session.undo_names() == ()


def test_nothing_is_done_with_what_was_found_in_another_map(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    chosen(panel, "single-branch")
    window.session.commit(lambda journey: rename(journey, "first", "Dashboard"), "Rename")
    assert panel.heading.text() == "Checking…"
    press(panel, Key.Key_Return, CTRL)
    assert window.session.undo_names() == ("Rename",)
    assert any("has changed since it was checked" in text for text in window.messages.texts())
    assert window.status.problems.text() == "Checking…"
    assert panel.said.text() == ""
    press(panel, Key.Key_Delete)
    assert not panel.reason.isVisible()
    checked(window, qtbot)
    assert "“Dashboard”" in chosen(panel, "single-branch").sentence
