"""The program ends as the system asks for it: nothing is lost, nobody is asked, no mark stays, and no disk is waited
for for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

import journeymap
from journeymap.files.left import found_in
from journeymap.files.presence import mark_of
from journeymap.files.store import open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.ui.version_keeper import VersionKeeper

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks in another way, and has no such pipes")

_BEGINNING = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from journeymap.editor import typing
from journeymap.model.edits import set_journey
from journeymap.ui import app, ending
from journeymap.ui.window import Window

ending._GOODBYE = 0.3

def at_work():
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
    if not windows or windows[0].company.mark is None:
        return
    timer.stop()
    doing(windows[0])

app.application()
timer = QTimer()
timer.timeout.connect(at_work)
timer.start(10)
"""
_TYPING = """
def doing(window):
    typing.begin(window.session, "kick")
    typing.write(window.session, "Half a wo")
    QTimer.singleShot(0, lambda: print("typed", flush=True))
    QMessageBox(window).exec()
"""
_SAVING = """
def doing(window):
    window.session.commit(lambda j: set_journey(j, title="Saved"), "Rename map")
    window.documents.save()
    window.documents.wait()
    window.close()
    print("closed", len(QApplication.instance().topLevelWindows()), flush=True)
"""


def started(file: Path, script: str) -> subprocess.Popen[str]:
    here = os.environ | {
        "PYTHONPATH": str(Path(journeymap.__file__).parent.parent),
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(file.with_name("settings.json")),
    }
    command: Sequence[str] = [sys.executable, "-c", f"{_BEGINNING}{script}\nsys.exit(app.run(sys.argv[1:]))", str(file)]
    return subprocess.Popen(command, env=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("asked", [["SIGTERM", "SIGHUP"], ["SIGINT"]])
def test_asked_by_the_system_it_writes_down_what_there_is_and_goes(tmp_path: Path, asked: list[str]) -> None:
    """In the middle of a word, and of a dialog; at the end of a session it may be asked in two ways at once."""
    file = tmp_path / "a.journey"
    save(onboarding(), file)
    before = file.read_bytes()
    numbers = [getattr(signal, name) for name in asked]
    with started(file, _TYPING) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "typed\n"
        assert mark_of(file).exists()
        for number in numbers:
            running.send_signal(number)
        _, told = running.communicate(timeout=20)
    assert running.returncode - 128 in numbers
    assert "Error" not in told
    (found,) = found_in(tmp_path / "data" / "journals")
    assert found.left.journey.touchpoints[0].title == "Half a wo"
    assert not mark_of(file).exists()
    assert file.read_bytes() == before


def hanging(data: Path, file: Path) -> Path:
    """Versions of that map are kept on a disk that never answers: a pipe that nobody writes into."""
    folder = folder_of(data, file)
    folder.mkdir(parents=True)
    os.mkfifo(folder / "place")
    return folder / "place"


def test_a_disk_that_never_answers_holds_no_program(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    save(onboarding(), file)
    hanging(tmp_path / "data", file)
    with started(file, _SAVING) as running:
        said, told = running.communicate(timeout=20)
    assert (running.returncode, said.split()[0], "Error" in told) == (0, "closed", False), told
    assert open_journey(file).journey.title == "Saved"
    assert not mark_of(file).exists()


def test_what_is_still_being_kept_is_waited_for_so_long_only(tmp_path: Path, qapp: object) -> None:
    assert qapp
    file = tmp_path / "a.journey"
    opened = save(onboarding(), file)
    pipe = hanging(tmp_path / "data", file)
    keeper = VersionKeeper(tmp_path / "data")
    keeper.saved(None, opened)
    keeper.wait(0.05)
    assert keeper.busy
    pipe.open("w").close()
    keeper.wait()
    assert not keeper.busy
