"""A window's dealings with files: open, reload, save, save as, and the question before something would be lost.

Whatever goes wrong with a file is told in the window's messages, with what can be done about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from journeymap.files.errors import FileError, NoNewFileError
from journeymap.files.store import open_journey
from journeymap.ui.saving import Saving

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.files.store import Opened
    from journeymap.ui.messages import Messages
    from journeymap.ui.program import Program
    from journeymap.ui.saving import Order, Overtaken, Saved
    from journeymap.ui.window import Window

SUFFIX = ".journey"
_FILTER = "Journey maps (*.journey);;All files (*)"
_TABLES = "Workbooks and tables (*.xlsx *.csv *.tsv);;All files (*)"
_READABLE = f"Journey maps (*.journey);;{_TABLES}"


class Documents:
    """Files, as one window deals with them."""

    def __init__(self, window: Window, session: Session, messages: Messages, program: Program) -> None:
        self.window = window
        self.session = session
        self.messages = messages
        self.program = program
        self._saving = Saving(session, messages, program.data, window)
        self._saving.saved.connect(self._saved)
        self._saving.overtaken.connect(self._overtaken)
        self._saving.failed.connect(self._failed)
        self._next: Path | None = None
        """Where to save once the save under way has ended."""
        self._closing = False

    def take(self, file: Opened) -> None:
        """Puts the map of a file in the place of this window's."""
        self.wait()
        self.messages.withdraw("file")
        self.session.opened(file)

    def ask_what_to_open(self) -> list[Path]:
        """The files somebody picks; none when they think better of it."""
        names, _ = QFileDialog.getOpenFileNames(self.window, "Open", str(self._folder()), _READABLE)
        return [Path(name) for name in names]

    def ask_what_to_import(self) -> list[Path]:
        """The workbooks and tables somebody picks; none when they think better of it."""
        names, _ = QFileDialog.getOpenFileNames(self.window, "Import", str(self._folder()), _TABLES)
        return [Path(name) for name in names]

    def reload(self) -> None:
        """Reads the file again, asking first where something would be lost."""
        self.wait()
        path = self.session.state.path
        if path is None or (self.session.state.dirty and not self._really_reload()):
            return
        try:
            file = open_journey(path)
        except FileError as error:
            from journeymap.ui.rescuing import tell_broken  # late: most files open

            tell_broken(self.program, self.window, path, error, key="file")
            return
        state = self.session.state
        if state.dirty and state.file is not None:
            self.program.versions.keep(state.file, state.journey, "replaced")
        if state.file is not None and state.file.look_only:
            file = replace(file, read_only=True, look_only=True, notice=state.file.notice)
        self.take(file)
        if file.notice:
            self.messages.tell("warning", file.notice, key="file")

    def save(self) -> bool:
        """Saves where the map came from; asks where it came from nowhere. False when nobody wants that after all."""
        state = self.session.state
        return self.save_as() if state.path is None else self._save(state.path)

    def save_as(self) -> bool:
        """Asks for a file and saves there."""
        state = self.session.state
        suggestion = state.path or self._folder() / file_name(state.journey.title, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self.window, "Save As", str(suggestion), _FILTER)
        return bool(name) and self._save(with_suffix(Path(name), SUFFIX))

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving.running

    @property
    def closing(self) -> bool:
        """Whether the window closes once its map is saved."""
        return self._closing

    def wait(self) -> None:
        """Blocks until all saves have ended."""
        self._saving.wait()

    def may_close(self) -> bool:
        """Whether the window may be closed now: nothing would be lost, or somebody said so. It closes by itself once
        a save that is under way, or was chosen, has ended well."""
        if self.saving:
            impatient, self._closing = self._closing, True
            self._saving.tell_closing()
            return impatient and self._really_without_waiting()
        state = self.session.state
        if not state.dirty:
            return True
        choice = QMessageBox.StandardButton
        box = self._question("Close", f"Save the changes to “{state.name}” before closing?")
        box.setInformativeText("Without saving they are lost.")
        box.setStandardButtons(choice.Save | choice.Discard | choice.Cancel)
        box.setDefaultButton(choice.Save)
        answer = box.exec()
        if answer == choice.Save:
            self._closing = True
            self._closing = self.save()
            return False
        return bool(answer == choice.Discard)

    def _save(self, path: Path, *, write_into: bool = False) -> bool:
        if self.saving:
            self._next = path  # as it will be then
        else:
            self._saving.start(path, write_into=write_into)
        return True

    def _saved(self, order: Order, saved: Saved) -> None:
        file = saved.file
        if self.session.state.path == (None if order.file is None else order.file.path):
            self.messages.withdraw("file")
            self.messages.withdraw("recovered")
            self.session.saved(file)
            if file.notice:
                self.messages.tell("warning", file.notice, key="file")
        self.program.versions.saved(order.file, file, saved.replaced)
        self.program.remember(file.path)
        path, self._next = self._next, None
        if path is not None and (self.session.state.dirty or path != file.path):
            self._saving.start(path)
        elif self._closing:
            self._closing = False
            self.window.close()  # asks, where something was changed meanwhile

    def _failed(self, order: Order, error: Exception) -> None:
        self._next, self._closing = None, False
        if isinstance(error, NoNewFileError):
            self.messages.tell(
                "warning",
                f"{error}. Or have it written into the file itself: a power failure meanwhile would leave half of it, "
                "so what stands there and what will are kept as earlier versions first.",
                key="file",
                actions=(("Save As…", self.save_as), ("Write Into It", partial(self._write_into, order.path))),
            )
        else:
            self.messages.tell("error", f"{error}", key="file", actions=(("Save As…", self.save_as),))

    def _write_into(self, path: Path) -> None:
        self._save(path, write_into=not self.saving)

    def _overtaken(self, order: Order, by: Overtaken) -> None:
        """Somebody else has saved meanwhile: offers what can be done, so that nothing of either is lost."""
        self._next, self._closing = None, False
        if isinstance(by.theirs, FileError):
            self.messages.tell(
                "warning",
                f"It is not saved: somebody else has changed the file, and it cannot be read now. {by.theirs}",
                key="file",
                actions=(("Save As…", self.save_as),),
            )
            return
        file = self.session.state.file
        if file is not None and by.theirs.sha256 == file.sha256:
            self._save(order.path)  # taken over while it was being saved
            return
        self.window.others.tell(by.theirs, "It is not saved yet.", (("Save As…", self.save_as),), then=True)

    def _really_reload(self) -> bool:
        box = self._question("Reload", f"Read “{self.session.state.name}” again and lose your changes?")
        lose = box.addButton("Reload", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is lose

    def _really_without_waiting(self) -> bool:
        """The window was closed twice while its map is being saved: the disk may never answer."""
        box = self._question("Close", f"“{self.session.state.name}” is still being saved. Close without waiting?")
        box.setInformativeText("What is not saved then is offered at the next start.")
        close = box.addButton("Close Anyway", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Wait", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is close

    def _question(self, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box

    def _folder(self) -> Path:
        """Where to look first: beside this map, else beside the one opened last."""
        path = self.session.state.path
        if path is None and self.program.settings.recent:
            path = Path(self.program.settings.recent[0])
        return Path.home() if path is None else path.parent


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with a suffix, where it has none of its own."""
    return path if path.suffix else path.with_name(path.name + suffix)


def file_name(title: str, suffix: str) -> str:
    """A title as the name of a file on any system."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    plain = " ".join(plain.split()).strip(". ")[:80].strip()
    return (plain or "Journey") + suffix
