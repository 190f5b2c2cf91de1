"""Workbooks and tables become maps in windows, while somebody goes on working: reading a large one takes a second."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from journeymap.convert.imported import Imported
from journeymap.files.errors import FileError
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

_SHOWN = 6
"""So many sentences are told in a window at once."""


class _Asked(NamedTuple):
    path: Path
    window: Window | None


class Imports(QObject):
    """What is being imported; the program has one."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program

    def start(self, path: Path, asking: Window | None = None) -> Work:
        """Reads a file; its map then stands in the asking window, or in any where no window asks, if nobody has touched
        that one's, else in another."""

        def read(_: object) -> Imported:
            from journeymap.convert.importing import import_file

            return import_file(path)

        work = Work(read, _Asked(path, asking))
        work.ended.connect(self._ended)
        work.start()
        return work

    def _ended(self, work: Work) -> None:
        asked = work.about
        assert isinstance(asked, _Asked)
        asking = asked.window if asked.window in self.program.windows else None  # it may be closed meanwhile
        if isinstance(work.result, Imported):
            self._show(asked.path, asking, work.result)
        elif isinstance(work.error, FileError):
            window = asking or self.program.anywhere()
            window.messages.tell("error", str(work.error), key=f"open {asked.path}")
        elif work.error is not None:
            raise work.error

    def _show(self, path: Path, asking: Window | None, found: Imported) -> None:
        windows = [asking] if asking is not None else self.program.windows
        window = next((one for one in windows if one.session.state.untouched), None) or self.program.new_window()
        window.session.settle()
        window.session.commit(partial(_instead, journey=found.journey), f"Import {path.name}")
        window.show()
        if found.notes:
            more = len(found.notes) - _SHOWN
            lines = [f"{path.name} was imported, but not all of it was understood:", *found.notes[:_SHOWN]]
            lines += [f"… and {more} more like these"] if more > 0 else []
            window.messages.tell("warning", "\n".join(lines), key="file")


def _instead(_: Journey, journey: Journey) -> Journey:
    return journey
