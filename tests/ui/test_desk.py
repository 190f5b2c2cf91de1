from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


def test_recent_files_are_listed_when_the_menu_opens(window: Window) -> None:
    assert window.session.state.path is not None
    window.program.remember(window.session.state.path)
    window.desk.list_recent()
    menu = window.menus.menus["File/Recent"]
    assert [action.text() for action in menu.actions()] == [
        f"&1 map 1.journey – {Path(window.program.settings.recent[0]).parent}"
    ]
    window.program.keep(recent=())
    window.desk.list_recent()
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_a_new_map_has_a_window_of_its_own(window: Window) -> None:
    window.menus.actions["file.new"].trigger()
    assert len(window.program.windows) == 2
    assert window.program.windows[1].session.state.untouched


def test_problems_are_gone_through_one_after_the_other(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.sides.found), timeout=5000)
    there = [problem for problem in window.sides.found if problem.targets]
    assert len(there) > 1
    went = []
    for _ in range(len(there) + 1):
        window.menus.actions["edit.next-problem"].trigger()
        went.append(window.session.state.focus)
        assert any(there[(len(went) - 1) % len(there)].sentence in text for text in window.messages.texts())
    assert went == [problem.targets[0] for problem in (*there, there[0])]
    window.menus.actions["edit.previous-problem"].trigger()
    assert window.session.state.focus == there[-1].targets[0]
