"""What a window says when somebody else has saved its map, and what it offers: never in a dialog, never by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymap.model.refusal import JourneyError
from journeymap.ui.watching import Seen, Watcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.state import EditorState
    from journeymap.files.store import Opened
    from journeymap.ui.window import Window

_KEY, _TOGETHER, _DIFFERENTLY = "others", "together", "merged"
Offer = tuple[str, "Callable[[], object]"]


class Others(QObject):
    """Of one window; begins to watch once the map stands on the screen."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.session = window, window.session
        self.theirs: Opened | None = None
        """What somebody else has saved, as long as nothing was done about it."""
        self.watcher = Watcher(window.session, lambda: window.documents.saving, window)
        self.watcher.seen.connect(self._seen)
        self._over = False
        self._unsubscribe: Callable[[], object] | None = None

    def begin(self) -> None:
        """Watches from now on; nothing for a window that is closed already."""
        if self._unsubscribe is None and not self._over:
            self._unsubscribe = self.session.subscribe(self._changed)
            self.watcher.look_soon()

    def end(self) -> None:
        """The window is closed."""
        self._over = True
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = None
        self.watcher.stop()

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.file is not before.file:
            self.watcher.look_soon()
            if before.path != after.path or (self.theirs is not None and after.file is self.theirs):
                self._forget()
        if not after.dirty:
            self.window.messages.withdraw(_TOGETHER)
        if before.journey.unsettled and not after.journey.unsettled:
            self.window.messages.withdraw(_DIFFERENTLY)

    def _forget(self) -> None:
        self.theirs = None
        self.window.messages.withdraw(_KEY)

    # -- what was seen

    def _seen(self, seen: Seen) -> None:
        messages, name = self.window.messages, self.session.state.name
        match seen.what:
            case "same":
                self._forget()
            case "changed" if seen.file is not None:
                self.tell(seen.file)
            case "gone":
                self.theirs = None
                documents = self.window.documents
                actions = (("Save It Again", documents.save), ("Save As…", documents.save_as))
                words = f"“{name}” is not there any more: it was moved, renamed or deleted. The map stands here."
                messages.tell("warning", words, key=_KEY, actions=() if self.session.state.read_only else actions)
            case "broken":
                self.theirs = None
                words = (
                    f"“{name}” was changed on the disk and cannot be read now; what stands here is whole. {seen.why}"
                )
                messages.tell("warning", words, key=_KEY, actions=(("Save As…", self.window.documents.save_as),))

    def tell(self, theirs: Opened, before: str = "", more: tuple[Offer, ...] = (), then: bool = False) -> None:
        """Says what somebody else has saved and offers to see it, or to take it over; `before` is said first, `more`
        offered besides. With `then` the map is saved once both are put together and nothing is left to decide."""
        from journeymap.editor.others import said, same_here  # late: nothing is saved by others before the first paint

        state = self.session.state
        if not theirs.read_only:  # of what is not understood no version would be whole
            self.window.program.versions.keep_once(theirs, "theirs")
        if same_here(self.session, theirs):
            self._forget()
            return
        known = self.theirs is not None and self.theirs.sha256 == theirs.sha256
        if known and not before:
            return
        self.theirs = theirs
        words = f"{before} {said(state.name, state.saved, theirs.journey)} {theirs.notice}".strip()
        actions: tuple[Offer, ...] = (("Show What Changed", lambda: self._show(then)),)
        if not theirs.read_only or not state.dirty:
            actions = (*actions, (self._label, lambda: self.take_over(then)))
        elif not more:
            more = (("Save As…", self.window.documents.save_as),)
        actions = (*actions, *more)
        self.window.messages.tell("warning", words, key=_KEY, actions=actions)

    @property
    def _label(self) -> str:
        return "Put Both Together" if self.session.state.dirty else "Take It Over"

    def _show(self, then: bool) -> None:
        """Shows it among the versions; the message stays, for who only wanted to look."""
        theirs, self.theirs = self.theirs, None
        if theirs is not None:
            self.window.versions.browse((self._label, lambda: self.take_over(then)))
            self.tell(theirs, then=then)

    # -- what is done about it

    def take_over(self, then: bool = False) -> None:
        """Takes over what they saved, together with what was changed here."""
        from journeymap.editor.others import take_over  # late, as above

        messages, theirs = self.window.messages, self.theirs
        if theirs is None:
            return
        try:
            conflicts = take_over(self.session, theirs)
        except JourneyError as error:
            messages.refuse(str(error))
            return
        self._forget()
        if self.session.state.read_only and theirs.notice:
            messages.tell("warning", theirs.notice, key="file")
        if conflicts:
            one = conflicts == 1
            what = "One thing was" if one else f"{conflicts:,} things were"
            words = f"{what} changed by both, differently: yours {'stands' if one else 'stand'}, theirs is kept beside."
            messages.tell(
                "warning",
                f"{words} The problems offer both.",
                key=_DIFFERENTLY,
                actions=(("Show Problems", self.window.desk.show_problems),),
            )
        elif then and self.session.state.dirty:
            self.window.documents.save()
        elif self.session.state.dirty:
            messages.tell("done", "Both are put together here; save to have it in the file.", key=_TOGETHER)
