"""Showing ways on the map: Map › Trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.tracing import Kind

# How ways are traced is imported when they are: no way is shown before the first paint.


def _show(kind: Kind) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor.tracing import show

        show(session, kind, session.state.focus or "")

    return run


def _can_trace(state: EditorState) -> bool:
    from journeymap.editor.selecting import of_kind

    return bool(state.focus and {state.focus} & {*of_kind(state, "milestones"), *of_kind(state, "touchpoints")})


def _can_fail(state: EditorState) -> bool:
    from journeymap.editor.selecting import of_kind

    return state.focus in of_kind(state, "touchpoints")


TRACING: tuple[Action, ...] = (
    Action(
        "map.trace-quickest",
        "&Quickest Way Here",
        "Map/Trace",
        "trace",
        _show("quickest"),
        ("F7",),
        tip="Trace the quickest way to the selected milestone or touchpoint on the map",
        enabled=_can_trace,
    ),
    Action(
        "map.trace-longest",
        "&Longest Way Here",
        "Map/Trace",
        "trace",
        _show("longest"),
        ("Shift+F7",),
        tip="Trace the longest way to the selected milestone or touchpoint on the map",
        enabled=_can_trace,
    ),
    Action(
        "map.trace-lost",
        "What &Breaks If This Fails",
        "Map/Trace",
        "trace",
        _show("lost"),
        ("F8",),
        tip="Show what can no longer be reached when the selected touchpoint fails",
        enabled=_can_fail,
    ),
    Action(
        "map.trace-off",
        "&Stop Tracing",
        "Map/Trace",
        "off",
        lambda session, _: session.trace(None),
        tip="Show the whole map again (Esc on the map)",
        enabled=lambda state: state.trace is not None,
    ),
)
