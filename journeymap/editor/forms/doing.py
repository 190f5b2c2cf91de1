"""Giving a field a value, and doing what a command of a form says: what the inspector does, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeymap.editor.forms.parts import Command, Field
    from journeymap.editor.session import Session


def enter(session: Session, field: Field, value: Any, step: str = "") -> str:
    """Gives a field a value; in a row without `session.settle()` this makes one step. The key of the field in which
    a person goes on, "" for this one. Errors: JourneyError."""
    had = index(session.state.journey).field_of
    session.commit(field.edit(value), step or field.step, field.merge_key)
    return _new(session, field.focus, had)


def run(session: Session, command: Command) -> str:
    """Does what a command says; the key of the field in which a person goes on, "" where there is none.

    Links are opened by whoever has a window. Errors: JourneyError.
    """
    if command.icon == "open":
        return ""
    if command.edit is None:
        session.select((command.target,) if command.target else ())
        return ""
    had = index(session.state.journey).field_of
    session.settle()
    session.commit(command.edit, command.step)
    return _new(session, command.focus, had)


def _new(session: Session, focus: str, had: Collection[str]) -> str:
    """The key of the field that `focus` names, "notes.text", of the thing that was not there before."""
    table, _, field = focus.partition(".")
    now = index(session.state.journey).field_of
    new = [key for key, where in now.items() if where == table and key not in had] if field else []
    return f"{new[0]}.{field}" if new else ""
