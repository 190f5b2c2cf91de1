"""A presentation on two displays, one of which goes and comes again: run by `test_presenter_displays` in a process that
has two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.editor.presenting import going

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QScreen

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.presenter import PresenterWindow
    from journeymap.ui.presenter_displays import Displays
    from journeymap.ui.window import Window


@pytest.fixture
def displays(window: Window) -> Iterator[Displays]:
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    QApplication.processEvents()
    yield window.desk.presenting.displays
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def screens() -> dict[str, QScreen]:
    return {one.name(): one for one in QGuiApplication.screens()}


def picture(displays: Displays) -> ProjectedWindow:
    assert displays.presenting.projected is not None
    return displays.presenting.projected


def view(displays: Displays) -> PresenterWindow:
    assert displays.presenter is not None
    return displays.presenter


def there_are(displays: Displays, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """From now on there are these displays, as when a cable is pulled or put in."""
    now, had = screens(), {one.name() for one in displays.screens()}
    monkeypatch.setattr(displays, "screens", lambda: [now[name] for name in names])
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    for name in sorted(had ^ set(names)):
        (application.screenAdded if name in names else application.screenRemoved).emit(now[name])
    QApplication.processEvents()


def test_the_picture_is_on_the_other_display_and_the_view_on_ones_own(displays: Displays, window: Window) -> None:
    assert sorted(screens()) == ["laptop", "projector"]
    assert window.screen().name() == "laptop"
    assert picture(displays).geometry() == screens()["projector"].geometry()
    assert view(displays).isVisible()
    assert view(displays).screen().name() == "laptop"
    assert window.session.state.show is not None
    assert (window.session.state.show.width, window.session.state.show.height) == (1920, 1080)


def test_they_are_swapped_and_swapped_back(displays: Displays, window: Window) -> None:
    view(displays).capture.line.setText("Half a sen")
    QTest.keyClick(view(displays), Qt.Key.Key_X)
    assert picture(displays).geometry() == screens()["laptop"].geometry()
    assert view(displays).screen().name() == "projector"
    assert window.session.state.show is not None
    assert window.session.state.show.width == 1280  # composed for that display
    QTest.keyClick(view(displays), Qt.Key.Key_X)
    assert picture(displays).geometry() == screens()["projector"].geometry()
    assert view(displays).screen().name() == "laptop"
    assert view(displays).capture.line.text() == "Half a sen"
    view(displays).capture.line.clear()


def test_the_projector_goes_and_comes_again_and_nothing_is_lost(
    displays: Displays, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    going.go_to_thing(session, "data")
    before = going.here(session.state)
    view(displays).capture.line.setText("! Half a sen")
    view(displays).notes.setFocus()
    QTest.keyClicks(view(displays).notes, "Typed when it happened")
    there_are(displays, monkeypatch, "laptop")
    assert picture(displays).isVisible()
    assert picture(displays).geometry() == screens()["laptop"].geometry()
    assert not view(displays).isVisible()  # nobody sees notes on the only display
    assert "“projector” is gone" in window.messages.texts()[0]
    now = going.here(session.state)
    assert before is not None
    assert now is not None
    assert (now.key, now.at) == (before.key, before.at)
    assert now.step.notes == "Typed when it happened"
    going.onward(session)  # it goes on with one display
    there_are(displays, monkeypatch, "laptop", "projector")
    assert picture(displays).geometry() == screens()["projector"].geometry()
    assert view(displays).isVisible()
    assert view(displays).screen().name() == "laptop"
    assert view(displays).capture.line.text() == "! Half a sen"
    assert view(displays).present.stop == going.here(session.state)
    assert "“projector” is there" in view(displays).said.text()
    view(displays).capture.line.clear()


def test_ones_own_display_can_go_too(displays: Displays, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    there_are(displays, monkeypatch, "projector")
    assert picture(displays).geometry() == screens()["projector"].geometry()
    assert not view(displays).isVisible()
    window.menus.actions["present.presenter-view"].trigger()  # called up over the picture
    assert view(displays).isVisible()
    assert view(displays).screen().name() == "projector"
    there_are(displays, monkeypatch, "projector", "laptop")
    assert view(displays).isVisible()


def test_a_display_of_another_size_is_filled_again(displays: Displays) -> None:
    picture(displays).setGeometry(screens()["projector"].geometry().adjusted(0, 0, -300, -200))
    screens()["projector"].geometryChanged.emit(screens()["projector"].geometry())
    QApplication.processEvents()
    assert picture(displays).geometry() == screens()["projector"].geometry()


def test_put_away_it_stays_away_until_it_is_called(
    displays: Displays, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    view(displays).close()
    there_are(displays, monkeypatch, "laptop")
    there_are(displays, monkeypatch, "laptop", "projector")
    assert not view(displays).isVisible()
    window.menus.actions["present.capture"].trigger()
    assert view(displays).isVisible()
    assert view(displays).focusWidget() is view(displays).capture.line


def test_the_chosen_display_shows_the_picture(window: Window) -> None:
    window.program.keep(present_moves="off", present_display="laptop")
    window.menus.actions["present.start"].trigger()
    displays = window.desk.presenting.displays
    assert picture(displays).geometry() == screens()["laptop"].geometry()
    assert view(displays).screen().name() == "projector"
    window.desk.end_presentation()
    QApplication.processEvents()
    assert displays.presenter is None
