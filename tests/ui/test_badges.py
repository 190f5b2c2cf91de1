from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from windows import place_of, seen

from journeymap.model.edits import rename
from journeymap.ui.badges import radius

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


def badged(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.canvas.overlay.badged is window.session.state.journey, timeout=5000)


def corner(window: Window, thing: str) -> QColor:
    """The colour a little left of the middle of where the badge of a thing stands, beside its “!”."""
    from journeymap.layout.hit import rect_of

    canvas = window.canvas
    rect = rect_of(canvas.shot.scene, thing)
    assert rect is not None
    size = radius(canvas.shot)
    at, ratio = canvas.shot.rect(rect).topLeft(), canvas.shot.ratio
    return seen(canvas).pixelColor(round((at.x() - size * 0.3) * ratio), round((at.y() + size * 0.3) * ratio))


def tip(window: Window, thing: str, qtbot: QtBot) -> str:
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    at, viewport = place_of(window.canvas, thing), window.canvas.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_cards_with_problems_bear_a_badge_and_say_why(window: Window, qtbot: QtBot) -> None:
    badged(window, qtbot)
    window.canvas.zoom_to(1.0)
    window.canvas.reveal(("data",))
    warn = window.program.chrome.warn
    assert corner(window, "data").name() == warn
    assert corner(window, "sso").name() != warn
    assert "Warning: Every way passes “Data migration”" in tip(window, "data", qtbot)
    window.session.commit(lambda journey: rename(journey, "data", "Import"), "Rename")
    assert "Every way" not in tip(window, "data", qtbot)  # nobody knows yet
    badged(window, qtbot)
    assert "Warning: Every way passes “Import”" in tip(window, "data", qtbot)


def test_they_can_be_hidden_and_are_not_shown_from_afar(window: Window, qtbot: QtBot) -> None:
    badged(window, qtbot)
    window.canvas.zoom_to(1.0)
    window.canvas.reveal(("data",))
    action = window.menus.actions["view.badges"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert corner(window, "data").name() != window.program.chrome.warn
    assert "badges" in window.program.settings.hidden_panels
    action.trigger()
    badged(window, qtbot)
    assert corner(window, "data").name() == window.program.chrome.warn
    window.canvas.zoom_to(0.2)
    assert radius(window.canvas.shot) == 0
