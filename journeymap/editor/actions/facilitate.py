"""What is done for the people in the room while a map is presented: pointing, the timer, votes, turns, two states of
the map; and what is left of the session afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.workshop.room import Tool

# What these actions do is imported when they run: nobody presents before the first paint.


def _under_way(state: EditorState) -> bool:
    return state.show is not None and state.room is not None


def _free(state: EditorState) -> bool:
    return _under_way(state) and not state.read_only


def _take(tool: Tool) -> Run:
    def run(session: Session, _: Desk) -> None:
        from journeymap.editor.workshop.room import take

        take(session, tool)

    return run


def _taken(tool: Tool) -> Ask:
    return lambda state: state.show is not None and state.room is not None and state.room.tool == tool


def _wipe(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.room import wipe

    wipe(session)


def _timer(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.timing import switch

    switch(session)


def _vote(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.voting import call

    call(session)


def _speaker(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.turns import call_next

    call_next(session)


def _people(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.turns import ask

    ask(session)


def _flip(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.flipping import flip

    flip(session)


def _decide(session: Session, _: Desk) -> None:
    from journeymap.editor.workshop.recording import decide

    decide(session)


def _room(key: str, label: str, run: Run, tip: str, enabled: Ask = _under_way, checked: Ask | None = None) -> Action:
    return Action(f"present.{key}", label, "Present", "room", run, tip=tip, enabled=enabled, checked=checked)


FACILITATE: tuple[Action, ...] = (
    _room(
        "laser", "Lase&r Pointer", _take("laser"), "A point of light at the pointer (L while presenting)",
        checked=_taken("laser"),
    ),
    _room(
        "spotlight", "&Spotlight", _take("spotlight"), "All is dark but around the pointer (S while presenting)",
        checked=_taken("spotlight"),
    ),
    _room(
        "ink", "&Draw", _take("ink"), "Draw over the picture; it fades by itself (D while presenting)",
        checked=_taken("ink"),
    ),
    _room("wipe", "Wipe Drawing Awa&y", _wipe, "Take away what was drawn (E while presenting)"),
    _room(
        "timer", "T&imer", _timer,
        "Count down the minutes typed before, or those of the step (T while presenting; Shift+T pauses it)",
        checked=lambda state: state.room is not None and state.room.timer is not None,
    ),
    _room(
        "vote", "V&ote", _vote, "Count dots on what is shown with + and − (V while presenting)", _free,
        lambda state: state.room is not None and bool(state.room.ballot),
    ),
    _room(
        "speaker", "Who Speaks Ne&xt", _speaker,
        "Draw a name, each of them once (R while presenting; Shift+R for the names)",
    ),
    _room(
        "flip", "As Is / To Be", _flip,
        "Show the other state of the map, and what is different (A while presenting)",
        checked=lambda state: state.room is not None and bool(state.room.side),
    ),
    _room("decide", "De&cided", _decide, "Note that what is selected was decided on (K while presenting)", _free),
    Action(
        "present.people", "Who Takes Part…", "Present", "session", _people,
        tip="Type the names of those in the room", enabled=_free,
    ),
    Action(
        "present.hold-against", "Hold A&gainst…", "Present", "session", lambda _, desk: desk.hold_against(),
        tip="Choose the state of the map that “As Is / To Be” shows: an earlier version or another file",
    ),
    Action(
        "present.summary", "Su&mmary of the Session…", "Present", "session", lambda _, desk: desk.session_summary(),
        tip="What was added, decided, parked and voted for, as text, PDF or slides",
    ),
)  # fmt: skip
