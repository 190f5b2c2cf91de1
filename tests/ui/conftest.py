"""A running program with real windows, each on a map of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from windows import Open, settle

from journeymap.files.store import Opened, open_journey, save
from journeymap.ui.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program, with settings of its own; its windows are closed without questions afterwards."""
    made = Program(qapp, tmp_path / "config" / "settings.json")
    yield made
    for window in list(made.windows):
        window.session.opened(_as_saved(window))
        window.close()
    qapp.processEvents()


def _as_saved(window: Window) -> Opened:
    """The window's map as if it were saved, so that closing asks nothing."""
    state = window.session.state
    return Opened(state.path or Path("nowhere.journey"), state.journey, "0" * 64)


@pytest.fixture
def opened(program: Program, tmp_path: Path, qtbot: QtBot) -> Open:
    """Opens a journey from a file in a window and waits until everything beside the map stands there."""

    def open_window(journey: Journey) -> Window:
        path = tmp_path / f"map {len(program.windows) + 1}.journey"
        save(journey, path)
        window = program.new_window(open_journey(path))
        window.resize(1280, 820)
        window.show()
        qtbot.waitUntil(lambda: window.sides.inspector is not None, timeout=5000)
        settle(window, qtbot)
        return window

    return open_window


@pytest.fixture
def window(opened: Open) -> Window:
    """A window on the small journey in which every kind of thing occurs."""
    return opened(onboarding())
