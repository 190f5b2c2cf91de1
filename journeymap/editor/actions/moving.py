"""Typing over what is there and moving it about: the first entries of the Map menu and its Move submenu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.moving import Way
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

# What these actions do is imported when they run: no edit is needed before the first paint.


def _may_type(state: EditorState) -> bool:
    return not state.read_only and (state.focus is not None or state.cell is not None)


def _type(session: Session, desk: Desk) -> None:
    """Types where the text stands; of what has no text on the map, in the inspector."""
    from journeymap.editor import typing
    from journeymap.editor.typable import FIELDS

    state = session.state
    if state.cell is not None:
        typing.begin_cell(session, state.cell)
    elif state.focus is not None and index(state.journey).field_of[state.focus] in FIELDS:
        typing.begin(session, state.focus)
    elif state.focus is not None:
        desk.show_inspector()


def _move(way: Way, *, far: bool = False) -> Run:
    def run(session: Session, desk: Desk) -> None:
        from journeymap.editor.moving import move
        from journeymap.editor.steps import told

        if not move(session, way, far=far):
            what = told(session.state.journey, session.state.selection)
            desk.say_unable(f"{what[0].upper()}{what[1:]} cannot be moved any further this way.")

    return run


def _may_move(*fields: str) -> Ask:
    def ask(state: EditorState) -> bool:
        chosen = {index(state.journey).field_of[key] for key in state.selection}
        return not state.read_only and len(chosen) == 1 and chosen <= set(fields)

    return ask


_ACROSS = ("touchpoints", "stages", "substages", "metrics", "milestones", "notes", "signals")
_DOWN = ("touchpoints", "notes", "lanes", "personas", "success", "signals", "metrics")

MOVING: tuple[Action, ...] = (
    Action(
        "map.type",
        "&Edit Text",
        "Map",
        "text",
        _type,
        ("F2",),
        tip="Type over the text where it stands",
        enabled=_may_type,
    ),
    Action("map.move-left", "&Left", "Map/Move", "ways", _move("left"), ("Alt+Left",), enabled=_may_move(*_ACROSS)),
    Action("map.move-right", "&Right", "Map/Move", "ways", _move("right"), ("Alt+Right",), enabled=_may_move(*_ACROSS)),
    Action("map.move-up", "&Up", "Map/Move", "ways", _move("up"), ("Alt+Up",), enabled=_may_move(*_DOWN)),
    Action("map.move-down", "&Down", "Map/Move", "ways", _move("down"), ("Alt+Down",), enabled=_may_move(*_DOWN)),
    Action(
        "map.week-earlier",
        "A Week &Earlier",
        "Map/Move",
        "days",
        _move("left", far=True),
        ("Alt+Shift+Left",),
        enabled=_may_move("milestones"),
    ),
    Action(
        "map.week-later",
        "A Week La&ter",
        "Map/Move",
        "days",
        _move("right", far=True),
        ("Alt+Shift+Right",),
        enabled=_may_move("milestones"),
    ),
)
