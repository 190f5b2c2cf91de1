"""“As is” and “to be”: another state of the map shown in the same place, with what is different marked on both."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.comparing import compare, places
from journeymap.editor.presenting.composed import steps_of
from journeymap.editor.presenting.going import here
from journeymap.editor.workshop.room import Other, Room, arrange, room
from journeymap.layout.hit import LINES, bounds, places_of
from journeymap.model.find import index
from journeymap.model.journey import Stage
from journeymap.model.merging_ids import told_apart
from journeymap.model.refusal import JourneyError
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from journeymap.editor.comparing import Change, Comparison
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.layout.hit import Rect
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey

WORDS: dict[Change, str] = {"added": "New", "removed": "Gone", "changed": "Changed", "moved": "Moved"}
"""What stands beside what is different."""


class Marked(NamedTuple):
    """Where something stands that is different, scene px."""

    place: Rect
    change: Change
    thing: str
    is_line: bool = False
    """Whether it is a way between two things."""


def hold_against(session: Session, journey: Journey, title: str) -> None:
    """Chooses the state of the map that is shown in turn with this one, now or when the map is presented next."""
    now, other = session.state.room, Other(journey, title)
    if session.state.show is not None:
        arrange(session, other=other, side="")
    elif now is not None:
        session.gather(replace(now, other=other))
    else:
        session.gather(Room(session.state.journey, date.today(), ended=time.monotonic(), begun=False, other=other))


def flip(session: Session) -> None:
    """Shows the other state, and again this one, with what is different marked on both. Where none was chosen it is
    the map as it was when the session began. Errors: JourneyError where nothing is different from that."""
    now, state = room(session), session.state
    if now is None:
        return
    if now.other is None:
        if now.start is state.journey or now.start == state.journey:
            raise JourneyError(
                ("There is no other state of the map yet: choose one in Present > Hold Against or change something.",)
            )
        arrange(session, other=Other(now.start, "When we began"))
    arrange(session, side="own" if now.side == "other" else "other")


def shown(state: EditorState) -> Stop | None:
    """The stop of the other state, while that one is looked at; None otherwise. Where it lacks the step it is its
    overview."""
    now, show, stop = state.room, state.show, here(state)
    if now is None or show is None or stop is None or now.side != "other" or now.other is None:
        return None
    journey = _apart(now.other.journey, state.journey)
    steps = steps_of(journey)
    step = next((one for one in steps if key_of(one) == stop.key), None) or next(
        (one for one in steps if one.kind == "overview"), steps[0]
    )
    stops = now.made.stops(journey, show.theme or state.theme, show.width, show.height, show.least, step)
    same = next((one for one in stops if one.at == stop.at), None)
    return same or next(iter(stops), None)


def title(state: EditorState) -> str:
    """What the state that is shown is called: “As is · this map”; "" while nothing is held against anything."""
    now = state.room
    if now is None or now.other is None or not now.side or state.show is None:
        return ""
    own, other = state.journey, now.other.journey
    words = {"current": "As is", "future": "To be"}
    if now.side == "other":
        return f"{words[other.state]} · {now.other.title}" if own.state != other.state else now.other.title
    return words[own.state] if own.state != other.state else "Now"


def marked(state: EditorState, stop: Stop) -> tuple[Marked, ...]:
    """What is different on the picture of a state that is shown. What it cannot show, for it has it no more or not yet,
    marks as changed what it belongs to."""
    now = state.room
    if now is None or now.other is None or not now.side:
        return ()
    own, other = state.journey, _apart(now.other.journey, state.journey)
    later = own.state == "current" and other.state == "future"
    found = _compared(own, other) if later else _compared(other, own)
    things = index(found.whole).things
    marks = []
    for thing, change in places(stop.scene, found):
        if thing in found.changes or not isinstance(things.get(thing), Stage):  # what a stage has more or less is seen
            place = places_of(stop.scene, thing)[0]
            marks.append(Marked(bounds(place), change, thing, place.role in LINES))
    return tuple(marks)


def _apart(other: Journey, own: Journey) -> Journey:
    """The other state, in which an id never means something of another kind than in this one."""
    return _told_apart(_Held(other), _Held(own))


class _Held:
    """A journey looked up by what it is, not by all that it says."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey

    def __hash__(self) -> int:
        return id(self.journey)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.journey is other.journey


@lru_cache(maxsize=2)
def _told_apart(other: _Held, own: _Held) -> Journey:
    return told_apart(other.journey, own.journey, other.journey)


def _compared(then: Journey, now: Journey) -> Comparison:
    return _compared_once(_Held(then), _Held(now))


@lru_cache(maxsize=2)
def _compared_once(then: _Held, now: _Held) -> Comparison:
    return compare(then.journey, now.journey)
