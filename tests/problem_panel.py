"""Eyes and hands for the Problems panel of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from journeymap.ui.problem_rows import ACTIONS

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from journeymap.editor.problem_list import Line
    from journeymap.ui.problems import ProblemPanel
    from journeymap.ui.window import Window

Key = Qt.Key


def shown(window: Window, qtbot: QtBot) -> ProblemPanel:
    """The panel of a window, opened and in step with the map."""
    window.activateWindow()
    window.menus.actions["view.panel.problems"].trigger()
    qtbot.waitUntil(lambda: window.sides.problem_panel is not None)
    checked(window, qtbot)
    assert window.sides.problem_panel is not None
    return window.sides.problem_panel


def checked(window: Window, qtbot: QtBot) -> None:
    """Waits until the list belongs to the map as it is."""
    qtbot.waitUntil(lambda: window.sides.problem_panel is not None and not window.sides.problem_panel.rows.stale)


def listed(panel: ProblemPanel) -> list[Line]:
    return [line for group in panel.rows.groups for line in group.lines]


def chosen(panel: ProblemPanel, rule: str, target: str | None = None) -> Line:
    """Makes the first line of a check (about that thing) the current one, as the arrow keys would."""
    line = next(one for one in listed(panel) if one.rule == rule and target in (None, one.target))
    panel.tree.setCurrentIndex(panel.rows.find(line.key))
    panel.tree.scrollTo(panel.tree.currentIndex())
    panel.tree.setFocus()
    return line


def press(panel: ProblemPanel, key: Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.tree, key, keys)


def place_of_link(panel: ProblemPanel, what: str) -> QPoint | None:
    """Where the link of the current line stands in the view that asks for this; None where there is none."""
    cell = panel.tree.currentIndex().siblingAtColumn(ACTIONS)
    rect = panel.tree.visualRect(cell)
    where = (QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 4))
    return next((at for at in where if panel.tree.offer_at(cell, at) == what), None)


def click_link(panel: ProblemPanel, what: str) -> None:
    at = place_of_link(panel, what)
    assert at is not None
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def said(index: QModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def menu_for(panel: ProblemPanel) -> QMenu:
    """The menu that Space opens about the current line."""
    press(panel, Key.Key_Space)
    return next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, text: str) -> None:
    action = next(one for one in menu.actions() if one.text().split("\t")[0] == text)
    menu.close()
    action.trigger()
