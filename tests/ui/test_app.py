from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from stress import stress

from journeymap.files.store import save

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from journeymap.ui import app, window

def look(self):
    heavy = {"networkx", "pydyf", "fontTools", "icu4py", "PySide6.QtPrintSupport", "PySide6.QtNetwork",
             "journeymap.model.edits", "journeymap.render.export", "journeymap.ui.outline", "journeymap.ui.inspector"}
    print(self.session.state.name, sorted(heavy & set(sys.modules)), self.canvas.picture.tiles.painted > 0)
    QTimer.singleShot(0, self.program.quit)

window.Window._furnish = look
sys.exit(app.run(sys.argv[1:]))
"""


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(folder / "settings.json"),
        "PYTHONWARNINGS": "error",
    }
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, timeout=60, env=environment
    )


def test_a_map_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mine.journey"
    save(stress(20), path)
    done = run(str(path), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["mine.journey [] True"]


def test_without_a_file_an_empty_map_is_shown(tmp_path: Path) -> None:
    done = run(folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("New journey")


def test_a_broken_settings_file_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\x00 nonsense {")
    done = run(folder=tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("qapp")
def test_calls_of_qt_that_return_nothing_leave_nothing_alone() -> None:
    """PySide6 6.12.0 loses a reference to None at each such call under Python 3.11, and aborts after some thousands."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(200):
        label.setText("x")
        label.updateGeometry()
    assert abs(sys.getrefcount(None) - before) < 50
