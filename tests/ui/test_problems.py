from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from problem_panel import checked, chosen, click_link, listed, place_of_link, press, said, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.editor.problem_list import why
from journeymap.model.edits import rename, set_thing
from journeymap.ui.problem_rows import PLACE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.problems import ProblemPanel
    from journeymap.ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> ProblemPanel:
    return shown(window, qtbot)


def test_it_is_hidden_until_somebody_wants_it_and_the_status_bar_opens_it(window: Window, qtbot: QtBot) -> None:
    panel = window.sides.problem_panel
    assert panel is not None
    assert not panel.isVisible()
    checked(window, qtbot)
    assert window.status.problems.text() == "7 warnings, 14 hints"
    window.activateWindow()
    window.status.problems.click()
    assert panel.isVisible()
    assert window.focusWidget() is panel.tree
    assert panel.tree.line() is not None
    panel.close_button.click()
    assert not panel.isVisible()
    assert "problems" in window.program.settings.hidden_panels
    assert window.focusWidget() is window.canvas


def test_who_opens_it_by_key_can_go_through_it_at_once(window: Window, panel: ProblemPanel) -> None:
    assert panel.tree.hasFocus()
    window.menus.actions["view.panel.problems"].trigger()
    assert not panel.isVisible()
    assert window.focusWidget() is not panel.tree
    window.menus.actions["view.panel.problems"].trigger()
    assert window.focusWidget() is panel.tree
    assert panel.tree.line() is not None


def test_it_lists_what_the_checks_found(window: Window, panel: ProblemPanel) -> None:
    assert panel.heading.text() == "7 warnings, 14 hints"
    assert [line.sentence for line in listed(panel)] == [one.sentence for one in window.sides.found]
    line = chosen(panel, "single-branch")
    index = panel.tree.currentIndex()
    assert index.data() == "▲ Warning"
    assert said(index) == f"Warning: {line.sentence}, Onboarding › First dashboard"
    texts = [index.siblingAtColumn(column).data() for column in range(1, 4)]
    assert texts == [line.sentence, line.place, "Go to · Add the way for everybody else · More… · Ignore…"]


