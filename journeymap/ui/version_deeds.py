"""What can be done with one earlier version; each tells in a sentence why it was not done, or what was, "" for nothing
to be said."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from journeymap.editor.version_words import title, when
from journeymap.files.errors import FileError
from journeymap.files.store import open_journey, save
from journeymap.files.versions import named, remove
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from journeymap.files.versions import Version
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def restore(window: Window, version: Version, journey: Journey) -> str:
    """Makes the map as it was then, in one step that can be undone."""
    at = when(version.at, now())
    try:
        window.session.settle()
        window.session.commit(lambda _: journey, f"Restore version {at}")
    except JourneyError as error:
        return str(error)
    window.messages.tell("done", f"The map is as it was {at}; Undo takes that back.", key="told")
    return ""


def save_a_copy(parent: QWidget, program: Program, path: Path, journey: Journey, at: datetime) -> str:
    """Asks for a file, beside that of the map, and saves what it was then; a map that stood there is kept."""
    suggestion = path.with_name(f"{path.stem} {at:%Y-%m-%d %H.%M}{path.suffix}")
    name, _ = QFileDialog.getSaveFileName(parent, "Save a Copy", str(suggestion), "Journey maps (*.journey)")
    if not name:
        return ""
    replaced = None
    with suppress(FileError):  # nothing stands there, or no map
        replaced = open_journey(name)
    try:
        saved = save(journey, name)
    except FileError as error:
        return str(error)
    program.versions.saved(None, saved, replaced)
    return f"Saved as {saved.path}"


def give_name(version: Version, name: str) -> str:
    """Gives it this name; takes its name away for ""."""
    try:
        named(version, name.strip())
    except FileError as error:
        return str(error)
    return ""


def remove_it(version: Version) -> str:
    """Keeps it no longer."""
    try:
        remove(version)
    except FileError as error:
        return str(error)
    return ""


def really_remove(parent: QWidget, version: Version) -> bool:
    """Whether somebody says twice that it is not wanted."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Remove Version")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Remove the version of {when(version.at, now()).removeprefix('on ')}?")
    box.setInformativeText(f"{title(version)}. It cannot be brought back; the map and its other versions stay.")
    gone = box.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is gone


def now() -> datetime:
    """In the time zone of whoever looks."""
    return datetime.now().astimezone()
