"""One open map being looked at and worked on: every change passes through here, and one notification tells of it.

History is a list of journeys. A journey never changes, so a step costs what it does not share with its neighbour,
and undo takes the same path through layout and canvas as an edit. A gesture previews from the journey it began
with and is committed once, or cancelled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from journeymap.editor.past import Past, Step
from journeymap.editor.state import EditorState
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.filters import Filter
    from journeymap.editor.history import Timeline
    from journeymap.editor.presenting.show import Show
    from journeymap.editor.state import Cell, Draft, Trace
    from journeymap.editor.workshop.room import Room
    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey

Edit = Callable[["Journey"], "Journey"]
Listener = Callable[[EditorState, EditorState], None]


class Session:
    """The state of one open map, its history, and who wants to know when it changes."""

    def __init__(self, state: EditorState) -> None:
        self.state = state
        self._past = Past()
        self._base: Journey | None = None  # the committed journey while a preview is shown
        self._listeners: list[Listener] = []
        self._news: deque[tuple[EditorState, EditorState]] = deque()
        self._telling = False

    @classmethod
    def begin(cls, journey: Journey, *, theme: str = "light", hidden_panels: frozenset[str] = frozenset()) -> Session:
        """A session on a map that has no file yet."""
        return cls(EditorState(journey, journey, theme=theme, hidden_panels=hidden_panels))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener(before, after)` after every change of state, in the order of the changes, until the
        function it returns is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- changing the map

    def commit(
        self, edit: Edit, name: str, merge_key: str | None = None, select: tuple[str, ...] | None = None
    ) -> None:
        """Applies `edit` and enters it in the history as `name`; a preview in progress is taken back first, a text
        that is being typed is finished first.

        Consecutive commits with the same `merge_key` make one step (typing), unless the map was saved, undone
        or `settle`d between; where they lead back to where they began, there is no step. An edit that returns its
        journey unchanged makes no step; one that makes what is saved makes the map clean. `select` is the selection
        afterwards, where it is not the present one. Errors: JourneyError, from the edit or because the map is
        read-only; then nothing changes.
        """
        self.refuse_when_read_only()
        self._finish_typing()
        self._enter(edit, name, merge_key, select, self.state.selection)

    def _enter(
        self,
        edit: Edit,
        name: str,
        merge_key: str | None,
        select: tuple[str, ...] | None,
        selected_before: tuple[str, ...],
    ) -> None:
        before = self._committed
        after = edit(before)
        self._base = None
        selection = _present(after, self.state.selection if select is None else select)
        cell = None if selection else self.state.cell
        if after is before:
            self._become(journey=before, selection=selection, cell=cell, draft=None)
            return
        after = self._past.enter(Step(name, before, after, selected_before, selection, merge_key), self.state.saved)
        self._become(journey=after, selection=selection, cell=cell, draft=None)

    def preview(self, edit: Edit) -> None:
        """Shows what `edit` would make of the committed journey, without entering it in the history. Each preview
        starts from there, not from the one before. Errors: as `commit`."""
        self.refuse_when_read_only()
        self._finish_typing()
        base = self._committed
        shown = edit(base)
        self._base = base
        self._become(journey=shown)

    def cancel(self) -> None:
        """Takes a preview back; of a text that is being typed nothing stays, and what was selected before it is
        selected again."""
        journey, self._base = self._committed, None
        draft = self.state.draft
        if draft is None:
            self._become(journey=journey)
        else:
            selection = () if draft.cell is not None else _present(journey, draft.selection)
            self._become(journey=journey, draft=None, selection=selection, cell=draft.cell)

    def undo(self) -> None:
        """Takes back a preview or a text that is being typed, else the last step, and selects what was selected
        before it."""
        if self._base is not None or self.state.draft is not None:
            self.cancel()
        elif (step := self._past.undo()) is not None:
            self._become(journey=step.before, selection=step.selection_before)

    def redo(self) -> None:
        """Does the step again that was undone last."""
        if self.state.draft is None and self._base is None and (step := self._past.redo()) is not None:
            self._become(journey=step.after, selection=step.selection_after)

    def go_back_to(self, undone: int) -> None:
        """Undoes or redoes until so many steps are undone: a click into the list of steps."""
        self.cancel()
        journey, selection = self.state.journey, self.state.selection
        while self._past.undone < undone and (step := self._past.undo()) is not None:
            journey, selection = step.before, step.selection_before
        while self._past.undone > max(0, undone) and (step := self._past.redo()) is not None:
            journey, selection = step.after, step.selection_after
        self._past.settle()
        self._become(journey=journey, selection=selection)

    # -- a text that is being typed (see `editor.typing`)

    def show_draft(self, draft: Draft, edit: Edit) -> None:
        """Shows a text being typed, and the map as `edit` makes it of the committed journey, with its thing selected.
        Errors: as `commit`; then nothing changes."""
        self.refuse_when_read_only()
        base = self._committed
        shown = edit(base)
        self._base = None if shown is base else base
        selection = _present(shown, (draft.thing,)) if draft.thing else ()
        self._become(journey=shown, draft=draft, selection=selection, cell=None)

    def keep_draft(self, draft: Draft) -> None:
        """The text being typed is another now, which the map cannot show."""
        self._become(draft=draft)

    def commit_draft(self, edit: Edit, name: str, select: tuple[str, ...], cell: Cell | None = None) -> None:
        """Ends typing and enters what came of it in the history, in one step. Errors: as `commit`."""
        draft = self.state.draft
        self.refuse_when_read_only()
        before = self.state.selection if draft is None else draft.selection
        self._enter(edit, name, None, select, before)
        if cell is not None:
            self.enter(cell)

    def _finish_typing(self) -> None:
        draft = self.state.draft
        if draft is None:
            return
        from journeymap.editor.typing import finish  # late: it knows the session

        if not finish(self):
            raise JourneyError((draft.refused or "Finish the text that is being typed first.",))

    def settle(self) -> None:
        """Ends a run of merging commits: the next one makes a step of its own."""
        self._past.settle()

    def undo_names(self) -> tuple[str, ...]:
        """What undo would take back, the next first."""
        return self._past.undo_names()

    def redo_names(self) -> tuple[str, ...]:
        """What redo would do again, the next first."""
        return self._past.redo_names()

    def timeline(self) -> Timeline:
        """All steps, where the map is among them, and where what is saved is."""
        begins = "New map" if self.state.path is None else "Opened"
        return self._past.timeline(self._committed, self.state.saved, begins)

    # -- looking at it

    def select(self, ids: tuple[str, ...], *, extend: bool = False) -> None:
        """Selects these things (those the map has), in place of or, with `extend`, besides what is selected;
        extending by a thing that is selected takes it out again. A text that is being typed is finished first."""
        if self.state.draft is not None and (extend or ids != self.state.selection):
            self._finish_typing()
        if extend:
            had = self.state.selection
            ids = (*(one for one in had if one not in ids), *(one for one in ids if one not in had))
        self._become(selection=_present(self.state.journey, ids), cell=None)

    def enter(self, cell: Cell) -> None:
        """Puts the keys into an empty cell; nothing is selected then."""
        self._finish_typing()
        self._become(selection=(), cell=cell)

    def look(self, *, theme: str | None = None, hidden_panels: frozenset[str] | None = None) -> None:
        """Changes how the map is looked at; never part of the history."""
        self._become(
            theme=self.state.theme if theme is None else theme,
            hidden_panels=self.state.hidden_panels if hidden_panels is None else hidden_panels,
        )

    def filter_by(self, how: Filter | None) -> None:
        """Looks at a part of the map from now on, at all of it for None; never part of the history. What is not
        shown is not selected any longer."""
        if how is None:
            self._become(filter=None)
            return
        from journeymap.editor.filters import hidden  # late: no filter stands before the first paint

        gone = hidden(replace(self.state, filter=how), self.state.selection)
        self._become(filter=how, selection=tuple(key for key in self.state.selection if key not in gone))

    def trace(self, shown: Trace | None) -> None:
        """Shows a way on the map from now on, none for None; never part of the history. Stops that the map loses
        leave it, and with its goal it is gone."""
        self._become(trace=shown)

    def present(self, show: Show | None) -> None:
        """The presentation is there from now on, or over for None (see `editor.presenting`); never part of the
        history."""
        self._become(show=show)

    def gather(self, room: Room | None) -> None:
        """What the people in the room have is another now (see `editor.workshop`); never part of the history."""
        self._become(room=room)

    # -- files

    def opened(self, file: Opened) -> None:
        """The map of a file takes the place of this one, with a history of its own."""
        self._begin(file.journey, file, _present(file.journey, self.state.selection))

    def started(self, journey: Journey) -> None:
        """A map without a file takes the place of this one, with a history of its own: a new one, or a template."""
        self._begin(journey, None, ())

    def _begin(self, journey: Journey, file: Opened | None, selection: tuple[str, ...]) -> None:
        self._past.clear()
        self._base = None
        self._become(
            journey=journey,
            saved=journey,
            file=file,
            selection=selection,
            filter=None,
            trace=None,
            show=None,
            room=None,
            cell=None,
            draft=None,
        )

    def saved(self, file: Opened) -> None:
        """The file now holds the journey it names."""
        self._become(saved=file.journey, file=file)

    # -- inside

    @property
    def _committed(self) -> Journey:
        return self.state.journey if self._base is None else self._base

    def refuse_when_read_only(self) -> None:
        """Errors: JourneyError where the map can be looked at only; for a gesture that would end in an edit."""
        file = self.state.file
        if file is not None and file.read_only:
            raise JourneyError((f"This map can be looked at, but not changed. {file.notice}".strip(),))

    def _become(self, **changes: object) -> None:
        before = self.state
        after = replace(
            before,
            **changes,  # type: ignore[arg-type]  # the names are this class's own, checked by its tests
            undo_name=self._past.undo_name,
            redo_name=self._past.redo_name,
            previewing=self._base is not None,
        )
        if after.cell is not None and (
            after.selection or (after.journey is not before.journey and not _standing(after.journey, after.cell))
        ):
            after = replace(after, cell=None)  # keys go to one place
        if after.filter is not None:
            from journeymap.editor.filters import yielding  # late: no filter stands before the first paint

            after = yielding(after)
        if after.trace is not None and after.journey is not before.journey:
            from journeymap.editor.tracing import left_of  # late: no way is shown before the first paint

            after = replace(after, trace=left_of(after.trace, after.journey))
        if _same(before, after):
            return
        self.state = after
        self._news.append((before, after))
        if self._telling:
            return  # a listener changed something: everybody hears of this change first
        self._telling = True
        try:
            while self._news:
                news = self._news.popleft()
                for listener in tuple(self._listeners):
                    listener(*news)
        finally:
            self._telling = False
            self._news.clear()


_WHOLE = ("journey", "saved", "file")
_REST = tuple(field.name for field in fields(EditorState) if field.name not in _WHOLE)


def _same(before: EditorState, after: EditorState) -> bool:
    """Whether nothing changed, without comparing journeys field by field."""
    same = (getattr(before, name) is getattr(after, name) for name in _WHOLE)
    return all(same) and all(getattr(before, name) == getattr(after, name) for name in _REST)


def _standing(journey: Journey, cell: Cell) -> bool:
    """Whether the map still has the lane of a cell and what it stands under."""
    things = index(journey).things
    return cell.lane in things and cell.at in things


def _present(journey: Journey, ids: tuple[str, ...]) -> tuple[str, ...]:
    if not ids:
        return ()
    things = index(journey).things
    return tuple(dict.fromkeys(one for one in ids if one in things))
