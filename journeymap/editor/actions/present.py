"""Presenting: the Present menu. While a map is presented the projected window has keys of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def _under_way(state: EditorState) -> bool:
    return state.show is not None


PRESENT: tuple[Action, ...] = (
    Action(
        "present.start",
        "&Present",
        "Present",
        "start",
        lambda _, desk: desk.present_map(),
        ("F5",),
        tip="Show the map full screen, step by step",
    ),
    Action(
        "present.from-here",
        "From &Here",
        "Present",
        "start",
        lambda _, desk: desk.present_from_here(),
        ("Shift+F5",),
        tip="Present from the stage or touchpoint that is selected",
    ),
    Action(
        "present.end",
        "&End",
        "Present",
        "start",
        lambda _, desk: desk.end_presentation(),
        tip="Come back to the map",
        enabled=_under_way,
    ),
)
