from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.model.edits import rename
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.history import HistoryList
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

Key = Qt.Key


def title(window: Window) -> str:
    return str(getattr(index(window.session.state.journey).things["kick"], "title", ""))


def renamed(window: Window, *names: str) -> None:
    for name in names:
        window.session.commit(lambda journey, name=name: rename(journey, "kick", name), f"Rename “{name}”")  # type: ignore[misc]  # bound now


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> HistoryList:
    if "history" in window.session.state.hidden_panels:
        window.menus.actions["view.panel.history"].trigger()
    assert window.sides.history is not None
    qtbot.waitUntil(window.sides.history.isVisible, timeout=2000)
    return window.sides.history


def lines(panel: HistoryList, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [panel.steps.index(row).data(role) for row in range(panel.steps.rowCount())]


def click(panel: HistoryList, row: int) -> None:
    where = panel.visualRect(panel.steps.index(row)).center()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_it_is_hidden_until_somebody_wants_it(window: Window) -> None:
    assert window.sides.history is not None
    assert not window.sides.history.isVisible()
    assert not window.menus.actions["view.panel.history"].isChecked()


def test_it_names_every_step(window: Window, panel: HistoryList, qtbot: QtBot) -> None:
    renamed(window, "one", "two")
    qtbot.waitUntil(lambda: panel.steps.rowCount() == 3, timeout=2000)
    assert lines(panel) == ["Opened · saved", "Rename “one”", "Rename “two”"]
    assert panel.currentIndex().row() == 2
    window.session.undo()
    qtbot.waitUntil(lambda: panel.currentIndex().row() == 1, timeout=2000)
    assert lines(panel, Qt.ItemDataRole.AccessibleTextRole) == [
        "Opened, saved",
        "Rename “one”, now",
        "Rename “two”, undone",
    ]


def test_a_click_goes_there(window: Window, panel: HistoryList, qtbot: QtBot) -> None:
    renamed(window, "one", "two", "three")
    qtbot.waitUntil(lambda: panel.steps.rowCount() == 4, timeout=2000)
    click(panel, 1)
    assert title(window) == "one"
    click(panel, 0)
    assert title(window) == "Kick-off"
    assert not window.isWindowModified()
    click(panel, 3)
    assert title(window) == "three"


def test_arrows_and_enter_go_there(window: Window, panel: HistoryList, qtbot: QtBot) -> None:
    renamed(window, "one", "two", "three")
    qtbot.waitUntil(lambda: panel.steps.rowCount() == 4, timeout=2000)
    panel.setFocus()
    QTest.keyClick(panel, Key.Key_Up)
    QTest.keyClick(panel, Key.Key_Up)
    assert title(window) == "three", "looking around goes nowhere"
    QTest.keyClick(panel, Key.Key_Return)
    assert title(window) == "one"
    assert panel in window.sides.stops()


def test_saving_marks_another_step(window: Window, panel: HistoryList, qtbot: QtBot) -> None:
    renamed(window, "one")
    window.documents.save()
    qtbot.waitUntil(lambda: lines(panel) == ["Opened", "Rename “one” · saved"], timeout=2000)


def test_another_map_has_a_list_of_its_own(window: Window, panel: HistoryList, qtbot: QtBot) -> None:
    renamed(window, "one")
    window.session.started(window.session.state.journey)
    qtbot.waitUntil(lambda: panel.steps.rowCount() == 1, timeout=2000)
    assert lines(panel) == ["New map · saved"]


@pytest.mark.usefixtures("panel")
def test_whether_it_is_shown_is_remembered(window: Window, program: Program) -> None:
    assert "history" not in program.settings.hidden_panels
    window.menus.actions["view.panel.history"].trigger()
    assert "history" in program.settings.hidden_panels
