from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import seen, settle

from journeymap.editor import tracing
from journeymap.files.store import Opened
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import delete, rename
from journeymap.ui.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window


def press(canvas: Canvas, key: Qt.Key) -> None:
    QTest.keyClick(canvas, key)


GOAL = "value"
"""A milestone four steps along the way."""


def traced(window: Window, qtbot: QtBot, kind: tracing.Kind = "quickest") -> tuple[str, ...]:
    """Traces to the milestone; the touchpoints that are passed."""
    tracing.show(window.session, kind, GOAL)
    settle(window, qtbot)
    assert window.session.state.trace is not None
    return tuple(key for stop in window.session.state.trace.stops for key in stop)


def around(canvas: Canvas, thing: str, by: float) -> Rect:
    rect = rect_of(canvas.shot.scene, thing)
    assert rect is not None
    return Rect(rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by)


def has_colour(canvas: Canvas, area: Rect, colour: str, least: int = 12) -> bool:
    picture, wanted = seen(canvas, area), QColor(colour).rgb()
    row = range(picture.height())
    return sum(picture.pixel(x, y) == wanted for y in row for x in range(picture.width())) >= least


def test_the_menu_shows_the_way_to_what_is_selected_and_escape_ends_it(window: Window, qtbot: QtBot) -> None:
    canvas, accent = window.canvas, window.program.chrome.accent
    window.activateWindow()
    canvas.setFocus()
    window.session.select((GOAL,))
    assert window.menus.actions["map.trace-quickest"].shortcut().toString() == "F7"
    window.menus.actions["map.trace-quickest"].trigger()
    settle(window, qtbot)
    shown = window.session.state.trace
    assert shown is not None
    assert canvas.trace_strip is not None
    assert canvas.trace_strip.isVisible()
    assert canvas.trace_strip.words.text() == shown.label
    for stop in shown.stops:
        for key in stop:
            assert has_colour(canvas, around(canvas, key, 6.0), accent), key
    press(canvas, Qt.Key.Key_Escape)
    assert window.session.state.trace is None
    assert window.session.state.selection, "one thing at a time"
    assert not canvas.trace_strip.isVisible()


def test_the_rest_of_the_map_is_dimmed_and_the_cards_passed_are_not(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    keys = traced(window, qtbot)
    other = next(t.id for t in window.session.state.journey.touchpoints if t.id not in keys)
    passed = keys[0]
    with_trace = {key: seen(canvas, around(canvas, key, -6.0)) for key in (other, passed)}
    window.session.trace(None)
    assert seen(canvas, around(canvas, passed, -6.0)) == with_trace[passed]
    assert seen(canvas, around(canvas, other, -6.0)) != with_trace[other]


def test_it_is_seen_from_afar(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    keys = traced(window, qtbot)
    canvas.zoom_to(0.06)
    settle(window, qtbot)
    assert has_colour(canvas, around(canvas, keys[0], 60.0), window.program.chrome.accent, least=4)


def test_the_button_on_the_strip_ends_it(window: Window, qtbot: QtBot) -> None:
    traced(window, qtbot)
    strip = window.canvas.trace_strip
    assert strip is not None
    QTest.mouseClick(strip.end, Qt.MouseButton.LeftButton)
    assert window.session.state.trace is None


def test_a_long_label_is_shortened_to_the_view(window: Window, qtbot: QtBot) -> None:
    window.session.commit(lambda journey: rename(journey, GOAL, "<b>First</b> value " * 10), "Rename")
    traced(window, qtbot)
    window.resize(1000, 700)
    settle(window, qtbot)
    strip = window.canvas.trace_strip
    assert strip is not None
    assert strip.geometry().left() >= 0
    assert strip.geometry().right() <= window.canvas.viewport().width()
    assert "…" in strip.words.text()
    assert strip.words.textFormat() == Qt.TextFormat.PlainText


def test_no_way_there_is_told(window: Window) -> None:
    loose = next(one.id for one in window.session.state.journey.milestones if one.touchpoint is None)
    window.session.select((loose,))
    window.menus.actions["map.trace-quickest"].trigger()
    assert window.session.state.trace is None
    assert any("stands at no touchpoint" in one.text for one in window.messages.findChildren(Message))


def test_what_breaks_is_framed_in_another_way(window: Window, qtbot: QtBot) -> None:
    first = window.session.state.journey.touchpoints[0].id
    tracing.show(window.session, "lost", first)
    settle(window, qtbot)
    shown = window.session.state.trace
    assert shown is not None
    assert len(shown.stops) > 1
    assert has_colour(window.canvas, around(window.canvas, first, 8.0), window.program.chrome.bad)
    assert window.menus.actions["map.trace-off"].isEnabled()


def test_it_goes_with_its_goal_and_with_the_map(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    traced(window, qtbot)
    window.session.commit(lambda journey: delete(journey, (GOAL,)), "Delete")
    assert window.canvas.overlay.trace is None
    traced_again = window.session.state.journey.touchpoints[0].id
    tracing.show(window.session, "quickest", traced_again)
    window.session.opened(Opened(tmp_path / "other.journey", window.session.state.journey, "0" * 64))
    assert window.canvas.overlay.trace is None
    assert window.canvas.trace_strip is not None
    assert not window.canvas.trace_strip.isVisible()


def test_a_way_too_long_for_the_view_is_shown_whole(window: Window, qtbot: QtBot) -> None:
    canvas = window.canvas
    canvas.zoom_to(3.0)
    keys = traced(window, qtbot, "longest")
    view = canvas.viewport().rect()
    for key in keys:
        rect = rect_of(canvas.shot.scene, key)
        assert rect is not None
        assert view.contains(canvas.shot.rect(rect).toAlignedRect())


def test_typing_goes_on_while_a_way_is_shown(window: Window, qtbot: QtBot) -> None:
    keys = traced(window, qtbot)
    window.activateWindow()
    window.canvas.setFocus()
    window.session.select((keys[0],))
    for letter in "Hello":
        target = window.canvas.typing or window.canvas
        QApplication.sendEvent(
            target, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        )
    assert window.session.state.draft is not None
    assert window.session.state.draft.text == "Hello"
    assert window.canvas.overlay.trace is not None
