"""A map that cannot be opened can be rescued, if somebody wants that: as a new map, with what was lost told; or it is
opened as it was saved last, where that was kept. The file stays as it is.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from journeymap.files.errors import FileError
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from journeymap.files.versions import Version
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

LABEL = "Rescue What Can Be Rescued"
KEPT = "Open What Was Kept Last"
_EACH = 3
"""Of so many files that could not be opened is told each by itself."""
_SHOWN = 6
"""So many sentences are told in a window at once."""


def tell_broken(program: Program, asking: Window, path: Path, error: FileError, key: str = "") -> None:
    """Says in the asking window that a file cannot be opened, and offers to rescue it where that may help, and what
    was kept of it where something was."""
    from journeymap.files.salvage import may_help  # late: only broken files need it
    from journeymap.files.version_places import folder_of
    from journeymap.files.versions import versions

    actions: list[tuple[str, Callable[[], None]]] = []
    if may_help(path):
        actions.append((LABEL, lambda: Rescue(program, path, asking).start()))
    if kept := versions(folder_of(program.data, path)):
        actions.append((KEPT, lambda: _open_kept(program, asking, path, kept[0])))
    asking.messages.tell("error", str(error), key=key or f"open {path}", actions=tuple(actions))


def _open_kept(program: Program, asking: Window, path: Path, version: Version) -> None:
    """Opens what was kept last of a map as a new one."""
    from journeymap.editor.version_words import when
    from journeymap.files.format import load
    from journeymap.files.versions import bytes_of

    try:
        journey = load(bytes_of(version)).journey
    except FileError as error:
        asking.messages.tell("error", str(error), key=f"open {path}")
        return
    window = _shown(program, asking, journey, f"Open {path.name} as it was")
    at = when(version.at, datetime.now().astimezone())
    told = (
        f"This is {path.name} as it was kept {at}; that file stays as it is. Save this one in its place or elsewhere."
    )
    window.messages.tell("warning", told, key="file")


def tell_all_broken(program: Program, asking: Window, broken: Sequence[tuple[Path, FileError]]) -> None:
    """The same of several files: of the first ones each by itself, of more than a window has room for the names."""
    more = broken[_EACH:]
    if more:
        names = ", ".join(f"“{path.name}”" for path, _ in more[:_SHOWN]) + (" …" if len(more) > _SHOWN else "")
        asking.messages.tell("error", f"{len(more)} more could not be opened: {names}", key="open more")
    for path, error in broken[:_EACH]:
        tell_broken(program, asking, path, error)


class Rescue(QObject):
    """The rescue of one file, in a thread: a large one takes a second or two."""

    def __init__(self, program: Program, path: Path, asking: Window) -> None:
        super().__init__(program.app)
        self.program, self.path, self.asking = program, path, asking

    def start(self) -> None:
        from journeymap.files.salvage import salvage_file

        self._work = Work(lambda _: salvage_file(self.path))
        self._work.ended.connect(self._ended)
        self._work.start()

    def _ended(self, work: Work) -> None:
        from journeymap.files.salvage import Salvaged

        self.deleteLater()
        asking = self.asking if self.asking in self.program.windows else None  # it may be closed meanwhile
        if isinstance(work.result, Salvaged):
            self._show(asking, work.result.journey, work.result.lost)
        elif isinstance(work.error, FileError):
            told = f"Nothing of it can be rescued. {work.error}"
            (asking or self.program.anywhere()).messages.tell("error", told, key=f"open {self.path}")
        elif work.error is not None:
            raise work.error

    def _show(self, asking: Window | None, journey: Journey, lost: tuple[str, ...]) -> None:
        window = _shown(self.program, asking, journey, f"Rescue {self.path.name}")
        lines = [f"This is what could be rescued of {self.path.name}; that file stays as it is.", *lost[:_SHOWN]]
        lines += [f"… and {len(lost) - _SHOWN} more"] if len(lost) > _SHOWN else []
        copy = ("Copy All", lambda: QGuiApplication.clipboard().setText("\n".join(lost)))
        window.messages.tell("warning", "\n".join(lines), key="file", actions=(copy,) if len(lost) > _SHOWN else ())


def _shown(program: Program, asking: Window | None, journey: Journey, step: str) -> Window:
    """A window with the map as one that was not saved yet: the asking one, if nobody has touched its map."""
    window = asking if asking is not None and asking.session.state.untouched else program.new_window()
    window.session.settle()
    window.session.commit(partial(_instead, journey=journey), step)
    window.show()
    return window


def _instead(_: Journey, journey: Journey) -> Journey:
    return journey
