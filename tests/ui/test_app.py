from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from stress import stress

from journeymap.files.store import save
from journeymap.ui.settings import Settings, load

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
    print(f"waits {sys.getswitchinterval() * 1000:.1f} ms for a thread", file=sys.stderr)
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


def test_the_window_waits_for_threads_in_small_portions_only(tmp_path: Path) -> None:
    assert "waits 0.5 ms for a thread" in run(folder=tmp_path).stderr


def test_a_broken_settings_file_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\x00 nonsense {")
    done = run(folder=tmp_path)
    assert done.returncode == 0, done.stderr


FAILING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from journeymap.ui import app, window

left, shown = int(sys.argv.pop(1)), window.Window._resize

def fails(self):
    global left
    left -= 1
    if left >= 0:
        raise KeyError("Secret")
    shown(self)

def answer():
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            print(box.text(), box.informativeText().partition(".")[0], [one.text() for one in box.buttons()])
            next(one for one in box.buttons() if one.text() == "Quit").click()

window.Window._resize = fails
app.application()
timer = QTimer()
timer.timeout.connect(answer)
timer.start(50)
sys.exit(app.run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("failures", "said", "code"),
    [(1, "Your maps are safe: nothing was changed", 0), (9, "The program could not start", 2)],
    ids=["a window", "every window"],
)
def test_a_mishap_before_there_is_a_window_is_told(tmp_path: Path, failures: int, said: str, code: int) -> None:
    save(stress(5), path := tmp_path / "mine.journey")
    before = path.read_bytes()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "JOURNEYMAP_SETTINGS": str(tmp_path / "settings.json")}
    done = subprocess.run(
        [sys.executable, "-c", FAILING, str(failures), str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    assert done.returncode == code, done.stderr
    assert said in done.stdout
    assert "Secret" not in done.stderr
    assert path.read_bytes() == before
    log = (tmp_path / "data" / "log.txt").read_text("utf-8")
    assert "KeyError" in log
    assert "Secret" not in log


@pytest.mark.parametrize(
    "broken",
    [{"left_width": 10**20}, {"window": [2**31, -(2**31)]}, {"problems_height": -(10**12)}, {"present_least": 10**25}],
    ids=str,
)
def test_numbers_that_no_screen_is_made_for_do_not_stop_the_start(tmp_path: Path, broken: dict[str, object]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(broken))
    assert load(tmp_path / "settings.json") == Settings()
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
