"""How a presentation goes: begun, on, back, to its ends, to any step, black and white, and over."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.presenting.composed import steps_of
from journeymap.editor.presenting.show import Show
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.presenting.show import Blank
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.layout.presented.stops import Stop
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
    first = _first(state, show)
    found = _showing(state, show, state.focus) if from_here and state.focus else None
    there = found or first
    if there is not None:
        _enter(session, _at(show, there, _stops(state, show, there.step)), there)


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
    stops = () if step is None else _stops(state, show, step)
    if stops:
        return _same(stops, show.at, show.number)
    return _first(state, show)


def next_stop(state: EditorState) -> Stop | None:
    """What a press of the clicker will show; None at the end."""
    return _beside(state, 1)


def stops_here(state: EditorState) -> tuple[Stop, ...]:
    """All stops of the present step."""
    stop = here(state)
    return () if stop is None or state.show is None else _stops(state, state.show, stop.step)


def stops_of(state: EditorState, step: Step) -> tuple[Stop, ...]:
    """All stops of a step; none where nothing is presented."""
    return () if state.show is None else _stops(state, state.show, step)


def lit_touchpoint(state: EditorState) -> str | None:
    """The touchpoint that is lit, which a note would go to."""
    stop = here(state)
    things = index(state.journey).things
    return next((one for one in stop.things if isinstance(things.get(one), Touchpoint)), None) if stop else None


def wandered(state: EditorState) -> bool:
    """Whether something else is selected than what the stop is about."""
    stop = here(state)
    return bool(state.selection) and stop is not None and not set(state.selection) <= set(stop.things)


# -- going


def come_back(session: Session) -> None:
    """Selects what the stop is about again."""
    stop = here(session.state)
    session.select(() if stop is None else stop.things)


def mean_lit(session: Session) -> None:
    """Selects the touchpoint that is lit where no touchpoint is selected: keys for touchpoints mean it then."""
    focus = index(session.state.journey).things.get(session.state.focus or "")
    lit = lit_touchpoint(session.state)
    if lit is not None and not isinstance(focus, Touchpoint):
        session.select((lit,))


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
    found = _nearest(state, state.show, _place(steps_of(state.journey), stop) + way, way)
    if found:
        _move(session, found[0])


def home(session: Session) -> None:
    """The very first stop."""
    if session.state.show is not None:
        _move(session, _first(session.state, session.state.show))


def last(session: Session) -> None:
    """The very last stop."""
    state = session.state
    if state.show is not None:
        found = _nearest(state, state.show, len(steps_of(state.journey)) - 1, -1)
        _move(session, found[-1] if found else None)


def go_to(session: Session, key: str) -> None:
    """The first stop of the step of that key; where it has none, the present one."""
    state = session.state
    step = next((one for one in steps_of(state.journey) if key_of(one) == key), None)
    if state.show is not None and step is not None:
        _move(session, next(iter(_stops(state, state.show, step)), None))


def go_to_thing(session: Session, thing: str) -> None:
    """The stop about a stage, touchpoint or what hangs on it; where there is none, the present one."""
    if session.state.show is not None:
        _move(session, _showing(session.state, session.state.show, thing))


def type_digit(session: Session, digit: str) -> None:
    """A digit of the number of a step to jump to; `jump` goes there."""
    show = session.state.show
    if show is not None:
        session.present(replace(show, typed=(show.typed + digit)[-3:]))


def jump(session: Session) -> bool:
    """To the step whose number has been typed, from 1; False where none has been."""
    state = session.state
    show = state.show
    if show is None or not show.typed:
        return False
    number = int(show.typed)
    session.present(replace(show, typed=""))
    steps = steps_of(state.journey)
    place = min(max(number, 1), len(steps)) - 1
    found = _nearest(session.state, show, place, 1) or _nearest(session.state, show, place, -1)
    _move(session, found[0] if found else None)
    return True


def forget_digits(session: Session) -> bool:
    """Takes back a number that is being typed; False where none is."""
    show = session.state.show
    if show is None or not show.typed:
        return False
    session.present(replace(show, typed=""))
    return True


def blank(session: Session, how: Blank) -> None:
    """Takes the picture away for a while, or gives it back where it is away like that already."""
    show = session.state.show
    if show is not None:
        session.present(replace(show, blank="" if show.blank == how else how))


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


def light(session: Session, thing: str) -> bool:
    """Lights the touchpoint that a thing is or hangs on, on the same picture where it can be; False where the step has
    no stop about it."""
    state = session.state
    stop = here(state)
    about = index(state.journey).things.get(thing)
    near = getattr(about, "at", None) or getattr(about, "touchpoint", None) or thing
    if stop is None or state.show is None:
        return False
    stops = [one for one in _stops(state, state.show, stop.step) if near in one.things]
    found = next((one for one in stops if one.slide is stop.slide), next(iter(stops), None))
    if found is None:
        return False
    _move(session, found)
    return True


def follow_typing(session: Session) -> None:
    """Goes to the picture of the present step on which what is being typed stands, where it isn't on this one."""
    state = session.state
    draft, stop = state.draft, here(state)
    if draft is None or not draft.thing or stop is None or state.show is None or _shows(stop, draft.thing):
        return
    stops = _stops(state, state.show, stop.step)
    there = [one for one in stops if _shows(one, draft.thing)]
    found = next((one for one in there if one.things == stop.things), next(iter(there), None))
    if found is not None:
        show = state.show
        session.present(replace(_at(show, found, stops), left=show.left or (show.at, show.number)))


