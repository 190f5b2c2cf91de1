"""Small pictures of maps in files, painted one after the other in a thread, so that whoever looks can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon, QPixmap

from journeymap.files.errors import FileError
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Journey

_LARGEST = 4_000_000
"""Bytes of a file beyond which no picture of it is painted: it would take longer than anybody looks."""


class Thumbnails(QObject):
    """Paints the maps of files; `painted` brings each file's title and picture (null where there is none). What is no
    map itself but holds one is read by `reader`, which raises FileError or OSError where it cannot."""

    painted = Signal(object, str, QPixmap)

    def __init__(
        self,
        theme: Theme,
        width: int,
        height: int,
        ratio: float,
        parent: QObject,
        reader: Callable[[Path], Journey] | None = None,
    ) -> None:
        """`width` and `height` in logical px, `ratio` device pixels each."""
        super().__init__(parent)
        self._theme, self._width, self._height, self._ratio = theme, width, height, ratio
        self._reader = reader or _of_file
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
        theme, width, height, ratio, reader = self._theme, self._width, self._height, self._ratio, self._reader

        def job(progress: Callable[[float], None]) -> object:
            try:
                journey = reader(path)
            except (OSError, FileError):
                return None  # the list shows the file's name; opening it tells what is wrong
            return journey.title, picture_of(journey, theme, width, height, ratio, progress)

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


def picture_icon(picture: QPixmap) -> QIcon:
    """An icon that looks the same when it is selected: the ground around it tells that."""
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made


def _of_file(path: Path) -> Journey:
    from journeymap.files.store import open_journey

    if path.stat().st_size > _LARGEST:
        raise FileError(path, "it is too large for a picture")
    return open_journey(path).journey


def picture_of(
    journey: Journey, theme: Theme, width: int, height: int, ratio: float, progress: Callable[[float], None]
) -> bytes:
    """A PNG of a map's beginning that fills width × height px."""
    from journeymap.layout.build import build
    from journeymap.layout.pages import Page
    from journeymap.render.png import write_png

    scene = build(journey, theme)
    # A long map is shown from its beginning: all of it would be a line.
    scale = max(width / scene.width, min(height / scene.height, width / 2_000))
    page = Page(scene, width, min(height, scene.height * scale), scale)
    return write_png(page, dpi=96 * ratio, progress=progress)
