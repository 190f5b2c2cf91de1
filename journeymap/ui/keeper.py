"""Writes down what is changed on an open map while it is being changed, in a thread, so that a crash takes no more
than the last two seconds with it. What is saved needs no journal: there is one only while there is something to lose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.editor.recovering import STEP
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.files.journal import Journal
    from journeymap.model.journey import Journey

_SOON = 700
"""Milliseconds after a change before it is written down: two seconds at the most, with a slow disk."""
_AGAIN = 5_000
"""Milliseconds after which it is tried again where that was refused."""


class _Written(NamedTuple):
    """A journal, what it says, and the journey as it was saved that it began with."""

    journal: Journal
    journey: Journey
    saved: Journey


class Keeper(QObject):
    """The journal of one window's map, in that folder. `told` says in what kind of message, and how, that changes
    cannot be written down, once until they can be again; an empty text that there is nothing to be said any more."""

    told = Signal(str, str)

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self._written: _Written | None = None
        self._work: Work | None = None
        self._troubled = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._keep)
        self._unsubscribe = session.subscribe(self._changed)

    @property
    def kept(self) -> bool:
        """Whether all there is to lose is written down."""
        state = self._session.state
        if not state.dirty:
            return True
        written = self._written
        return written is not None and written.journey is state.journey and written.saved is state.saved

    @property
    def _undone(self) -> bool:
        """Whether what was recovered of a map without a file is undone: by mistake, perhaps."""
        state = self._session.state
        return state.path is None and not state.dirty and state.redo_name == STEP

    def keep_now(self) -> None:
        """Writes down what there is and waits until the disk has it. Errors: FileError."""
        self._finish()
        if not self.kept:
            self._take(self._job(self._session.state)())
        self._tidy()

    def end(self) -> None:
        """Nothing is left to lose: the map was closed as its people wanted. What was recovered and undone since is kept
        nowhere else: it is offered again."""
        if self._undone:
            self.leave()
            return
        self._unsubscribe()
        self._soon.stop()
        self._finish()
        self._forget()

    def leave(self) -> None:
        """The map is closed while something may still be lost: what there is is written down, and found at the next
        start. Errors: FileError."""
        self.keep_now()
        self._unsubscribe()
        self._soon.stop()
        if self._written is not None:
            self._written.journal.close()
        self._written = None

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.journey is not before.journey or after.saved is not before.saved:
            self._tidy()
            if not self._soon.isActive() or self._soon.remainingTime() > _SOON:
                self._soon.start(_SOON)

    def _keep(self) -> None:
        if self._work is not None:
            self._soon.start(_SOON)
        elif not self.kept:
            job = self._job(self._session.state)
            self._work = Work(lambda _: job())
            self._work.ended.connect(self._ended)
            self._work.start()

    def _job(self, state: EditorState) -> Callable[[], _Written]:
        written, folder = self._written, self._folder
        going_on = written.journal if written is not None and written.saved is state.saved else None

        def write() -> _Written:
            from journeymap.files.journal import About, Journal  # late: nothing is changed before the first paint

            file = state.file
            about = About("" if file is None else str(file.path), "" if file is None else file.sha256, state.name)
            journal = going_on or Journal(folder, about, state.saved)
            try:
                journal.note(state.journey, state.undo_name or "")
            except BaseException:
                if journal is not going_on:
                    journal.end()
                raise
            return _Written(journal, state.journey, state.saved)

        return write

    def _ended(self, work: Work) -> None:
        self._work = None
        if isinstance(work.result, _Written):
            self._take(work.result)
        self._tidy()
        if self.kept:
            return
        if work.error is not None and not self._troubled:
            self._troubled = True
            self.told.emit("warning", f"If the program ends now, the last changes are lost: {work.error}")
        self._soon.start(_SOON if work.error is None else _AGAIN)

    def _take(self, written: _Written) -> None:
        """Goes on with this journal; another one of the map before is not needed any more."""
        if self._written is not None and self._written.journal is not written.journal:
            self._written.journal.end()
        self._written = written
        self._no_trouble("Changes are written down again as they are made.")

    def _no_trouble(self, words: str = "") -> None:
        if self._troubled:
            self._troubled = False
            self.told.emit("done", words)

    def _tidy(self) -> None:
        """Where all is saved, nothing is to be found after a crash."""
        if self._work is None and not self._session.state.dirty and not self._undone:
            self._forget()
            self._no_trouble()

    def _forget(self) -> None:
        if self._written is not None:
            self._written.journal.end()
        self._written = None

    def _finish(self) -> None:
        """Waits for what is being written."""
        if self._work is not None:
            work, self._work = self._work, None
            work.ended.disconnect(self._ended)
            work.wait()
            if isinstance(work.result, _Written):
                self._take(work.result)
