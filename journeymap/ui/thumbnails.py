"""Small pictures of maps in files, painted one after the other in a thread, so that whoever looks can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from journeymap.draw.theme import Theme

_LARGEST = 4_000_000
"""Bytes of a file beyond which no picture of it is painted: it would take longer than anybody looks."""


class Thumbnails(QObject):
    """Paints the maps of files; `painted` brings each file's title and picture (null where there is none)."""

    painted = Signal(object, str, QPixmap)

    def __init__(self, theme: Theme, width: int, height: int, ratio: float, parent: QObject) -> None:
        """`width` and `height` in logical px, `ratio` device pixels each."""
        super().__init__(parent)
        self._theme, self._width, self._height, self._ratio = theme, width, height, ratio
        self._waiting: list[Path] = []
        self._work: Work | None = None

    def paint(self, paths: Iterable[Path]) -> None:
        """Puts files in the queue."""
        self._waiting += paths
        self._next()

    def stop(self) -> None:
        """Paints no more."""
        self._waiting.clear()
        if self._work is not None:
            self._work.cancel()
            self._work.wait()

    def _next(self) -> None:
        if self._work is not None or not self._waiting:
            return
        path = self._waiting.pop(0)
        theme, width, height, ratio = self._theme, self._width, self._height, self._ratio

        def job(progress: Callable[[float], None]) -> object:
            return picture_of(path, theme, width, height, ratio, progress)

        self._work = Work(job, path)
        self._work.ended.connect(self._ended)
        self._work.start()

    def _ended(self, work: Work) -> None:
        self._work = None
        pixmap = QPixmap()
        title = ""
        if isinstance(work.result, tuple):
            title, png = work.result
            pixmap.loadFromData(png, "PNG")
            pixmap.setDevicePixelRatio(self._ratio)
        self.painted.emit(work.about, title, pixmap)
        self._next()


def picture_of(
    path: Path, theme: Theme, width: int, height: int, ratio: float, progress: Callable[[float], None]
) -> tuple[str, bytes] | None:
    """The title of a file's map and a PNG of its beginning that fills width × height px; None for a file that cannot
    be read or is too large to be worth it."""
    from journeymap.files.errors import FileError
    from journeymap.files.store import open_journey
    from journeymap.layout.build import build
    from journeymap.layout.pages import Page
    from journeymap.render.png import write_png

    try:
        if path.stat().st_size > _LARGEST:
            return None
        journey = open_journey(path).journey
    except (OSError, FileError):
        return None  # the gallery shows the file's name; opening it tells what is wrong
    scene = build(journey, theme)
    # A long map is shown from its beginning: all of it would be a line.
    scale = max(width / scene.width, min(height / scene.height, width / 2_000))
    page = Page(scene, width, min(height, scene.height * scale), scale)
    return journey.title, write_png(page, dpi=96 * ratio, progress=progress)
