"""What a session of people has at one moment, besides the map: what is pointed with, the timer, whose turn it is. The
editor's session replaces one `Room` by the next; of all this only the record (`recording`) is part of the map."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from journeymap.editor.presenting.composed import Composed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey, Spent

Tool = Literal["", "laser", "spotlight", "ink"]
Ballot = Literal["", "opportunities", "pains", "touchpoints"]
Side = Literal["", "other", "own"]
_SMALLEST, _LARGEST = -4, 6
_STEP = 1.25
_TAKEN = {"tool": "", "ballot": "", "side": "", "ranking": False, "turn": None, "naming": False}
"""What Escape puts away, and what each is while it is not out."""


@dataclass(frozen=True, slots=True)
class Timer:
    """`total` seconds from `began` on, which is of `time.monotonic`."""

    began: float
    total: float
    stood: float | None = None
    """Since when it stands still, where it is paused."""


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
    begun: bool = True
    """Whether anything has been presented: a state to hold the map against is chosen before that, too."""
    earlier: int = 0
    """How many records of sessions the map holds that are of earlier ones: none of them is gone on with."""
    spent: tuple[Spent, ...] = ()
    """How long the steps took so far, in the order in which they were come to; without the present one."""
    tool: Tool = ""
    sizes: Mapping[Tool, int] = field(default_factory=dict)
    """How many steps larger (or smaller, below 0) than usual what is pointed with is."""
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
    taken: tuple[str, ...] = ()
    """What is out, by the names of these fields, the last taken last."""
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
        new = replace(now, **changes)  # type: ignore[arg-type]  # the names are the record's own
        out = tuple(name for name in _TAKEN if getattr(new, name) != _TAKEN[name])
        stays = tuple(name for name in now.taken if name in out)
        session.gather(replace(new, taken=(*stays, *(name for name in out if name not in stays))))


def put_away(session: Session) -> bool:
    """Puts away what was taken out last. False where nothing is."""
    now = room(session)
    if now is None or not now.taken:
        return False
    name = now.taken[-1]
    if name == "tool":
        arrange(session, tool="", strokes=now.strokes + 1)
    else:
        arrange(session, **{name: _TAKEN[name]})
    if name == "ballot":
        from journeymap.editor.presenting.going import come_back

        come_back(session)
    return True


def put_all_away(session: Session, ended: float) -> None:
    """The presentation is over at that moment of `time.monotonic`, and nothing is out any more."""
    now = session.state.room
    if now is not None:
        session.gather(replace(now, ended=ended, timer=None, taken=(), **_TAKEN))  # type: ignore[arg-type]  # as above


def uncover(session: Session) -> bool:
    """Takes away what covers the picture: whoever speaks, and the result of a vote. False where it is seen."""
    now = room(session)
    if now is None or (now.turn is None and not now.ranking):
        return False
    arrange(session, turn=None, ranking=False)
    return True


def resize(session: Session, steps: int) -> bool:
    """Makes what is pointed with larger by so many steps, or smaller below 0. False where nothing is out."""
    now = room(session)
    if now is None or not now.tool:
        return False
    size = min(max(now.sizes.get(now.tool, 0) + steps, _SMALLEST), _LARGEST)
    arrange(session, sizes={**now.sizes, now.tool: size})
    return True


def scale(now: Room | None, tool: Tool) -> float:
    """By how much larger than usual a thing to point with is: 1 at first."""
    return float(_STEP ** (now.sizes.get(tool, 0) if now is not None else 0))


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
