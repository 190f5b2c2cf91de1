"""The colours of stages, lanes and personas: the Colour submenu of the Map menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.theme import theme
from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import counted
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

# What these actions do is imported when they run: no edit is needed before the first paint.


_COLOURED = ("stages", "lanes", "personas")


def _colour(name: str | None) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.model.edits import set_things

        keys = _colourable(session.state)
        session.commit(lambda journey: set_things(journey, keys, colour=name), f"Colour {counted(session.state)}")

    return run


def _colourable(state: EditorState) -> tuple[str, ...]:
    fields = index(state.journey).field_of
    return tuple(key for key in state.selection if fields[key] in _COLOURED)


def _has_colour(state: EditorState) -> bool:
    return not state.read_only and bool(_colourable(state))


def _wears(name: str | None) -> Ask:
    def ask(state: EditorState) -> bool:
        things = index(state.journey).things
        chosen = _colourable(state)
        return bool(chosen) and all(getattr(things[key], "colour", "") == name for key in chosen)

    return ask


COLOURS: tuple[Action, ...] = (
    Action(
        "map.colour.usual",
        "&As Usual",
        "Map/Colour",
        "colours",
        _colour(None),
        tip="The colour that the theme gives",
        enabled=_has_colour,
        checked=_wears(None),
    ),
    *(
        Action(
            f"map.colour.{name}",
            name.capitalize(),
            "Map/Colour",
            "colours",
            _colour(name),
            enabled=_has_colour,
            checked=_wears(name),
        )
        for name in theme("light").stages
    ),
)
