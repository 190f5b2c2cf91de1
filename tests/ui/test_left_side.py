from __future__ import annotations

from typing import TYPE_CHECKING

from windows import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


def shown(window: Window) -> set[str]:
    return {panel.key for panel in window.sides.left.panels if panel.isVisible()}


def test_in_a_low_window_panels_give_way_and_come_back(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 900)
    settle(window, qtbot)
    assert shown(window) == {"outline", "lanes", "overview"}
    window.resize(1280, 560)
    settle(window, qtbot)
    assert shown(window) == {"outline", "lanes"}
    assert "overview" not in window.session.state.hidden_panels, "nobody has hidden it"
    window.resize(1280, 440)
    settle(window, qtbot)
    assert shown(window) == {"outline"}
    window.resize(1280, 900)
    settle(window, qtbot)
    assert shown(window) == {"outline", "lanes", "overview"}


def test_in_a_low_window_everything_stays_inside_it(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.menus.actions["view.panel.insights"].trigger()
    settle(window, qtbot)
    assert window.height() == 720
    bottom = window.status.mapTo(window, window.status.rect().bottomLeft()).y()
    assert bottom <= window.height()
    assert window.stack.sizes()[1] >= 200


def test_the_only_panel_that_is_wanted_stays(window: Window, qtbot: QtBot) -> None:
    for panel in ("outline", "lanes"):
        window.menus.actions[f"view.panel.{panel}"].trigger()
    window.resize(1280, 400)
    settle(window, qtbot)
    assert shown(window) == {"overview"}
