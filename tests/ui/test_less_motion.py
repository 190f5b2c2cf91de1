"""Less motion where the system asks for it, and as it was chosen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymap.ui.preferences import Preferences
from journeymap.ui.present_moves import wanted

if TYPE_CHECKING:
    from journeymap.ui.presenting import Presenting
    from journeymap.ui.window import Window

_DESKTOP = Path(__file__).with_name("desktop_settings.py")


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a bus of its own (dbus-daemon)")
def test_settings_of_the_desktop_are_heard_while_they_change() -> None:
    root = str(Path(__file__).parents[2])
    where = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    command = ["dbus-run-session", "--", sys.executable, str(_DESKTOP)]
    done = subprocess.run(command, env=where, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["False", *(["True", "False"] * 3)], done.stderr


@pytest.mark.parametrize("bus", ["", "unix:path=/nowhere/bus"])
def test_without_a_bus_nothing_is_asked_and_nobody_waits(bus: str) -> None:
    where = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": bus}
    asked = (
        "from PySide6.QtWidgets import QApplication; from journeymap.ui.less_motion import LessMotion;"
        "app = QApplication([]); print(LessMotion(app).wanted)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], env=where, capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stdout.split() == ["False"]


def test_what_was_chosen_goes_before_what_the_system_asks() -> None:
    assert [wanted(chosen, less=less) for chosen in ("on", "off", "system") for less in (False, True)] == [
        True, True, False, False, True, False,
    ]  # fmt: skip


def moving(presenting: Presenting) -> tuple[bool, bool]:
    """Whether pictures move, and whether ink fades little by little."""
    assert presenting.projected is not None
    assert presenting.facilitating.ink is not None
    return presenting.projected.moves, presenting.facilitating.ink.moves


def test_a_presentation_under_way_moves_no_longer_at_once(window: Window) -> None:
    window.program.keep(present_moves="on")
    window.desk.present_map()
    assert moving(window.desk.presenting) == (True, True)
    window.menus.actions["file.preferences"].trigger()
    found = window.findChild(Preferences)
    assert found is not None
    found.projector.moves.setCurrentIndex(found.projector.moves.findData("off"))
    assert moving(window.desk.presenting) == (False, False)
    window.desk.end_presentation()


def test_what_the_system_asks_later_is_heard(window: Window) -> None:
    window.program.keep(present_moves="on")
    window.desk.present_map()
    presenting = window.desk.presenting
    window.program.keep(present_moves="off")
    presenting.less_motion.changed.emit()
    assert moving(presenting) == (False, False)
    window.desk.end_presentation()
