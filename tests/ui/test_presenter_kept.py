"""What stands in the fields of the presenter view when something happens to the map or its window: it goes into the map
that it is about, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import answering

from journeymap.files.store import open_journey
from journeymap.model.edits import new_journey
from journeymap.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey
    from journeymap.ui.presenter import PresenterWindow
    from journeymap.ui.window import Window


@pytest.fixture
def view(window: Window) -> Iterator[PresenterWindow]:
    """The small journey presented, something typed into the notes and half a sentence into the line."""
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    window.menus.actions["present.presenter-view"].trigger()
    shown = window.desk.presenting.displays.presenter
    assert shown is not None
    shown.notes.setFocus()
    QTest.keyClicks(shown.notes, "Ask Dana")
    shown.capture.line.setText("? Half a sen")
    yield shown
    if window in window.program.windows and window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def notes(journey: Journey) -> list[str]:
    return [step.notes for step in walk(journey) if step.notes]


def parked(journey: Journey) -> list[str]:
    return [one.text for one in journey.parked]


@pytest.mark.usefixtures("view")
def test_nothing_of_it_comes_into_another_map(window: Window) -> None:
    window.session.started(new_journey("Another"))
    QApplication.processEvents()
    assert window.session.state.show is None
    assert not window.session.state.dirty
    assert notes(window.session.state.journey) == []
    assert parked(window.session.state.journey) == []


@pytest.mark.usefixtures("view")
def test_closing_the_window_asks_with_all_that_was_typed(window: Window) -> None:
    path = window.session.state.path
    assert path is not None
    asked = answering("Save")
    window.close()
    window.documents.wait()
    QApplication.processEvents()
    assert len(asked) == 1
    saved = open_journey(path).journey
    assert "Ask Dana" in notes(saved)[0]
    assert parked(saved) == ["Half a sen"]


def test_saving_saves_what_was_typed_last(view: PresenterWindow, window: Window) -> None:
    QTest.keyClick(view.notes, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.documents.wait()
    QApplication.processEvents()
    assert not window.session.state.dirty
    path = window.session.state.path
    assert path is not None
    assert "Ask Dana" in notes(open_journey(path).journey)[0]


def test_a_map_that_is_opened_does_not_take_the_place_of_one_that_is_presented(window: Window) -> None:
    def untouched() -> bool:
        return window.session.state.untouched

    window.session.started(new_journey())
    assert untouched()
    window.menus.actions["present.start"].trigger()
    assert not untouched()
    window.desk.end_presentation()
    assert untouched()
