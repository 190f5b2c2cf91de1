"""Ways traced on the map: from a question (the quickest way to a milestone, what is lost without a touchpoint) to the
stops that the canvas shows, with what it is in words. Knows no window.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from journeymap.editor.state import Trace
from journeymap.flow.words import called, day
from journeymap.model.find import index
from journeymap.model.journey import Milestone, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.flow.paths import Lost, Path
    from journeymap.model.journey import Journey, Thing

Kind = Literal["quickest", "longest", "lost"]


def trace(journey: Journey, kind: Kind, goal: str) -> Trace:
    """The answer for a milestone or touchpoint; for a milestone, what is lost is asked of its touchpoint. Errors:
    JourneyError where the map has no such thing, it stands at no touchpoint, or no way leads there."""
    thing = index(journey).things.get(goal)
    at = _touchpoint(thing)
    assert isinstance(thing, Milestone | Touchpoint)  # others are refused
    if kind == "lost":
        return _lost(journey, at)
    return _way(journey, kind, thing, at)


def again(journey: Journey, shown: Trace) -> Trace | None:
    """The answer to the same question for the map as it is now; None where there is none any longer."""
    try:
        return trace(journey, shown.kind, shown.goal)
    except JourneyError:  # what was asked about has gone, or no way leads there now: nothing is shown then
        return None


def left_of(shown: Trace, journey: Journey) -> Trace | None:
    """A trace without the stops that a map no longer has, None where its goal or all of it has gone: what is shown
    of it until it has been worked out again."""
    things = index(journey).things
    if shown.goal not in things:
        return None
    if all(key in things for stop in shown.stops for key in stop) and all(key in things for key in shown.milestones):
        return shown
    stops = (tuple(key for key in stop if key in things) for stop in shown.stops)
    left = tuple(stop for stop in stops if stop)
    milestones = tuple(key for key in shown.milestones if key in things)
    return replace(shown, stops=left, milestones=milestones) if left else None


def show(session: Session, kind: Kind, goal: str) -> None:
    """Shows a way on the map; asked for again, it goes. Errors: as `trace`."""
    shown = session.state.trace
    if shown is not None and (shown.kind, shown.goal) == (kind, goal):
        session.trace(None)
    else:
        session.trace(trace(session.state.journey, kind, goal))


def _touchpoint(thing: Thing | None) -> str:
    """The id of the touchpoint that a way to a thing leads to."""
    match thing:
        case Touchpoint():
            return thing.id
        case Milestone() if thing.touchpoint is not None:
            return thing.touchpoint
        case Milestone():
            raise JourneyError(
                (f"{called(thing)} stands at no touchpoint, so no way leads there; say in the inspector where it is",)
            )
    raise JourneyError(("Ways lead to touchpoints and milestones; select one of these first",))


def _way(journey: Journey, kind: Literal["quickest", "longest"], thing: Milestone | Touchpoint, at: str) -> Trace:
    from journeymap.flow.paths import longest, quickest  # late: nobody asks before the first paint

    path = quickest(journey, at) if kind == "quickest" else longest(journey, at)
    if path is None:
        raise JourneyError((f"no way leads to {called(thing)} from where the journey starts",))
    name = "Quickest" if kind == "quickest" else "Longest"
    milestones = (thing.id,) if isinstance(thing, Milestone) else ()
    label = f"{name} way to {called(thing)}: {told(path)}"
    return Trace(kind, thing.id, stops(journey, path), milestones, label)


def _lost(journey: Journey, at: str) -> Trace:
    from journeymap.flow.paths import lost_without  # late, as above

    lost = lost_without(journey, at)
    thing = index(journey).things[at]
    others = tuple((key,) for key in lost.touchpoints if key != at)
    return Trace("lost", at, ((at,), *others), lost.milestones, f"If {called(thing)} fails: {told_lost(lost, at)}")


def stops(journey: Journey, path: Path) -> tuple[tuple[str, ...], ...]:
    """The touchpoints of a way by steps."""
    from journeymap.flow.steps import steps  # late, as above

    of = steps(journey).of
    made: list[list[str]] = []
    last = -1
    for key in path.touchpoints:
        if of[key] != last:
            made.append([])
            last = of[key]
        made[-1].append(key)
    return tuple(tuple(keys) for keys in made)


def told(path: Path) -> str:
    """A way in words: "4 steps, by day 24"."""
    steps = counted(path.steps, "step")
    return steps if path.day is None else f"{steps}, by {day(path.day)}"


def told_lost(lost: Lost, at: str) -> str:
    """What can no longer be reached without a touchpoint, in words."""
    others = sum(key != at for key in lost.touchpoints)
    parts = [counted(others, "other touchpoint")] if others else []
    parts += [counted(len(lost.milestones), "milestone")] if lost.milestones else []
    if not parts:
        return "everything else can still be reached" if lost.touchpoints else "no way leads there anyway"
    return f"{' and '.join(parts)} can no longer be reached"


def counted(number: int, what: str) -> str:
    """A number of things in words: "1 step", "4 steps"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
