"""Earlier versions of a map: chosen from a list, held against the map as it is now, restored in one step that can be
undone, named, or opened as a copy. The window beside it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor.comparing import compare
from journeymap.editor.version_words import KINDS, when
from journeymap.files.errors import FileError
from journeymap.files.version_places import history_of
from journeymap.files.versions import MOST_BYTES, versions
from journeymap.ui import version_deeds
from journeymap.ui.version_deeds import now
from journeymap.ui.version_list import ON_DISK, Entry, VersionList
from journeymap.ui.version_view import VersionView, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QShowEvent

    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window


class VersionsDialog(QDialog):
    """`on_disk` lists what somebody else has saved first; `take` is then called to take it over."""

    def __init__(self, window: Window, path: Path, on_disk: tuple[str, Callable[[], None]] | None = None) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Earlier Versions of “{path.name}”")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1180, 760)
        self.window_, self.path, self.on_disk = window, path, on_disk
        self.list = VersionList(window.program)
        self.view = VersionView(window.program, window.session.state.journey)
        self.state = plain_label("quiet")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name it, such as “before the workshop”, and press Enter")
        self.name.setAccessibleName("Name of this version")
        self.name.setMaxLength(120)
        self.only_named = QCheckBox("O&nly those with a name")
        self.buttons = QDialogButtonBox()
        self.restore = self._button("&Restore", "Make the map as it was then, in one step that can be undone")
        self.copy = self._button("&Open as a Copy", "Open it in a window of its own, as a map without a file")
        self.save_copy = self._button("&Save a Copy…", "Save it as a file of its own")
        self.remove = self._button("Re&move…", "Keep it no longer; nothing else is changed by that")
        # No button is pressed by Enter: in the field of the name it means the name.
        self.buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        self._journey: Journey | None = None
        self._assemble()
        self._connect()
        self.refresh()
        self.list.setFocus()

    def _button(self, label: str, tip: str) -> QPushButton:
        made = self.buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
        made.setToolTip(tip)
        made.setAutoDefault(False)
        return made

    def _assemble(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.only_named)
        column.addWidget(self.list, 1)
        column.addWidget(self.name)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.view)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 2)
        both.setSizes([380, 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.addWidget(both, 1)
        whole.addWidget(self.state)
        whole.addWidget(self.buttons)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _: self.view.map.canvas.setFocus())
        self.name.returnPressed.connect(self._name)
        self.restore.clicked.connect(self.restore_chosen)
        self.copy.clicked.connect(self.open_copy)
        self.save_copy.clicked.connect(self.save_as_copy)
        self.remove.clicked.connect(self.remove_chosen)
        self.list.unwanted.connect(self.remove_chosen)
        self.only_named.toggled.connect(self.refresh)
        self.buttons.rejected.connect(self.reject)
        self.view.map.told.connect(self.state.setText)
        self.window_.program.versions.kept.connect(self._kept)
        self._unsubscribe = self.window_.session.subscribe(self._changed)
        self.finished.connect(self._end)

    # -- what is shown

    def refresh(self) -> None:
        """Lists what there is now."""
        file = self.window_.session.state.file
        known = "" if file is None else file.sha256
        found = versions(history_of(self.window_.program.data, self.path, known))
        named = [one for one in found if one.label]
        self.only_named.setVisible(0 < len(named) < len(found) or self.only_named.isChecked())
        entries = [Entry(one.path, one) for one in (named if self.only_named.isChecked() else found)]
        if self.on_disk is not None:
            entries.insert(0, Entry(self.path, None))
        self.list.show_entries(entries, self.window_.session.state.journey)
        self._show()
        if not found:
            self.state.setText("Nothing is kept yet: a version is kept at every save.")
        elif (size := sum(one.size for one in named)) > MOST_BYTES:
            words = "They stay until somebody removes them or takes their names away."
            self.state.setText(f"Versions with a name take {size / 1e6:,.0f} MB. {words}")

    def _show(self) -> None:
        entry = self.list.chosen
        self._journey = None
        if entry is not None:
            try:
                self._journey = entry.read()
                self.state.setText("")
            except FileError as error:
                self.state.setText(str(error))
        version = None if entry is None else entry.version
        self.name.setEnabled(version is not None)
        self.remove.setEnabled(version is not None)
        self.name.setText("" if version is None else version.label)
        heading = ON_DISK if version is None else f"{KINDS[version.kind]} {when(version.at, now())}"
        self.view.heading.setText(heading if entry is not None else "")
        self.restore.setText(self.on_disk[0] if self._on_disk and self.on_disk is not None else "&Restore")
        self._compare()

    @property
    def _on_disk(self) -> bool:
        """Whether what is chosen is the file, as somebody else has saved it."""
        entry = self.list.chosen
        return entry is not None and entry.version is None

    def _compare(self) -> None:
        state, then = self.window_.session.state, self._journey
        if then is None:
            comparison = None
        elif self._on_disk:
            comparison = compare(state.saved, then)  # what they did, not what was done here meanwhile
        else:
            comparison = compare(then, state.journey)
        self.view.show_version(then, comparison, "They have" if self._on_disk else "Since then:")
        for button in (self.copy, self.save_copy):
            button.setEnabled(then is not None)
        differs = comparison is not None and bool(comparison.lines)
        self.restore.setEnabled(differs and (self._on_disk or not state.read_only))

    def _kept(self, path: Path) -> None:
        if path == self.path:
            self.refresh()

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.path != self.path:
            self.reject()
        elif after.journey is not before.journey and not after.previewing:
            self._compare()

    # -- what can be done

    def restore_chosen(self) -> None:
        """Makes the map as it was then; or takes over what is on the disk."""
        entry, journey = self.list.chosen, self._journey
        if entry is None or journey is None:
            return
        if entry.version is None and self.on_disk is not None:
            self.accept()
            self.on_disk[1]()
            return
        assert entry.version is not None  # only the file itself is none
        if self._said(version_deeds.restore(self.window_, entry.version, journey)):
            self.accept()

    def open_copy(self) -> None:
        """Opens it in a window of its own."""
        if self._journey is not None:
            self.window_.program.new_window(journey=self._journey).show()

    def save_as_copy(self) -> None:
        """Saves it as a file of its own."""
        journey, entry = self._journey, self.list.chosen
        if journey is not None and entry is not None:
            at = now() if entry.version is None else entry.version.at.astimezone()
            self._said(version_deeds.save_a_copy(self, self.window_.program, self.path, journey, at))

    def remove_chosen(self) -> None:
        """Keeps it no longer, once somebody has said so twice."""
        entry, row = self.list.chosen, self.list.currentRow()
        if entry is None or entry.version is None or not version_deeds.really_remove(self, entry.version):
            return
        if self._said(version_deeds.remove_it(entry.version)):
            self.refresh()
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            self.list.setFocus()

    def _name(self) -> None:
        entry = self.list.chosen
        if entry is None or entry.version is None:
            return
        if self._said(version_deeds.give_name(entry.version, self.name.text())):
            self.refresh()
            self.list.setFocus()

    def _said(self, words: str) -> bool:
        """Shows why something was not done, or what was; whether there was nothing to be said."""
        self.state.setText(words)
        return not words

    def _end(self) -> None:
        self._unsubscribe()
        self.list.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.view.come_near)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()
