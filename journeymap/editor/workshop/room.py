"""What a session of people has at one moment, besides the map: what is pointed with, the timer, whose turn it is. The
editor's session replaces one `Room` by the next; of all this only the record (`recording`) is part of the map."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from journeymap.editor.presenting.composed import Composed

if TYPE_CHECKING:
    from datetime import date

    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey, Spent

Tool = Literal["", "laser", "spotlight", "ink"]
Ballot = Literal["", "opportunities", "pains", "touchpoints"]
Side = Literal["", "other", "own"]


@dataclass(frozen=True, slots=True)
class Timer:
    """`total` seconds from `began` on, which is of `time.monotonic`."""

    began: float
    total: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks: the last of `spoken` now, those of `left` in this order later."""

    spoken: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another state of the map, and what it is called."""

    journey: Journey
    title: str


@dataclass(frozen=True, slots=True)
class Room:
    """`start` is the map as it was when the session began, on that `day`."""

    start: Journey
    day: date
    ended: float | None = None
    """When the presentation was over last, of `time.monotonic`; None while it goes on."""
    spent: tuple[Spent, ...] = ()
    """How long the steps took so far, in the order in which they were come to; without the present one."""
    tool: Tool = ""
    strokes: int = 0
    """How often what was drawn has been wiped away: windows wipe when it changes."""
    timer: Timer | None = None
    ballot: Ballot = ""
    """What dots are put on now."""
    ranking: bool = False
    """Whether the result is shown."""
    turn: Turn | None = None
    naming: bool = False
    """Whether the names of those who take part are being typed."""
    other: Other | None = None
    side: Side = ""
    """Which of the two states is shown while they are held against each other."""
    made: Composed = field(default_factory=Composed, compare=False, repr=False)
    """What has been composed of the other state."""


def room(session: Session) -> Room | None:
    """The room of a map that is presented now; None otherwise."""
    state = session.state
    return state.room if state.show is not None else None


def arrange(session: Session, **changes: object) -> None:
    """The room with other fields; nothing where nothing is presented."""
    now = room(session)
    if now is not None:
        session.gather(replace(now, **changes))  # type: ignore[arg-type]  # the names are the record's own


def put_away(session: Session) -> bool:
    """Takes away what was taken out last: one at a time, what lies above all first. False where nothing is."""
    now = room(session)
    if now is None:
        return False
    for name, empty in (("naming", False), ("turn", None), ("ranking", False), ("ballot", ""), ("side", "")):
        if getattr(now, name) != empty:
            arrange(session, **{name: empty})
            if name == "ballot":
                from journeymap.editor.presenting.going import come_back

                come_back(session)
            return True
    if now.tool:
        arrange(session, tool="", strokes=now.strokes + 1)
        return True
    return False


def take(session: Session, tool: Tool) -> None:
    """Takes a thing to point with, or puts it away where it is out already."""
    now = room(session)
    if now is not None:
        arrange(session, tool="" if now.tool == tool else tool)


def wipe(session: Session) -> None:
    """Wipes away what was drawn."""
    now = room(session)
    if now is not None:
        arrange(session, strokes=now.strokes + 1)
