"""The running program: its windows, its settings, and the look they share."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeymap.draw.theme import Theme, theme, themes
from journeymap.files.errors import FileError
from journeymap.files.format import EXTENSION
from journeymap.files.store import open_journey
from journeymap.model.undisturbed import look_again
from journeymap.ui import accessible
from journeymap.ui import settings as stored
from journeymap.ui.chrome import Chrome, chrome
from journeymap.ui.style import palette, sheet
from journeymap.ui.version_keeper import VersionKeeper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey
    from journeymap.ui.importing import Imports
    from journeymap.ui.window import Window

_PATIENCE = 400
"""Milliseconds after a change of settings before they are written."""
_LATER = 3_000
"""Milliseconds after a window was closed before its memory is given back, which may take a moment."""


class Program:
    """Made once by `ui.app.run`; every window knows it."""

    def __init__(self, app: QApplication, settings_file: Path, data: Path | None = None) -> None:
        """`data` is the folder for journals and earlier versions; beside the settings where none is named."""
        self.app = app
        self.settings_file = settings_file
        self.data = data or settings_file.parent / "data"
        self.settings = stored.load(settings_file)
        if self.settings.theme not in themes():
            self.settings = replace(self.settings, theme=themes()[0])
        self.windows: list[Window] = []
        self.versions = VersionKeeper(self.data)
        self.versions.troubled.connect(self._tell_quietly)
        self._writing = QTimer()
        self._writing.setSingleShot(True)
        self._writing.setInterval(_PATIENCE)
        self._writing.timeout.connect(self._write)
        self.tidying = QTimer()
        self.tidying.setSingleShot(True)
        self.tidying.setInterval(_LATER)
        self.tidying.timeout.connect(look_again)
        app.aboutToQuit.connect(self._end)
        self._wear(self.settings.theme)
        accessible.install()

    @cached_property
    def imports(self) -> Imports:
        """Made when something is imported for the first time."""
        from journeymap.ui.importing import Imports  # late: most people open maps

        return Imports(self)

    @property
    def theme(self) -> Theme:
        return theme(self.settings.theme)

    @property
    def chrome(self) -> Chrome:
        return chrome(self.theme)

    # -- windows

    def new_window(self, file: Opened | None = None, journey: Journey | None = None) -> Window:
        """Another window, not shown yet, with the map of a file, this new map, or an empty one."""
        from journeymap.ui.window import Window  # late: it knows this module

        made = Window(self, file, journey)
        self.windows.append(made)
        return made

    def open(self, paths: Sequence[Path], asking: Window | None = None) -> None:
        """Opens files: one in the asking window if nobody has touched its map, each other in a window of its own.
        A file that is open already has its window brought to the front; workbooks and tables are imported. What can't
        be read is told in a window."""
        broken: list[tuple[Path, FileError]] = []
        for path in paths:
            there = self.window_of(path)
            if there is not None:
                there.raise_()
                there.activateWindow()
                continue
            if path.suffix.lower() != EXTENSION and _is_table(path):
                self.imports.start(path, asking)
                continue
            try:
                file = open_journey(path)
            except FileError as error:
                self.forget(path)
                broken.append((path, error))
                continue
            self.remember(path)
            target = asking
            if target is not None and target.session.state.untouched:
                target.documents.take(file)
            else:
                target = self.new_window(file)
            target.show()
            if file.notice:
                target.messages.tell("warning", file.notice, key="file")
        if broken:
            from journeymap.ui.rescuing import tell_all_broken  # late: most files open

            tell_all_broken(self, asking or self.anywhere(), broken)

    def window_of(self, path: Path) -> Window | None:
        """The window in which that file is open."""
        return next((one for one in self.windows if _same_file(one.session.state.path, path)), None)

    def anywhere(self) -> Window:
        """A window to say something in."""
        window = self.windows[0] if self.windows else self.new_window()
        window.show()
        return window

    @property
    def journals(self) -> Path:
        """Where open maps write down what is changed."""
        return self.data / "journals"

    def offer_what_was_left(self) -> None:
        """Looks for maps that were not saved when the program ended, and offers them."""
        from journeymap.ui.recovery import Recoverer  # late: nobody waits for it before the first paint

        self.recoverer = Recoverer(self, self.journals)
        self.recoverer.start()

    def closed(self, window: Window) -> None:
        """A window is gone."""
        if window in self.windows:
            self.windows.remove(window)
        if self.windows:
            self.tidying.start()
        else:
            self.flush()

    def quit(self) -> None:
        """Closes every window, unless somebody wants to keep one; a window whose map is being saved closes by itself
        then."""
        for window in list(self.windows):
            if not window.close() and not window.documents.closing:
                return

    # -- settings

    def keep(self, **changes: object) -> None:
        """Changes settings; they are written a little later, when nobody waits for it."""
        changed = replace(self.settings, **changes)  # type: ignore[arg-type]  # names of its fields
        if changed != self.settings:
            self.settings = changed
            self._writing.start()

    def flush(self) -> None:
        """Writes the settings now if they have changed."""
        if self._writing.isActive():
            self._writing.stop()
            self._write()

    def _end(self) -> None:
        from journeymap.ui.ending import wait_for_disks  # late: only once

        self.flush()
        wait_for_disks(self)

    def _write(self) -> None:
        """A disk that refuses is no reason to stop anybody."""
        try:
            stored.save(self.settings, self.settings_file)
        except FileError as error:
            for window in self.windows[:1]:
                window.messages.tell("warning", f"Settings are not kept: {error}", key="settings")

    def _tell_quietly(self, why: str) -> None:
        for window in self.windows[:1]:
            window.messages.tell("warning", why, key="versions")

    def remember(self, path: Path) -> None:
        self.keep(recent=stored.remembering(self.settings, path).recent)

    def forget(self, path: Path) -> None:
        if not path.exists():
            self.keep(recent=stored.forgetting(self.settings, str(path)).recent)

    def use_theme(self, name: str) -> None:
        """Every window puts on this theme."""
        if name == self.settings.theme:
            return
        self._wear(name)
        self.keep(theme=name)
        for window in self.windows:
            window.session.look(theme=name)

    def _wear(self, name: str) -> None:
        colours = chrome(theme(name))
        self.app.setPalette(palette(colours))
        self.app.setStyleSheet(sheet(colours))


def _is_table(path: Path) -> bool:
    from journeymap.convert.importing import is_table  # late: maps are not imported

    return is_table(path)


def _same_file(one: Path | None, other: Path) -> bool:
    try:
        return one is not None and one.samefile(other)
    except OSError:
        return False
