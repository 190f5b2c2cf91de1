"""Arranging a presentation beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.editor.presenting import going
from journeymap.model.walk import key_of, walk
from journeymap.ui.arrange import Arrange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.fixture
def arrange(window: Window) -> Iterator[Arrange]:
    window.menus.actions["present.arrange"].trigger()
    found = window.findChild(Arrange)
    assert found is not None
    yield found
    if window.desk.presenting.arranging is found:
        found.close()


def keys(arrange: Arrange) -> list[str]:
    return [key_of(step) for step in walk(arrange.session.state.journey)]


def listed(arrange: Arrange) -> list[str]:
    return [str(arrange.steps.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(arrange.steps.count())]


def test_the_list_is_the_walk_with_a_picture_beside(arrange: Arrange, qtbot: QtBot) -> None:
    assert listed(arrange) == keys(arrange)
    qtbot.waitUntil(lambda: not arrange.picture.pixmap().isNull())
    assert arrange.picture.pixmap().deviceIndependentSize().toSize() == arrange.picture.size()
    assert arrange.steps.item(2).text().startswith("3  Onboarding")


def test_the_picture_of_every_step_shows_it(arrange: Arrange, qtbot: QtBot) -> None:
    """Not one colour all over: what was painted last must not fill the frame around it."""
    qtbot.waitUntil(lambda: not arrange.picture.pixmap().isNull())
    for row in range(1, arrange.steps.count()):
        arrange.picture.clear()
        arrange.steps.setCurrentRow(row)
        qtbot.waitUntil(lambda: not arrange.picture.pixmap().isNull() or bool(arrange.picture.text()))
        if arrange.picture.text():
            continue  # the map has nothing for it
        picture = arrange.picture.pixmap().toImage()
        whole = [picture.pixel(x, y) for x in range(3, picture.width() - 3) for y in range(3, picture.height() - 3, 2)]
        most = max(map(whole.count, set(whole[::97])))
        assert most < len(whole) * 0.99, arrange.steps.item(row).text()


def test_alt_and_an_arrow_move_a_step_which_keeps_the_keys(arrange: Arrange) -> None:
    arrange.steps.choose("overview")
    QTest.keyClick(arrange.steps, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert keys(arrange)[1:3] == ["stage/on", "overview"]
    assert arrange.steps.key == "overview"
    assert listed(arrange) == keys(arrange)


def test_dropping_moves_a_step(arrange: Arrange) -> None:
    arrange.steps.put(1, 4)
    assert keys(arrange)[:4] == ["title", "stage/on", "stage/ad", "overview"]
    arrange.steps.put(3, 0)
    assert keys(arrange)[0] == "overview"


def test_a_box_leaves_a_step_out(arrange: Arrange, qtbot: QtBot) -> None:
    arrange.steps.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: walk(arrange.session.state.journey)[1].hidden)
    assert arrange.steps.item(1).text().startswith("–")
    assert "7 of" in arrange.told.text() or " of " in arrange.told.text()
    arrange.session.undo()
    assert arrange.steps.item(1).checkState() == Qt.CheckState.Checked


def test_minutes_reveal_and_notes_are_the_steps(arrange: Arrange) -> None:
    arrange.steps.choose("stage/on")
    arrange.minutes.setValue(12)
    arrange.reveal.setCurrentIndex(arrange.reveal.findData("lanes"))
    arrange.reveal.activated.emit(arrange.reveal.currentIndex())
    QTest.keyClicks(arrange.notes, "Ask who was there")
    step = walk(arrange.session.state.journey)[2]
    assert (step.minutes, step.reveal, step.notes) == (12, "lanes", "Ask who was there")
    assert "12 min in all" in arrange.told.text()
    assert len(arrange.session.undo_names()) == 3
    arrange.steps.choose("overview")
    assert not arrange.reveal.isEnabled()
    assert arrange.notes.toPlainText() == ""
    assert len(arrange.session.undo_names()) == 3


def test_control_z_takes_back_what_was_arranged(arrange: Arrange, qtbot: QtBot) -> None:
    arrange.steps.put(1, 4)
    arrange.activateWindow()
    arrange.steps.setFocus()
    qtbot.waitUntil(arrange.isActiveWindow)
    QTest.keyClick(arrange.steps, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert keys(arrange)[1] == "overview"


def test_the_usual_order_comes_back(arrange: Arrange) -> None:
    assert not arrange.usual.isEnabled()
    before = keys(arrange)
    arrange.steps.put(1, 4)
    arrange.usual.click()
    assert keys(arrange) == before


def test_presenting_from_a_step(window: Window, arrange: Arrange) -> None:
    arrange.steps.choose("stage/ad")
    arrange.begin.click()
    stop = going.here(window.session.state)
    assert stop is not None
    assert stop.key == "stage/ad"
    window.desk.end_presentation()


def test_it_is_there_once_and_can_be_opened_again(window: Window, arrange: Arrange, qtbot: QtBot) -> None:
    window.menus.actions["present.arrange"].trigger()
    assert window.findChildren(Arrange) == [arrange]
    arrange.close()
    qtbot.waitUntil(lambda: window.desk.presenting.arranging is None)
    window.menus.actions["present.arrange"].trigger()
    assert len(window.findChildren(Arrange)) == 1
    window.session.commit(lambda journey: journey.model_copy(update={"title": "Other"}), "Rename")
    window.findChildren(Arrange)[0].close()