def _shows(stop: Stop, thing: str) -> bool:
    return any(one.thing == thing for one in stop.scene.placed)


# -- inside


def _stops(state: EditorState, show: Show, step: Step) -> tuple[Stop, ...]:
    theme = show.theme or state.theme
    return show.made.stops(state.journey, theme, show.width, show.height, show.least, step)


def _go(session: Session, way: int) -> None:
    show = session.state.show
    if show is None:
        return
    if show.blank:
        session.present(replace(show, blank=""))
        return
    _move(session, _beside(session.state, way))


def _beside(state: EditorState, way: int) -> Stop | None:
    stop, show = here(state), state.show
    if stop is None or show is None:
        return None
    stops = _stops(state, show, stop.step)
    place = stops.index(stop) + way
    if show.left is not None and (left := stops.index(_same(stops, *show.left))) != stops.index(stop):
        place = left + max(way, 0)  # nothing is passed over, and back is where one was
    if 0 <= place < len(stops):
        return stops[place]
    found = _nearest(state, show, _place(steps_of(state.journey), stop) + way, way)
    return found[0 if way > 0 else -1] if found else None


def _same(stops: Sequence[Stop], at: str, number: int) -> Stop:
    """The stop called so; where an edit has taken it away the nearest one about the same thing, else the one that took
    its place."""
    thing = at.split("/")[1:2]
    about = [n for n, one in enumerate(stops) if thing and one.at.split("/")[1:2] == thing]
    near = min(about, key=lambda n: abs(n - number), default=min(number, len(stops) - 1))
    return next((one for one in stops if one.at == at), stops[near])


def _place(steps: Sequence[Step], stop: Stop) -> int:
    return next(number for number, one in enumerate(steps) if key_of(one) == stop.key)


def _nearest(state: EditorState, show: Show, place: int, way: int) -> tuple[Stop, ...]:
    """The stops of the step at that place, or of the nearest one in that direction that has any."""
    steps = steps_of(state.journey)
    while 0 <= place < len(steps):
        found = _stops(state, show, steps[place])
        if found:
            return found
        place += way
    return ()


def _first(state: EditorState, show: Show) -> Stop | None:
    found = _nearest(state, show, 0, 1)
    return found[0] if found else None


def _showing(state: EditorState, show: Show, thing: str) -> Stop | None:
    """The stop that is about a thing, or about what it hangs on, its stage at least."""
    from journeymap.flow.place import stage_of  # late: nobody presents before the first paint

    things = index(state.journey).things
    about = things.get(thing)
    near = getattr(about, "at", None) or getattr(about, "touchpoint", None) or thing
    stage = stage_of(state.journey, things[near]) if near in things else None
    if stage is None:
        return None
    for step in steps_of(state.journey):
        if step.target == stage.id:
            stops = _stops(state, show, step)
            return next((one for one in stops if near in one.things), next(iter(stops), None))
    return None


def _move(session: Session, stop: Stop | None) -> None:
    state = session.state
    if stop is None or state.show is None:
        return
    if state.draft is not None:
        from journeymap.editor.typing import finish  # late, as above

        if not finish(session):
            return
    show = session.state.show
    if show is not None:
        _enter(session, _at(show, stop, _stops(session.state, show, stop.step)), stop)


def _enter(session: Session, show: Show, stop: Stop) -> None:
    """Comes to a stop: what it is about is selected, so that every action means it."""
    things = index(session.state.journey).things
    session.present(show)
    session.select(tuple(one for one in stop.things if one in things))


def _at(show: Show, stop: Stop, stops: Sequence[Stop]) -> Show:
    number = next((n for n, one in enumerate(stops) if one.at == stop.at), 0)
    entered, spent = show.entered, show.spent
    if stop.key != show.step:
        entered = time.monotonic()
        before = dict(spent)
        if show.step:
            before[show.step] = before.get(show.step, 0.0) + entered - show.entered
        spent = tuple(before.items())
    return replace(
        show, step=stop.key, at=stop.at, number=number, left=None, blank="", typed="", entered=entered, spent=spent
    )
