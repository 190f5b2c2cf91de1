"""What was left of maps when the program ended without a word: told at the next start, shown, and opened by choice.

Nothing is written over by itself. What is opened stands in a window as unsaved changes of its file, one step that can
be undone; its journal stays until the window has one of its own, or somebody says that it is not wanted.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QMessageBox, QVBoxLayout

from journeymap.editor.left_words import afterwards, told
from journeymap.editor.recovering import recover
from journeymap.files.errors import FileError
from journeymap.files.left import Found, Looked, claim, look
from journeymap.model.refusal import JourneyError
from journeymap.ui.thumbnails import Thumbnails, picture_icon
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from journeymap.files.store import Opened
    from journeymap.ui.messages import Kind
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

_PICTURE = QSize(220, 116)
_PLACE = Qt.ItemDataRole.UserRole


class Recoverer(QObject):
    """Looks for what was left, in a thread, and offers it."""

    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__(program.app)
        self.program = program
        self.dialog: Recovery | None = None
        self._work = Work(lambda _: look(folder))
        self._work.ended.connect(self._ended)

    def start(self) -> None:
        self._work.start()

    def _ended(self, work: Work) -> None:
        if work.error is not None:
            raise work.error
        looked = work.result
        assert isinstance(looked, Looked)
        if looked.damaged:
            self._tell_damaged(looked.damaged)
        claims = {one.left.journal: held for one in looked.found if (held := claim(one.left.journal)) is not None}
        if claims and self.program.windows:
            found = tuple(one for one in looked.found if one.left.journal in claims)
            self.dialog = Recovery(self.program, found, claims)
            self.dialog.open()

    def _tell_damaged(self, damaged: tuple[Path, ...]) -> None:
        what = "Unsaved changes of a map" if len(damaged) == 1 else f"Unsaved changes of {len(damaged)} maps"
        where = damaged[0] if len(damaged) == 1 else damaged[0].parent
        told = f"{what} were found that nobody can read, since their beginning is damaged. They are kept for a month: "
        for window in self.program.windows[:1]:
            window.messages.tell("warning", f"{told}{where}", key="damaged journals")


class Recovery(QDialog):
    """The maps that were left, with pictures; opened, thrown away, or left for the next time. Their journals are held
    by `claims` meanwhile, so that no other program offers them."""

    def __init__(self, program: Program, found: tuple[Found, ...], claims: dict[Path, IO[bytes]] | None = None) -> None:
        super().__init__(program.windows[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unsaved Changes Found")
        self.program, self.found, self.claims = program, found, claims or {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        words = "One map was" if len(found) == 1 else f"{len(found)} maps were"
        heading = QLabel(f"{words} not saved when the program ended. No file was changed.")
        heading.setObjectName("heading")
        heading.setTextFormat(Qt.TextFormat.PlainText)
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
        column.addWidget(self.list, 1)
        self.buttons = QDialogButtonBox()
        to_open = self.buttons.addButton("Open", QDialogButtonBox.ButtonRole.AcceptRole)
        to_open.setDefault(True)
        gone = self.buttons.addButton("Throw Away…", QDialogButtonBox.ButtonRole.DestructiveRole)
        gone.clicked.connect(self.throw_away)
        self.list.itemSelectionChanged.connect(lambda: to_open.setEnabled(bool(self.list.selectedItems())))
        self.list.itemSelectionChanged.connect(lambda: gone.setEnabled(bool(self.list.selectedItems())))
        self.list.selectAll()
        self.buttons.addButton("Later", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.open_chosen)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        ratio = self.devicePixelRatioF()
        journeys = {one.left.journal: one.left.journey for one in found}
        self.thumbnails = Thumbnails(
            program.theme, _PICTURE.width(), _PICTURE.height(), ratio, self, lambda path: journeys[path]
        )
        self.thumbnails.painted.connect(self._painted)
        self.thumbnails.paint([one.left.journal for one in found])
        self.finished.connect(self._end)

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
            self._done_with(one)
        gone = {one.left.journal for one in chosen}
        for row in reversed(range(self.list.count())):
            if self.found[self.list.item(row).data(_PLACE)].left.journal in gone:
                self.list.takeItem(row)
        if not self.list.count():
            self.accept()

    def _chosen(self) -> list[Found]:
        return [self.found[item.data(_PLACE)] for item in self.list.selectedItems()]

    def _open(self, one: Found) -> None:
        window, onto_file = self._window_for(one.file)
        file = window.session.state.file if onto_file else None
        if file is not None:
            self.program.versions.keep(file, one.left.journey, "recovered")
        window.show()
        window.raise_()
        window.activateWindow()
        try:
            outcome = recover(window.session, one.left, onto_file=onto_file)
            window.keeper.keep_now()
        except (FileError, JourneyError) as error:
            window.messages.tell("warning", str(error), key="journal")
            return  # the old journal stays until the map is saved and it is found again
        told = afterwards(one.left, outcome, file=one.file is not None, read_only=not onto_file)
        more = (("Show Problems", window.desk.show_problems),) if outcome.conflicts else ()
        kind: Kind = "done" if onto_file and not outcome.together else "warning"
        window.messages.tell(kind, told, key="recovered", actions=more)
        self._done_with(one)

    def _window_for(self, file: Opened | None) -> tuple[Window, bool]:
        """A window to open it in, and whether that has the map of its file: one that has it open already, else one
        that nobody has touched, else another one. What can only be looked at is left as it is."""
        program = self.program
        there = None if file is None else program.window_of(file.path)
        if there is not None and not there.session.state.read_only:
            return there, True
        onto_file = file is not None and not file.read_only and there is None
        window = next((one for one in program.windows if one.session.state.untouched), None)
        if window is None:
            window = program.new_window(file if onto_file else None)
        elif file is not None and onto_file:
            window.documents.take(file)
        return window, onto_file

    def _done_with(self, one: Found) -> None:
        """Its journal is not needed any more."""
        self._let_go(one.left.journal)
        with suppress(OSError):  # it is offered again at the next start then
            one.left.journal.unlink(missing_ok=True)

    def _let_go(self, journal: Path) -> None:
        if journal in self.claims:
            self.claims.pop(journal).close()

    def _end(self) -> None:
        self.thumbnails.stop()
        for journal in list(self.claims):
            self._let_go(journal)

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
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is gone
