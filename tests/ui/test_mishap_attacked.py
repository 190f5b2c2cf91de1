"""Mishaps where it hurts: in slots, in paint events, in threads, while closing, again and again, in the telling itself.
There is one dialog, no recursion, and the work is written down."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hostile_map import MARK, hostile_texts
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget

from journeymap.files.errors import FileError
from journeymap.files.journal import read
from journeymap.files.log import MOST_BYTES
from journeymap.layout.paper import PaperError
from journeymap.model.edits import set_thing
from journeymap.ui.mishap import Mishaps
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.fixture
def mishaps(window: Window, qtbot: QtBot) -> Iterator[Mishaps]:
    hooks = sys.excepthook, threading.excepthook
    made = Mishaps(window.program)
    made.begin()
    with qtbot.captureExceptions():  # else the test's own hook would take them
        sys.excepthook = made._caught
        yield made
        box = shown(made)
        if box is not None:
            box.reject()
        sys.excepthook, threading.excepthook = hooks


def shown(mishaps: Mishaps) -> QMessageBox | None:
    return mishaps.box


def dialogs() -> int:
    return sum(isinstance(one, QMessageBox) and one.isVisible() for one in QApplication.topLevelWidgets())


def change(window: Window, title: str) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title=title), "Rename")


def written_down(window: Window) -> str:
    journals = list(window.program.journals.iterdir())
    return next(one.title for one in read(journals[0]).journey.touchpoints if one.id == "kick")


@pytest.mark.usefixtures("mishaps")
def test_in_a_slot(window: Window) -> None:
    change(window, "In a slot")
    button = QPushButton()
    button.clicked.connect(lambda: 1 / 0)
    for _ in range(50):
        button.click()
    assert dialogs() == 1
    assert written_down(window) == "In a slot"


def go_on() -> None:
    """Lets events come as they do in the running program: from no call of ours that could be told of a mishap."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


