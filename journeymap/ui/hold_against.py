"""Choosing the state of the map that is shown in turn with this one: an earlier version, or the map of another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout

from journeymap.editor.version_words import title
from journeymap.editor.workshop.flipping import hold_against
from journeymap.files.errors import FileError
from journeymap.files.store import open_journey
from journeymap.files.version_places import history_of
from journeymap.files.versions import versions
from journeymap.ui.version_list import Entry, VersionList

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window


class HoldAgainst(QDialog):
    """The earlier versions of the window's map, those with a name first, and a way to another file."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle("Hold This Map Against…")
        self.resize(520, 560)
        self.window_ = window
        self.list = VersionList(window.program)
        self.state = QLabel()
        self.state.setObjectName("quiet")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton("Hold &Against It", QDialogButtonBox.ButtonRole.AcceptRole)
        self.file = self.buttons.addButton("Another &File…", QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addWidget(self.list, 1)
        column.addWidget(self.state)
        column.addWidget(self.buttons)
        self.take.clicked.connect(self.take_version)
        self.list.itemActivated.connect(lambda _: self.take_version())
        self.file.clicked.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.list.stop())
        self._fill()

    def _fill(self) -> None:
        state = self.window_.session.state
        file, data = state.file, self.window_.program.data
        found = () if file is None else versions(history_of(data, file.path, file.sha256))
        found = tuple(sorted(found, key=lambda one: not one.label))
        self.list.show_entries([Entry(one.path, one) for one in found], state.journey)
        self.take.setEnabled(bool(found))
        if not found:
            self.state.setText("No earlier version of this map is kept yet: choose the map of another file.")

    def take_version(self) -> None:
        """Holds the map against the version that is chosen in the list."""
        entry = self.list.chosen
        if entry is None or entry.version is None:
            return
        try:
            journey = entry.read()
        except FileError as error:
            self.state.setText(str(error))
            return
        self._take(journey, title(entry.version).strip("“”"))

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Hold Against", "", "Journey maps (*.journey)")
        if name:
            from pathlib import Path

            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Holds the map against that of another file; says why where it cannot be read."""
        try:
            journey = open_journey(path).journey
        except FileError as error:
            self.state.setText(str(error))
            return
        self._take(journey, path.stem)

    def _take(self, journey: Journey, called: str) -> None:
        hold_against(self.window_.session, journey, called)
        self.accept()
        if self.window_.session.state.show is None:
            told = f"While this map is presented (F5), A shows “{called}” in its place, and A again this one."
            self.window_.messages.tell("done", told, key="hold against")


def choose(window: Window) -> None:
    """Asks which state it is to be, while a map is presented."""
    HoldAgainst(window).open()
