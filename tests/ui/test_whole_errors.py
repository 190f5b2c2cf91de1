"""An error of Python's own below an overridden function of Qt is told like any other, and the program goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

import journeymap.ui  # noqa: F401  # from then on overridden functions are as the program has them

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent.parent
BROKEN = """
import os, sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from journeymap.ui import app
from journeymap.ui.window import Window

told = []

def fails(*_):
    return None + 1

def begin():
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    sys.excepthook = lambda kind, *_: told.append(kind.__name__)
    QTimer.singleShot(200, end)
    if sys.argv[1] == "painting":
        window.canvas.overlay.paint = fails
        window.canvas.viewport().update()
    elif sys.argv[1] == "keys":
        window.canvas.keys.pressed = fails
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
        QApplication.sendEvent(window.canvas, press)
    else:
        from journeymap.ui.history import HistoryList
        from journeymap.editor.history import Timeline
        Timeline.name = fails
        made = HistoryList(window.session, window.program.chrome)
        made.show()

def end():
    print(*sorted(set(told)), flush=True)
    os._exit(0)

app.application()
QTimer.singleShot(800, begin)
app.run([])
"""


@pytest.mark.parametrize("where", ["painting", "keys", "list"])
def test_an_error_of_pythons_own_does_not_end_the_program(tmp_path: Path, where: str) -> None:
    here = os.environ | {
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(tmp_path / "settings.json"),
    }
    done = subprocess.run([sys.executable, "-c", BROKEN, where], env=here, capture_output=True, text=True, timeout=60)
    assert done.returncode != -signal.SIGSEGV
    assert (done.returncode, done.stdout) == (0, "TypeError\n"), done.stderr


def test_an_overridden_function_is_given_whatever_qt_gives_it(qtbot: QtBot) -> None:
    class Shy(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.given: list[object] = []

        def resizeEvent(self, *given: QResizeEvent) -> None:
            self.given += given

    shy = Shy()
    qtbot.addWidget(shy)
    shy.resize(50, 40)
    shy.show()
    assert [type(one) for one in shy.given] == [QResizeEvent]
