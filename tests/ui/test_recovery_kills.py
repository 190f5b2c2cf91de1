"""A program killed at any moment while somebody edits: no more than the last two seconds are gone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from onboarding import onboarding

import journeymap
from journeymap.files.left import found_in
from journeymap.files.store import open_journey, save

_LONGEST_LOSS = 2.0
_EDITING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journeymap.model.edits import set_journey
from journeymap.ui import app
from journeymap.ui.window import Window

number = 0

def change():
    global number
    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
    if window is not None and window.canvas.scene is not None:
        number += 1
        window.session.commit(lambda j: set_journey(j, title=str(number)), "Rename map")
        print(number, flush=True)

app.application()
timer = QTimer()
timer.timeout.connect(change)
timer.start(30)
app.run(sys.argv[1:])
"""


def killed(folder: Path, after: float, named: bool) -> None:
    """Edits a map for so many seconds, kills the program, and looks at what is left."""
    file = folder / "a.journey"
    save(onboarding(), file)
    here = os.environ | {
        "PYTHONPATH": str(Path(journeymap.__file__).parent.parent),
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(folder / "settings.json"),
    }
    said: list[tuple[float, int]] = []
    command = [sys.executable, "-c", _EDITING, *([str(file)] if named else [])]
    with subprocess.Popen(command, env=here, cwd=folder, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        lines = running.stdout

        def listen() -> None:
            for line in lines:
                said.append((time.monotonic(), int(line)))  # noqa: PERF401  (others look at it meanwhile)

        listener = threading.Thread(target=listen)
        listener.start()
        while not said:
            time.sleep(0.02)
        time.sleep(after)
        end = time.monotonic()
        running.send_signal(signal.SIGKILL)
        listener.join()
    assert open_journey(file).journey == onboarding(), "the file itself is as it was"
    surely = max((number for at, number in said if at < end - _LONGEST_LOSS), default=0)
    found = found_in(folder / "data" / "journals")
    kept = max((int(one.left.journey.title) for one in found), default=0)
    assert kept >= surely


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("after", [0.05, 2.6])
def test_no_more_than_two_seconds_are_lost(tmp_path: Path, after: float) -> None:
    killed(tmp_path, after, named=True)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_two_hundred_kills_lose_no_more_than_two_seconds_each(tmp_path: Path) -> None:
    rng = random.Random(7)
    for number in range(200):
        folder = tmp_path / str(number)
        folder.mkdir()
        killed(folder, rng.uniform(0.0, 4.0), named=bool(number % 2))
