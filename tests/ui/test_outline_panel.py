from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stress import stress

from journeymap.editor.outline import path_to
from journeymap.flow.problems import SIGNS
from journeymap.model.edits import delete, rename

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.outline import OutlinePanel
    from journeymap.ui.window import Window


@pytest.fixture
def panel(window: Window) -> OutlinePanel:
    assert window.sides.outline is not None
    return window.sides.outline


def index_of(panel: OutlinePanel, thing: str) -> QModelIndex:
    return panel.model.find(path_to(panel.session.state.journey, thing))


def shown(panel: OutlinePanel, parent: QModelIndex | None = None) -> list[str]:
    """The titles of the lines that can be seen, from top to bottom."""
    parent = parent or QModelIndex()
    found = []
    for row in range(panel.model.rowCount(parent)):
        index = panel.model.index(row, 0, parent)
        found.append(index.data())
        if panel.tree.isExpanded(index):
            found += shown(panel, index)
    return found


def test_a_small_map_is_shown_open(panel: OutlinePanel) -> None:
    assert shown(panel)[:7] == [
        "From signature to advocate",
        "Onboarding",
        "Kick-off",
        "Set-up",
        "Workspace set-up",
        "SSO form",
        "Data migration",
    ]


def test_a_large_map_opens_with_its_stages_closed_and_ungrown(opened: Open) -> None:
    panel = opened(stress(300)).sides.outline
    assert panel is not None
    assert shown(panel)[:3] == ["A map of 300 touchpoints", "Stage 1", "Stage 2"]
    stage = panel.model.branch(index_of(panel, "s3"))
    assert stage._children is None


def test_choosing_a_line_selects_on_the_map(window: Window, panel: OutlinePanel) -> None:
    panel.tree.setCurrentIndex(index_of(panel, "data"))
    assert window.session.state.selection == ("data",)
    assert window.canvas.overlay.selection == ("data",)


def test_selecting_on_the_map_chooses_the_line_and_opens_the_way_to_it(window: Window, panel: OutlinePanel) -> None:
    panel.tree.collapseAll()
    window.session.select(("hand",))
    index = panel.tree.currentIndex()
    assert panel.model.branch(index).key == "hand"
    assert panel.tree.isExpanded(index.parent())
    window.session.select(())
    assert not panel.tree.selectionModel().hasSelection()


def test_several_selected_things_are_several_chosen_lines(window: Window, panel: OutlinePanel) -> None:
    window.session.select(("kick", "data", "value"))
    keys = {panel.model.branch(index).key for index in panel.tree.selectionModel().selectedIndexes()}
    assert keys == {"kick", "data", "value"}


def test_headings_cannot_be_selected(panel: OutlinePanel) -> None:
    heading = panel.model.find(("", "group/milestones"))
    assert heading.isValid()
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_filter_shows_only_what_holds_the_words(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.filter.setText("sso wait")
    qtbot.waitUntil(lambda: len(shown(panel)) < 8)
    assert shown(panel) == [
        "From signature to advocate",
        "Onboarding",
        "Set-up",
        "Workspace set-up",
        "SSO needs IT, 6-day wait",
    ]
    panel.filter.clear()
    qtbot.waitUntil(lambda: "Kick-off" in shown(panel))


def test_an_edit_keeps_open_what_was_open(window: Window, panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.tree.collapseAll()
    panel.tree.expand(panel.model.index(0, 0))
    panel.tree.expand(index_of(panel, "ad"))
    window.session.commit(lambda journey: rename(journey, "train", "Workshop"), "Rename")
    qtbot.waitUntil(lambda: "Workshop" in shown(panel))
    assert "Kick-off" not in shown(panel)
    window.session.commit(lambda journey: delete(journey, ["train"]), "Delete")
    qtbot.waitUntil(lambda: "Workshop" not in shown(panel))
    assert "In-app guide" in shown(panel)


def test_lines_are_read_out_with_what_they_are(panel: OutlinePanel) -> None:
    spoken = index_of(panel, "data").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("touchpoint Data migration")
    assert "frustrated" in spoken


def test_tool_tips_are_plain(window: Window, panel: OutlinePanel, qtbot: QtBot) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", "<b>Kick</b>"), "Rename")
    qtbot.waitUntil(lambda: "<b>Kick</b>" in shown(panel))
    assert "&lt;b&gt;Kick" in index_of(panel, "kick").data(Qt.ItemDataRole.ToolTipRole)


def test_problems_appear_once_the_checks_have_run(window: Window, panel: OutlinePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.sides.problems != "", timeout=10_000)
    (mark,) = panel.model.branch(index_of(panel, "on")).marks
    worst = max((one for one in window.sides.found if one.severity != "hint"), key=lambda one: one.severity == "error")
    assert (mark.text[0], mark.tone) == (SIGNS[worst.severity], worst.severity)
    assert "warning" in window.status.problems.text() or "error" in window.status.problems.text()


def test_enter_in_the_filter_goes_to_the_first_that_holds_the_words(window: Window, panel: OutlinePanel) -> None:
    panel.filter.setText("mapping")
    QApplication.sendEvent(panel.filter, press(Qt.Key.Key_Return))
    assert window.session.state.selection == ("hand",)
    assert window.canvas.camera.zoom == 2.0
    assert window.focusWidget() is window.canvas


def test_control_and_enter_in_the_tree_look_closely(window: Window, panel: OutlinePanel) -> None:
    panel.tree.setCurrentIndex(index_of(panel, "data"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.camera.zoom == 2.0


def test_the_filter_is_left_by_down_and_escape(window: Window, panel: OutlinePanel) -> None:
    panel.filter.setFocus()
    panel.filter.setText("data")
    QApplication.sendEvent(panel.filter, press(Qt.Key.Key_Escape))
    assert panel.filter.text() == ""
    QApplication.sendEvent(panel.filter, press(Qt.Key.Key_Down))
    assert window.focusWidget() is panel.tree
    QApplication.sendEvent(panel.filter, press(Qt.Key.Key_Escape))
    assert window.focusWidget() is window.canvas


def press(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
