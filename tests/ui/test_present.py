"""A map presented in a real window: keys, clicks, typing, and the window it comes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenuBar, QToolBar
from windows import drag, mouse, place_of

from journeymap.draw.marks import Box
from journeymap.editor.presenting import going
from journeymap.files.format import dump
from journeymap.files.store import open_journey
from journeymap.layout.hit import bounds
from journeymap.model.find import index
from journeymap.model.journey import Lane, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.layout.scene import Placed
    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


@pytest.fixture
def projected(window: Window, qtbot: QtBot) -> Iterator[ProjectedWindow]:
    """The small journey presented, its title on the screen."""
    window.program.keep(present_moves="off")
    press_menu(window, "present.start")
    shown = window.desk.presenting.projected
    assert shown is not None
    rest(shown, qtbot)
    yield shown
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()


def press_menu(window: Window, action: str) -> None:
    window.menus.actions[action].trigger()


def rest(projected: ProjectedWindow, qtbot: QtBot) -> None:
    projected.canvas.viewport().repaint()
    qtbot.waitUntil(lambda: projected.canvas.at_rest, timeout=5000)


def key(projected: ProjectedWindow, *keys: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    """Presses keys where the keyboard is."""
    for one in keys:
        to = projected.canvas.typing or projected.canvas
        if isinstance(one, str):
            QTest.keyClicks(to, one)
        else:
            QTest.keyClick(to, one, held or Qt.KeyboardModifier.NoModifier)


def where(projected: ProjectedWindow) -> tuple[str, str]:
    stop = going.here(projected.session.state)
    assert stop is not None
    assert projected.canvas.stop == stop
    return stop.key, stop.at


def title(projected: ProjectedWindow, thing: str) -> str:
    return str(getattr(index(projected.session.state.journey).things[thing], "title", ""))


def is_typing(projected: ProjectedWindow) -> bool:
    return projected.canvas.typing is not None


def seen(projected: ProjectedWindow) -> QImage:
    return projected.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def click(projected: ProjectedWindow, at: QPointF) -> None:
    mouse(projected.canvas, QEvent.Type.MouseButtonPress, at)
    mouse(projected.canvas, QEvent.Type.MouseButtonRelease, at)


def placed(projected: ProjectedWindow, thing: str, role: str) -> Placed:
    assert projected.canvas.scene is not None
    return next(one for one in projected.canvas.scene.placed if one.thing == thing and one.role == role)


def middle(projected: ProjectedWindow, thing: str, role: str) -> QPointF:
    return projected.canvas.shot.rect(bounds(placed(projected, thing, role))).center()


def text_place(projected: ProjectedWindow, thing: str, field: str) -> QPointF:
    """The middle of the text that shows a field of a thing."""
    from journeymap.editor.spots import spot_of
    from journeymap.editor.state import Draft

    assert projected.canvas.scene is not None
    spot = spot_of(projected.canvas.scene, projected.session.state.journey, Draft(thing, field, "", ""))
    assert spot is not None
    return projected.canvas.shot.rect(spot.rect).center()


def test_the_screen_holds_the_picture_and_nothing_else(projected: ProjectedWindow) -> None:
    assert projected.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert projected.isFullScreen()
    assert projected.geometry() == projected.screen().geometry()
    assert not projected.findChildren(QMenuBar)
    assert not projected.findChildren(QToolBar)
    assert projected.findChildren(QAbstractScrollArea) == [projected.canvas]
    bars = (projected.canvas.horizontalScrollBar(), projected.canvas.verticalScrollBar())
    assert not any(bar.isVisible() for bar in bars)
    assert not projected.canvas.hint.isVisible()
    assert projected.canvas.viewport().size() == projected.size()


@pytest.mark.parametrize(
    ("on", "back"),
    [
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_Down, Qt.Key.Key_Up),
        (Qt.Key.Key_Space, Qt.Key.Key_Backspace),
        (Qt.Key.Key_Return, Qt.Key.Key_PageUp),
    ],
)
def test_clickers_and_arrows_go_on_and_back(projected: ProjectedWindow, on: Qt.Key, back: Qt.Key) -> None:
    key(projected, on, on, on)
    assert where(projected) == ("stage/on", "1/kick")
    key(projected, back)
    assert where(projected) == ("stage/on", "1")


def test_home_end_and_a_number(projected: ProjectedWindow) -> None:
    key(projected, Qt.Key.Key_End)
    assert where(projected)[0] not in ("title", "overview")
    key(projected, Qt.Key.Key_Home)
    assert where(projected) == ("title", "1")
    key(projected, "3", Qt.Key.Key_Return)
    assert where(projected) == ("stage/on", "1")


def test_shift_goes_by_whole_steps(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    key(projected, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    assert where(projected) == ("stage/ad", "1")


@pytest.mark.parametrize(
    ("pressed", "colour"), [("b", "#000000"), (".", "#000000"), ("w", "#ffffff"), (",", "#ffffff")]
)
def test_black_and_white(projected: ProjectedWindow, qtbot: QtBot, pressed: str, colour: str) -> None:
    before = seen(projected)
    key(projected, pressed)
    picture = seen(projected)
    points = [(x, y) for x in range(0, picture.width(), 37) for y in range(0, picture.height(), 41)]
    assert {QColor(picture.pixel(x, y)).name() for x, y in points} == {colour}
    key(projected, Qt.Key.Key_PageDown)
    assert where(projected) == ("title", "1")
    rest(projected, qtbot)
    assert seen(projected) == before


def test_escape_ends_it_where_it_was(window: Window, projected: ProjectedWindow, qtbot: QtBot) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.desk.presenting.projected is None)
    assert window.session.state.show is None
    assert window.session.state.selection == ("kick",)


def test_escape_first_takes_back_what_else_there_is(projected: ProjectedWindow) -> None:
    key(projected, "b")
    key(projected, Qt.Key.Key_Escape)
    assert projected.session.state.show is not None
    key(projected, "1", "2", Qt.Key.Key_Escape)
    assert projected.session.state.show is not None
    assert projected.session.state.show.typed == ""


def test_from_here_begins_at_what_is_selected(window: Window) -> None:
    window.session.select(("data",))
    press_menu(window, "present.from-here")
    assert window.desk.presenting.projected is not None
    assert where(window.desk.presenting.projected)[1].endswith("/data")
    window.desk.end_presentation()


def test_what_is_not_lit_is_dimmed_and_what_is_lit_is_as_it_was(projected: ProjectedWindow, qtbot: QtBot) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    rest(projected, qtbot)
    whole = seen(projected)
    key(projected, Qt.Key.Key_Right)
    rest(projected, qtbot)
    lit = seen(projected)
    here, there = (placed(projected, thing, "touchpoint") for thing in ("kick", "sso"))
    background = QColor(whole.pixel(2, 2))

    def inside(one: Placed) -> tuple[int, int, int, int]:
        rect = projected.canvas.shot.rect(bounds(one)).toAlignedRect().adjusted(8, 8, -8, -8)
        return rect.x(), rect.y(), rect.width(), rect.height()

    assert whole.copy(*inside(here)) == lit.copy(*inside(here))
    assert whole.copy(*inside(there)) != lit.copy(*inside(there))

    def ink(picture: QImage, one: Placed) -> int:
        x, y, width, height = inside(one)
        return max(
            abs(QColor(picture.pixel(a, b)).lightness() - background.lightness())
            for a in range(x, x + width, 2)
            for b in range(y, y + height, 2)
        )

    assert ink(lit, there) < 0.5 * ink(whole, there)


def test_a_text_is_typed_where_it_stands(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, text_place(projected, "kick", "title"))
    assert is_typing(projected)
    key(projected, Qt.Key.Key_End, " today", Qt.Key.Key_Return)
    assert not is_typing(projected)
    assert title(projected, "kick") == "Kick-off today"
    assert len(projected.session.undo_names()) == 1
    assert where(projected)[0] == "stage/on"


def test_letters_that_are_commands_are_typed_while_a_text_is(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, text_place(projected, "kick", "title"))
    key(projected, Qt.Key.Key_End, "bw nm1", Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert title(projected, "kick") == "Kick-offbw nm1"
    assert projected.session.state.show is not None
    assert projected.session.state.show.blank == ""


def test_the_title_of_map_and_stage_are_typed(projected: ProjectedWindow) -> None:
    click(projected, text_place(projected, "", "title"))
    key(projected, Qt.Key.Key_End, "!", Qt.Key.Key_Return)
    assert projected.session.state.journey.title == "From signature to advocate!"
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, text_place(projected, "on", "title"))
    key(projected, Qt.Key.Key_End, "!", Qt.Key.Key_Return)
    assert projected.session.state.journey.stages[0].title == "Onboarding!"


def test_typing_goes_to_the_screen_not_to_the_window_behind(window: Window, projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, text_place(projected, "kick", "title"))
    assert window.canvas.typing is None
    key(projected, "Begin", Qt.Key.Key_Escape)
    assert title(projected, "kick") == "Kick-off"
    assert projected.session.state.show is not None


def test_a_face_is_drawn_to_another_feeling(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    start = middle(projected, "kick", "feeling")
    drag(projected.canvas, start, start + QPointF(0.0, 400.0))
    touchpoint = index(projected.session.state.journey).things["kick"]
    assert isinstance(touchpoint, Touchpoint)
    assert [feeling.value for feeling in touchpoint.feelings] == [-2]
    assert len(projected.session.undo_names()) == 1
    key(projected, Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert projected.session.undo_names() == ()


def test_two_keys_add_a_note_under_what_is_lit(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    before = {note.id for note in projected.session.state.journey.notes}
    key(projected, "n", "p")
    assert is_typing(projected)
    key(projected, "Nobody answers", Qt.Key.Key_Return)
    new = [note for note in projected.session.state.journey.notes if note.id not in before]
    assert [(note.at, note.text) for note in new] == [("kick", "Nobody answers")]
    lane = index(projected.session.state.journey).things[new[0].lane]
    assert isinstance(lane, Lane)
    assert lane.kind == "pains"
    stop = going.here(projected.session.state)
    assert stop is not None
    assert stop.things == ("kick",)
    assert any(one.thing == new[0].id for one in stop.scene.placed)


def test_n_twice_adds_a_note_of_the_usual_kind(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right, "n", "n")
    assert is_typing(projected)
    key(projected, "Ask", Qt.Key.Key_Return)
    assert any(note.text == "Ask" and note.at == "kick" for note in projected.session.state.journey.notes)


def test_a_note_where_there_is_nothing_to_hang_it_on_is_refused(window: Window, projected: ProjectedWindow) -> None:
    key(projected, "n", "n")
    assert not is_typing(projected)
    assert "under a touchpoint or a stage" in " ".join(window.messages.texts())


def test_m_marks_a_moment_of_truth_and_undo_takes_it_back(projected: ProjectedWindow) -> None:
    def marked() -> bool:
        touchpoint = index(projected.session.state.journey).things["kick"]
        assert isinstance(touchpoint, Touchpoint)
        return touchpoint.moment_of_truth

    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right, "m")
    assert marked()
    key(projected, Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert not marked()
    assert where(projected) == ("stage/on", "1/kick")


def test_keys_change_how_what_is_lit_feels(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    key(projected, Qt.Key.Key_Up, held=Qt.KeyboardModifier.ControlModifier)
    touchpoint = index(projected.session.state.journey).things["kick"]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.feelings[0].value == 2
    assert where(projected) == ("stage/on", "1/kick")


def test_a_click_lights_what_is_dimmed_and_a_click_on_ground_goes_on(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    click(projected, middle(projected, "sso", "touchpoint"))
    assert where(projected) == ("stage/on", "1/sso")
    assert not is_typing(projected)
    click(projected, QPointF(3.0, projected.height() - 3.0))
    assert where(projected) != ("stage/on", "1/sso")


def test_a_click_beside_a_text_that_is_typed_only_ends_typing(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, text_place(projected, "kick", "title"))
    key(projected, Qt.Key.Key_End, " now")
    click(projected, QPointF(3.0, projected.height() - 3.0))
    assert not is_typing(projected)
    assert where(projected)[0] == "stage/on"
    assert title(projected, "kick") == "Kick-off now"


def test_the_row_of_stages_goes_to_them(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    click(projected, middle(projected, "ad", "pill"))
    assert where(projected) == ("stage/ad", "1")
    key(projected, "2", Qt.Key.Key_Return)
    click(projected, place_of(projected.canvas, "on").toPointF())
    assert where(projected) == ("stage/on", "1")


def test_nothing_lights_up_under_the_pointer(projected: ProjectedWindow, qtbot: QtBot) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    rest(projected, qtbot)
    before = seen(projected)
    mouse(projected.canvas, QEvent.Type.MouseMove, middle(projected, "kick", "touchpoint"), Qt.MouseButton.NoButton)
    assert seen(projected) == before


def test_the_window_behind_follows(window: Window, projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    assert window.canvas.overlay.selection == ("kick",)


def test_starting_again_while_it_runs_keeps_the_place(window: Window, projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return)
    press_menu(window, "present.start")
    assert window.desk.presenting.projected is projected
    assert where(projected) == ("stage/on", "1")


@pytest.mark.usefixtures("projected")
def test_closing_the_map_ends_it(window: Window, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: window.desk.presenting.projected is None)
    assert window.session.state.show is None


def test_after_a_note_the_touchpoint_is_meant_again(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right, "n", "p")
    key(projected, "Nobody answers", Qt.Key.Key_Return)
    assert projected.session.state.selection == ("kick",)
    key(projected, "m")
    touchpoint = index(projected.session.state.journey).things["kick"]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.moment_of_truth


def test_m_means_what_is_lit_whatever_has_been_clicked(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    projected.session.select(("ad",))
    key(projected, "m")
    touchpoint = index(projected.session.state.journey).things["kick"]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.moment_of_truth


def test_moves_lead_from_picture_to_picture_and_are_ended_by_the_next_key(
    projected: ProjectedWindow, qtbot: QtBot
) -> None:
    projected.moves = True
    key(projected, "2", Qt.Key.Key_Return)
    assert projected.canvas.going.under_way
    key(projected, Qt.Key.Key_Right)
    assert projected.canvas.going.under_way
    moving = seen(projected)
    qtbot.waitUntil(lambda: not projected.canvas.going.under_way, timeout=3000)
    rest(projected, qtbot)
    assert where(projected) == ("stage/on", "1")
    assert seen(projected) != moving
    projected.moves = False
    key(projected, Qt.Key.Key_Left)
    assert not projected.canvas.going.under_way


def test_an_edit_moves_nothing(projected: ProjectedWindow) -> None:
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right)
    projected.moves = True
    key(projected, "m")
    assert not projected.canvas.going.under_way


def test_a_read_only_map_is_presented_and_says_why_it_is_not_changed(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "newer.journey"
    path.write_bytes(dump(onboarding()).replace(b'"major": 1', b'"major": 9', 1))
    window = program.new_window(open_journey(path))
    window.show()
    assert window.session.state.read_only
    window.desk.present_map()
    projected = window.desk.presenting.projected
    assert projected is not None
    key(projected, "3", Qt.Key.Key_Return, Qt.Key.Key_Right, "m", "n", "p")
    assert window.session.state.journey == onboarding()
    assert "can be looked at, but not changed" in " ".join(window.messages.texts())
    window.desk.end_presentation()


def test_the_rows_of_a_table_are_typed_there(projected: ProjectedWindow) -> None:
    going.go_to(projected.session, "opportunities")
    scene = projected.canvas.scene
    assert scene is not None
    marks = [mark for one in scene.placed if one.role == "table" for mark in one.fragment.marks]
    cells = [text for box in marks if isinstance(box, Box) for text in box.texts if text.field]
    note = cells[0].field.partition("/")[0]
    click(projected, text_place(projected, note, "text"))
    assert is_typing(projected)
    key(projected, Qt.Key.Key_End, " soon", Qt.Key.Key_Return)
    assert str(getattr(index(projected.session.state.journey).things[note], "text", "")).endswith(" soon")
    assert where(projected)[0] == "opportunities"


def test_milestones_are_renamed_in_their_table(projected: ProjectedWindow) -> None:
    going.go_to(projected.session, "milestones")
    click(projected, text_place(projected, "invited", "title"))
    key(projected, Qt.Key.Key_End, "!", Qt.Key.Key_Return)
    assert title(projected, "invited") == "Invitation accepted!"
