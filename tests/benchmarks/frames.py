"""What one does in a window, each many times: milliseconds from the input until the pixels are there.

A step ends once the map is painted anew; what the panels and checks do later counts only where it makes the next
step wait, since every step is followed by all that the window still has to do.
"""

from __future__ import annotations

import statistics
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from journeymap.layout.hit import rect_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from journeymap.ui.canvas import Canvas
    from journeymap.ui.window import Window

FRAMES = 60
_LETTERS = "what the customer says of it "

Figures = dict[str, float]


def all_of(app: QApplication, window: Window, other: Path) -> dict[str, object]:
    """Every series, and opening another map, in milliseconds."""
    canvas = window.canvas
    settle(app)
    canvas.zoom_to(1.0)
    settle(app)
    figures: dict[str, object] = {}

    def measure(key: str, step: Callable[[int], None], frames: int = FRAMES) -> None:
        figures[key] = series(app, canvas, step, frames)
        settle(app)

    measure("pan", lambda _: canvas.pan(-24.0, 0.0))
    measure("zoom", lambda n: canvas.zoom_to(1.0 + 0.01 * n, gesture=True))
    canvas.fit_all()
    settle(app)
    measure("pan_whole", lambda n: canvas.pan(4.0 if n % 2 else -4.0, 2.0 if n % 2 else -2.0))
    canvas.fit_all()
    settle(app)
    zoom = canvas.camera.zoom
    measure("zoom_whole", lambda n: canvas.zoom_to(zoom * (1.0 + 0.004 * n), gesture=True))
    things = [touchpoint.id for touchpoint in window.session.state.journey.touchpoints[:4]]
    canvas.zoom_to(1.0)
    canvas.reveal((things[0],))
    settle(app)
    measure("edit", lambda n: rename(window, things[0], n))
    measure("undo", lambda _: window.session.undo())
    measure("select", lambda n: window.session.select((things[n % 4],)))
    window.session.select((things[0],))
    canvas.setFocus()
    settle(app)
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    measure("arrow", lambda n: press(canvas, right if n % 6 < 3 else left))
    window.session.select((things[0],))
    settle(app)
    up, down, control = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier
    measure("feeling", lambda n: press(canvas, up if n % 8 < 4 else down, "", control))
    measure("key", typed(app, window, things[0]))
    window.session.cancel()
    settle(app)
    measure("drag", dragged(window, things[0]))
    window.canvas.gestures.cancel()
    settle(app)
    measure("palette", searched(app, window), 24)
    window.searching.show_palette()  # closes it
    settle(app)
    figures["open"] = opening(window, other)
    return figures


def series(app: QApplication, canvas: Canvas, step: Callable[[int], None], frames: int) -> Figures:
    """The median and the 95th percentile of so many steps."""
    taken = []
    for number in range(frames):
        started = perf_counter()
        step(number)
        canvas.viewport().repaint()
        taken.append((perf_counter() - started) * 1000)
        app.processEvents()
    taken.sort()
    return {"median": statistics.median(taken), "p95": taken[int(len(taken) * 0.95)]}


def settle(app: QApplication) -> None:
    """Waits until the window has nothing left to do."""
    until = perf_counter() + 0.6
    while perf_counter() < until:
        app.processEvents()
        sleep(0.005)


def press(widget: QWidget, key: Qt.Key, text: str = "", *held: Qt.KeyboardModifier) -> None:
    modifiers = held[0] if held else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def rename(window: Window, thing: str, number: int) -> None:
    from journeymap.model import edits

    window.session.commit(lambda journey: edits.set_thing(journey, thing, title=f"Name {number}"), "Rename")


def typed(app: QApplication, window: Window, thing: str) -> Callable[[int], None]:
    """A text in place; each step is a letter more."""
    from journeymap.editor import typing

    typing.begin(window.session, thing)
    settle(app)
    field = window.canvas.typing
    assert field is not None

    def step(number: int) -> None:
        letter = _LETTERS[number % len(_LETTERS)]
        press(field, Qt.Key(ord(letter.upper())), letter)
        assert window.session.state.draft is not None

    return step


def searched(app: QApplication, window: Window) -> Callable[[int], None]:
    """The palette; each step types a letter of a word that many things are called by, or takes it out again."""
    window.searching.show_palette()
    settle(app)
    palette = window.searching.palette
    assert palette is not None
    words = palette.words

    def step(number: int) -> None:
        letter = "review"[number % 6]
        if number % 12 < 6:
            press(words, Qt.Key(ord(letter.upper())), letter)
        else:
            press(words, Qt.Key.Key_Backspace)
        palette.repaint()

    return step


def dragged(window: Window, shown: str) -> Callable[[int], None]:
    """A card taken by its middle; each step moves the pointer by some px to and fro, as a mouse would."""
    canvas = window.canvas
    card = rect_of(canvas.shot.scene, shown)
    assert card is not None
    start, left = canvas.shot.rect(card).center(), Qt.MouseButton.LeftButton

    def mouse(kind: QEvent.Type, at: QPointF) -> None:
        event = QMouseEvent(kind, at, canvas.viewport().mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)

    def step(number: int) -> None:
        mouse(QEvent.Type.MouseMove, start + QPointF(30.0 + 9.0 * abs(30 - number), 5.0 * (number % 12)))
        canvas.gestures.driver.step()

    mouse(QEvent.Type.MouseButtonPress, start)
    mouse(QEvent.Type.MouseMove, start + QPointF(40.0, 0.0))
    assert canvas.gestures.dragging
    return step


def opening(window: Window, other: Path) -> float:
    """Another map in the place of this one, until it is painted."""
    from journeymap.files.store import open_journey

    started = perf_counter()
    window.documents.take(open_journey(other))
    window.canvas.viewport().repaint()
    return (perf_counter() - started) * 1000
