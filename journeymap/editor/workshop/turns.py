"""Who speaks: those who take part in an order that nobody chose, each of them once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from journeymap.editor.workshop.recording import people, set_people
from journeymap.editor.workshop.room import Turn, arrange, room

if TYPE_CHECKING:
    from journeymap.editor.session import Session

_chance = random.SystemRandom()


def call_next(session: Session, chance: random.Random = _chance) -> None:
    """Whoever speaks next; asks for the names where none are known. When everybody has spoken it begins anew."""
    now, names = room(session), people(session.state)
    if now is None:
        return
    if not names:
        ask(session)
        return
    turn = now.turn
    if turn is None or not turn.left or set(turn.left + turn.spoken) != set(names):
        order = list(names)
        chance.shuffle(order)
        if turn is not None and len(order) > 1 and turn.spoken and order[0] == turn.spoken[-1]:
            order.append(order.pop(0))  # nobody speaks twice running
        turn = Turn((), tuple(order))
    arrange(session, turn=Turn((*turn.spoken, turn.left[0]), turn.left[1:]), naming=False)


def ask(session: Session) -> None:
    """Has the names typed."""
    session.refuse_when_read_only()
    arrange(session, naming=True, turn=None)


def answer(session: Session, line: str) -> None:
    """Takes the names that were typed, and draws the first of them. Errors: JourneyError."""
    names = set_people(session, line)
    arrange(session, naming=False)
    if names:
        call_next(session)
