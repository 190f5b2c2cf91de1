"""What goes wrong, and what is told, while people look at the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from journeymap.editor import typing
from journeymap.editor.presenting import going
from journeymap.editor.presenting.next_text import texts
from journeymap.layout.hit import bounds
from journeymap.layout.slides.type_sizes import LEAST
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def projected(window: Window) -> Iterator[ProjectedWindow]:
    yield from presented(window)


def presented(window: Window) -> Iterator[ProjectedWindow]:
    window.program.keep(present_moves="off")
    window.desk.present_map()
    shown = window.desk.presenting.projected
    assert shown is not None
    yield shown
    window.desk.end_presentation()
    QApplication.processEvents()


def said(projected: ProjectedWindow) -> str:
    hint = projected.canvas.hint
    return hint.text() if hint.isVisible() else ""


def test_an_error_is_seen_on_the_picture_that_covers_the_window(window: Window, projected: ProjectedWindow) -> None:
    window.messages.tell("done", "All is well.")
    window.messages.tell("warning", "Somebody else has saved this map.")
    assert said(projected) == ""
    window.messages.tell("error", "The disk is full.", "saving")
    assert said(projected) == "The disk is full."


def test_black_takes_what_was_told_with_it(projected: ProjectedWindow) -> None:
    projected.say("Decided: Data migration")
    QTest.keyClick(projected.canvas, Qt.Key.Key_B)
    assert said(projected) == ""


def test_with_a_presenter_view_errors_are_told_there(window: Window, projected: ProjectedWindow) -> None:
    window.desk.presenting.displays.toggle()
    presenter = window.desk.presenting.displays.presenter
    assert presenter is not None
    window.messages.tell("error", "The disk is full.", "saving")
    assert "The disk is full." in presenter.said.text()
    assert said(projected) == ""


def test_who_saves_is_told_that_it_is_saved(projected: ProjectedWindow, qtbot: QtBot) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_M)
    assert projected.session.state.dirty
    QTest.keyClick(projected.canvas, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: said(projected) == "Saved.", timeout=5000)
    assert not projected.session.state.dirty


def test_a_map_without_a_file_is_saved_later_without_a_dialog(window: Window) -> None:
    window = window.program.new_window()
    window.show()
    assert window.session.state.path is None
    for projected in presented(window):
        QTest.keyClick(projected.canvas, Qt.Key.Key_S, CONTROL)
        assert "no file yet" in said(projected)
        assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_what_is_told_beside_the_pointer_reads_from_the_back(projected: ProjectedWindow) -> None:
    sizes = []
    for chosen in (18, 36):
        going.look(projected.session, least=chosen)
        canvas = projected.canvas
        sizes.append(QFontInfo(canvas.font()).pixelSize())
        assert sizes[-1] == round(canvas.shot.camera.zoom * LEAST)  # the smallest of the picture
    assert sizes[0] < sizes[1]


def test_tab_goes_to_the_next_text_that_people_see(projected: ProjectedWindow) -> None:
    def typed() -> tuple[str, str]:
        draft = projected.session.state.draft
        return ("", "") if draft is None else (draft.thing, draft.field)

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        assert projected.canvas.typing is not None
        QTest.keyClick(projected.canvas.typing, key, held)

    session = projected.session
    going.go_to_thing(session, "data")
    stop = going.here(session.state)
    assert stop is not None
    places = texts(stop)
    things = index(session.state.journey).things
    assert {getattr(things[one.thing], "at", one.thing) for one in places} == {"data"}
    typing.begin(session, *places[0][:2])
    for one in places[1:]:
        press(Qt.Key.Key_Tab)
        assert typed() == (one.thing, one.field)
    press(Qt.Key.Key_Backtab, SHIFT)
    assert typed() == (places[-2].thing, places[-2].field)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert typed() == ("", "")
    assert session.state.cell is None
    assert going.lit_touchpoint(session.state) == "data"
    assert session.undo_names() == ()


def test_whoever_waits_after_n_is_told_the_kinds(projected: ProjectedWindow, qtbot: QtBot) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_N)
    assert said(projected) == ""
    qtbot.waitUntil(lambda: "P pain point" in said(projected), timeout=5000)
    QTest.keyClick(projected.canvas, Qt.Key.Key_P)
    assert said(projected) == ""
    assert projected.canvas.typing is not None


def test_escape_after_n_takes_back_the_n(projected: ProjectedWindow) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_N)
    QTest.keyClick(projected.canvas, Qt.Key.Key_Escape)
    assert projected.session.state.show is not None
    QTest.keyClick(projected.canvas, Qt.Key.Key_P)  # parks, as without the N
    assert projected.canvas.typing is None


def test_escape_out_of_habit_after_a_text_ends_nothing_yet(projected: ProjectedWindow) -> None:
    going.go_to_thing(projected.session, "kick")
    for ended in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(projected.canvas, Qt.Key.Key_F2)
        QTest.keyClick(projected.canvas.typing or projected.canvas, ended)
        QTest.keyClick(projected.canvas, Qt.Key.Key_Escape)
        assert projected.session.state.show is not None
        assert said(projected) == "Esc again ends the presentation."
    QTest.keyClick(projected.canvas, Qt.Key.Key_Escape)
    assert projected.session.state.show is None


@pytest.mark.parametrize("pressed", [Qt.Key.Key_N, Qt.Key.Key_M, Qt.Key.Key_F2])
def test_nothing_is_changed_unseen(projected: ProjectedWindow, pressed: Qt.Key) -> None:
    going.go_to_thing(projected.session, "kick")
    QTest.keyClick(projected.canvas, Qt.Key.Key_B)
    assert [projected.canvas.blank] == ["black"]
    QTest.keyClick(projected.canvas, pressed)
    assert [projected.canvas.blank] == [""]


def test_a_click_on_black_only_gives_the_picture_back(projected: ProjectedWindow) -> None:
    going.go_to_thing(projected.session, "kick")
    canvas, before = projected.canvas, going.here(projected.session.state)
    QTest.keyClick(canvas, Qt.Key.Key_B)
    card = next(one for one in canvas.shot.scene.placed if one.thing == "sso" and one.role == "touchpoint")
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.shot.rect(bounds(card)).center().toPoint()
    )
    assert canvas.blank == ""
    assert going.here(projected.session.state) == before
    assert projected.session.state.draft is None
