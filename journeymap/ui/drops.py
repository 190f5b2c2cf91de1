"""What is dropped on a window: maps are opened, pictures brought in where they were dropped, lines of text become
cards. Pictures that are pasted take the same way.

Nothing is loaded from the network: an address is told to be saved first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from journeymap.files.errors import FileError
from journeymap.model.refusal import JourneyError
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDropEvent

    from journeymap.editor.picturing import Target
    from journeymap.model.journey import Picture
    from journeymap.ui.window import Window

_RAW = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/tiff", "image/bmp", "image/avif", "image/svg+xml")
_AT_ONCE = 400_000
"""Bytes of pictures that are made ready before the next frame; more are in a thread."""

Source = tuple[str, Path | bytes]
"""What a picture is called, and where it is."""


class Drops(QObject):
    """What somebody brings into one window with the pointer."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window

    def welcome(self, event: QDropEvent) -> None:
        """Says yes to a drag that holds something for this window; what is dragged stays where it came from."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasText() or mime.hasImage() or _own(mime):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropped(self, event: QDropEvent) -> None:
        """Takes what was let go of at a point of the window."""
        mime = event.mimeData()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(mime, self._target(event.position()))

    def take(self, mime: QMimeData, target: Target) -> None:
        """Opens maps, brings in pictures, clips and text, and tells what cannot be taken."""
        clipboard = self.window.desk.clipboard
        if _own(mime):
            clipboard.take_clip(mime, target.where)
        elif mime.hasUrls():
            self.take_files(mime, target)
        elif (source := image_in(mime)) is not None:
            self.bring([source], target)
        elif mime.text().strip():
            clipboard.take_text(mime.text(), target.where)

    def take_files(self, mime: QMimeData, target: Target) -> None:
        """Files by name: pictures among them come into the map, other files are opened as maps."""
        from journeymap.editor.pictures import SUFFIXES

        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        pictures = [path for path in paths if path.suffix.lower() in SUFFIXES]
        maps = [path for path in paths if path not in pictures]
        if pictures:
            self.bring([(path.name, path) for path in pictures], target)
        elif not paths and (source := image_in(mime)) is not None:
            self.bring([source], target)
        elif not paths:
            self.window.desk.clipboard.tell(
                "Nothing is loaded from the web here: save the picture first, then drop the file"
            )
        if maps:
            self.window.program.open(maps, self.window)

    def bring(self, sources: list[Source], target: Target) -> Work | None:
        """Brings pictures into the map; large ones in a thread, with a message meanwhile."""
        window = self.window
        if window.session.state.read_only:
            window.desk.clipboard.tell("This map can be looked at, but not changed")
            return None

        def job(progress: Callable[[float], None]) -> object:
            return _made_ready(sources, progress)

        work = Work(job, target)
        if sum(_size(source) for _, source in sources) <= _AT_ONCE:
            self._arrived(_made_ready(sources, lambda _: None), target)
            return None
        what = "picture" if len(sources) == 1 else f"{len(sources)} pictures"
        window.messages.tell("busy", f"Making the {what} ready …", key="pictures", actions=(("Cancel", work.cancel),))
        work.progressed.connect(window.desk.work_goes_on)
        work.ended.connect(self._ended)
        window.desk.keep_work(work, "pictures")
        work.start()
        return work

    def _ended(self, work: Work) -> None:
        self.window.desk.forget_work(work)
        self.window.messages.withdraw("pictures")
        if work.outcome == "finished":
            self._arrived(work.result, work.about)  # type: ignore[arg-type]  # what `bring` has given it
        elif work.outcome == "failed":
            self.window.desk.clipboard.tell(f"The pictures could not be brought in: {work.error}")

    def _arrived(self, found: tuple[list[Picture], list[str]], target: Target) -> None:
        from journeymap.editor.picturing import with_pictures  # late: no edit is needed before the first paint

        pictures, complaints = found
        clipboard = self.window.desk.clipboard
        if pictures:
            try:
                clipboard.commit(with_pictures(self.window.session.state.journey, pictures, target))
            except JourneyError as error:
                complaints = [str(error), *complaints]
        if complaints:
            clipboard.tell(". ".join(complaints))

    def _target(self, at: QPointF) -> Target:
        """What lies under a point of the window; the selection's place beside the map."""
        from journeymap.editor.filters import shown
        from journeymap.editor.picturing import Target, target_at

        canvas, state = self.window.canvas, self.window.session.state
        view = canvas.viewport()
        point = view.mapFrom(self.window, at)
        if canvas.scene is None or not view.rect().contains(point.toPoint()):
            return Target(self.window.desk.clipboard.place())
        area = canvas.shot.area_of(QRect(point.toPoint(), QSize(1, 1)))
        return target_at(canvas.scene, shown(state), area.x, area.y)


def image_in(mime: QMimeData) -> Source | None:
    """The picture in what was dragged or copied, as it was written where that is known."""
    for name in _RAW:
        if mime.hasFormat(name) and (data := bytes(mime.data(name).data())):
            return "The picture", data
    image = mime.imageData() if mime.hasImage() else None
    return ("The picture", _png(image)) if isinstance(image, QImage) and not image.isNull() else None


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setCompression(1)  # hardly packed, for it is read again at once
    writer.write(image)
    return bytes(buffer.data().data())


def _own(mime: QMimeData) -> bool:
    from journeymap.editor.clipboard import MIME

    return mime.hasFormat(MIME)


def _made_ready(sources: list[Source], progress: Callable[[float], None]) -> tuple[list[Picture], list[str]]:
    """The pictures that could be read, and a sentence for each that could not."""
    from journeymap.editor.pictures import picture_from

    found: list[Picture] = []
    complaints: list[str] = []
    for number, (name, source) in enumerate(sources):
        progress(number / len(sources))
        try:
            found.append(picture_from(source if isinstance(source, bytes) else _read(source), name))
        except (JourneyError, FileError) as error:
            complaints.append(str(error))
    return found, complaints


def _read(path: Path) -> bytes:
    from journeymap.files.contents import contents
    from journeymap.files.limits import PICTURE

    return contents(path, PICTURE)


def _size(source: Path | bytes) -> int:
    try:
        return len(source) if isinstance(source, bytes) else source.stat().st_size
    except OSError:
        return 0
