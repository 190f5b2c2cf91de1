"""How actions add something new: typed where it stands, or at once; and when they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.steps import Change

# What these do is imported when they run: no edit is needed before the first paint.


def free(state: EditorState) -> bool:
    """Whether anything can be added."""
    return not state.read_only


def has_stages(state: EditorState) -> bool:
    """Whether there is a stage to add something to."""
    return not state.read_only and bool(state.journey.stages)


def typed(session: Session, new: Change) -> None:
    """Adds what has a text by typing it where it stands."""
    from journeymap.editor import typing

    typing.begin_new(session, new.edit, new.name)


def added(session: Session, new: Change) -> None:
    """Adds what has no text of its own on the map, and selects it: the inspector shows its fields."""
    from journeymap.model import edits

    before = session.state.journey
    after = new.edit(before)
    session.commit(
        lambda journey: after if journey is before else new.edit(journey), new.name, select=edits.added(before, after)
    )
