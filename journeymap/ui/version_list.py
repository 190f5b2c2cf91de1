"""The list of a map's earlier versions, each with its picture, its time and how much differs from now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from journeymap.editor.comparing import compare, counted
from journeymap.editor.version_words import told
from journeymap.files.format import load
from journeymap.files.store import open_journey
from journeymap.files.versions import bytes_of
from journeymap.ui.thumbnails import Thumbnails, picture_icon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from journeymap.files.versions import Version
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program

_PICTURE = QSize(128, 84)
_PLACE = Qt.ItemDataRole.UserRole
ON_DISK = "On the disk now, saved by somebody else"


class Entry(NamedTuple):
    """A version, or the map's file itself where somebody else has saved it."""

    path: Path
    version: Version | None

    def read(self) -> Journey:
        """The map that it holds. Errors: FileError."""
        return open_journey(self.path).journey if self.version is None else load(bytes_of(self.version)).journey

    def told(self, now: datetime, differs: str = "") -> str:
        if self.version is None:
            return "\n".join(filter(None, (ON_DISK, differs)))
        return told(self.version, now, differs)


class VersionList(QListWidget):
    """Lines to choose from; pictures and counts come as they are made. `unwanted`: Delete was pressed."""

    unwanted = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.setAccessibleName("Earlier versions")
        self.setIconSize(_PICTURE)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setUniformItemSizes(False)
        self.setMinimumWidth(230)
        self.entries: tuple[Entry, ...] = ()
        self._now: Journey | None = None
        self._differs: dict[Path, str] = {}
        self.thumbnails = Thumbnails(
            program.theme, _PICTURE.width(), _PICTURE.height(), self.devicePixelRatioF(), self, self._read
        )
        self.thumbnails.painted.connect(self._painted)
        self._asked: set[Path] = set()
        """Those whose picture is painted, or will be: there may be hundreds, of which few are ever seen."""
        self.verticalScrollBar().valueChanged.connect(self._paint_seen)

    def show_entries(self, entries: Sequence[Entry], now: Journey) -> None:
        """Lists these, compared with the map as it is now; the one that was chosen stays chosen."""
        chosen = self.chosen
        known = {entry.path: self.item(row).icon() for row, entry in enumerate(self.entries)}
        self.entries, self._now = tuple(entries), now
        moment = datetime.now().astimezone()
        blank = QPixmap(_PICTURE)
        blank.fill(Qt.GlobalColor.transparent)
        self.blockSignals(True)
        self.clear()
        for place, entry in enumerate(self.entries):
            icon = known.get(entry.path, QIcon(blank))
            item = QListWidgetItem(icon, entry.told(moment, self._differs.get(entry.path, "")))
            item.setData(_PLACE, place)
            self.addItem(item)
        self.blockSignals(False)
        paths = [entry.path for entry in self.entries]
        row = paths.index(chosen.path) if chosen is not None and chosen.path in paths else 0
        self.setCurrentRow(row if paths else -1)
        QTimer.singleShot(0, self, self._paint_seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint_seen()

    def _paint_seen(self) -> None:
        """Asks for the pictures of the lines in view."""
        view = self.viewport().rect()
        for row, entry in enumerate(self.entries):
            if entry.path not in self._asked and self.visualItemRect(self.item(row)).intersects(view):
                self._asked.add(entry.path)
                self.thumbnails.paint([entry.path])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> Entry | None:
        row = self.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def stop(self) -> None:
        """Paints no more pictures."""
        self.thumbnails.stop()

    def _read(self, path: Path) -> Journey:
        """In the thread of the pictures: the map, and how much of it differs."""
        entry = next(one for one in self.entries if one.path == path)
        journey = entry.read()
        if self._now is not None:
            self._differs[path] = counted(compare(journey, self._now))
        return journey

    def _painted(self, path: Path, _title: str, picture: QPixmap) -> None:
        for row, entry in enumerate(self.entries):
            if entry.path == path:
                item = self.item(row)
                item.setText(entry.told(datetime.now().astimezone(), self._differs.get(path, "It cannot be read")))
                if not picture.isNull():
                    item.setIcon(picture_icon(picture))