def test_an_edit_is_checked_and_its_problem_appears(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    assert not any(line.target == "ad" and line.rule == "stage-without-goal" for line in listed(panel))
    window.session.commit(lambda journey: set_thing(journey, "ad", goal=""), "Change goal")
    assert panel.heading.text() == "Checking…"
    checked(window, qtbot)
    assert any(line.target == "ad" and line.rule == "stage-without-goal" for line in listed(panel))
    assert "15 hints" in panel.heading.text()


def test_enter_goes_there_and_a_click_too(window: Window, panel: ProblemPanel) -> None:
    chosen(panel, "no-owner", "usage")
    press(panel, Key.Key_Return)
    assert window.session.state.selection == ("usage",)
    assert window.focusWidget() is window.canvas
    chosen(panel, "no-owner", "train")
    assert window.session.state.selection == ("usage",)  # arrows only read
    rect = panel.tree.visualRect(panel.tree.currentIndex().siblingAtColumn(1))
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.session.state.selection == ("train",)
    assert window.focusWidget() is panel.tree
    chosen(panel, "team-unclear", "re")
    click_link(panel, "go")
    assert window.session.state.selection == ("re",)


def test_what_is_selected_on_the_map_is_found_in_the_list(window: Window, panel: ProblemPanel) -> None:
    window.canvas.setFocus()
    window.session.select(("train",))
    line = panel.tree.line()
    assert line is not None
    assert "train" in line.targets


def test_answers_about_a_map_that_has_changed_meanwhile_are_never_shown(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    """The map is edited again and again while the checks are at it: only the last answer is taken."""
    sides = window.sides
    shown: list[tuple[bool, str]] = []

    def note() -> None:
        heading = panel.heading.text()
        shown.append((panel.stale, heading))

    sides.checked.connect(note)
    for number in range(5):
        window.session.commit(lambda journey, n=number: rename(journey, "first", f"Name {n}"), "Rename")  # type: ignore[misc]  # bound now
        sides.refresh(window.session.state)
        sides._check()  # as the pause after typing would
        assert panel.rows.stale
    checked(window, qtbot)
    assert [stale for stale, _ in shown] == [False]
    assert "“Name 4”" in chosen(panel, "single-branch").sentence


def test_f4_waits_for_the_checks_and_goes_through_the_same_list(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    panel.words.setText("nobody owns")
    assert [line.target for line in listed(panel)] == ["train", "guide", "usage"]
    window.menus.actions["edit.next-problem"].trigger()
    assert window.session.state.selection == ("train",)
    window.session.commit(lambda journey: set_thing(journey, "guide", owner="CSM"), "Change owner")
    window.menus.actions["edit.next-problem"].trigger()
    assert window.session.state.selection == ("train",)
    qtbot.waitUntil(lambda: window.session.state.selection == ("usage",), timeout=5000)
    assert any("Hint 2 of 2: Nobody owns “Usage review”" in text for text in window.messages.texts())


def test_it_is_grouped_by_place_and_filtered(panel: ProblemPanel) -> None:
    panel.by_place.click()
    assert [group.title for group in panel.rows.groups] == ["Onboarding", "Adoption", "Retention"]
    panel.tree.collapse(panel.rows.index(0, 0))
    QTest.keyClicks(panel.words, "retention goal")
    assert [line.rule for line in listed(panel)] == ["stage-without-goal"]
    panel.words.clear()
    assert not panel.tree.isExpanded(panel.rows.index(0, 0))
    assert panel.tree.isExpanded(panel.rows.index(1, 0))
    QTest.keyClick(panel.words, Key.Key_Down)
    assert panel.tree.hasFocus()


def test_letters_typed_in_the_list_filter_it(window: Window, panel: ProblemPanel) -> None:
    chosen(panel, "no-owner")
    QTest.keyClicks(panel.tree, "r")
    assert window.focusWidget() is panel.words
    QTest.keyClicks(panel.words, "etention goal")
    assert panel.words.text() == "retention goal"
    assert [line.rule for line in listed(panel)] == ["stage-without-goal"]


def test_another_map_in_the_same_window_has_problems_of_its_own(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    journey = window.session.state.journey
    window.session.started(journey.model_copy(update={"title": "Other", "success": ()}))
    assert listed(panel) == []
    assert not window.sides.found
    window.session.commit(lambda before: rename(before, "kick", "Start"), "Rename")
    checked(window, qtbot)
    assert "no-success" in {line.rule for line in listed(panel)}
    chosen(panel, "no-success")
    press(panel, Key.Key_Return)
    assert window.session.state.selection == ()


def test_its_height_is_remembered(window: Window, panel: ProblemPanel, qtbot: QtBot) -> None:
    window.stack.setSizes([window.stack.height() - 150, 150])
    qtbot.waitUntil(lambda: panel.height() < 160)
    height = window.sides.below.height()
    window.close()
    assert window.program.settings.problems_height == height


def test_in_a_narrow_window_places_give_their_room_to_sentences(
    window: Window, panel: ProblemPanel, qtbot: QtBot
) -> None:
    assert not panel.tree.isColumnHidden(PLACE)
    window.resize(1000, 760)
    qtbot.waitUntil(lambda: panel.tree.isColumnHidden(PLACE))
    line = chosen(panel, "single-branch")
    tip = panel.tree.currentIndex().siblingAtColumn(1).data(Qt.ItemDataRole.ToolTipRole)
    assert line.place.split(" › ")[-1] in tip
    assert why(line.rule).split("\n")[0] in html.unescape(tip)
    for what in ("go", "more", "ignore"):
        assert place_of_link(panel, what) is not None
