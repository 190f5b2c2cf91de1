"""Dots on what is shown, counted by whoever leads: which things can have some, which is meant, and the result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.presenting.going import come_back, here
from journeymap.editor.steps import called
from journeymap.editor.workshop.recording import enter_in_record, record
from journeymap.editor.workshop.room import arrange, room
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Note, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.editor.workshop.room import Ballot
    from journeymap.model.journey import Journey, Vote

BALLOTS: tuple[Ballot, ...] = ("opportunities", "pains", "touchpoints")
"""What is voted on, in the order in which a further press of the key goes on."""
NOUNS: dict[Ballot, str] = {"opportunities": "opportunities", "pains": "pain points", "touchpoints": "touchpoints"}


class Place(NamedTuple):
    """A line of the result; those with as many dots have the same rank."""

    rank: int
    text: str
    dots: int
    thing: str | None


def candidates(state: EditorState, ballot: Ballot | None = None) -> tuple[str, ...]:
    """What of the present stop dots can be put on, from left to right and from top to bottom."""
    stop = here(state)
    kind = ballot or (state.room.ballot if state.room is not None else "")
    if stop is None or not kind:
        return ()
    where: dict[str, tuple[float, float]] = {}
    for placed in stop.scene.placed:
        if placed.thing is not None and _is(state.journey, placed.thing, kind):
            where.setdefault(placed.thing, (placed.y, placed.x))
    if kind == "touchpoints":
        return tuple(sorted(where, key=lambda one: (where[one][1], where[one][0])))
    return tuple(sorted(where, key=lambda one: where[one]))


def call(session: Session) -> None:
    """Begins to count dots on what the picture has; again: on the next kind of things that it has, and after the last
    one no more. Errors: JourneyError where it has nothing to vote on."""
    now = room(session)
    if now is None:
        return
    there = [one for one in BALLOTS if candidates(session.state, one)]
    if not there:
        raise JourneyError(("There is nothing to vote on here: go to a stage or to the opportunities.",))
    later = there[there.index(now.ballot) + 1 :] if now.ballot in there else there
    arrange(session, ballot=later[0] if later else "", ranking=False)
    if later:
        choose(session, 0)
    else:
        come_back(session)


def meant(state: EditorState) -> str | None:
    """What a press of + puts a dot on."""
    found = candidates(state)
    return state.focus if state.focus in found else next(iter(found), None)


def choose(session: Session, way: int) -> None:
    """Goes to the next thing that dots can be put on (or to the one before, for −1)."""
    found, one = candidates(session.state), meant(session.state)
    if one is not None:
        session.select((found[(found.index(one) + way) % len(found)],))


def count(session: Session, dots: int) -> None:
    """So many dots more on what is meant; fewer below 0. Errors: JourneyError where the map can be looked at only."""
    one = meant(session.state)
    if one is None:
        raise JourneyError(("There is nothing to vote on here: go to a stage or to the opportunities.",))
    session.select((one,))
    name = f"Vote for {called(session.state.journey, (one,))}"
    enter_in_record(session, lambda journey, number: edits.vote(journey, number, one, dots), name, f"vote {one}")


def typed(session: Session) -> int:
    """How many dots a press of + or − means: the number typed before, which is forgotten, else one."""
    show = session.state.show
    if show is None or not show.typed:
        return 1
    session.present(replace(show, typed=""))
    return int(show.typed)


def show_ranking(session: Session) -> None:
    """Shows the result, or takes it away again."""
    now = room(session)
    if now is not None:
        arrange(session, ranking=not now.ranking)


def dots(state: EditorState) -> dict[str, int]:
    """How many dots each thing has in this session."""
    return {one.thing: one.dots for one in record(state).votes if one.thing is not None}


def result(state: EditorState) -> tuple[Place, ...]:
    """The things of the present ballot with the most dots first; of all ballots where none is called."""
    kind = state.room.ballot if state.room is not None else ""
    votes = record(state).votes
    return ranked([one for one in votes if not kind or (one.thing is not None and _is(state.journey, one.thing, kind))])


def ranked(votes: Iterable[Vote]) -> tuple[Place, ...]:
    """Votes with the most dots first, those with as many in the order in which they were given."""
    ordered = sorted(votes, key=lambda one: -one.dots)
    counts = [one.dots for one in ordered]
    return tuple(Place(counts.index(one.dots) + 1, one.text, one.dots, one.thing) for one in ordered)


def _is(journey: Journey, thing: str, kind: Ballot) -> bool:
    about = index(journey).things.get(thing)
    if isinstance(about, Note):
        lane = index(journey).things.get(about.lane)
        return getattr(lane, "kind", "") == kind and bool(about.text.strip())
    return kind == "touchpoints" and isinstance(about, Touchpoint)
