from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from journeymap.ui.garbage import Collector
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ENOUGH = 50_000
"""So many objects made at once have Python's own collector look for dead ones several times."""


class Alone(QLabel):
    """A widget that only a dead cycle holds."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        super().__init__()
        self.myself = self
        self.destroyed.connect(lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)


def make_much(_: object) -> int:
    return len([[] for _ in range(ENOUGH)])


def do(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.ended):
        work.start()


def test_a_dead_widget_waits_for_the_thread_of_the_windows(qapp: QObject, qtbot: QtBot) -> None:
    collector = Collector(qapp)
    collector.begin()
    threads: list[threading.Thread] = []
    Alone(threads)
    do(Work(make_much), qtbot)
    assert {*threads} <= {threading.current_thread()}  # another collector of this thread may have been here meanwhile
    kept = [[] for _ in range(ENOUGH)]  # type: list[list[int]]
    collector.collect()
    assert threads == [threading.current_thread()]
    assert len(kept) == ENOUGH
    collector.deleteLater()


def test_the_timer_collects_by_itself(qapp: QObject, qtbot: QtBot) -> None:
    collector = Collector(qapp)
    collector.setInterval(1)
    collector.begin()
    threads: list[threading.Thread] = []
    Alone(threads)
    kept = [[] for _ in range(ENOUGH)]  # type: list[list[int]]
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert len(kept) == ENOUGH
    collector.deleteLater()


def generations(collector: Collector, made: int) -> list[int]:
    """Which generations are looked at once so many objects were made and stay."""
    looks: list[int] = []

    def look(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            looks.append(about["generation"])

    kept: list[list[int]] = [[] for _ in range(made)]
    gc.callbacks.append(look)
    try:
        collector.collect()
    finally:
        gc.callbacks.remove(look)
    del kept
    return looks


def test_everything_is_looked_at_in_a_quiet_moment_or_when_overdue(qapp: QObject) -> None:
    collector = Collector(qapp)
    collector.begin()
    gc.collect()
    assert generations(collector, 12_000) == [1]
    assert generations(collector, 0) == [2]
    share = len(gc.get_objects()) // 4
    assert generations(collector, 5 * max(share, 10_000)) == [2]
    collector.deleteLater()


def test_little_is_not_looked_at(qapp: QObject) -> None:
    collector = Collector(qapp)
    collector.begin()
    gc.collect()
    looks: list[str] = []

    def look(phase: str, _: dict[str, int]) -> None:
        looks.append(phase)

    gc.callbacks.append(look)
    try:
        collector.collect()
    finally:
        gc.callbacks.remove(look)
    assert looks == []
    collector.deleteLater()


def test_work_that_nobody_waits_for_is_not_destroyed_by_its_own_thread(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    go_on = threading.Event()

    def job(_: object) -> object:
        return go_on.wait(5)

    work = Work(job)
    work.destroyed.connect(lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)
    work.start()
    thread = work._thread
    del work
    go_on.set()
    thread.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads == [threading.current_thread()]


SCRIPT = """
import gc, sys, threading
from PySide6.QtCore import QTimer, Qt
from PySide6.QtWidgets import QLabel
from journeymap.ui import app, window

class Alone(QLabel):  # what is Python's own is destroyed where it is collected
    pass

def look(self):
    QTimer.singleShot(0, self, try_it)

def try_it():
    gc.collect()
    one = Alone()
    one.myself = one
    one.destroyed.connect(lambda: print(threading.current_thread().name), Qt.ConnectionType.DirectConnection)
    del one
    worker = threading.Thread(target=lambda: len([[] for _ in range(50_000)]), name="worker")
    worker.start()
    worker.join()
    print("off" if not gc.isenabled() else "on")
    global kept
    kept = [[] for _ in range(50_000)]
    QTimer.singleShot(2500, app.application().quit)

window.Window._furnish = look
app.run([])
"""


def test_the_program_collects_in_the_thread_of_its_windows(tmp_path: Path) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(tmp_path / "settings.json"),
    }
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, env=environment)
    assert done.stdout.splitlines() == ["off", "MainThread"], done.stderr
