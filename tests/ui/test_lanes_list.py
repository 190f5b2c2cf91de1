from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
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
    assert window.session.state.undo_name == "Hide lane “Pain points”"
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


def titles(window: Window) -> list[str]:
    return [lane.title for lane in window.session.state.journey.lanes]


def test_a_lane_is_renamed_where_it_stands(window: Window, lanes: LaneList, qtbot: QtBot) -> None:
    lanes.setFocus()
    lanes.setCurrentIndex(lanes.index_of("says"))
    QTest.keyClick(lanes, Qt.Key.Key_F2)
    editor = lanes.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "In her words")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(window)[2] == "In her words")
    assert window.session.state.undo_name == "Rename “Customer says”"


def test_a_name_that_is_refused_comes_back(window: Window, lanes: LaneList, qtbot: QtBot) -> None:
    lanes.item(2).setText("x" * 10_001)
    qtbot.waitUntil(lambda: lanes.item(2).text() == "Customer says")
    assert not window.session.state.dirty
    assert any("10,000" in text for text in window.messages.texts())


def test_alt_and_an_arrow_move_a_lane(window: Window, lanes: LaneList) -> None:
    lanes.setFocus()
    lanes.setCurrentIndex(lanes.index_of("says"))
    QTest.keyClick(lanes, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(window) == ["Touchpoints", "Customer says", "Experience", "Pain points", "Images"]
    assert lanes.currentItem().text() == "Customer says"
    for _ in range(5):  # no further than the end
        QTest.keyClick(lanes, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(window)[-1] == "Customer says"
    assert [lanes.item(row).text() for row in range(lanes.count())] == titles(window)


def test_a_lane_moves_before_another_or_to_the_end(window: Window, lanes: LaneList) -> None:
    before = window.session.state.journey
    lanes.move_to(0, 1)
    assert window.session.state.journey is before
    lanes.move_to(0, 5)
    assert titles(window)[-1] == "Touchpoints"
    lanes.move_to(4, 0)
    assert titles(window)[0] == "Touchpoints"
