"""What of the present picture is meant: a touchpoint to be lit, what is typed there, what is selected beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.finding import composed_for, near
from journeymap.editor.presenting.going import at_stop, here, lit_touchpoint, move
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.layout.presented.stops import Stop


def wandered(state: EditorState) -> bool:
    """Whether something else is selected than what the stop is about."""
    stop = here(state)
    return bool(state.selection) and stop is not None and not set(state.selection) <= set(stop.things)


def mean_lit(session: Session) -> None:
    """Selects the touchpoint that is lit where no touchpoint is selected: keys for touchpoints mean it then."""
    focus = index(session.state.journey).things.get(session.state.focus or "")
    lit = lit_touchpoint(session.state)
    if lit is not None and not isinstance(focus, Touchpoint):
        session.select((lit,))


def light(session: Session, thing: str) -> bool:
    """Lights the touchpoint that a thing is or hangs on, on the same picture where it can be; False where the step has
    no stop about it."""
    state = session.state
    stop = here(state)
    if stop is None or state.show is None:
        return False
    there = near(state.journey, thing)
    stops = [one for one in composed_for(state, state.show, stop.step).around(there) if there in one.things]
    found = next((one for one in stops if one.slide is stop.slide), next(iter(stops), None))
    if found is None:
        return False
    move(session, found)
    return True


def follow_typing(session: Session) -> None:
    """Goes to the picture of the present step on which what is being typed stands, where it isn't on this one."""
    state = session.state
    draft, stop = state.draft, here(state)
    if draft is None or not draft.thing or stop is None or state.show is None or _shows(stop, draft.thing):
        return
    stops = composed_for(state, state.show, stop.step)
    there = [one for one in stops.around(near(state.journey, draft.thing)) if _shows(one, draft.thing)]
    found = next((one for one in there if one.things == stop.things), next(iter(there), None))
    if found is not None:
        show = state.show
        session.present(replace(at_stop(show, found, stops), left=show.left or (show.at, show.number)))


def _shows(stop: Stop, thing: str) -> bool:
    return any(one.thing == thing for one in stop.scene.placed)
