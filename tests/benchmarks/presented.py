"""A map presented, each figure in milliseconds: from a press of the clicker until the first frame of what it shows, a
frame of a move from picture to picture, and from an edit until its pixels are there."""

from __future__ import annotations

import statistics
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.editor.presenting import going
from journeymap.model.edits import set_thing
from journeymap.ui.present_moves import SECONDS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

_STOPS = 45


def presented(app: QApplication, window: Window) -> dict[str, float]:
    """Walks through the first stops with everything that moves, then edits what is lit."""
    window.program.keep(present_moves="on")
    window.desk.present_map()
    projected = window.desk.presenting.projected
    assert projected is not None
    canvas = projected.canvas
    frames: list[float] = []
    paint = canvas.paintEvent

    def timed(event: QPaintEvent) -> None:
        started = perf_counter()
        paint(event)
        frames.append((perf_counter() - started) * 1000)

    _spin(app, 1.0)
    steps: list[float] = []
    canvas.paintEvent = timed  # type: ignore[method-assign]  # to see each frame by itself
    for _ in range(_STOPS):
        started = perf_counter()
        QTest.keyClick(canvas, Qt.Key.Key_PageDown)
        canvas.viewport().repaint()
        steps.append((perf_counter() - started) * 1000)
        _spin(app, SECONDS + 0.35)  # the move, and what is composed ahead
    del canvas.paintEvent
    edits = _edited(app, window, projected)
    window.desk.end_presentation()
    while window.session.undo_names():
        window.session.undo()  # nothing is left that is not saved
    steps.sort()
    frames.sort()
    return {
        "step": statistics.median(steps),
        "step_p95": steps[int(len(steps) * 0.95)],
        "move": statistics.median(frames),
        "move_p95": frames[int(len(frames) * 0.95)],
        "edit": statistics.median(edits),
    }


def _edited(app: QApplication, window: Window, projected: ProjectedWindow) -> list[float]:
    session = window.session
    thing = session.state.journey.touchpoints[1].id
    going.go_to_thing(session, thing)
    _spin(app, 0.5)
    taken: list[float] = []
    for number in range(20):
        title = f"Another title {number}"
        started = perf_counter()
        session.commit(lambda journey, title=title: set_thing(journey, thing, title=title), "Rename", f"rename {thing}")  # type: ignore[misc]  # defaults keep the loop's values
        projected.canvas.viewport().repaint()
        taken.append((perf_counter() - started) * 1000)
        _spin(app, 0.05)
    return taken


def _spin(app: QApplication, seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        app.processEvents()
        sleep(0.001)
