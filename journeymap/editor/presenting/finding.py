"""Which stop of a presentation is meant: the one that is called so, the one beside it, the one about a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.presenting.composed import steps_of
from journeymap.model.find import index
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.presenting.show import Show
    from journeymap.editor.state import EditorState
    from journeymap.layout.presented.stops import Stop, Stops
    from journeymap.model.journey import Journey, Step


def composed_for(state: EditorState, show: Show, step: Step) -> Stops:
    """The stops of a step as the show has them."""
    theme = show.theme or state.theme
    return show.made.stops(state.journey, theme, show.width, show.height, show.least, step)


def same(stops: Stops, at: str, number: int) -> Stop:
    """The stop called so; where an edit has taken it away the nearest one about the same thing, else the one that took
    its place, `number` of its picture. There is a stop at least."""
    from journeymap.layout.presented.stops import picture_of  # late: nobody presents before the first paint

    if found := stops.called(at):
        return found
    picture, thing = picture_of(at), at.split("/")[1:2]
    about = [one for one in stops.around(thing[0]) if one.at.split("/")[1:2] == thing] if thing else []
    if about:
        return min(about, key=lambda one: abs(picture_of(one.at) - picture))
    there = stops.on(min(max(picture, 1), stops.pictures()))
    return there[min(number, len(there) - 1)]


def number_of(stops: Stops, stop: Stop) -> int:
    """The place of a stop among those of its picture, from 0."""
    from journeymap.layout.presented.stops import picture_of  # late, as above

    return next((n for n, one in enumerate(stops.on(picture_of(stop.at))) if one.at == stop.at), 0)


def beside(state: EditorState, show: Show, stop: Stop, way: int) -> Stop | None:
    """The stop after this one (before it, for −1), be it of another step; None at the end."""
    stops = composed_for(state, show, stop.step)
    if show.left is not None and (left := same(stops, *show.left)).at != stop.at:
        if way < 0:
            return left  # back is where one was
        stop = left  # nothing is passed over
    if found := stops.beside(stop, way):
        return found
    there = nearest(state, show, place(steps_of(state.journey), stop) + way, way)
    return there[0 if way > 0 else -1] if there else None


def place(steps: Sequence[Step], stop: Stop) -> int:
    """The place of a stop's step."""
    return next(number for number, one in enumerate(steps) if key_of(one) == stop.key)


def nearest(state: EditorState, show: Show, place: int, way: int) -> Stops | None:
    """The stops of the step at that place, or of the nearest one in that direction that has any."""
    steps = steps_of(state.journey)
    while 0 <= place < len(steps):
        found = composed_for(state, show, steps[place])
        if found:
            return found
        place += way
    return None


def first(state: EditorState, show: Show) -> Stop | None:
    """The very first stop."""
    found = nearest(state, show, 0, 1)
    return found[0] if found else None


def near(journey: Journey, thing: str) -> str:
    """What a thing hangs on; itself, where it hangs on nothing."""
    about = index(journey).things.get(thing)
    return getattr(about, "at", None) or getattr(about, "touchpoint", None) or thing


def showing(state: EditorState, show: Show, thing: str) -> Stop | None:
    """The stop that is about a thing, or about what it hangs on, its stage at least."""
    from journeymap.flow.place import stage_of  # late, as above

    things, there = index(state.journey).things, near(state.journey, thing)
    stage = stage_of(state.journey, things[there]) if there in things else None
    for step in steps_of(state.journey):
        if stage is not None and step.target == stage.id:
            stops = composed_for(state, show, step)
            return next((one for one in stops.around(there) if there in one.things), next(iter(stops), None))
    return None
