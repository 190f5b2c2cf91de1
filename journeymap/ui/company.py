"""A window's mark beside its map, and what it says when somebody else has the map open: one looks at it only, until one
wants to change it anyway or is told that they are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journeymap.ui.leaving import leave, left, wait_a_moment
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Thread

    from journeymap.editor.state import EditorState
    from journeymap.files.presence import Found, Presence
    from journeymap.ui.window import Window

_BEAT = 60_000
"""Milliseconds between signs that we are there."""
_ASK = 4_000
"""Milliseconds after which it is looked again whether somebody else is done."""
_KEY = "presence"


class Company(QObject):
    """Of one window; nothing here waits for a disk in the thread of the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.session = window, window.session
        self.mark: Presence | None = None
        self.other: Found | None = None
        """Who has the map open, too."""
        self._unsubscribe: Callable[[], object] | None = None
        self._over = False
        self._making = Lock()
        self._made: list[Presence] = []
        """Marks that were made in threads and that nobody has taken yet."""
        self._works: set[Work] = set()
        self._beat, self._ask = QTimer(self), QTimer(self)
        self._beat.setInterval(_BEAT)
        self._beat.timeout.connect(self._touch)
        self._ask.setInterval(_ASK)
        self._ask.timeout.connect(self._look)

    def begin(self) -> None:
        """From now on others see who has the map open; nothing for a window that is closed already."""
        if self._unsubscribe is None and not self._over:
            self._unsubscribe = self.session.subscribe(self._changed)
            self._enter(opening=True)

    def end(self) -> None:
        """The window is closed. A disk that does not answer is not waited for: a mark that is being made then is taken
        away by its thread."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = None
        for work in self._works:
            work.ended.disconnect(self._done)
        self._works.clear()
        going = self._leave()
        with self._making:
            self._over = True
            made, self._made = self._made, []
        wait_a_moment([*going, *map(leave, made)])

    def edit_anyway(self) -> None:
        """Makes the map one that can be changed."""
        file = self.session.state.file
        if file is not None and file.look_only:
            # What was changed on the disk meanwhile was taken over or is still told of: nothing is lost by it.
            self.session.saved(replace(file, read_only=False, look_only=False, notice=""))
        self.window.messages.withdraw(_KEY)

    # -- our mark

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.path != before.path:
            self._leave()
            self._enter(opening=after.journey is not before.journey)

    def _enter(self, *, opening: bool) -> None:
        file = self.session.state.file
        if file is not None and (not file.read_only or file.look_only):
            path = file.path
            self._do(lambda: (path, self._mark(path)), self._look_only_entered if opening else self._entered)

    def _mark(self, path: Path) -> Presence | Found | None:
        """In a thread: our mark, or whose is there."""
        from journeymap.files.presence import Presence, enter, mark_of  # late: nothing is marked before the first paint

        left(mark_of(path))
        found = enter(path)
        if isinstance(found, Presence):
            with self._making:
                over = self._over
                if not over:
                    self._made.append(found)
            if over:
                found.leave()
        return found

    def _look_only_entered(self, result: object) -> None:
        self._entered(result)
        state = self.session.state
        still = not (state.dirty or state.previewing or state.draft is not None)
        if self.other is not None and self.other.there and still and state.file is not None:
            notice = "Somebody else had it open when it was opened here; File › Edit Anyway makes it one to be changed."
            self.session.saved(replace(state.file, read_only=True, look_only=True, notice=notice))

    def _entered(self, result: object) -> None:
        from journeymap.files.presence import Found, Presence

        path, found = result if isinstance(result, tuple) else (None, None)
        if isinstance(found, Presence):
            with self._making:
                self._made.remove(found)
        if path != self.session.state.path:
            if isinstance(found, Presence):
                leave(found)
        elif isinstance(found, Presence):
            self.mark = found
            self._beat.start()
        elif isinstance(found, Found):
            self._tell(found)

    def _leave(self) -> list[Thread]:
        self._beat.stop()
        self._ask.stop()
        self.other = None
        self.window.messages.withdraw(_KEY)
        mark, self.mark = self.mark, None
        return [] if mark is None else [leave(mark)]

    def _touch(self) -> None:
        if self.mark is not None:
            self._do(self.mark.touch, lambda _: None)

    # -- somebody else

    def _tell(self, found: Found) -> None:
        from journeymap.editor.company_words import open_elsewhere  # late: mostly nobody is there

        self.other = found
        self._ask.start()
        name = self.session.state.name
        words = open_elsewhere(found, name, datetime.now().astimezone())
        actions: list[tuple[str, Callable[[], object]]] = [("Edit Anyway", self.edit_anyway)]
        if found.there:
            words += " You can look at it, and are told when it is free."
        else:
            actions = [("Take Their Mark Away", self._take_away)]
        actions.append(("Open a Copy", self._open_copy))
        self.window.messages.tell("warning", words, key=_KEY, actions=actions)

    def _look(self) -> None:
        from journeymap.files.presence import look

        path = self.session.state.path
        if path is not None and self.other is not None and not self._works:
            self._do(lambda: (path, look(path)), self._looked)

    def _looked(self, result: object) -> None:
        from journeymap.editor.company_words import free_again
        from journeymap.files.presence import Found

        path, found = result if isinstance(result, tuple) else (None, None)
        other, state = self.other, self.session.state
        if path != state.path or other is None:
            return
        if isinstance(found, Found) and (found.there or not other.there):
            if found.person != other.person:
                self._tell(found)
            return
        self._ask.stop()
        self.other = None
        looking = state.file is not None and state.file.look_only
        actions = (("Edit", self.edit_anyway),) if looking else ()
        self.window.messages.tell("done", free_again(other.person, state.name), key=_KEY, actions=actions)
        self.window.others.watcher.look_soon()
        self._enter(opening=False)

    def _take_away(self) -> None:
        """Somebody has said that nobody is there any more."""
        from journeymap.files.presence import mark_of

        path = self.session.state.path
        if path is not None:
            self._leave()
            self._do(lambda: mark_of(path).unlink(missing_ok=True), lambda _: self._enter(opening=False))

    def _open_copy(self) -> None:
        self.window.program.new_window(journey=self.session.state.saved).show()

    # -- in threads

    def _do(self, job: Callable[[], object], then: Callable[[object], None]) -> None:
        work = Work(lambda _: job(), then)
        self._works.add(work)
        work.ended.connect(self._done)
        work.start()

    def _done(self, work: Work) -> None:
        if work not in self._works:
            return  # it was on its way when the window was closed
        self._works.discard(work)
        if work.error is None:
            then: Callable[[object], None] = work.about  # type: ignore[assignment]  # as `_do` gave it
            then(work.result)
