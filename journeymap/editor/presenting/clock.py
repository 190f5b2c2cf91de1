"""How long a presentation has taken, against what was planned: figures in words, for a face that also shows them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.presenting import going
from journeymap.editor.presenting.composed import steps_of
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.presenting.show import Show
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Step

Pace = Literal["open", "within", "soon", "over"]
"""A step without minutes is open; one is soon over in its last minute, or its last fifth where that is less."""
_MINUTE = 60
_LAST = 0.2
_LITTLE = 60
"""Seconds by which a presentation may be off its plan without a word."""


class Times(NamedTuple):
    """Seconds. `planned` is the step's own time, None where nobody gave it one; `drift` is by how much the whole is
    later than planned up to here (negative: earlier), None where no step has a time; `all` is planned for all steps
    together."""

    whole: float
    step: float
    planned: float | None
    drift: float | None
    all: float = 0.0

    @property
    def pace(self) -> Pace:
        if self.planned is None:
            return "open"
        left = self.planned - self.step
        if left < 0:
            return "over"
        return "soon" if left <= min(_MINUTE, self.planned * _LAST) else "within"


def times(state: EditorState, now: float | None = None) -> Times | None:
    """How it stands `now` (seconds of `time.monotonic`; None: at this moment); None where nothing is presented."""
    show = state.show
    if show is None:
        return None
    now = _now(show) if now is None else now
    stop = going.here(state)
    steps = steps_of(state.journey)
    key = show.step if stop is None else stop.key
    whole = max(0.0, now - show.began)
    in_step = max(0.0, now - show.entered) + dict(show.spent).get(key, 0.0)
    step = next((one for one in steps if key_of(one) == key), None)
    minutes = None if step is None else step.minutes
    planned = None if minutes is None else float(minutes * _MINUTE)
    every = float(sum(one.minutes or 0 for one in steps) * _MINUTE)
    return Times(whole, in_step, planned, _drift(steps, key, whole, in_step), every)


def _now(show: Show) -> float:
    return time.monotonic() if show.stood is None else show.stood


def stop_or_run(session: Session) -> None:
    """Stops the clock for a break, or lets it run again as if there had been none."""
    show = session.state.show
    if show is None:
        return
    if show.stood is None:
        session.present(replace(show, stood=time.monotonic()))
    else:
        off = time.monotonic() - show.stood
        session.present(replace(show, began=show.began + off, entered=show.entered + off, stood=None))


def begin_anew(session: Session) -> None:
    """All begins now, with the present step: what went before was the wait for people."""
    show = session.state.show
    if show is not None:
        now = time.monotonic()
        session.present(replace(show, began=now, entered=now, spent=(), stood=None))


def _drift(steps: Sequence[Step], key: str, whole: float, in_step: float) -> float | None:
    if not any(step.minutes for step in steps):
        return None
    planned = 0.0
    for step in steps:
        own = float((step.minutes or 0) * _MINUTE)
        if key_of(step) == key:
            return whole - planned - min(own, in_step)
        planned += own
    return None


def said(seconds: float) -> str:
    """As a clock shows it: "4:05", "1:02:09"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def about_step(at: Times) -> str:
    """The time of the step in words: "1:40 of 5 min", "0:50 left of 5 min", "2:10 over 5 min"."""
    if at.planned is None:
        return f"{said(at.step)} in this step"
    minutes = f"{round(at.planned / _MINUTE)} min"
    match at.pace:
        case "over":
            return f"{said(at.step - at.planned)} over {minutes}"
        case "soon":
            return f"{said(at.planned - at.step)} left of {minutes}"
        case _:
            return f"{said(at.step)} of {minutes}"


def about_all(at: Times) -> str:
    """The time since the beginning in words: "12:05 of 80 min", "12:05 in all"."""
    return f"{said(at.whole)} of {round(at.all / _MINUTE)} min" if at.all else f"{said(at.whole)} in all"


def about_whole(at: Times) -> str:
    """How the whole stands against the plan: "4 min behind", "on time"; "" where nothing was planned."""
    if at.drift is None:
        return ""
    minutes = round(abs(at.drift) / _MINUTE)
    if abs(at.drift) < _LITTLE or minutes == 0:
        return "on time"
    return f"{minutes} min {'behind' if at.drift > 0 else 'ahead'}"