class Broken(QWidget):
    """Fails whenever it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.painted += 1
        raise ValueError("while painting")


def test_in_paint_events_that_come_again_and_again(window: Window, mishaps: Mishaps, qtbot: QtBot) -> None:
    change(window, "While painting")
    broken = Broken()
    qtbot.addWidget(broken)
    broken.show()
    for _ in range(40):
        broken.update()
        go_on()
    assert broken.painted >= 40
    assert dialogs() == 1
    box = shown(mishaps)
    assert box is not None
    box.reject()
    go_on()
    for _ in range(5):
        broken.update()
        go_on()
    assert dialogs() == 0, "whoever goes on is not told the same again"
    assert written_down(window) == "While painting"
    assert mishaps.log.stat().st_size < MOST_BYTES + 40_000


def test_in_many_threads_at_once(window: Window, mishaps: Mishaps, qtbot: QtBot) -> None:
    change(window, "In threads")

    def fail(number: int) -> None:
        raise [ValueError, KeyError, OSError, RecursionError, MemoryError][number % 5]("in a thread")

    threads = [threading.Thread(target=fail, args=(number,)) for number in range(25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: dialogs() == 1)
    qtbot.waitUntil(lambda: written_down(window) == "In threads")
    assert dialogs() == 1
    text = mishaps.log.read_text("utf-8")
    assert all(text.count(f"\n{kind}\n") == 5 for kind in ("ValueError", "KeyError", "OSError", "RecursionError"))


class Careless(QObject):
    """Lets something be done in a thread and looks at what came of it only where that is good."""

    def __init__(self, error: Exception, *, raises: bool = False) -> None:
        super().__init__()
        self.error, self.raises, self.ended = error, raises, False
        self.work = Work(self.fail)
        self.work.ended.connect(self.end)
        self.work.start()

    def fail(self, _: object) -> None:
        raise self.error

    def end(self, work: Work) -> None:
        self.ended = True
        if self.raises and work.error is not None:
            raise work.error


@pytest.mark.parametrize("raises", [False, True], ids=["passed over", "raised again"])
def test_in_what_is_done_in_a_thread_whatever_its_maker_makes_of_it(
    window: Window, mishaps: Mishaps, qtbot: QtBot, raises: bool
) -> None:
    change(window, "In a thread")
    careless = Careless(KeyError("Secret"), raises=raises)
    qtbot.waitUntil(lambda: careless.ended and dialogs() == 1)
    go_on()
    assert dialogs() == 1
    assert mishaps.log.read_text("utf-8").count("KeyError") == 1
    assert written_down(window) == "In a thread"


@pytest.mark.parametrize("error", [FileError("a", "it is gone"), PaperError("no paper"), OSError(28, "full")], ids=repr)
@pytest.mark.usefixtures("window")
def test_what_says_in_a_sentence_what_is_wrong_is_no_mishap(mishaps: Mishaps, qtbot: QtBot, error: Exception) -> None:
    careless = Careless(error)
    qtbot.waitUntil(lambda: careless.ended)
    go_on()
    assert dialogs() == 0
    assert not mishaps.log.exists()


def test_while_it_saves(window: Window, mishaps: Mishaps, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    change(window, "While it saves")
    path = window.session.state.path
    assert path is not None
    before = path.read_bytes()
    monkeypatch.setattr("journeymap.files.store.dump", fails)
    window.documents.save()
    qtbot.waitUntil(lambda: dialogs() == 1)
    assert path.read_bytes() == before
    assert window.session.state.dirty
    assert written_down(window) == "While it saves"
    monkeypatch.undo()
    box = shown(mishaps)
    assert box is not None
    box.reject()
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.session.state.dirty)


def test_two_at_once(window: Window, mishaps: Mishaps) -> None:
    change(window, "Two")
    QTimer.singleShot(0, lambda: 1 / 0)
    QTimer.singleShot(0, lambda: dict[str, int]()["Secret"])
    go_on()
    go_on()
    assert dialogs() == 1
    text = mishaps.log.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "KeyError" in text
    assert "Secret" not in text
    assert written_down(window) == "Two"


def test_endless_recursion(window: Window, mishaps: Mishaps) -> None:
    change(window, "Too deep")

    def deeper() -> None:
        deeper()

    QTimer.singleShot(0, deeper)
    go_on()
    assert dialogs() == 1
    box = shown(mishaps)
    assert box is not None
    assert len(box.detailedText()) < 20_000
    assert written_down(window) == "Too deep"


def test_a_different_mishap_at_each_turn(window: Window, mishaps: Mishaps) -> None:
    change(window, "All over")
    for number in range(200):
        source = "\n" * number + "raise ValueError"
        QTimer.singleShot(0, lambda source=source: exec(compile(source, "somewhere.py", "exec"), {}))
        go_on()
    assert dialogs() == 1
    told = 0
    while (box := shown(mishaps)) is not None and told < 10:
        told += 1
        box.reject()
        go_on()
    assert told == 1, "what came while it was told is in the log, and not said one by one"
    assert written_down(window) == "All over"


class Spoiler(QObject):
    """Fails at a kind of event of whatever it watches."""

    def __init__(self, kind: QEvent.Type) -> None:
        super().__init__()
        self.kind, self.failed = kind, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self.kind:
            self.failed += 1
            raise ValueError(f"with {type(watched).__name__}")
        return False


@pytest.mark.usefixtures("mishaps")
@pytest.mark.parametrize(
    "kind",
    [
        QEvent.Type.Close,
        QEvent.Type.Hide,
        QEvent.Type.Show,
        QEvent.Type.Resize,
        QEvent.Type.FocusOut,
        QEvent.Type.FocusIn,
        QEvent.Type.WindowTitleChange,
    ],
    ids=lambda kind: kind.name,
)
def test_while_a_window_closes_or_changes(window: Window, kind: QEvent.Type) -> None:
    change(window, "At the end")
    spoiler = Spoiler(kind)
    window.installEventFilter(spoiler)
    other = QWidget()
    line = QLineEdit(other)
    other.show()
    for watched in (other, line):
        watched.installEventFilter(spoiler)
    for call in (
        lambda: window.resize(900, 700),
        lambda: window.setWindowTitle("x"),
        other.activateWindow,
        lambda: QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn)),
        lambda: QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut)),
        line.hide,
        line.show,
        other.close,
    ):
        QTimer.singleShot(0, call)
        go_on()
    window.removeEventFilter(spoiler)
    assert dialogs() == 1
    assert spoiler.failed
    assert written_down(window) == "At the end"


@pytest.mark.usefixtures("mishaps")
def test_in_the_telling_itself(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even writing down and telling fail, the program goes on and is not caught in a circle."""
    change(window, "Last")
    calls = []

    def fails() -> None:
        calls.append(1)
        raise ValueError("again")

    monkeypatch.setattr(window.keeper, "keep_now", fails)
    QTimer.singleShot(0, lambda: 1 / 0)
    for _ in range(20):
        go_on()
    assert 1 <= len(calls) < 5
    assert dialogs() <= 1


def test_no_word_of_a_map_is_in_the_log_or_the_details(window: Window, mishaps: Mishaps) -> None:
    for text in hostile_texts():

        def fail(text: str = text) -> None:
            raise type(f"Odd{len(text)}", (ValueError,), {})(text)

        QTimer.singleShot(0, fail)
        go_on()
    assert MARK not in mishaps.log.read_text("utf-8")
    box = shown(mishaps)
    assert box is not None
    assert MARK not in box.detailedText() + box.text() + box.informativeText()
    assert window.isVisible()


def test_quitting_from_the_dialog_asks_about_what_is_not_saved_only_once(window: Window, mishaps: Mishaps) -> None:
    change(window, "Quit")
    QTimer.singleShot(0, lambda: 1 / 0)
    go_on()
    box = shown(mishaps)
    assert box is not None
    leave = next(one for one in box.buttons() if one.text() == "Quit")
    asked = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, QMessageBox):
            asked.append(question.text())
            question.button(QMessageBox.StandardButton.Cancel).click()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(50)
    leave.click()
    go_on()
    timer.stop()
    assert len(asked) == 1
    assert window.isVisible()
