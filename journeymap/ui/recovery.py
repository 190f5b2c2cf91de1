"""What was left of maps when the program ended without a word: told at the next start, shown, and opened by choice.

Nothing is written over by itself. What is opened stands in a window as unsaved changes of its file, one step that can
be undone; its journal stays until the window has one of its own, or somebody says that it is not wanted.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QMessageBox, QVBoxLayout

from journeymap.editor.left_words import told
from journeymap.files.errors import FileError
from journeymap.files.journal import Left, left_behind, read
from journeymap.files.locks import held
from journeymap.files.store import Opened, open_journey
from journeymap.ui.thumbnails import Thumbnails, picture_icon
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.ui.program import Program

_PICTURE = QSize(220, 116)
_PLACE = Qt.ItemDataRole.UserRole


class Found(NamedTuple):
    """What a journal holds, and the file it belongs to as it is now; None where it cannot be read."""

    left: Left
    file: Opened | None


def found_in(folder: Path) -> tuple[Found, ...]:
    """What is worth to be offered, the youngest first. Journals that say what their files say, or in which nothing was
    changed, are done with; those of which nothing can be made stay where they are."""
    offered = []
    for journal in left_behind(folder):
        with suppress(FileError, OSError):
            left = read(journal)
            file = _standing(left)
            if left.changes and (file is None or file.journey != left.journey):
                offered.append(Found(left, file))
            elif (left.changes or not left.damaged) and not held(journal):  # it may have been begun this very moment
                journal.unlink(missing_ok=True)
    return tuple(offered)


def _standing(left: Left) -> Opened | None:
    try:
        return open_journey(left.about.path) if left.about.path else None
    except FileError:
        return None


class Recoverer(QObject):
    """Looks for what was left, in a thread, and offers it."""

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__(program.app)
        self.program = program
        self.dialog: Recovery | None = None
        self._work = Work(lambda _: found_in(folder))
        self._work.ended.connect(self._ended)

    def start(self) -> None:
        self._work.start()

    def _ended(self, work: Work) -> None:
        if isinstance(work.result, tuple) and work.result and self.program.windows:
            self.dialog = Recovery(self.program, work.result)
            self.dialog.open()


class Recovery(QDialog):
    """The maps that were left, with pictures; opened, thrown away, or left for the next time."""

    def __init__(self, program: Program, found: tuple[Found, ...]) -> None:
        super().__init__(program.windows[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unsaved Changes Found")
        self.program, self.found = program, found
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        words = "One map was" if len(found) == 1 else f"{len(found)} maps were"
        heading = QLabel(f"{words} not saved when the program ended. No file was changed.")
        heading.setObjectName("heading")
        column.addWidget(heading)
        self.list = QListWidget()
        self.list.setAccessibleName("Maps with unsaved changes")
        self.list.setIconSize(_PICTURE)
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMinimumSize(720, min(3, len(found)) * (_PICTURE.height() + 22) + 12)
        self.list.itemActivated.connect(lambda _: self.open_chosen())
        now = datetime.now().astimezone()
        blank = QPixmap(_PICTURE)
        blank.fill(Qt.GlobalColor.transparent)
        for place, one in enumerate(found):
            standing = None if one.file is None else one.file.journey
            item = QListWidgetItem(QIcon(blank), "\n".join(told(one.left, standing, now)))
            item.setData(_PLACE, place)
            self.list.addItem(item)
        self.list.selectAll()
        column.addWidget(self.list, 1)
        self.buttons = QDialogButtonBox()
        self.buttons.addButton("Open", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        self.buttons.addButton("Throw Away…", QDialogButtonBox.ButtonRole.DestructiveRole).clicked.connect(
            self.throw_away
        )
        self.buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.open_chosen)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        ratio = self.devicePixelRatioF()
        self.thumbnails = Thumbnails(
            program.theme, _PICTURE.width(), _PICTURE.height(), ratio, self, lambda path: read(path).journey
        )
        self.thumbnails.painted.connect(self._painted)
        self.thumbnails.paint([one.left.journal for one in found])
        self.finished.connect(self.thumbnails.stop)

    def open_chosen(self) -> None:
        """Opens each chosen map in a window, with what was not saved as its last step."""
        for one in self._chosen():
            self._open(one)
        self.accept()

    def throw_away(self) -> None:
        """Forgets what was chosen, once somebody has said so twice."""
        chosen = self._chosen()
        if not chosen or not self._really(len(chosen)):
            return
        for one in chosen:
            one.left.journal.unlink(missing_ok=True)
        gone = {one.left.journal for one in chosen}
        for row in reversed(range(self.list.count())):
            if self.found[self.list.item(row).data(_PLACE)].left.journal in gone:
                self.list.takeItem(row)
        if not self.list.count():
            self.accept()

    def _chosen(self) -> list[Found]:
        return [self.found[item.data(_PLACE)] for item in self.list.selectedItems()]

    def _open(self, one: Found) -> None:
        program = self.program
        window = next((w for w in program.windows if w.session.state.untouched), None)
        if window is None:
            window = program.new_window(one.file)
        elif one.file is not None:
            window.documents.take(one.file)
        if one.file is not None:
            program.versions.keep(one.file.path, one.left.journey, one.file.schema, "recovered")
        window.show()
        window.session.commit(lambda _: one.left.journey, "Recover unsaved changes")
        try:
            window.keeper.keep_now()
        except FileError as error:
            window.messages.tell("warning", str(error), key="journal")
            return  # the old journal stays until the map is saved and it is found again
        one.left.journal.unlink(missing_ok=True)

    def _painted(self, path: Path, _title: str, picture: QPixmap) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if self.found[item.data(_PLACE)].left.journal == path and not picture.isNull():
                item.setIcon(picture_icon(picture))

    def _really(self, count: int) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Throw Away")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Throw the unsaved changes away?" if count == 1 else f"Throw away what {count} maps hold?")
        box.setInformativeText("They cannot be brought back.")
        gone = box.addButton("Throw Away", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is gone
