"""Where the keys are: F6 leads to every part of a window, each says what it is, and Escape comes back to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import onboarding
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from windows import place_of

if TYPE_CHECKING:
    from keyboard_hand import BeginAtWindow, KeyboardHand
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def part_of(hand: KeyboardHand, widget: QWidget) -> QWidget:
    """The part of the window that F6 stops at which holds a widget."""
    return next(part for part in hand.window.sides.stops() if part is widget or part.isAncestorOf(widget))


def test_f6_leads_to_every_part_and_escape_back_to_the_map(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.press("Alt+5")  # the list of steps is hidden at first
    parts = hand.window.sides.stops()
    hand.go_to("Kick-off")
    for times in range(1, len(parts) + 1):
        hand.press(*["F6"] * times)
        met = part_of(hand, hand.focus)
        assert met is parts[(parts.index(hand.window.canvas) + times) % len(parts)]
        assert hand.focus.accessibleName()
        hand.press("Escape")
        assert hand.on_map(), f"{met} keeps the keys"
        assert hand.chosen == ["Kick-off"] or met is hand.window.canvas
        hand.go_to("Kick-off")
    hand.press("Shift+F6")
    assert part_of(hand, hand.focus) is parts[parts.index(hand.window.canvas) - 1]


def test_escape_comes_back_from_the_tool_bar_and_from_bars_that_were_opened(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.go_to("Kick-off")
    hand.press("F6")
    while not isinstance(hand.focus, QToolButton) or hand.focus.window() is hand.focus or hand.in_inspector():
        hand.press("Tab")
    hand.press("Escape")
    assert hand.on_map()
    for key in ("Ctrl+K", "Ctrl+F", "Ctrl+H", "Ctrl+Shift+F", "Ctrl+Alt+F"):
        hand.press(key)
        assert not hand.on_map(), key
        hand.press("Escape")
        assert hand.on_map(), f"Escape after {key} led to {hand.focus}"
        assert hand.chosen == ["Kick-off"], key


def test_wherever_the_keys_are_can_be_seen(windowed: BeginAtWindow, qapp: QApplication) -> None:
    """Each stop looks different with the keys in it, and stands where it can be seen."""
    hand = windowed(onboarding())
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    hand.go_to("Data migration")
    stops = 0
    for way in ((), ("Escape", "Ctrl+Shift+F"), ("F6", "Ctrl+H")):
        hand.press(*(way or ["F6"]))
        while not hand.on_map():
            widget = hand.focus
            assert widget.visibleRegion().boundingRect().height() >= min(widget.height(), 24), widget
            with_keys = seen(hand, widget)
            hand.press("Tab")
            assert seen(hand, widget) != with_keys, f"{widget} looks the same without the keys"
            stops += 1
    assert stops > 90
    qapp.setCursorFlashTime(flash)


def seen(hand: KeyboardHand, widget: QWidget) -> QImage:
    """What a window shows where a widget stands."""
    place = QRect(widget.mapTo(hand.window, QPoint()), widget.size())
    return hand.window.grab(place.adjusted(-3, -3, 3, 3)).toImage()


def test_the_keys_come_back_from_the_palette_to_the_map_where_a_text_was_typed(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.go_to("Kick-off")
    hand.press("F2")
    hand.type(" call")
    hand.press("Ctrl+K", "Escape")
    assert hand.on_map()
    assert hand.chosen == ["Kick-off call"]


def test_f2_leads_to_the_inspector_where_the_map_shows_no_text(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.go_to("Migration stalls")
    hand.press("F2")
    assert hand.in_inspector()
    assert hand.focus.accessibleName() == "The stressful event"


def test_after_hiding_a_lane_the_keys_are_on_one_that_is_shown(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.go_to("Pain points", "Lane")
    hand.run("Map › Hide Lane")
    assert hand.chosen == ["Images"]
    hand.run("Map › Hide Lane")
    assert hand.chosen == ["Customer says"]
    hand.press("Ctrl+Z", "Ctrl+Z")
    assert hand.chosen == ["Pain points"]


def test_escape_takes_back_one_thing_at_a_time_and_then_messages(windowed: BeginAtWindow) -> None:
    hand = windowed(onboarding())
    hand.go_to("Data migration")
    hand.fill_in({"Owner": "CSM"})
    hand.show_only("Owners", "CSM")
    hand.press("Ctrl+V")
    assert len(hand.window.messages.texts()) == 1
    met = []
    for _ in range(4):
        met.append((bool(hand.chosen), bool(hand.state.filter), len(hand.window.messages.texts())))
        hand.press("Escape")
        assert hand.on_map()
    assert met == [(True, True, 1), (False, True, 1), (False, False, 1), (False, False, 0)]


def test_the_menu_of_what_has_the_keys_opens_below_it(windowed: BeginAtWindow, qtbot: QtBot) -> None:
    hand = windowed(onboarding())
    hand.go_to("Data migration")
    canvas = hand.window.canvas
    with qtbot.waitSignal(canvas.menu_wanted) as asked:
        hand.press("Shift+F10")
    corner = canvas.viewport().mapFromGlobal(asked.args[0]) - place_of(canvas, "data")
    assert -160 < corner.x() < 0 < corner.y() < 120
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    hand.press("Escape")
    assert hand.on_map()
