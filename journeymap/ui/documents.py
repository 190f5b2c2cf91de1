"""A window's dealings with files: open, reload, save, save as, and the question before something would be lost.

Whatever goes wrong with a file is told in the window's messages, with what can be done about it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from journeymap.files.errors import ConflictError, FileError
from journeymap.files.store import open_journey, save

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.files.store import Opened
    from journeymap.ui.messages import Messages
    from journeymap.ui.program import Program
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

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return False

    def take(self, file: Opened) -> None:
        """Puts the map of a file in the place of this window's."""
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
        path = self.session.state.path
        if path is None or (self.session.state.dirty and not self._really_reload()):
            return
        try:
            file = open_journey(path)
        except FileError as error:
            self.messages.tell("error", str(error), key="file")
            return
        state = self.session.state
        if state.dirty and state.file is not None:
            self.program.versions.keep(path, state.journey, state.file.schema, "replaced")
        self.take(file)
        if file.notice:
            self.messages.tell("warning", file.notice, key="file")

    def save(self) -> bool:
        """Saves where the map came from; asks where it came from nowhere. False when it was not saved."""
        state = self.session.state
        return self.save_as() if state.path is None else self._save(state.path)

    def save_as(self) -> bool:
        """Asks for a file and saves there."""
        state = self.session.state
        suggestion = state.path or self._folder() / file_name(state.journey.title, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self.window, "Save As", str(suggestion), _FILTER)
        return bool(name) and self._save(with_suffix(Path(name), SUFFIX))

    def may_close(self) -> bool:
        """Whether the window may be closed: nothing would be lost, or somebody said so."""
        state = self.session.state
        if not state.dirty:
            return True
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Close")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Save the changes to “{state.name}” before closing?")
        box.setInformativeText("Without saving they are lost.")
        choice = QMessageBox.StandardButton
        box.setStandardButtons(choice.Save | choice.Discard | choice.Cancel)
        box.setDefaultButton(choice.Save)
        answer = box.exec()
        if answer == choice.Save:
            return self.save()
        return bool(answer == choice.Discard)

    def _save(self, path: Path, *, even_if_changed: bool = False) -> bool:
        state = self.session.state
        try:
            saved = save(state.journey, path, state.file, even_if_changed=even_if_changed)
        except ConflictError:
            self._tell_conflict(path)
            return False
        except FileError as error:
            self.messages.tell("error", str(error), key="file", actions=(("Save As…", self.save_as),))
            return False
        self.messages.withdraw("file")
        self.session.saved(saved)
        self.program.versions.saved(state.file, saved)
        self.program.remember(path)
        if saved.notice:
            self.messages.tell("warning", saved.notice, key="file")
        return True

    def _tell_conflict(self, path: Path) -> None:
        """Somebody else has saved meanwhile: offers what can be done, so that nothing of either is lost."""
        try:
            theirs = open_journey(path)
        except FileError as unreadable:
            self.messages.tell(
                "warning",
                f"It is not saved: somebody else has changed the file, and it cannot be read now. {unreadable}",
                key="file",
                actions=(("Save As…", self.save_as),),
            )
            return
        self.window.others.tell(theirs, "It is not saved yet.", (("Save As…", self.save_as),), then=True)

    def _really_reload(self) -> bool:
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Reload")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Read “{self.session.state.name}” again and lose your changes?")
        lose = box.addButton("Reload", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is lose

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
