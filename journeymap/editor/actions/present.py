"""Presenting: the Present menu. While a map is presented the projected window has keys of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState

Blank = Literal["black", "white"]


def _under_way(state: EditorState) -> bool:
    return state.show is not None


def _go(way: str) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor.presenting import going

        getattr(going, way)(session)

    return run


def _blank(how: Blank) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor.presenting import going

        going.blank(session, how)

    return run


def _is_blank(how: str) -> Ask:
    return lambda state: state.show is not None and state.show.blank == how


_GOING: tuple[tuple[str, str, str, str], ...] = (
    ("next", "&Next", "onward", "On the projected screen: Page Down, Right, Down, Space or Enter"),
    ("back", "&Back", "back", "On the projected screen: Page Up, Left, Up or Backspace"),
    ("first", "&First", "home", "On the projected screen: Home"),
    ("last", "&Last", "last", "On the projected screen: End"),
)

_BLANKS: tuple[tuple[Blank, str], ...] = (("black", "Blac&k"), ("white", "&White"))

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
        tip="Come back to the map; on the projected screen: Escape",
        enabled=_under_way,
    ),
    *(
        Action(f"present.{key}", label, "Present", "going", _go(way), tip=tip, enabled=_under_way)
        for key, label, way, tip in _GOING
    ),
    *(
        Action(
            f"present.{how}",
            label,
            "Present",
            "blank",
            _blank(how),
            tip=f"Take the picture away for a while; on the projected screen: {how[0].upper()}",
            enabled=_under_way,
            checked=_is_blank(how),
        )
        for how, label in _BLANKS
    ),
    Action(
        "present.arrange",
        "&Arrange…",
        "Present",
        "arrange",
        lambda _, desk: desk.arrange_presentation(),
        ("Ctrl+F5",),
        tip="The order of the steps, what is left out, how stages are revealed, minutes and notes",
    ),
)
