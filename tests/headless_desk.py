"""What actions ask of a window, and what a form's widgets make of words, as far as both can be had without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notebook import Notebook

from journeymap.editor.clipboard import copied, cut
from journeymap.editor.forms import words as entries
from journeymap.editor.lines import pasted_lines
from journeymap.editor.pasting import pasted
from journeymap.editor.pictures import picture_from
from journeymap.editor.picturing import target_of, with_pictures
from journeymap.editor.places import place
from journeymap.editor.selecting import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.forms import Field
    from journeymap.editor.session import Session


class HeadlessDesk(Notebook):
    """What actions ask of a window, as far as it can be done without one."""

    def __init__(self, session: Session, inspect: Callable[[], None]) -> None:
        super().__init__()
        self.session, self.inspect = session, inspect
        self.clip: str | bytes = b""
        self.ours = False

    def do_while_typing(self, _: str) -> bool:
        return False

    def show_inspector(self) -> None:
        self.inspect()

    def copy_selection(self) -> None:
        state = self.session.state
        self.clip, self.ours = copied(state.journey, state.selection).data, True

    def cut_selection(self) -> None:
        state = self.session.state
        self.clip, self.ours = copied(state.journey, state.selection, cut=True).data, True
        self.session.commit(lambda journey: cut(journey, state.selection), f"Cut {counted(state)}", select=())

    def paste(self) -> None:
        journey, state = self.session.state.journey, self.session.state
        where = place(journey, state.focus, state.cell)
        if isinstance(self.clip, str):
            done = pasted_lines(journey, self.clip, where)
        elif self.ours:
            done = pasted(journey, self.clip, where)
        else:
            target = target_of(journey, state.focus, where)
            done = with_pictures(journey, [picture_from(self.clip)], target)
        self.session.commit(lambda _: done.journey, done.name, select=done.select)


def value_of(field: Field, value: Any) -> Any:
    """What words mean to a field, as its widget would read them."""
    match field.kind:
        case "day":
            return entries.read_day(value)
        case "date":
            return entries.read_date(value)
        case "number":
            return entries.read_number(value, field.unit)
        case "url":
            return entries.read_url(value)
        case "choice" | "thing" | "colour":
            return next(choice.value for choice in field.choices() if choice.label == value)
        case _:
            return value
