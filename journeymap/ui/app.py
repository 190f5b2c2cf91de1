"""Where the window begins: `run` is what the command line calls."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from journeymap.ui.garbage import Collector
from journeymap.ui.mishap import Mishaps
from journeymap.ui.program import Program
from journeymap.ui.settings import Settings, data_folder, settings_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURN = 0.0005
"""Seconds for which a thread goes on while the window waits. Python's own measure is ten times as long, and within one
frame the window waits several times: each time it comes back from Qt."""


def run(paths: Sequence[str]) -> int:
    """Opens the editor with a window per file, or with an empty map; returns when the last window is closed, with
    the exit code for the process."""
    gc.disable()  # nothing made before the first paint is garbage
    sys.setswitchinterval(_TURN)
    app = application()
    program = Program(app, settings_file(), data_folder())
    wanted = [Path(path) for path in paths]
    if not wanted and program.settings.reopen:
        wanted = [path for name in program.settings.recent[:1] if (path := Path(name)).is_file()]
    mishaps = Mishaps(program)
    mishaps.begin()
    if not _opened(program, wanted, mishaps):
        return 2
    painted = program.windows[0].canvas.painted_once
    painted.connect(partial(_collect_from_now_on, Collector(app)))
    painted.connect(program.offer_what_was_left)
    painted.connect(partial(_end_when_asked, program))
    code = app.exec()
    from journeymap.ui.ending import ended  # late: nothing is left to be waited for

    return ended(code)


def _opened(program: Program, wanted: Sequence[Path], mishaps: Mishaps) -> bool:
    """Whether there is a window now: one for each file; where that goes wrong in a way nobody foresaw, one with an
    empty map and the settings of a first start."""
    try:
        program.open(wanted)
        if not program.windows:
            program.new_window().show()
    except Exception as error:  # whatever it was: nobody is to wait for a window that never comes
        program.windows.clear()
        program.settings = Settings()
        try:
            program.new_window().show()
        except Exception as again:
            mishaps.at_start(again)
            return False
        sys.excepthook(type(error), error, error.__traceback__)
    return True


def _end_when_asked(program: Program) -> None:
    from journeymap.ui.ending import Asked  # late: before the first paint there is nothing to lose

    Asked(program).begin()


def _collect_from_now_on(collector: Collector) -> None:
    """What stands now mostly stands until the end: the collector need not look at it again and again."""
    gc.freeze()
    collector.begin()


def application() -> QApplication:
    """The one QApplication of the process."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("journeymap")
    app.setApplicationDisplayName("Journeymap")
    app.setDesktopFileName("journeymap")
    app.setStyle("Fusion")
    return app
