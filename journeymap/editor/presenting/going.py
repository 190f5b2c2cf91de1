"""How a presentation goes: begun, on, back, to its ends, to any step, black and white, and over."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.composed import steps_of
from journeymap.editor.presenting.finding import beside, composed_for, first, nearest, number_of, place, same, showing
from journeymap.editor.presenting.show import Show
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from journeymap.editor.presenting.show import Blank
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.layout.presented.stops import Stop, Stops
    from journeymap.model.journey import Step


def begin(
    session: Session, width: int, height: int, *, least: int = 24, theme: str = "", from_here: bool = False
) -> None:
    """Begins to present on a picture of `width` × `height` device px: from the first step, or with `from_here` from
    what is selected. A map of nothing has a title at least. Errors: JourneyError where a text that is being typed
    cannot be taken."""
    if session.state.draft is not None:
        from journeymap.editor.typing import finish  # late: nobody types before the first paint

        finish(session)
    now = time.monotonic()
    show = Show("", width=width, height=height, least=least, theme=theme, began=now, entered=now)
    state = session.state
    found = showing(state, show, state.focus) if from_here and state.focus else None
    there = found or first(state, show)
    if there is not None:
        _enter(session, at_stop(show, there, composed_for(state, show, there.step)), there)


def finish_show(session: Session) -> None:
    """Ends it; what was presented last is still selected, so that the window shows it."""
    if session.state.draft is not None:
        from journeymap.editor.typing import leave  # late: nobody types before the first paint

        leave(session)
    session.present(None)


# -- where it is


def here(state: EditorState) -> Stop | None:
    """The present stop; None where nothing is presented. Where an edit has taken it away it is the one that took its
    place."""
    show = state.show
    if show is None:
        return None
    steps = steps_of(state.journey)
    step = next((one for one in steps if key_of(one) == show.step), None)
    stops = () if step is None else composed_for(state, show, step)
    if stops:
        return same(stops, show.at, show.number)
    return first(state, show)


def next_stop(state: EditorState) -> Stop | None:
    """What a press of the clicker will show; None at the end."""
    return _beside(state, 1)


def pictures(state: EditorState, step: Step) -> int:
    """How many pictures a step has; 0 where nothing is presented."""
    return 0 if state.show is None else composed_for(state, state.show, step).pictures()


def lit_touchpoint(state: EditorState) -> str | None:
    """The touchpoint that is lit, which a note would go to."""
    stop = here(state)
    things = index(state.journey).things
    return next((one for one in stop.things if isinstance(things.get(one), Touchpoint)), None) if stop else None


# -- going


def come_back(session: Session) -> None:
    """Selects what the stop is about again."""
    stop = here(session.state)
    session.select(() if stop is None else stop.things)


def onward(session: Session) -> None:
    """The next stop; from black or white back to what was shown. At the end it stays."""
    _go(session, 1)


def back(session: Session) -> None:
    """The stop before; as `onward`."""
    _go(session, -1)


def next_step(session: Session, way: int = 1) -> None:
    """The first stop of the next step (or of the one before, for −1), whatever is left of this one."""
    state = session.state
    stop = here(state)
    if state.show is None or stop is None:
        return
    found = nearest(state, state.show, place(steps_of(state.journey), stop) + way, way)
    if found:
        move(session, found[0])


def home(session: Session) -> None:
    """The very first stop."""
    if session.state.show is not None:
        move(session, first(session.state, session.state.show))


def last(session: Session) -> None:
    """The very last stop."""
    state = session.state
    if state.show is not None:
        found = nearest(state, state.show, len(steps_of(state.journey)) - 1, -1)
        move(session, found[-1] if found else None)


def go_to(session: Session, key: str) -> None:
    """The first stop of the step of that key; where it has none, the present one."""
    state = session.state
    step = next((one for one in steps_of(state.journey) if key_of(one) == key), None)
    if state.show is not None and step is not None:
        move(session, next(iter(composed_for(state, state.show, step)), None))


def go_to_thing(session: Session, thing: str) -> None:
    """The stop about a stage, touchpoint or what hangs on it; where there is none, the present one."""
    if session.state.show is not None:
        move(session, showing(session.state, session.state.show, thing))


def blank(session: Session, how: Blank) -> None:
    """Takes the picture away for a while, or gives it back where it is away like that already."""
    show = session.state.show
    if show is not None:
        session.present(replace(show, blank="" if show.blank == how else how))


def uncover(session: Session) -> None:
    """Gives the picture back where it is away."""
    show = session.state.show
    if show is not None and show.blank:
        session.present(replace(show, blank=""))


def resize(session: Session, width: int, height: int) -> None:
    """The picture has another size now, device px: it stands on another display."""
    show = session.state.show
    if show is not None and width > 0 and height > 0:
        session.present(replace(show, width=width, height=height))


def look(session: Session, *, theme: str | None = None, least: int | None = None) -> None:
    """Another theme or size of the smallest text from now on."""
    show = session.state.show
    if show is not None:
        session.present(
            replace(show, theme=show.theme if theme is None else theme, least=show.least if least is None else least)
        )


# -- inside


def _beside(state: EditorState, way: int) -> Stop | None:
    stop, show = here(state), state.show
    return None if stop is None or show is None else beside(state, show, stop, way)


def _go(session: Session, way: int) -> None:
    show = session.state.show
    if show is None:
        return
    if show.blank:
        session.present(replace(show, blank=""))
        return
    move(session, _beside(session.state, way))


def move(session: Session, stop: Stop | None) -> None:
    """Comes to a stop, with what was being typed taken; none is the present one."""
    state = session.state
    if stop is None or state.show is None:
        return
    if state.draft is not None:
        from journeymap.editor.typing import finish  # late, as above

        if not finish(session):
            return
    show = session.state.show
    if show is not None:
        _enter(session, at_stop(show, stop, composed_for(session.state, show, stop.step)), stop)


def _enter(session: Session, show: Show, stop: Stop) -> None:
    """Comes to a stop: what it is about is selected, so that every action means it."""
    things = index(session.state.journey).things
    session.present(show)
    session.select(tuple(one for one in stop.things if one in things))


def at_stop(show: Show, stop: Stop, stops: Stops) -> Show:
    """The show at that one of these stops."""
    number = number_of(stops, stop)
    entered, spent = show.entered, show.spent
    if stop.key != show.step:
        entered = time.monotonic() if show.stood is None else show.stood
        before = dict(spent)
        if show.step:
            before[show.step] = before.get(show.step, 0.0) + entered - show.entered
        spent = tuple(before.items())
    return replace(
        show, step=stop.key, at=stop.at, number=number, left=None, blank="", typed="", entered=entered, spent=spent
    )
