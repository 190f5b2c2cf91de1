"""What a person does to the map in the outline: typing over lines, adding, moving, dropping, feelings and marks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from journeymap.editor import outline_moves as moves
from journeymap.editor import outline_typing as typing
from journeymap.editor.branches import owner_of
from journeymap.editor.dropping import drop
from journeymap.editor.outline_adding import New, offers, sibling
from journeymap.editor.steps import told
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.dropping import Where
    from journeymap.editor.session import Edit
    from journeymap.editor.steps import Change
    from journeymap.model.journey import Journey
    from journeymap.ui.outline import OutlinePanel


class Coming(NamedTuple):
    """Something new that is shown, but not yet named."""

    new: New
    key: str
    here: str | None
    """The line that was current before."""


class OutlineKeys:
    """The hands of one outline panel."""

    def __init__(self, panel: OutlinePanel) -> None:
        self.panel = panel
        self.coming: Coming | None = None
        self._next: str | None = None
        self._asked: tuple[Journey, tuple[str, ...], str, Where, bool] | None = None

    def listen(self) -> None:
        """Takes orders from the panel's tree, which must be there."""
        panel = self.panel
        panel.tree.asked.connect(self.do)
        panel.tree.typing_ended.connect(self._typing_ended)
        panel.model.typed.connect(self._typed)
        panel.model.ticked.connect(self._ticked)
        panel.model.dropped.connect(self._dropped)

    @property
    def _journey(self) -> Journey:
        return self.panel.session.state.journey

    def do(self, word: str) -> None:
        """What a key asks for, about the current line or all that is selected."""
        key = self.panel.current()
        if key is None:
            return
        match word:
            case "edit":
                self.type_over(key)
            case "add":
                self.add(sibling(self._journey, key))
            case "offer":
                self.offer(key)
            case "go":
                self._go(key)
            case "up" | "down":
                self._move(moves.shifted(self._journey, self._things(key), -1 if word == "up" else 1))
            case "in":
                self._move(moves.indented(self._journey, self._things(key)))
            case "out":
                self._move(moves.outdented(self._journey, self._things(key)))
            case "better" | "worse":
                self._feel(key, 1 if word == "better" else -1)
            case "truth":
                self._run(typing.turned(self._journey, self._things(key)))
            case "tick":
                branch = self.panel.model.branch(self.panel.tree.currentIndex())
                self._ticked(key, not branch.ticked)

    def _things(self, key: str) -> tuple[str, ...]:
        """What is selected; where nothing is, the thing whose field the line is."""
        owner = owner_of(key)
        return self.panel.session.state.selection or ((owner[0],) if owner else ())

    def _go(self, key: str) -> None:
        things = self._things(key)
        if things:
            self.panel.wanted.emit(things[-1])

    # -- changing

    def _commit(self, edit: Edit, name: str, select: tuple[str, ...] | None = None) -> bool:
        """One step; the tree shows it at once. False, and a sentence is told, where it cannot be."""
        try:
            self.panel.session.commit(edit, name, select=select)
        except JourneyError as error:
            self.panel.refused.emit(str(error))
            return False
        self.panel.show_state(self.panel.session.state)
        return True

    def _run(self, change: Change | None) -> None:
        if change is not None:
            self._commit(change.edit, change.name)

    def _feel(self, key: str, way: Literal[-1, 1]) -> None:
        owner = owner_of(key)
        if owner is not None and owner[1].startswith(typing.FELT):
            self._run(typing.felt(self._journey, owner[:1], owner[1].removeprefix(typing.FELT), way))
        else:
            self._run(typing.felt(self._journey, self._things(key), None, way))

    def _ticked(self, key: str, visible: bool) -> None:
        self._run(typing.shown(self._journey, key, visible))

    # -- moving

    def _move(self, edit: Edit | None) -> None:
        ids = self.panel.session.state.selection
        if edit is not None and self._commit(edit, f"Move {told(self._journey, ids)}"):
            self.panel.tree.scrollTo(self.panel.tree.currentIndex())

    def may_drop(self, ids: tuple[str, ...], target: str, where: Where) -> bool:
        """Whether things can be dropped there; asked at every step of the pointer."""
        journey = self._journey
        if self._asked is None or self._asked[0] is not journey or self._asked[1:4] != (ids, target, where):
            self._asked = (journey, ids, target, where, drop(journey, ids, target, where) is not None)
        return self._asked[4]

    def _dropped(self, ids: tuple[str, ...], target: str, where: Where) -> None:
        edit = drop(self._journey, ids, target, where)
        if edit is not None:
            self._commit(edit, f"Move {told(self._journey, ids)}", select=ids)

    # -- typing

    def has_lines(self, key: str) -> bool:
        return typing.has_lines(self._journey, key)

    def type_over(self, key: str) -> None:
        """Types over the text of a line."""
        index = self.panel.index_of(key)
        if self.panel.model.fixed:
            self._commit(lambda journey: journey, "Rename")  # says why not
        elif index.isValid() and self.panel.model.branch(index).text is not None:
            self.panel.tree.edit(index)

    def _typed(self, key: str, text: str) -> None:
        coming, self.coming = self.coming, None
        self._next = None
        if coming is not None and coming.key == key:
            if not text.strip() and not coming.new.bare:
                self.coming = coming  # given up when typing ends
            elif self._commit(partial(_named, coming.new, key, text), coming.new.name, select=(key,)):
                self._next = key if self.panel.lines.entered and text.strip() else None
        elif text != self.panel.model.branch(self.panel.index_of(key)).text:
            self.panel.kept.add(key)
            self._run(typing.typed(self._journey, key, text))

    def _typing_ended(self) -> None:
        coming, self.coming = self.coming, None
        following, self._next = self._next, None
        if coming is not None:
            if self.panel.session.state.previewing:
                self.panel.session.cancel()
            self.panel.show_state(self.panel.session.state)
            if coming.here is not None:
                self.panel.go_to(coming.here)
        elif following is not None:
            QTimer.singleShot(0, self.panel, partial(self._add_behind, following))

    def _add_behind(self, key: str) -> None:
        """Enter at the end of something new goes on with the next."""
        if self.panel.current() == key and self.panel.tree.hasFocus():
            self.add(sibling(self._journey, key))

    # -- adding

    def add(self, new: New | None) -> None:
        """Shows something new and types its name; without one it is not added."""
        if new is None:
            return
        panel, before, here = self.panel, self._journey, self.panel.current()
        try:
            panel.session.preview(new.make)
        except JourneyError as error:
            panel.refused.emit(str(error))
            return
        from journeymap.model.edits import added  # late: no edit is needed before the first paint

        (key,) = added(before, self._journey)
        panel.kept.add(key)
        panel.show_state(panel.session.state)
        self.coming = Coming(new, key, here)
        panel.tree.edit(panel.go_to(key))

    def map_changed(self) -> None:
        """Another journey is shown: what was coming may have been taken back by somebody else."""
        if self.coming is not None and not self.panel.session.state.previewing:
            self.coming = None

    def offer(self, key: str) -> QMenu:
        """A menu of all that can be added at a line."""
        menu = QMenu(self.panel)
        menu.aboutToHide.connect(menu.deleteLater)
        menus: dict[str, QMenu] = {"": menu}
        for new in offers(self._journey, key, self.panel.session.state.selection):
            if new.heading not in menus:
                menus[new.heading] = menu.addMenu(new.heading)
            action = menus[new.heading].addAction(new.label.replace("&", "&&"))
            action.triggered.connect(lambda _=False, new=new: self.add(new))
        if not menu.isEmpty():
            tree = self.panel.tree
            menu.popup(tree.viewport().mapToGlobal(tree.visualRect(tree.currentIndex()).bottomLeft()))
        return menu


def _named(new: New, key: str, text: str, journey: Journey) -> Journey:
    made = new.make(journey)
    return typing.typed(made, key, text).edit(made) if text.strip() else made
