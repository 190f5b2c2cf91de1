"""What the benchmarks run in processes of their own; prints one JSON line each.

python measured.py empty              a bare window: milliseconds are the caller's, memory is printed
python measured.py window FILE        the program until the map stands on the screen, then its memory
python measured.py frames FILE        pan, zoom, whole map in view, opening another map: milliseconds a frame
python measured.py paint FILE         layout, SVG and PNG in process
"""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path
from time import perf_counter, sleep, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QApplication

    from journeymap.ui.window import Window

FRAMES = 60
SIZE = (1600, 950)


def memory() -> float | None:
    """The process's proportional share of memory in MB, where the system tells it."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return None
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def told(**figures: object) -> None:
    print(json.dumps(figures), flush=True)


def empty() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        told(at=time(), memory=memory())
        app.quit()

    bare = Bare()
    bare.resize(*SIZE)
    bare.show()
    app.exec()


def opened(file: str) -> tuple[QApplication, Window]:
    """The program as `journeymap FILE` starts it, with the map painted once."""
    import gc

    from PySide6.QtCore import QEventLoop

    from journeymap.ui.app import application
    from journeymap.ui.program import Program
    from journeymap.ui.settings import settings_file

    gc.disable()
    app = application()
    program = Program(app, settings_file())
    program.open([Path(file)])
    window = program.windows[0]
    loop = QEventLoop()
    window.canvas.painted_once.connect(loop.quit)
    loop.exec()
    gc.freeze()
    gc.enable()
    return app, window


def window(file: str) -> None:
    """`journeymap FILE`, ended as soon as the map stands on the screen."""
    from PySide6.QtCore import QTimer

    from journeymap.__main__ import main
    from journeymap.ui import app
    from journeymap.ui.canvas import Canvas

    class Watched(Canvas):
        def showEvent(self, event: QShowEvent) -> None:
            self.painted_once.connect(lambda: QTimer.singleShot(0, done))
            super().showEvent(event)

    def done() -> None:
        told(at=time())
        app.application().quit()

    from journeymap.ui import window as windows

    windows.Canvas = Watched  # type: ignore[attr-defined]  # the window has no other hook for "painted, now leave"
    main([file])


def idle_memory(file: str) -> None:
    app, _ = opened(file)
    until = perf_counter() + 3.0
    while perf_counter() < until:
        app.processEvents()
        sleep(0.01)
    told(memory=memory())


def frames(file: str, other: str) -> None:
    app, window = opened(file)
    window.resize(*SIZE)
    settle(app)
    canvas = window.canvas
    view = canvas.viewport()
    canvas.zoom_to(1.0)
    settle(app)

    def series(step: Callable[[int], None]) -> dict[str, float]:
        taken = []
        for number in range(FRAMES):
            started = perf_counter()
            step(number)
            view.repaint()
            taken.append((perf_counter() - started) * 1000)
            app.processEvents()
        taken.sort()
        return {"median": statistics.median(taken), "p95": taken[int(len(taken) * 0.95)]}

    figures: dict[str, object] = {}
    figures["pan"] = series(lambda _: canvas.pan(-24.0, 0.0))
    settle(app)
    figures["zoom"] = series(lambda n: canvas.zoom_to(1.0 + 0.01 * n, gesture=True))
    settle(app)
    canvas.fit_all()
    settle(app)
    figures["pan_whole"] = series(lambda n: canvas.pan(4.0 if n % 2 else -4.0, 2.0 if n % 2 else -2.0))
    canvas.fit_all()
    settle(app)
    zoom = canvas.camera.zoom
    figures["zoom_whole"] = series(lambda n: canvas.zoom_to(zoom * (1.0 + 0.004 * n), gesture=True))
    settle(app)
    from journeymap.files.store import open_journey
    from journeymap.model import edits

    shown = window.session.state.journey.touchpoints[0].id
    canvas.zoom_to(1.0)
    canvas.reveal((shown,))
    settle(app)

    def rename(number: int) -> None:
        window.session.commit(lambda journey: edits.set_thing(journey, shown, title=f"Name {number}"), "Rename")

    figures["edit"] = series(rename)

    figures["drag"] = series(dragged(window, shown))
    window.canvas.gestures.cancel()
    settle(app)

    def open_other() -> None:
        window.documents.take(open_journey(Path(other)))
        view.repaint()

    figures["open"] = milliseconds(open_other)
    told(**figures)


def dragged(window: Window, shown: str) -> Callable[[int], None]:
    """A card taken by its middle; each step moves the pointer by some px to and fro, as a mouse would."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from journeymap.layout.hit import rect_of

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


def settle(app: QApplication) -> None:
    until = perf_counter() + 0.6
    while perf_counter() < until:
        app.processEvents()
        sleep(0.005)


def paint(file: str) -> None:
    from journeymap.draw.theme import theme
    from journeymap.files.store import open_journey
    from journeymap.layout.build import build
    from journeymap.layout.pages import pages
    from journeymap.render.png import write_png
    from journeymap.render.svg import write_svg

    load = milliseconds(lambda: open_journey(Path(file)))
    journey = open_journey(Path(file)).journey
    light = theme("light")
    layout = milliseconds(lambda: build(journey, light))
    scene = build(journey, light)
    again = milliseconds(lambda: build(journey, light, scene))
    page = pages(scene)[0]
    svg = [milliseconds(lambda: write_svg(page)) for _ in range(3)]
    figures: dict[str, object] = {"load": load, "layout": layout, "layout_again": again, "svg": statistics.median(svg)}
    if len(journey.touchpoints) <= 1000:
        figures["png"] = statistics.median(milliseconds(lambda: write_png(page)) for _ in range(3))
    told(**figures)


WHAT: dict[str, Callable[..., None]] = {
    "empty": empty,
    "window": window,
    "memory": idle_memory,
    "frames": frames,
    "paint": paint,
}

if __name__ == "__main__":
    WHAT[sys.argv[1]](*sys.argv[2:])
