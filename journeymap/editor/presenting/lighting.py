"""What of the present picture is meant: a touchpoint to be lit, what is typed there, what is selected beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.finding import composed_for, near
from journeymap.editor.presenting.going import at_stop, come_back, here, lit_touchpoint, move
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
    """Selects the touchpoint that is lit, whatever else is selected: keys for touchpoints mean what everybody sees.
    While dots are counted nothing is dimmed, and the touchpoint that is chosen is meant."""
    lit = lit_touchpoint(session.state)
    if lit is not None and not (_counting(session.state) and _is_touchpoint(session.state)):
        session.select((lit,))


def follow_lit(session: Session) -> None:
    """Goes to the picture of the present step on which the card of the touchpoint that is lit stands, where it isn't on
    this one: what was changed about it is seen there."""
    lit = lit_touchpoint(session.state)
    if lit is not None:
        _go_where_shown(session, lit)


def mean_what_is_seen(session: Session) -> None:
    """Selects what the stop is about, where something is selected that is not on the picture, or a touchpoint other
    than the one that is lit: after Undo and Redo, which select what they changed."""
    state = session.state
    stop, focus, lit = here(state), state.focus, lit_touchpoint(state)
    if stop is None or focus is None or focus == lit:
        return
    other = lit is not None and _is_touchpoint(state) and not _counting(state)
    if other or not _shows(stop, focus):
        come_back(session)


def _is_touchpoint(state: EditorState) -> bool:
    return isinstance(index(state.journey).things.get(state.focus or ""), Touchpoint)


def _counting(state: EditorState) -> bool:
    return state.room is not None and bool(state.room.ballot)


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
    draft = session.state.draft
    if draft is not None and draft.thing:
        _go_where_shown(session, draft.thing)


def _go_where_shown(session: Session, thing: str) -> None:
    """Goes on from there as if the present picture had not been left."""
    state = session.state
    stop = here(state)
    if stop is None or state.show is None or _shows(stop, thing):
        return
    stops = composed_for(state, state.show, stop.step)
    there = [one for one in stops.around(near(state.journey, thing)) if _shows(one, thing)]
    found = next((one for one in there if one.things == stop.things), next(iter(there), None))
    if found is not None:
        show = state.show
        session.present(replace(at_stop(show, found, stops), left=show.left or (show.at, show.number)))


def _shows(stop: Stop, thing: str) -> bool:
    return any(one.thing == thing for one in stop.scene.placed)
