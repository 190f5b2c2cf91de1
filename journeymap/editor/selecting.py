"""What is selected, as actions see it: by kind, counted in words, and what comes next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor import steps
from journeymap.model.find import index, touchpoints_in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.state import EditorState


def has_selection(state: EditorState) -> bool:
    """Whether anything is selected."""
    return bool(state.selection)


def changeable(state: EditorState) -> bool:
    """Whether something is selected that may be changed."""
    return bool(state.selection) and not state.read_only


def has(field: str, least: int = 1) -> Callable[[EditorState], bool]:
    """Whether so many things of one of the journey's fields are selected and may be changed, asked of a state."""
    return lambda state: not state.read_only and len(of_kind(state, field)) >= least


def of_kind(state: EditorState, field: str) -> tuple[str, ...]:
    """The selected things of one of the journey's fields, in the order they were selected."""
    fields = index(state.journey).field_of
    return tuple(key for key in state.selection if fields[key] == field)


def counted(state: EditorState) -> str:
    """The selection in words: "stage", "3 touchpoints", "4 things"."""
    return steps.counted([index(state.journey).field_of[key] for key in state.selection])


def next_after(state: EditorState) -> str | None:
    """What to select when the selection goes: the thing of the same kind behind it, else the one before it."""
    if state.focus is None:
        return None
    journey, gone = state.journey, set(state.selection)
    field = index(journey).field_of[state.focus]
    row = [thing.id for thing in (touchpoints_in_order(journey) if field == "touchpoints" else getattr(journey, field))]
    at = row.index(state.focus)
    return next((key for key in (*row[at:], *reversed(row[:at])) if key not in gone), None)
