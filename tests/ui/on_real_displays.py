"""A presentation in real windows on two displays of a real server, one of which is pulled out and put in again: run by
`test_presenter_story` in a process that has them. With JOURNEYMAP_PICTURES, the name of a folder, what the displays
show is kept there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from part_of_example import EXAMPLE
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from x_displays import Cables

from journeymap.editor.presenting import going
from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QScreen
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.presenter import PresenterWindow
    from journeymap.ui.window import Window

LAPTOP, WALL, SMALL = QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080), QRect(1280, 0, 1024, 768)


@pytest.fixture(scope="session")
def cables(qapp: QApplication) -> Iterator[Cables]:
    """Two displays: the one that is there already becomes the left of them."""
    made = Cables()
    made.plug("laptop", *sides(LAPTOP), main=True)
    made.plug("wall", *sides(WALL))
    while len(QGuiApplication.screens()) < 2:
        qapp.processEvents()
    yield made
    made.let_go()


def screens() -> dict[str, QScreen]:
    return {one.name(): one for one in QGuiApplication.screens()}


def sides(place: QRect) -> tuple[int, int, int, int]:
    """Left, top, width and height."""
    return place.x(), place.y(), place.width(), place.height()


class Room:
    """What the facilitator and everybody else see, and the hands of the facilitator."""

    def __init__(self, window: Window, cables: Cables, qtbot: QtBot) -> None:
        self.window, self.cables, self.qtbot = window, cables, qtbot
        self.shots = 0

    @property
    def picture(self) -> ProjectedWindow:
        found = self.window.desk.presenting.projected
        assert found is not None
        return found

    @property
    def view(self) -> PresenterWindow:
        found = self.window.desk.presenting.displays.presenter
        assert found is not None
        return found

    def calm(self) -> None:
        """All is painted and stands where it belongs."""
        canvas = self.picture.canvas
        self.qtbot.wait(120)  # the picture of the presenter view is painted a while after the large one
        self.qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)
        QApplication.processEvents()

    def look(self, place: QRect, name: str) -> QImage:
        """What really stands there, whosever window it is."""
        self.calm()
        seen = QGuiApplication.primaryScreen().grabWindow(0, *sides(place)).toImage()
        if folder := os.environ.get("JOURNEYMAP_PICTURES"):
            self.shots += 1
            assert seen.save(str(Path(folder) / f"{self.shots:02}-{name}.png"))
        return seen.convertToFormat(QImage.Format.Format_RGB32)

    def nothing_else_is_seen(self, place: QRect, name: str) -> None:
        """The whole of a display is the picture, to the last pixel: no frame, no bar, no part of another window."""
        seen = self.look(place, name)
        own = self.picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert seen.size() == place.size()
        assert own == seen

    def press(self, *keys: Qt.Key) -> None:
        """Keys in the presenter view, where its keys are."""
        for key in keys:
            QTest.keyClick(self.view.focusWidget() or self.view, key)


@pytest.fixture
def room(opened: Open, cables: Cables, qtbot: QtBot) -> Iterator[Room]:
    window = opened(open_journey(EXAMPLE).journey)
    window.program.keep(present_moves="off")
    window.move(LAPTOP.topLeft())
    window.menus.actions["present.start"].trigger()
    yield Room(window, cables, qtbot)
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def test_a_session_goes_on_whatever_happens_to_the_cable(room: Room, qtbot: QtBot) -> None:
    session = room.window.session
    assert {name: one.geometry() for name, one in screens().items()} == {"laptop": LAPTOP, "wall": WALL}

    # it begins: the picture is on the wall, all of it, and the presenter view on one's own display
    room.nothing_else_is_seen(WALL, "begun")
    assert room.view.screen().name() == "laptop"
    assert LAPTOP.contains(room.view.frameGeometry())

    # somebody walks, writes notes in the presenter view and types on the wall
    room.press(*[Qt.Key.Key_PageDown] * 2)
    going.go_to_thing(session, "data-migration")
    room.press(Qt.Key.Key_N, Qt.Key.Key_P)
    hand = room.picture.canvas.typing
    assert hand is not None
    QTest.keyClicks(hand, "Nobody told the trainers")
    QTest.keyClick(hand, Qt.Key.Key_Return)
    room.view.notes.setFocus()
    QTest.keyClicks(room.view.notes, "Typed as it happened. ")
    room.press(Qt.Key.Key_Escape, Qt.Key.Key_Q)
    QTest.keyClicks(room.view.capture.line, "? Half a sen")
    room.nothing_else_is_seen(WALL, "typed")
    room.look(LAPTOP, "typed, as the presenter sees it")
    before = going.here(session.state)

    # the cable is pulled: the picture is on the one display, and only the picture
    room.cables.pull("wall")
    qtbot.waitUntil(lambda: list(screens()) == ["laptop"] and room.picture.geometry() == LAPTOP, timeout=5000)
    assert not room.view.isVisible()
    room.nothing_else_is_seen(LAPTOP, "pulled")
    after = going.here(session.state)
    assert before is not None
    assert after is not None
    assert (after.key, after.at) == (before.key, before.at)
    assert after.step.notes.startswith("Typed as it happened. ")
    assert "Nobody told the trainers" in [note.text for note in session.state.journey.notes]

    # it goes on there
    QTest.keyClick(room.picture.canvas, Qt.Key.Key_PageDown)
    QTest.keyClick(room.picture.canvas, Qt.Key.Key_M)
    room.nothing_else_is_seen(LAPTOP, "on one display")
    now = going.here(session.state)
    assert now is not None
    assert now.at != before.at

    QTest.keyClick(room.picture.canvas, Qt.Key.Key_Q)  # what is said is taken down on the picture: notes are not shown
    line = room.window.desk.presenting.displays.line
    assert line is not None
    assert line.capture.line.text() == "? Half a sen"  # begun in the presenter view
    room.nothing_else_is_seen(LAPTOP, "a sentence on one display")
    assert not room.view.isVisible()

    # it is put in again: all is as it was, at the place where we are now
    room.cables.plug("wall", *sides(WALL))
    qtbot.waitUntil(lambda: len(screens()) == 2 and room.picture.geometry() == WALL, timeout=5000)
    room.nothing_else_is_seen(WALL, "put in again")
    assert room.view.isVisible()
    assert LAPTOP.contains(room.view.frameGeometry())
    assert room.view.capture.line.text() == "? Half a sen"
    assert room.view.present.stop == going.here(session.state)
    room.look(LAPTOP, "put in again, as the presenter sees it")
    room.view.capture.line.setFocus()
    QTest.keyClicks(room.view.capture.line, "tence")
    room.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert session.state.journey.parked[-1].text == "Half a sentence"

    # the displays are swapped, and swapped back
    room.press(Qt.Key.Key_X)
    room.nothing_else_is_seen(LAPTOP, "swapped")
    assert WALL.contains(room.view.frameGeometry())
    room.look(WALL, "swapped, as the presenter sees it")
    room.press(Qt.Key.Key_X)
    room.nothing_else_is_seen(WALL, "swapped back")

    # another projector: the picture is composed for what it is
    room.cables.pull("wall")
    qtbot.waitUntil(lambda: room.picture.geometry() == LAPTOP, timeout=5000)
    room.cables.plug("wall", *sides(SMALL))
    qtbot.waitUntil(lambda: room.picture.geometry() == SMALL, timeout=5000)
    room.nothing_else_is_seen(SMALL, "another projector")
    show = session.state.show
    assert show is not None
    assert (show.width, show.height) == (SMALL.width(), SMALL.height())
    room.window.desk.end_presentation()
    assert [one.text for one in session.state.journey.parked][-1] == "Half a sentence"
