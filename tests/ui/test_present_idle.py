"""Nobody touches anything: the pointer goes, the display stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from windows import mouse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

_SAVER = Path(__file__).with_name("desktop_saver.py")


@pytest.fixture
def projected(window: Window) -> Iterator[ProjectedWindow]:
    window.desk.present_map()
    shown = window.desk.presenting.projected
    assert shown is not None
    yield shown
    window.desk.end_presentation()


def shape(projected: ProjectedWindow) -> Qt.CursorShape:
    return projected.canvas.viewport().cursor().shape()


def move(projected: ProjectedWindow, x: float, y: float) -> None:
    mouse(projected.canvas, QEvent.Type.MouseMove, QPointF(x, y), Qt.MouseButton.NoButton)


def test_a_pointer_that_rests_goes_and_comes_back_when_it_moves(projected: ProjectedWindow) -> None:
    move(projected, 300, 300)
    before = shape(projected)
    projected.pointer.hide()
    assert shape(projected) == Qt.CursorShape.BlankCursor
    move(projected, 300, 300)  # the picture below it has changed
    assert shape(projected) == Qt.CursorShape.BlankCursor
    move(projected, 301, 300)
    assert shape(projected) == before != Qt.CursorShape.BlankCursor


def test_another_tool_has_the_shape_it_gives_itself(projected: ProjectedWindow) -> None:
    move(projected, 300, 300)
    projected.pointer.hide()
    QTest.keyClick(projected.canvas, Qt.Key.Key_L)  # the laser: its own point is all that is seen
    move(projected, 340, 300)
    assert shape(projected) == Qt.CursorShape.BlankCursor
    QTest.keyClick(projected.canvas, Qt.Key.Key_L)
    assert shape(projected) != Qt.CursorShape.BlankCursor


def test_the_display_stays_on_as_long_as_it_is_presented(window: Window) -> None:
    presenting = window.desk.presenting
    assert not presenting.awake.on
    window.desk.present_map()
    assert [presenting.awake.on] == [True]
    window.desk.end_presentation()
    assert [presenting.awake.on] == [False]


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a bus of its own (dbus-daemon)")
def test_a_screen_saver_is_asked_and_let_go_also_when_the_program_ends() -> None:
    where = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = ["dbus-run-session", "--", sys.executable, str(_SAVER)]
    done = subprocess.run(command, env=where, capture_output=True, text=True, timeout=60, check=False)
    asked = "asked Journeymap for: A map is presented"
    assert done.stdout.splitlines() == [asked, "let go", asked, "let go"], done.stderr
