"""The timer that everybody sees: how much is left, in words and as a share."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.clock import said
from journeymap.editor.presenting.going import here
from journeymap.editor.workshop.room import Timer, arrange, room

if TYPE_CHECKING:
    from journeymap.editor.session import Session

USUAL = 5
"""Minutes, where neither the step nor anybody says how many."""


def switch(session: Session) -> None:
    """Starts the timer: with the minutes that were typed before, else with those of the step, else with five. One that
    runs is taken away, or started anew where minutes were typed."""
    show, now, stop = session.state.show, room(session), here(session.state)
    if show is None or now is None:
        return
    typed = int(show.typed or 0)
    if typed:
        session.present(replace(show, typed=""))
    elif now.timer is not None:
        arrange(session, timer=None)
        return
    minutes = typed or (stop.step.minutes if stop is not None else None) or USUAL
    arrange(session, timer=Timer(time.monotonic(), minutes * 60.0))


def pause(session: Session) -> bool:
    """Stops the timer, or lets it run on as if it had not been stopped. False where none is out."""
    now = room(session)
    if now is None or now.timer is None:
        return False
    timer, moment = now.timer, time.monotonic()
    if timer.stood is None:
        arrange(session, timer=replace(timer, stood=moment))
    else:
        arrange(session, timer=replace(timer, began=timer.began + moment - timer.stood, stood=None))
    return True


def left(timer: Timer, now: float) -> float:
    """Seconds; below 0 when time is up. Of a second that has begun nothing is missing yet."""
    return timer.total - ((now if timer.stood is None else timer.stood) - timer.began)


def words(timer: Timer, now: float) -> str:
    """ "4:05", "4:05 · paused", or "Time is up · 0:35 over"."""
    seconds = left(timer, now)
    if seconds > 0:
        return said(-int(-seconds // 1)) + (" · paused" if timer.stood is not None else "")
    over = int(-seconds)
    return f"Time is up · {said(over)} over" if over else "Time is up"
