"""Which window of a presentation stands on which display."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from journeymap.ui.presenter_displays import places

_TWO = Path(__file__).with_name("on_two_displays.py")


class Screen(NamedTuple):
    called: str

    def name(self) -> str:
        return self.called


LAPTOP, WALL, THIRD = Screen("laptop"), Screen("wall"), Screen("third")


@pytest.mark.parametrize(
    ("screens", "chosen", "swapped", "expected"),
    [
        ([LAPTOP], "", False, (LAPTOP, None)),
        ([LAPTOP], "wall", True, (LAPTOP, None)),
        ([LAPTOP, WALL], "", False, (WALL, LAPTOP)),
        ([WALL, LAPTOP], "", False, (WALL, LAPTOP)),
        ([LAPTOP, WALL], "", True, (LAPTOP, WALL)),
        ([LAPTOP, WALL], "laptop", False, (LAPTOP, WALL)),
        ([LAPTOP, WALL, THIRD], "third", False, (THIRD, LAPTOP)),
        ([LAPTOP, WALL, THIRD], "third", True, (LAPTOP, THIRD)),
        ([LAPTOP, WALL, THIRD], "laptop", False, (LAPTOP, WALL)),
        ([LAPTOP, WALL], "gone", False, (WALL, LAPTOP)),
    ],
)
def test_each_window_has_its_place(
    screens: list[Screen], chosen: str, swapped: bool, expected: tuple[Screen, Screen | None]
) -> None:
    assert places(screens, LAPTOP, chosen, swapped=swapped) == expected


def test_all_goes_well_on_two_displays(tmp_path: Path) -> None:
    """Qt is told of its displays when it starts, so these tests have a process of their own."""
    usual = {"dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96, "y": 0}
    laptop = {"name": "laptop", "x": 0, "width": 1280, "height": 720, **usual}
    projector = {"name": "projector", "x": 1280, "width": 1920, "height": 1080, **usual}
    config = tmp_path / "displays.json"
    config.write_text(json.dumps({"screens": [laptop, projector]}))
    where = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(_TWO)]
    done = subprocess.run(command, env=where, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) == _TWO.read_text(encoding="utf-8").count("\ndef test_")
