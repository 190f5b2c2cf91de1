"""Dragging lines of the outline, by the events Qt would send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import columns, onboarding
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from journeymap.model.find import index
from journeymap.ui.outline_model import IDS

if TYPE_CHECKING:
    from windows import Open

    from journeymap.ui.outline import OutlinePanel
    from journeymap.ui.window import Window

MOVE, LEFT, NO_KEY = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(window: Window) -> OutlinePanel:
    assert window.sides.outline is not None
    window.resize(1280, 1400)
    QApplication.processEvents()
    return window.sides.outline


def carried(panel: OutlinePanel, *keys: str) -> QMimeData:
    return panel.model.mimeData([panel.index_of(key) for key in keys])


def drop(panel: OutlinePanel, data: QMimeData, row: int, parent: QModelIndex) -> bool:
    may = panel.model.canDropMimeData(data, MOVE, row, 0, parent)
    assert panel.model.dropMimeData(data, MOVE, row, 0, parent) == may
    return may


def test_touchpoints_go_between_others_in_one_step(window: Window, panel: OutlinePanel) -> None:
    data = carried(panel, "kick", "data")
    train = panel.index_of("train")
    assert drop(panel, data, train.row() + 1, train.parent())
    assert columns(window.session.state.journey) == "sso+form | first || train | kick | data | guide+usage || -"
    assert window.session.undo_names() == ("Move 2 touchpoints",)
    assert window.session.state.selection == ("kick", "data")
    chosen = {panel.model.branch(one).key for one in panel.tree.selectionModel().selectedIndexes()}
    assert chosen == {"kick", "data"}


def test_onto_a_stage_and_below_the_last_of_a_kind(window: Window, panel: OutlinePanel) -> None:
    assert drop(panel, carried(panel, "kick"), -1, panel.index_of("re"))
    assert columns(window.session.state.journey).endswith("|| kick")
    data = panel.index_of("data")
    assert drop(panel, carried(panel, "first"), data.row() + 1, data.parent())
    assert "data | first" in columns(window.session.state.journey)
    assert drop(panel, carried(panel, "wait"), -1, panel.index_of("train"))
    assert index(window.session.state.journey).notes["pains", "train"][0].id == "wait"


@pytest.mark.parametrize(
    ("what", "onto"), [("kick", "kick"), ("kick", "group/lanes"), ("says", "on"), ("dana", "kick"), ("on", "ad")]
)
def test_nonsense_is_refused(window: Window, panel: OutlinePanel, what: str, onto: str) -> None:
    assert not drop(panel, carried(panel, what), -1, panel.index_of(onto))
    assert not window.session.state.dirty


def test_what_does_not_come_from_a_map_is_refused(panel: OutlinePanel) -> None:
    text = QMimeData()
    text.setText("kick")
    assert not drop(panel, text, -1, panel.index_of("on"))
    assert panel.model.mimeTypes() == [IDS]
    assert not drop(panel, carried(panel, "kick"), -1, QModelIndex())


def test_the_pointer_shows_where_it_may_drop(window: Window, panel: OutlinePanel) -> None:
    tree = panel.tree
    data = carried(panel, "kick")

    def over(key: str) -> bool:
        at = tree.visualRect(panel.index_of(key)).center()
        event = QDragMoveEvent(at, MOVE, data, LEFT, NO_KEY)
        tree.dragMoveEvent(event)
        return event.isAccepted()

    assert over("re")
    assert not over("group/lanes")
    event = QDropEvent(QPointF(tree.visualRect(panel.index_of("re")).center()), MOVE, data, LEFT, NO_KEY)
    tree.dropEvent(event)
    assert columns(window.session.state.journey).endswith("|| kick")


def test_lines_of_another_window_are_not_taken(opened: Open, panel: OutlinePanel) -> None:
    other = opened(onboarding()).sides.outline
    assert other is not None
    at = panel.tree.visualRect(panel.index_of("re")).center()
    data = carried(other, "kick")  # the event does not keep it
    event = QDragMoveEvent(at, MOVE, data, LEFT, NO_KEY)
    panel.tree.dragMoveEvent(event)
    assert not event.isAccepted()


def test_keys_of_headings_are_seen(window: Window, panel: OutlinePanel) -> None:
    """A heading is not selected when it has the keys: a frame says so."""
    tree = panel.tree
    window.activateWindow()
    tree.setFocus()
    heading = panel.index_of("group/milestones")
    tree.scrollTo(heading)
    rect = tree.visualRect(heading)
    before = tree.viewport().grab(rect).toImage()
    tree.setCurrentIndex(heading)
    QApplication.processEvents()
    after = tree.viewport().grab(rect).toImage()
    edge = QPoint(rect.width() // 2, 0)
    assert before.pixelColor(edge) != after.pixelColor(edge)


@pytest.mark.parametrize("said", [b"", b"nonsense", b"7", b"[]", b"[" * 5_000, b'["x"]', b"\xff"])
def test_what_another_program_says_in_our_words_is_refused(panel: OutlinePanel, said: bytes) -> None:
    data = QMimeData()
    data.setData(IDS, said)
    assert not drop(panel, data, -1, panel.model.index(0, 0))
