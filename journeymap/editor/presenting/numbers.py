"""Going to a step by its number: digits are typed, then it is jumped to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.composed import steps_of
from journeymap.editor.presenting.finding import nearest
from journeymap.editor.presenting.going import move

if TYPE_CHECKING:
    from journeymap.editor.session import Session


def type_digit(session: Session, digit: str) -> None:
    """A digit of the number of a step to jump to; `jump` goes there."""
    show = session.state.show
    if show is not None:
        session.present(replace(show, typed=(show.typed + digit)[-3:]))


def jump(session: Session) -> bool:
    """To the step whose number has been typed, from 1; False where none has been."""
    state = session.state
    show = state.show
    if show is None or not show.typed:
        return False
    number = int(show.typed)
    session.present(replace(show, typed=""))
    steps = steps_of(state.journey)
    at = min(max(number, 1), len(steps)) - 1
    found = nearest(session.state, show, at, 1) or nearest(session.state, show, at, -1)
    move(session, found[0] if found else None)
    return True


def forget_digits(session: Session) -> bool:
    """Takes back a number that is being typed; False where none is."""
    show = session.state.show
    if show is None or not show.typed:
        return False
    session.present(replace(show, typed=""))
    return True
