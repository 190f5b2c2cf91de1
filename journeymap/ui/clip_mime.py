"""What lies on the clipboard after a copy: our own format, text, and pictures that are painted only when asked for."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication

from journeymap.editor.clipboard import MIME
from journeymap.layout.pages import pages
from journeymap.layout.portrait import portrait

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.editor.clipboard import Clip
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

PNG, SVG = "image/png", "image/svg+xml"
_DPI = 192.0
"""Two pixels to a px: sharp in a slide."""
_MOST_PIXELS = 16_000_000


class _Painted(QMimeData):
    """Pictures that are painted when a program wants one, and once; besides, whatever was set."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, QByteArray] = {}

    def scene(self) -> Scene | None:
        """What to paint."""
        raise NotImplementedError

    def formats(self) -> list[str]:
        return [PNG, SVG, *super().formats()]

    def hasFormat(self, name: str) -> bool:
        return name in self.formats()

    def is_ready(self, name: str) -> bool:
        """Whether nothing need be painted for it any more."""
        return name in self._pictures or name not in (PNG, SVG)

    def retrieveData(self, name: str, kind: Any) -> Any:
        if name not in (PNG, SVG):
            return super().retrieveData(name, kind)
        if name not in self._pictures:
            scene = self.scene()
            self._pictures[name] = QByteArray(b"" if scene is None else picture(scene, name))
        return self._pictures[name]


class PictureMime(_Painted):
    """A picture of a scene, and nothing else."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def scene(self) -> Scene:
        return self._scene


class ClipMime(_Painted):
    """A clip, with the map it was copied from, of which the pictures are made."""

    def __init__(self, clip: Clip, journey: Journey, theme: Theme, scene: Scene | None) -> None:
        super().__init__()
        self._journey, self._theme, self._scene, self._things = journey, theme, scene, clip.things
        self.setData(MIME, clip.data)
        if clip.text:
            self.setText(clip.text)

    def scene(self) -> Scene | None:
        return portrait(self._journey, self._theme, self._things, self._scene)


def put(mime: QMimeData) -> None:
    """Puts something on the clipboard, where it stays after the program has ended, if the system keeps it."""
    _await_the_end()
    QApplication.clipboard().setMimeData(mime)


@cache
def _await_the_end() -> None:
    program = QApplication.instance()
    assert program is not None
    program.aboutToQuit.connect(leave)
    atexit.register(leave, paint=False)  # where no event loop has run; no thread could be started any more


def leave(*, paint: bool = True) -> None:
    """Puts in place of our own what needs no interpreter, for the system asks for it after that has ended; pictures
    nobody has asked for yet are painted now."""
    if QApplication.instance() is None:
        return
    held = QApplication.clipboard().mimeData()
    if not isinstance(held, _Painted):
        return
    made = _of_qt_alone()
    for name in held.formats():
        if paint or held.is_ready(name):
            made.setData(name, held.data(name))
    QApplication.clipboard().setMimeData(made)


def _of_qt_alone() -> QMimeData:
    """Empty data without a Python side, which a clipboard would call when it is cleared, after the interpreter has
    ended; only what Qt itself has made is such."""
    model = QStandardItemModel(1, 1)
    made = model.mimeData([model.index(0, 0)])
    made.clear()
    return made


def picture(scene: Scene, name: str) -> bytes:
    """The scene as PNG, two pixels to a px as long as it does not get too large, or as SVG."""
    page = pages(scene)[0]
    if name == SVG:
        from journeymap.render.svg import write_svg  # late: only who pastes it needs it

        return write_svg(page)
    from journeymap.render.png import write_png

    scale = min(1.0, (_MOST_PIXELS / (scene.width * scene.height * (_DPI / 96) ** 2)) ** 0.5)
    return write_png(page, dpi=_DPI * scale)
