from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QToolTip
from windows import MIDDLE, drag, hold, mouse, place_of, wheel

from journeymap.editor.state import Cell
from journeymap.model.edits import set_thing
from journeymap.ui.gestures import plain_tip

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PRESS, RELEASE, MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove
EMPTY = QPointF(3, 3)


@pytest.fixture
def canvas(window: Window) -> Canvas:
    return window.canvas


def click(canvas: Canvas, thing: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(place_of(canvas, thing))
    mouse(canvas, PRESS, at, keys=keys)
    mouse(canvas, RELEASE, at, keys=keys)


def chosen(canvas: Canvas) -> tuple[str, ...]:
    return canvas.session.state.selection


def test_a_click_selects(canvas: Canvas) -> None:
    click(canvas, "data")
    assert chosen(canvas) == ("data",)
    click(canvas, "hand")
    assert chosen(canvas) == ("hand",)


@pytest.mark.parametrize("key", [SHIFT, CONTROL])
def test_with_a_key_a_click_adds_and_takes_away(canvas: Canvas, key: Qt.KeyboardModifier) -> None:
    click(canvas, "data")
    click(canvas, "kick", key)
    assert chosen(canvas) == ("data", "kick")
    click(canvas, "data", key)
    assert chosen(canvas) == ("kick",)


def test_a_click_on_nothing_selects_nothing(canvas: Canvas) -> None:
    click(canvas, "data")
    mouse(canvas, PRESS, EMPTY)
    mouse(canvas, RELEASE, EMPTY)
    assert chosen(canvas) == ()


def test_clicking_does_not_move_the_map(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    before = canvas.camera
    click(canvas, "first")
    assert canvas.camera == before


def test_dragging_with_the_middle_button_moves_the_map(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    before = canvas.camera
    drag(canvas, QPointF(400, 300), QPointF(340, 260), MIDDLE)
    assert canvas.camera.x == pytest.approx(before.x + 30)
    assert canvas.camera.y == pytest.approx(before.y + 20)


def test_dragging_the_desk_moves_the_map(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    canvas.centre_on(0, 0)
    before = canvas.camera
    drag(canvas, EMPTY, EMPTY - QPointF(60, 0))
    assert canvas.camera.x == pytest.approx(before.x + 30)


def test_with_space_held_a_press_on_a_thing_only_moves_the_map(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    hold(canvas, Qt.Key.Key_Space, True)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    start = QPointF(place_of(canvas, "first"))
    drag(canvas, start, start - QPointF(30, 0))
    assert chosen(canvas) == ()
    hold(canvas, Qt.Key.Key_Space, False)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_wheel_moves_down_and_with_shift_sideways(canvas: Canvas) -> None:
    canvas.zoom_to(3.0)
    before = canvas.camera
    wheel(canvas, QPointF(300, 300), QPoint(0, -120))
    assert canvas.camera.y > before.y
    assert canvas.camera.x == before.x
    wheel(canvas, QPointF(300, 300), QPoint(0, -120), keys=SHIFT)
    assert canvas.camera.x > before.x


def test_where_the_map_is_only_longer_the_wheel_walks_along_it(canvas: Canvas) -> None:
    canvas.window().resize(900, 1200)
    QApplication.processEvents()
    canvas.zoom_to(0.9)
    assert canvas.verticalScrollBar().maximum() == 0
    before = canvas.camera
    wheel(canvas, QPointF(200, 300), QPoint(0, -120))
    assert canvas.camera.x > before.x


def test_two_fingers_move_by_pixels(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    before = canvas.camera
    wheel(canvas, QPointF(300, 300), QPoint(-8, -16), QPoint(-10, -20))
    assert canvas.camera.x == pytest.approx(before.x + 5)
    assert canvas.camera.y == pytest.approx(before.y + 10)


def test_control_and_wheel_zoom_at_the_pointer(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    at = QPointF(420, 310)
    before = canvas.camera
    wheel(canvas, at, QPoint(0, 120), keys=CONTROL)
    assert canvas.camera.zoom == pytest.approx(2.4)
    assert canvas.camera.to_scene(420, 310) == pytest.approx(before.to_scene(420, 310))
    wheel(canvas, at, QPoint(0, -120), keys=CONTROL)
    assert canvas.camera.zoom == pytest.approx(2.0)


def test_a_pinch_zooms_at_the_fingers(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    at = QPointF(420, 310)
    before = canvas.camera
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        canvas.viewport().mapToGlobal(at),
        0.1,
        QPointF(),
    )
    QApplication.sendEvent(canvas.viewport(), pinch)
    assert canvas.camera.zoom == pytest.approx(2.2)
    assert canvas.camera.to_scene(420, 310) == pytest.approx(before.to_scene(420, 310))


def test_two_fingers_tapped_look_closely_and_at_everything_again(canvas: Canvas) -> None:
    for at, zoom in ((QPointF(place_of(canvas, "data")), 2.0), (EMPTY, canvas.camera.zoom)):
        tap = QNativeGestureEvent(
            Qt.NativeGestureType.SmartZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            canvas.viewport().mapToGlobal(at),
            0.0,
            QPointF(),
        )
        if at == EMPTY:
            canvas.centre_on(-500, -500)
        QApplication.sendEvent(canvas.viewport(), tap)
        assert canvas.camera.zoom == pytest.approx(zoom)


def test_shift_and_arrow_keys_add(canvas: Canvas) -> None:
    hold(canvas, Qt.Key.Key_Right, True)
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, SHIFT))
    assert chosen(canvas) == ("kick", "sso")


def test_a_right_click_selects_and_asks_for_a_menu(canvas: Canvas) -> None:
    asked: list[QPoint] = []
    canvas.menu_wanted.disconnect()
    canvas.menu_wanted.connect(asked.append)
    at = place_of(canvas, "data")
    mouse(canvas, PRESS, QPointF(at), Qt.MouseButton.RightButton)
    drag(canvas, QPointF(at), QPointF(at) + QPointF(40, 0), Qt.MouseButton.RightButton)
    assert chosen(canvas) == ("data",)
    where = canvas.viewport().mapToGlobal(at)
    QApplication.sendEvent(canvas.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where))
    assert asked == [where]


def test_arrow_keys_walk_and_escape_clears(canvas: Canvas) -> None:
    hold(canvas, Qt.Key.Key_Right, True)
    assert chosen(canvas) == ("kick",)
    hold(canvas, Qt.Key.Key_Right, True)
    hold(canvas, Qt.Key.Key_Down, True)
    assert chosen(canvas) == ("form",)
    hold(canvas, Qt.Key.Key_End, True)
    assert chosen(canvas) == ()
    assert canvas.session.state.cell == Cell("cards", "re")
    hold(canvas, Qt.Key.Key_Escape, True)
    assert chosen(canvas) == ()


def test_what_keys_select_comes_into_view(canvas: Canvas) -> None:
    canvas.zoom_to(4.0)
    for _ in range(6):
        hold(canvas, Qt.Key.Key_Right, True)
        assert canvas.viewport().rect().contains(place_of(canvas, chosen(canvas)[0]))


def test_page_keys_move_by_nearly_a_view(canvas: Canvas) -> None:
    canvas.zoom_to(3.0)
    canvas.centre_on(0, 0)
    before = canvas.camera.x
    hold(canvas, Qt.Key.Key_PageDown, True)
    assert canvas.camera.x - before == pytest.approx(0.9 * canvas.viewport().width() / 3)
    hold(canvas, Qt.Key.Key_PageUp, True)
    assert canvas.camera.x == pytest.approx(before)


def test_a_double_click_types_what_stands_there(canvas: Canvas) -> None:
    mouse(canvas, QEvent.Type.MouseButtonDblClick, QPointF(place_of(canvas, "data")))
    draft = canvas.session.state.draft
    assert draft is not None
    assert (draft.thing, draft.field) == ("data", "title")


def test_hovering_marks_what_would_be_selected(canvas: Canvas) -> None:
    mouse(canvas, MOVE, QPointF(place_of(canvas, "data")), Qt.MouseButton.NoButton)
    assert canvas.overlay.hover == "data"
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert canvas.overlay.hover is None


def test_tool_tips_show_markup_as_text(window: Window) -> None:
    canvas = window.canvas
    window.session.commit(
        lambda j: set_thing(j, "data", evidence="anecdote", evidence_note="<b>bold</b> & <img src='x'>"), "Set"
    )
    at = place_of(canvas, "data")
    QApplication.sendEvent(canvas.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, canvas.viewport().mapToGlobal(at)))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img" in QToolTip.text()
    assert plain_tip("<i>") == '<p style="white-space: pre-wrap">&lt;i&gt;</p>'
    QToolTip.hideText()
