"""What the benchmarks run in processes of their own; prints one JSON line each.

python measured.py empty              a bare window: milliseconds are the caller's, memory is printed
python measured.py window FILE        the program until the map stands on the screen, then its memory
python measured.py frames FILE OTHER  what one does in a window (see frames.py), opening the other map
python measured.py paint FILE         layout, SVG, PPTX and PNG in process
python measured.py checks FILE        all checks, of the map and of one with eight flows to five touchpoints
"""

from __future__ import annotations

import json
import statistics
import sys
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QApplication

    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window

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
    from frames import all_of

    app, window = opened(file)
    window.resize(*SIZE)
    told(**all_of(app, window, Path(other)))


def presenting(file: str) -> None:
    from presented import presented

    app, window = opened(file)
    told(**presented(app, window))


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
    figures["pptx"] = slide_with_cards(journey, scene)
    pngs = 3 if len(journey.touchpoints) <= 1000 else 1
    figures["png"] = statistics.median(milliseconds(lambda: write_png(page)) for _ in range(pngs))
    told(**figures)


def slide_with_cards(journey: Journey, scene: Scene) -> float:
    """A deck of one slide with all cards and connectors of a map, ms."""
    from journeymap.draw.theme import theme
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.frames import FRAMES
    from journeymap.layout.slides.scaling import Scaling
    from journeymap.render.pptx import write_deck

    frame = FRAMES["16:9"]
    scaled = Scaling(min(frame.width / scene.width, frame.height / scene.height))
    by = scaled.factor
    placed = tuple(
        one._replace(fragment=scaled(one.fragment), x=one.x * by, y=one.y * by)
        for one in scene.placed
        if one.role in ("touchpoint", "flow")
    )
    slide = Slide("overview", "overview", "Map", "", frame.width, frame.height, "#ffffff", placed, frame=frame)
    light = theme("light")
    write_deck([], journey, light)  # python-pptx is loaded
    return statistics.median(milliseconds(lambda: write_deck([slide], journey, light)) for _ in range(3))


def checks(file: str) -> None:
    from datetime import date

    from stress import tangled

    from journeymap.files.store import open_journey
    from journeymap.flow.check import check
    from journeymap.flow.graph import graph

    plain = open_journey(Path(file)).journey
    today = date(2026, 11, 22)
    figures = {"first": milliseconds(lambda: check(plain, today))}

    def again(work: Callable[[Journey], object], tangle: bool) -> float:
        """Each time on a map of which nothing is known yet."""
        taken = []
        for seed in range(5):
            fresh = tangled(plain, seed) if tangle else plain.model_copy(update={"touchpoints": (*plain.touchpoints,)})
            taken.append(milliseconds(partial(work, fresh)))
        return statistics.median(taken)

    figures["plain"] = again(lambda journey: check(journey, today), tangle=False)
    figures["tangled"] = again(lambda journey: check(journey, today), tangle=True)
    figures["graph"] = again(graph, tangle=True)
    told(**figures)


WHAT: dict[str, Callable[..., None]] = {
    "empty": empty,
    "window": window,
    "memory": idle_memory,
    "frames": frames,
    "presenting": presenting,
    "paint": paint,
    "checks": checks,
}

if __name__ == "__main__":
    WHAT[sys.argv[1]](*sys.argv[2:])
