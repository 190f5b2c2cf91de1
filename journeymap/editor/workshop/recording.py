"""What is kept of a session: who was there, votes and decisions in the map's record of the day; how long the steps
took; and the map as it was when it began."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from journeymap.editor.presenting.agenda import label
from journeymap.editor.presenting.going import here
from journeymap.editor.workshop.room import Room, put_all_away
from journeymap.model.journey import Spent, Workshop
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

TITLE = "Workshop"
_A_BREAK = 3 * 3600.0
"""Seconds after which presenting again is another session."""


def enter(session: Session, today: date | None = None) -> None:
    """A presentation has begun: the session goes on after a break, or a new one begins."""
    now, journey = session.state.room, session.state.journey
    other = now.other if now is not None else None
    if now is not None and now.begun and now.ended is not None and journey is not now.start:
        if time.monotonic() - now.ended < _A_BREAK:  # also when midnight was in the break
            session.gather(replace(now, ended=None))
            return
        session.gather(Room(journey, today or date.today(), earlier=len(journey.workshops), other=other))
    elif now is None or now.ended is not None:
        day = today or date.today()
        known = [number for number, one in enumerate(journey.workshops) if one.held_on == day]
        session.gather(Room(journey, day, earlier=known[-1] if known else len(journey.workshops), other=other))


def leave(session: Session) -> None:
    """The presentation is over. Where the map has a record of this day, it says now how long the steps took."""
    now = session.state.room
    if now is None or now.ended is not None:
        return
    put_all_away(session, ended=time.monotonic())
    number = number_of(session.state.journey, now.day, now.earlier)
    if number is not None and now.spent and not session.state.read_only:
        from journeymap.model.edits import note_times

        session.commit(lambda journey: note_times(journey, number, now.spent), "Note how long the steps took")


def follow(session: Session) -> Callable[[], None]:
    """Measures from now on how long each step is shown, until the function it returns is called."""

    def changed(before: EditorState, after: EditorState) -> None:
        show = before.show
        if show is None or after.room is None or (after.show is not None and after.show.step == show.step):
            return
        session.gather(replace(after.room, spent=_and(after.room.spent, _present(before))))
        if after.show is None:
            leave(session)

    return session.subscribe(changed)


def spent(state: EditorState) -> tuple[Spent, ...]:
    """How long the steps took, with the present one so far."""
    if state.room is None:
        return ()
    return _and(state.room.spent, _present(state)) if state.show is not None else state.room.spent


def _present(state: EditorState) -> Spent:
    """How long the present step has been shown."""
    stop, show = here(state), state.show
    if stop is None or show is None:
        return Spent(step="")
    now = time.monotonic() if show.stood is None else show.stood  # a break is no part of it
    seconds = max(round(now - show.entered), 0)
    name = label(state.journey, stop.step)
    return Spent(step=stop.key, title=name, seconds=seconds, minutes=stop.step.minutes)


def _and(known: tuple[Spent, ...], more: Spent) -> tuple[Spent, ...]:
    """With the seconds of another stay at a step."""
    if not more.step or not more.seconds:
        return known
    if not any(one.step == more.step for one in known):
        return (*known, more)
    return tuple(
        more.model_copy(update={"seconds": one.seconds + more.seconds}) if one.step == more.step else one
        for one in known
    )


def take_over(session: Session, base: Journey, theirs: Journey) -> None:
    """Somebody else has saved the map, which was `base`, meanwhile: what they did is not what came of this session."""
    now = session.state.room
    if now is None:
        return
    from journeymap.model.merging import merge

    start = theirs if now.start is base or now.start == base else merge(base, now.start, theirs).journey
    held, number = session.state.journey.workshops, number_of(session.state.journey, now.day, now.earlier)
    is_theirs = number is not None and held[number] in theirs.workshops and held[number] not in base.workshops
    session.gather(replace(now, start=start, earlier=len(held) if is_theirs else now.earlier))


# -- the record in the map


def number_of(journey: Journey, day: date, earlier: int = 0) -> int | None:
    """The place of the first record of that day behind so many of earlier sessions; None where there is none."""
    found = (number for number, one in enumerate(journey.workshops) if number >= earlier and one.held_on == day)
    return next(found, None)


def _number(state: EditorState, journey: Journey) -> tuple[date, int | None]:
    """The day of this session, and the place of its record."""
    now = state.room
    day = date.today() if now is None else now.day
    return day, number_of(journey, day, 0 if now is None else now.earlier)


def record(state: EditorState) -> Workshop:
    """The record of this session; one that says nothing where the map has none."""
    day, number = _number(state, state.journey)
    return Workshop(title=TITLE, held_on=day) if number is None else state.journey.workshops[number]


def enter_in_record(
    session: Session, edit: Callable[[Journey, int], Journey], name: str, merge_key: str | None = None
) -> None:
    """Changes the record of this session in one step; begins it where the map has none. Errors: JourneyError."""
    now = session.state.room
    if now is not None and now.earlier > len(session.state.journey.workshops):  # those of earlier ones were undone
        session.gather(replace(now, earlier=len(session.state.journey.workshops)))

    def change(journey: Journey) -> Journey:
        from journeymap.model.edits import hold_workshop

        day, number = _number(session.state, journey)
        if number is not None:
            return edit(journey, number)
        begun = hold_workshop(journey, TITLE, day)
        after = edit(begun, len(journey.workshops))
        return journey if after is begun else after

    session.commit(change, name, merge_key)


def people(state: EditorState) -> tuple[str, ...]:
    """Who takes part: as this day's record says, else as the last one before it that names anybody."""
    return record(state).people or next((one.people for one in reversed(state.journey.workshops) if one.people), ())


def set_people(session: Session, line: str) -> tuple[str, ...]:
    """Notes who takes part, from names with commas, semicolons or lines between them. Errors: JourneyError."""
    from journeymap.model.edits import set_workshop

    for sign in ";\n":
        line = line.replace(sign, ",")
    names = tuple(dict.fromkeys(" ".join(name.split()) for name in line.split(",") if name.strip()))
    enter_in_record(session, lambda journey, number: set_workshop(journey, number, people=names), "Note who takes part")
    return names


def decide(session: Session) -> None:
    """Marks what is selected as decided, or takes that back. Errors: JourneyError."""
    from journeymap.editor.steps import called
    from journeymap.model import edits
    from journeymap.model.refusal import JourneyError

    thing = session.state.focus
    if thing is None:
        raise JourneyError(("Select what was decided on first: click it.",))
    decided = any(one.thing == thing for one in record(session.state).decisions)
    name = f"{'Take back decision on' if decided else 'Decide on'} {called(session.state.journey, (thing,))}"
    enter_in_record(session, lambda journey, number: edits.decide(journey, number, thing), name)


def decide_in_words(session: Session, text: str) -> None:
    """Notes what was decided in a sentence. Errors: JourneyError."""
    from journeymap.model import edits

    name = f"Note decision “{shortened(text, 40)}”"
    enter_in_record(session, lambda journey, number: edits.decide(journey, number, text=text), name)
