from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from windows import settle

from journeymap.ui.lanes import is_checked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.lanes import LaneList
    from journeymap.ui.window import Window


@pytest.fixture
def lanes(window: Window) -> LaneList:
    assert window.sides.lanes is not None
    return window.sides.lanes


def click_box(lanes: LaneList, lane: str) -> None:
    rect = lanes.visualRect(lanes.index_of(lane))
    at = QPointF(rect.left() + 10, rect.center().y())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        buttons = Qt.MouseButton.LeftButton if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        viewport = lanes.viewport()
        event = QMouseEvent(
            kind, at, viewport.mapToGlobal(at), Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)


def hidden(window: Window, lane: str) -> bool:
    return next(one.hidden for one in window.session.state.journey.lanes if one.id == lane)


def test_lanes_stand_in_their_order(lanes: LaneList) -> None:
    titles = [lanes.item(row).text() for row in range(lanes.count())]
    assert titles == ["Touchpoints", "Experience", "Customer says", "Pain points", "Images"]


def test_unchecking_hides_a_lane_and_undo_brings_it_back(window: Window, lanes: LaneList, qtbot: QtBot) -> None:
    click_box(lanes, "pains")
    assert hidden(window, "pains")
    assert window.session.state.undo_name == "Hide Lane “Pain points”"
    assert window.isWindowModified()
    assert all(placed.lane != "pains" for placed in window.canvas.shot.scene.placed)
    settle(window, qtbot)
    window.session.undo()
    qtbot.waitUntil(lambda: is_checked(lanes.index_of("pains")))
    assert not window.isWindowModified()
    assert any(placed.lane == "pains" for placed in window.canvas.shot.scene.placed)


def test_choosing_a_lane_selects_it_and_the_other_way_round(window: Window, lanes: LaneList) -> None:
    lanes.setCurrentRow(3)
    assert window.session.state.selection == ("pains",)
    window.session.select(("says",))
    assert lanes.currentRow() == 2
    window.session.select(("kick",))
    assert not lanes.selectedItems()
