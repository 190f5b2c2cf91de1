from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Progress = Callable[[float], None]


class Listener(QObject):
    def __init__(self, work: Work) -> None:
        super().__init__()
        self.shares: list[float] = []
        self.threads: list[threading.Thread] = []
        self.ends = 0
        work.progressed.connect(self.hear)
        work.ended.connect(self.end)

    def hear(self, _: Work, share: float) -> None:
        self.shares.append(share)

    def end(self, _: Work) -> None:
        self.ends += 1
        self.threads.append(threading.current_thread())


def test_a_result_comes_back_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    def job(progress: Progress) -> object:
        progress(0.5)
        return threading.current_thread()

    work = Work(job, "about")
    listener = Listener(work)
    work.start()
    qtbot.waitUntil(lambda: listener.ends == 1)
    assert work.outcome == "finished"
    assert work.about == "about"
    assert work.result is not threading.current_thread()
    assert listener.threads == [threading.current_thread()]
    assert listener.shares == [0.5]


def test_an_error_is_handed_over(qtbot: QtBot) -> None:
    def job(_: Progress) -> object:
        raise OSError("no room")

    work = Work(job)
    listener = Listener(work)
    work.start()
    qtbot.waitUntil(lambda: listener.ends == 1)
    assert work.outcome == "failed"
    assert str(work.error) == "no room"


def test_cancelling_stops_at_the_next_report(qtbot: QtBot) -> None:
    go_on = threading.Event()
    reached: list[int] = []

    def job(progress: Progress) -> object:
        go_on.wait(5)
        for number in range(3):
            progress(number / 3)
            reached.append(number)
        return "never"

    work = Work(job)
    listener = Listener(work)
    work.start()
    work.cancel()
    go_on.set()
    work.wait()
    qtbot.waitUntil(lambda: listener.ends == 1)
    assert work.outcome == "cancelled"
    assert work.result is None
    assert reached == []


def test_cancelling_too_late_still_counts(qtbot: QtBot) -> None:
    go_on = threading.Event()

    def job(_: Progress) -> object:
        go_on.wait(5)
        return "done"

    work = Work(job)
    listener = Listener(work)
    work.start()
    work.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: listener.ends == 1)
    assert work.outcome == "cancelled"
