"""What all tests need before anything is imported: Qt without a screen, and settings that are nobody's. And a running
program with real windows, each on a map of its own, for those that ask for one: what it takes is imported then."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey
    from journeymap.ui.garbage import Collector
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["JOURNEYMAP_SETTINGS"] = str(
    Path(tempfile.gettempdir()) / f"journeymap-tests-{os.getpid()}" / "settings.json"
)


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> QApplication:
    """The kind of application that windows need, before an export makes a lesser one: a process has only one."""
    return qapp


@pytest.fixture(scope="session", autouse=True)
def _collector(_one_application: QApplication) -> Collector:
    """Nothing of a window is destroyed by the thread of a check or an export, of whatever test."""
    from journeymap.ui.garbage import Collector

    collector = Collector(_one_application)
    collector.begin()
    return collector


@pytest.fixture(autouse=True)
def _collected(_collector: Collector) -> Iterator[None]:
    """What a test leaves is collected where no loop of events runs, too."""
    yield
    _collector.collect()


@pytest.fixture
def font_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine without fonts of its own: an empty folder is the only place where fonts are looked for, apart from
    the bundled ones."""
    from journeymap.draw import wrap

    folder = tmp_path / "fonts"
    folder.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "LOCALAPPDATA", "WINDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(folder))
    wrap.forget()
    yield folder
    wrap.forget()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program, with settings of its own; its windows are closed without questions afterwards."""
    from journeymap.ui.program import Program

    made = Program(qapp, tmp_path / "config" / "settings.json")
    yield made
    for window in list(made.windows):
        window.documents.wait()
        for part in (window.company, window.others):
            part.end()  # what comes now is no file of theirs
        window.session.opened(_as_saved(window))
        window.close()
    qapp.processEvents()


def _as_saved(window: Window) -> Opened:
    """The window's map as if it were saved, so that closing asks nothing."""
    from journeymap.files.store import Opened

    state = window.session.state
    return Opened(state.path or Path("nowhere.journey"), state.journey, "0" * 64)


@pytest.fixture
def opened(program: Program, tmp_path: Path, qtbot: QtBot) -> Open:
    """Opens a journey from a file in a window and waits until everything beside the map stands there."""
    from windows import settle

    from journeymap.files.store import open_journey, save

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
    from onboarding import onboarding

    return opened(onboarding())
