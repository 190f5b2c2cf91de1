"""Gestures of the pointer in a real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import columns
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication
from windows import LEFT, NO_BUTTON, drag, hold, mouse, place_of, seen, settle

from journeymap.editor import typing
from journeymap.editor.tools.knobs import knobs_of
from journeymap.files.store import Opened
from journeymap.lanes.experience import height_of
from journeymap.layout.hit import Rect, places_of, rect_of
from journeymap.model.find import index
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.editor.state import EditorState
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window

PRESS, RELEASE, MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(window: Window, qtbot: QtBot) -> Canvas:
    window.canvas.zoom_to(1.0)
    window.canvas.centre_on(0, 0)
    settle(window, qtbot)
    return window.canvas


def view(canvas: Canvas, x: float, y: float) -> QPointF:
    return canvas.shot.rect(Rect(x, y, 0.0, 0.0)).topLeft()


def over(canvas: Canvas, thing: str, *, right: float = 0.5) -> QPointF:
    """A point of a thing in the view."""
    rect = rect_of(canvas.shot.scene, thing)
    assert rect is not None
    return view(canvas, rect.x + right * rect.width, rect.y + rect.height / 2)


def on_curve(canvas: Canvas, value: float) -> float:
    row = next(row for row in canvas.shot.scene.rows if row.key == "curve")
    return view(canvas, 0, row.y + height_of(value)).y()


def face(canvas: Canvas, thing: str) -> QPointF:
    place = next(one for one in places_of(canvas.shot.scene, thing) if one.role == "feeling")
    return view(canvas, place.x + place.fragment.width / 2, place.y + place.fragment.height / 2)


def press_plus_before(canvas: Canvas, thing: str) -> None:
    """Presses the + that stands at the left edge of a card."""
    card = rect_of(canvas.shot.scene, thing)
    assert card is not None
    mouse(canvas, MOVE, view(canvas, card.x - 8, card.bottom), NO_BUTTON)
    spots = canvas.gestures.pointer.spots
    assert spots is not None
    at = view(canvas, spots.pluses[0].x, spots.pluses[0].y)
    mouse(canvas, PRESS, at)
    mouse(canvas, RELEASE, at)


def carry(canvas: Canvas, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier | None = None) -> None:
    """Presses, moves there in two steps and keeps the button down."""
    mouse(canvas, PRESS, start)
    for at in ((start + end) / 2, end):
        mouse(canvas, MOVE, at, keys=keys or Qt.KeyboardModifier.NoModifier)


def test_a_card_is_dragged_to_another_stage_in_one_step(canvas: Canvas) -> None:
    session = canvas.session
    before = session.state.journey
    drag(canvas, over(canvas, "kick"), over(canvas, "train", right=0.9))
    assert columns(session.state.journey) == "sso+form | data | first || train | kick | guide+usage || -"
    assert session.undo_names() == ("Move touchpoint “Kick-off”",)
    assert session.state.selection == ("kick",)
    session.undo()
    assert session.state.journey is before


def test_what_is_selected_together_is_dragged_together(canvas: Canvas) -> None:
    canvas.session.select(("kick", "data"))
    drag(canvas, over(canvas, "kick"), over(canvas, "train", right=0.9))
    assert columns(canvas.session.state.journey).split(" || ")[1] == "train | kick | data | guide+usage"
    assert canvas.session.state.selection == ("kick", "data")


def test_a_click_on_one_of_several_chooses_it_alone(canvas: Canvas) -> None:
    canvas.session.select(("kick", "data"))
    mouse(canvas, PRESS, over(canvas, "kick"))
    assert list(canvas.session.state.selection) == ["kick", "data"]
    mouse(canvas, RELEASE, over(canvas, "kick"))
    assert list(canvas.session.state.selection) == ["kick"]


def test_escape_abandons_a_drag(canvas: Canvas, qtbot: QtBot) -> None:
    before = canvas.session.state.journey
    plain = seen(canvas)
    canvas.session.select(("kick",))
    carry(canvas, face(canvas, "kick"), QPointF(face(canvas, "kick").x(), on_curve(canvas, 2)))
    qtbot.waitUntil(lambda: canvas.session.state.previewing)
    hold(canvas, Qt.Key.Key_Escape, True)
    assert canvas.session.state.journey is before
    assert canvas.session.state.selection == ("kick",), "Escape was for the drag"
    assert not canvas.gestures.pressed
    mouse(canvas, RELEASE, over(canvas, "train"))
    assert canvas.session.state.journey is before
    canvas.session.select(())
    qtbot.waitUntil(lambda: canvas.at_rest)
    assert seen(canvas) == plain, "nothing is left of what the drag showed"


def test_other_keys_wait_while_something_is_dragged(canvas: Canvas) -> None:
    carry(canvas, over(canvas, "kick"), over(canvas, "train"))
    hold(canvas, Qt.Key.Key_Right, True)
    assert canvas.session.state.selection == ("kick",)
    hold(canvas, Qt.Key.Key_Escape, True)


def test_however_many_moves_come_a_frame_lays_out_once(canvas: Canvas, qtbot: QtBot) -> None:
    scenes: list[object] = []

    def note(before: EditorState, after: EditorState) -> None:
        if after.journey is not before.journey:
            scenes.append(canvas.scene)

    start = face(canvas, "kick")
    mouse(canvas, PRESS, start)
    unsubscribe = canvas.session.subscribe(note)
    for step in range(200):
        mouse(canvas, MOVE, QPointF(start.x(), on_curve(canvas, 2 - step % 5)))
    assert len(scenes) <= 1
    qtbot.waitUntil(lambda: len(scenes) == 1)
    QApplication.processEvents()
    assert len(scenes) == 1
    unsubscribe()
    mouse(canvas, RELEASE, QPointF(start.x(), on_curve(canvas, -2)))
    assert index(canvas.session.state.journey).things["kick"].feelings[0].value == -2  # type: ignore[attr-defined]  # a touchpoint
    assert len(canvas.session.undo_names()) == 1


def test_dragging_a_card_paints_no_tile(canvas: Canvas, qtbot: QtBot) -> None:
    painted = canvas.picture.tiles.painted
    plain = seen(canvas)
    carry(canvas, over(canvas, "kick"), over(canvas, "data", right=0.9))
    qtbot.wait(30)
    assert seen(canvas) != plain
    assert canvas.picture.tiles.painted == painted
    hold(canvas, Qt.Key.Key_Escape, True)


def test_with_control_a_copy_is_dropped(canvas: Canvas) -> None:
    end = over(canvas, "train", right=0.9)
    carry(canvas, over(canvas, "kick"), end, CONTROL)
    mouse(canvas, RELEASE, end, keys=CONTROL)
    assert canvas.session.undo_names() == ("Copy touchpoint “Kick-off”",)
    assert columns(canvas.session.state.journey) == "kick | sso+form | data | first || train | t9 | guide+usage || -"


def test_a_rubber_band_selects(canvas: Canvas) -> None:
    kick, data = rect_of(canvas.shot.scene, "kick"), rect_of(canvas.shot.scene, "data")
    assert kick is not None
    assert data is not None
    drag(canvas, view(canvas, kick.x - 5, kick.y - 6), view(canvas, data.x + 5, data.bottom))
    assert canvas.session.state.selection == ("kick", "sso", "data")


def test_near_the_edge_the_map_moves_under_the_pointer(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(2.0)
    canvas.centre_on(0, 0)
    canvas.reveal(("kick",))
    before = canvas.camera.x
    carry(canvas, over(canvas, "kick"), QPointF(canvas.viewport().width() - 2, 300))
    qtbot.waitUntil(lambda: canvas.camera.x > before + 100)
    hold(canvas, Qt.Key.Key_Escape, True)
    resting = canvas.camera
    qtbot.wait(60)
    assert canvas.camera == resting


def test_what_is_taken_near_the_edge_stays_until_it_is_drawn_further(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(2.0)
    canvas.centre_on(0, 0)
    canvas.pan(-over(canvas, "kick").x() + 20, 0)
    before, start = canvas.camera, over(canvas, "kick")
    carry(canvas, start, start + QPointF(12, 0))
    qtbot.wait(60)
    assert canvas.camera == before
    mouse(canvas, MOVE, start - QPointF(16, 0))
    qtbot.waitUntil(lambda: canvas.camera.x < before.x)
    hold(canvas, Qt.Key.Key_Escape, True)


def test_a_line_is_drawn_from_a_cards_edge(canvas: Canvas) -> None:
    _, knob = knobs_of(canvas.shot.scene, "train")
    at = view(canvas, knob.x - 2, knob.y)
    mouse(canvas, MOVE, at, NO_BUTTON)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    drag(canvas, at, over(canvas, "guide"))
    (flow,) = canvas.session.state.selection
    assert index(canvas.session.state.journey).field_of[flow] == "flows"


def test_a_plus_adds_and_types(canvas: Canvas) -> None:
    press_plus_before(canvas, "guide")
    draft = canvas.session.state.draft
    assert draft is not None
    assert draft.name == "Add touchpoint"
    assert columns(canvas.session.state.journey).split(" || ")[1] == "train | t9 | guide+usage"


def test_a_plus_under_a_lane_asks_for_one(window: Window, canvas: Canvas) -> None:
    row = next(row for row in canvas.shot.scene.rows if row.key == "says")
    at = view(canvas, 38, row.y + row.height + 3)
    mouse(canvas, PRESS, at)
    mouse(canvas, RELEASE, at)
    menu = window.menus.menus["Insert/Lane"]
    assert menu.isVisible()
    menu.close()
    next(one for one in menu.actions() if one.text().replace("&", "") == LANE_TITLES["thinks"]).trigger()
    lanes = [lane.kind for lane in canvas.session.state.journey.lanes]
    assert lanes[lanes.index("says") + 1] == "thinks"


def test_a_click_into_an_empty_cell_gives_it_the_keys(canvas: Canvas) -> None:
    row = next(row for row in canvas.shot.scene.rows if row.key == "pains")
    at = QPointF(over(canvas, "train").x(), view(canvas, 0, row.y + row.height / 2).y())
    mouse(canvas, PRESS, at)
    mouse(canvas, RELEASE, at)
    assert canvas.session.state.cell == ("pains", "train")


def test_on_a_map_to_be_looked_at_a_drag_says_so(window: Window, canvas: Canvas) -> None:
    journey = window.session.state.journey
    file = replace(Opened(Path("x.journey"), journey, "0" * 64), read_only=True, notice="Written by a newer version.")
    window.session.opened(file)
    drag(canvas, over(canvas, "kick"), over(canvas, "train"))
    assert window.session.state.journey is journey
    assert any("looked at, but not changed" in text for text in window.messages.texts())
    mouse(canvas, MOVE, over(canvas, "kick"), NO_BUTTON)
    assert canvas.gestures.pointer.spots is not None
    assert canvas.gestures.pointer.spots.knobs == ()


def test_a_button_let_go_elsewhere_abandons(canvas: Canvas) -> None:
    before = canvas.session.state.journey
    carry(canvas, over(canvas, "kick"), over(canvas, "train"))
    mouse(canvas, MOVE, over(canvas, "train"), NO_BUTTON)
    assert not canvas.gestures.pressed
    assert canvas.session.state.journey is before


def test_a_second_button_abandons(canvas: Canvas) -> None:
    before = canvas.session.state.journey
    carry(canvas, over(canvas, "kick"), over(canvas, "train"))
    mouse(canvas, PRESS, over(canvas, "train"), Qt.MouseButton.RightButton)
    mouse(canvas, RELEASE, over(canvas, "train"), LEFT)
    assert canvas.session.state.journey is before


def test_the_map_stays_while_something_is_dragged(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.fit_all()
    settle(canvas.window(), qtbot)  # type: ignore[arg-type]  # the canvas stands in a window of ours
    flag = next(one for one in places_of(canvas.shot.scene, "weekly") if one.role == "milestone")
    start = view(canvas, flag.x + flag.fragment.width / 2, flag.y + flag.fragment.height - 3)
    before = canvas.camera
    carry(canvas, start, QPointF(place_of(canvas, "train")))
    qtbot.waitUntil(lambda: canvas.session.state.previewing)
    assert canvas.camera == before
    hold(canvas, Qt.Key.Key_Escape, True)


def test_a_press_on_a_plus_finishes_what_is_typed(canvas: Canvas) -> None:
    typing.begin(canvas.session, "kick")
    typing.write(canvas.session, "Kick-off call")
    press_plus_before(canvas, "guide")
    assert canvas.session.undo_names() == ("Rename “Kick-off”",)
    draft = canvas.session.state.draft
    assert draft is not None
    assert draft.name == "Add touchpoint"


def test_what_moves_along_a_scale_says_so(canvas: Canvas) -> None:
    mouse(canvas, MOVE, face(canvas, "kick"), NO_BUTTON)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.SizeVerCursor
    flag = next(one for one in places_of(canvas.shot.scene, "invited") if one.role == "milestone")
    mouse(canvas, MOVE, view(canvas, flag.x + 20, flag.y + flag.fragment.height - 3), NO_BUTTON)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
