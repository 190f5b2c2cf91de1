"""A picture: what it shows, and how to put in another or take it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QFileDialog, QPushButton

from journeymap.editor.forms import MIXED
from journeymap.files.errors import FileError
from journeymap.model.refusal import JourneyError
from journeymap.ui.fields.keeping import HEIGHT, Keeping
from journeymap.ui.fields.line import MIXED_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from journeymap.editor.forms import Field
    from journeymap.model.journey import Picture
    from journeymap.ui.fields.keeping import Host

_HIGH = 84
"""Px that a picture is shown high."""
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HELP = "Enter chooses a file, Ctrl+V takes the picture that was copied, Delete takes it out"


class PictureEditor(Keeping, QPushButton):
    """A button that shows the picture and asks for another."""

    def __init__(self, host: Host, parent: Any) -> None:
        QPushButton.__init__(self, parent)
        self.host = host
        self._pixmap: tuple[str, QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.setToolTip(_HELP)
        self.clicked.connect(self._choose)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.setAccessibleDescription(_HELP)
        picture = self.host.picture(field.value) if isinstance(field.value, str) else None
        if field.value is MIXED:
            self.setText(MIXED_WORD)
        else:
            self.setText("" if picture is not None else "Choose a picture…")
        if picture is None:
            self._pixmap = None
            self.setIcon(QIcon())
        elif self._pixmap is None or self._pixmap[0] != picture.sha256:
            self._pixmap = (picture.sha256, _small(picture))
            self.setIcon(QIcon(self._pixmap[1]))
            self.setIconSize(QSize(400, _HIGH - 12))

    def height_for(self, _: int) -> int:
        return HEIGHT if self._pixmap is None else _HIGH

    def _choose(self) -> None:
        from journeymap.editor.pictures import SUFFIXES  # late: most never choose a picture

        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self.window(), "Choose a picture", "", f"Pictures ({kinds})")
        if name:
            self.put(Path(name).name, Path(name))

    def put(self, name: str, source: Path | bytes) -> None:
        """Shows the picture in a file or in its bytes; why it cannot be shown is said beneath."""
        from journeymap.editor.pictures import picture_from  # late, as above
        from journeymap.files.contents import contents
        from journeymap.files.limits import PICTURE

        try:
            if isinstance(source, Path):
                source = contents(source, PICTURE)
            self.host.enter(self, picture_from(source, name))
        except FileError as error:
            self.host.doubt(self, f"“{name}”: {error.sentence}.", at_once=True)
        except JourneyError as error:
            self.host.doubt(self, f"{error}.", at_once=True)

    def _paste(self) -> None:
        from journeymap.ui.drops import image_in  # late, as above

        mime = QGuiApplication.clipboard().mimeData()
        found = image_in(mime)
        if found is not None:
            self.put(*found)
        elif not self._put_first(mime.urls()):
            self.host.doubt(self, "The clipboard holds no picture. Copy one first.", at_once=True)

    def _put_first(self, urls: Sequence[QUrl]) -> bool:
        """Shows the first of the files; whether there is one."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.put(paths[0].name, paths[0])
        return bool(paths)

    def keeps(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Paste) or super().keeps(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            if self.field.value is not None:
                self.host.enter(self, None)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.read_only and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._put_first(event.mimeData().urls()):
            event.acceptProposedAction()


def _small(picture: Picture) -> QPixmap:
    """The picture as small as it is shown, empty where it cannot be read."""
    from base64 import b64decode

    made = QPixmap()
    made.loadFromData(b64decode(picture.data))
    if made.isNull():
        return made
    return made.scaled(
        QSize(400, _HIGH - 12) * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
