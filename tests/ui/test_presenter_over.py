"""The line that takes down what is said, and the parking lot, on the picture itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journeymap.editor.presenting import going
from journeymap.model.edits import park

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.presenter_displays import Displays
    from journeymap.ui.window import Window


@pytest.fixture
def displays(window: Window) -> Iterator[Displays]:
    """The small journey presented on the only display."""
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    QApplication.processEvents()
    yield window.desk.presenting.displays
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def picture(displays: Displays) -> ProjectedWindow:
    assert displays.presenting.projected is not None
    return displays.presenting.projected


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def line(displays: Displays) -> QLineEdit:
    assert displays.line is not None
    assert displays.line.isVisible()
    return displays.line.capture.line


def stands(displays: Displays, what: str) -> bool:
    """Whether that stands on the picture now."""
    return getattr(displays, what) is not None


class TestLine:
    def test_a_sentence_is_taken_down_on_the_only_display(self, displays: Displays, window: Window) -> None:
        session = window.session
        going.go_to_thing(session, "data")
        press(picture(displays).canvas, Qt.Key.Key_Q)
        assert displays.presenter is None  # nobody sees the notes
        assert picture(displays).focusWidget() is line(displays)
        QTest.keyClicks(line(displays), "! Nobody knew b w 1")
        assert displays.line is not None
        assert displays.line.capture.where.text() == "Enter: Pain point under “Data migration”"
        press(line(displays), Qt.Key.Key_Return)
        assert (session.state.journey.notes[-1].at, session.state.journey.notes[-1].text) == (
            "data",
            "Nobody knew b w 1",
        )
        assert not stands(displays, "line")
        assert picture(displays).focusWidget() is picture(displays).canvas
        assert "Pain point under “Data migration”" in picture(displays).canvas.hint.text()
        QTest.keyClick(picture(displays).canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert session.state.journey.notes[-1].text != "Nobody knew b w 1"

    def test_its_words_are_as_large_as_the_picture_s_and_nothing_else_is_there(
        self, displays: Displays, qtbot: QtBot
    ) -> None:
        press(picture(displays).canvas, Qt.Key.Key_P)
        over = displays.line
        assert over is not None
        qtbot.waitUntil(lambda: over.width() == picture(displays).width())
        size = over.size_of_words
        assert over.capture.where.fontInfo().pixelSize() >= round(size)
        assert over.capture.line.fontInfo().pixelSize() >= round(size)
        assert not over.capture.chooser.isVisible()
        assert over.geometry().bottom() == picture(displays).rect().bottom()
        assert over.height() < picture(displays).height() / 4

    def test_the_clicker_goes_on_and_escape_keeps_half_a_sentence(self, displays: Displays, window: Window) -> None:
        press(picture(displays).canvas, Qt.Key.Key_P)
        QTest.keyClicks(line(displays), "Half a sen")
        before = going.here(window.session.state)
        press(line(displays), Qt.Key.Key_PageDown)
        assert going.here(window.session.state) != before
        press(line(displays), Qt.Key.Key_Escape)
        assert not stands(displays, "line")
        assert window.session.state.show is not None
        assert not window.session.state.journey.parked
        press(picture(displays).canvas, Qt.Key.Key_P)
        assert line(displays).text() == "Half a sen"
        window.desk.end_presentation()  # what still stands in it is not lost
        assert [one.text for one in window.session.state.journey.parked] == ["Half a sen"]

    def test_where_the_presenter_view_is_called_up_it_takes_the_line(self, displays: Displays, window: Window) -> None:
        press(picture(displays).canvas, Qt.Key.Key_Q)
        QTest.keyClicks(line(displays), "Half a sen")
        window.menus.actions["present.presenter-view"].trigger()
        assert displays.presenter is not None
        assert not stands(displays, "line")
        assert displays.presenter.capture.line.text() == "Half a sen"
        displays.presenter.close()
        press(picture(displays).canvas, Qt.Key.Key_Q)
        assert line(displays).text() == "Half a sen"
        line(displays).clear()


class TestLot:
    @pytest.fixture
    def parked(self, displays: Displays, window: Window) -> Displays:
        window.session.commit(lambda j: park(park(j, "Who pays?", at="data", by="Finance"), "Later"), "Park")
        press(picture(displays).canvas, Qt.Key.Key_Y)
        assert displays.lot is not None
        assert displays.lot.geometry() == picture(displays).rect()
        return displays

    def test_everybody_reads_it_and_it_is_worked_through(self, parked: Displays, window: Window) -> None:
        over = parked.lot
        assert over is not None
        assert over.title.text() == "Left for later: 2"
        assert over.lot.fontInfo().pixelSize() >= round(over.size_of_words)
        press(over.lot, Qt.Key.Key_Return)
        field = over.lot.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, "Who signs? @yb")
        press(field, Qt.Key.Key_Return)
        QApplication.processEvents()
        first = window.session.state.journey.parked[0]
        assert (first.text, first.by, first.at) == ("Who signs?", "yb", "data")
        over.lot.setFocus()
        press(over.lot, Qt.Key.Key_Down, Qt.Key.Key_Delete)
        assert [one.text for one in window.session.state.journey.parked] == ["Who signs?"]
        assert over.title.text() == "Left for later: 1"
        assert over.foot.text() == "✓ Taken out: “Later”."
        assert over.foot.fontInfo().pixelSize() >= round(over.size_of_words)

    @pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Y, Qt.Key.Key_PageDown])
    def test_the_picture_comes_back(self, parked: Displays, window: Window, key: Qt.Key) -> None:
        before = going.here(window.session.state)
        assert parked.lot is not None
        press(parked.lot.lot, key)
        assert not stands(parked, "lot")
        assert going.here(window.session.state) == before
        assert picture(parked).focusWidget() is picture(parked).canvas

    def test_nothing_of_a_window_is_seen(self, parked: Displays) -> None:
        over = parked.lot
        assert over is not None
        QApplication.processEvents()
        seen = picture(parked).grab().toImage()
        corners = [(1, 1), (seen.width() - 2, 1), (1, seen.height() - 2), (seen.width() - 2, seen.height() - 2)]
        ground = {seen.pixelColor(QPoint(*corner)).name() for corner in corners}
        assert ground == {over.colours.panel}

    def test_escape_in_the_presenter_view_puts_it_away_first(self, parked: Displays, window: Window) -> None:
        window.menus.actions["present.presenter-view"].trigger()
        assert parked.presenter is not None
        parked.presenter.setFocus()
        press(parked.presenter, Qt.Key.Key_Escape)
        assert not stands(parked, "lot")
        assert window.session.state.show is not None

    def test_a_map_to_look_at_only_says_so_there(self, parked: Displays, window: Window) -> None:
        over, file = parked.lot, window.session.state.file
        assert over is not None
        assert file is not None
        window.session.saved(replace(file, journey=window.session.state.journey, read_only=True))
        over.lot.setFocus()
        press(over.lot, Qt.Key.Key_Delete)
        assert over.foot.text().startswith("✕ This map can be looked at")
        assert len(window.session.state.journey.parked) == 2

    def test_whoever_goes_on_elsewhere_sees_the_picture_again(self, parked: Displays, window: Window) -> None:
        over = parked.lot
        window.session.commit(lambda j: park(j, "One more"), "Park")
        assert parked.lot is over
        going.onward(window.session)
        assert not stands(parked, "lot")

    def test_a_presentation_that_ends_takes_it_with_it(self, parked: Displays, window: Window) -> None:
        window.desk.end_presentation()
        QApplication.processEvents()
        assert not stands(parked, "lot")
        window.session.commit(lambda j: park(j, "Too late"), "Park")  # nobody follows any more
        window.menus.actions["present.start"].trigger()
        window.menus.actions["present.lot"].trigger()
        assert parked.lot is not None
        assert parked.lot.title.text() == "Left for later: 3"
