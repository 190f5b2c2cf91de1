"""Lines of a list taken by the pointer and let go between two others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget

from journeymap.model.walk import key_of, walk
from journeymap.ui.arrange import Arrange
from journeymap.ui.row_drop import dropped_before

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window

Where = QAbstractItemView.DropIndicatorPosition


class Marked(QListWidget):
    """A list whose mark of where things drop stands where a test wants it."""

    where = Where.OnItem

    def dropIndicatorPosition(self) -> Where:
        return self.where


def dropping(at: QPoint) -> QDropEvent:
    data = QMimeData()
    event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    event.kept = data  # type: ignore[attr-defined]  # Qt does not keep it
    return event


@pytest.mark.parametrize(
    ("where", "before"), [(Where.AboveItem, 1), (Where.OnItem, 1), (Where.BelowItem, 2), (Where.OnViewport, 3)]
)
def test_where_a_line_is_let_go(qtbot: QtBot, where: Where, before: int) -> None:
    lines = Marked()
    qtbot.addWidget(lines)
    lines.addItems(["one", "two", "three"])
    lines.resize(200, 300)
    lines.where = where
    row = lines.visualItemRect(lines.item(1)).center()
    event = dropping(QPoint(20, 280) if where == Where.OnViewport else row)
    assert dropped_before(lines, event) == before
    assert event.dropAction() == Qt.DropAction.IgnoreAction
    assert lines.count() == 3


def test_a_lane_let_go_on_another_stands_before_it(window: Window) -> None:
    lanes = window.sides.lanes
    assert lanes is not None
    lanes.setCurrentRow(3)
    lanes.dropEvent(dropping(lanes.visualItemRect(lanes.item(1)).center()))
    assert [lanes.item(row).text() for row in range(3)] == ["Touchpoints", "Pain points", "Experience"]


def test_a_step_let_go_on_another_comes_before_it(window: Window) -> None:
    window.menus.actions["present.arrange"].trigger()
    arrange = window.findChild(Arrange)
    assert arrange is not None
    steps = arrange.steps
    steps.choose("stage/on")
    steps.dropEvent(dropping(steps.visualItemRect(steps.item(1)).center()))
    assert [key_of(step) for step in walk(window.session.state.journey)][:3] == ["title", "stage/on", "overview"]
    arrange.close()
