"""What it means to drop things of a map on, before or after a line of its outline; nothing, where that is nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.branches import GROUP, MAP
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Edit
    from journeymap.model.journey import Journey

Where = Literal["before", "after", "into"]


class _Asked(NamedTuple):
    """A drop that is asked for; `own` is the journey's field of what is dropped, `field` that of the target."""

    journey: Journey
    ids: tuple[str, ...]
    target: str
    where: Where
    own: str
    field: str


def drop(journey: Journey, ids: tuple[str, ...], target: str, where: Where) -> Edit | None:
    """The edit that puts these things before or after the line of key `target`, or into it; None where they cannot
    go there. Things of several kinds go nowhere together. The edit fits any journey that still has them all."""
    found = index(journey)
    fields = {found.field_of.get(one) for one in ids}
    if len(fields) != 1 or None in fields or target in ids:
        return None
    field = fields.pop() or ""
    rule = _RULES.get(field, _ordered)
    edit = rule(_Asked(journey, ids, target, where, field, found.field_of.get(target, "")))
    if edit is None:
        return None
    try:
        edit(journey)
    except JourneyError:
        return None  # as a note into a lane that has no place for it there
    return edit


def _ordered(asked: _Asked) -> Edit | None:
    """Where their order is all there is to the place of things."""
    from journeymap.model.edits import move_things  # late: no edit is needed before the first paint

    _, ids, target, where, own, field = asked
    if where == "into":
        there = MAP if own == "stages" else f"{GROUP}{own}"
        return (lambda now: move_things(now, ids)) if target == there else None
    if field != own:
        return None
    return lambda now: move_things(now, ids, **{where: target})


def _touchpoints(asked: _Asked) -> Edit | None:
    from journeymap.model.edits import move_touchpoints  # late, as above

    _, ids, target, where, _, field = asked
    match field, where:
        case "touchpoints", "before" | "after":
            return lambda now: move_touchpoints(now, ids, **{where: target})
        case "stages", "into":
            return lambda now: move_touchpoints(now, ids, stage=target)
        case "substages", "into":
            return lambda now: move_touchpoints(now, ids, substage=target)
    return None


def _substages(asked: _Asked) -> Edit | None:
    from journeymap.model.edits import move_substage  # late, as above

    journey, ids, target, where, _, field = asked
    if not ((field == "substages" and where != "into") or (field == "stages" and where == "into")):
        return None
    ordered = tuple(part.id for part in journey.substages if part.id in ids)

    def edit(now: Journey) -> Journey:
        for one in reversed(ordered) if where == "after" else ordered:
            now = move_substage(now, one, **{"stage" if where == "into" else where: target})
        return now

    return edit


def _notes(asked: _Asked) -> Edit | None:
    from journeymap.model.edits import move_notes  # late, as above

    _, ids, target, where, _, field = asked
    if field == "notes" and where != "into":
        return lambda now: move_notes(now, ids, **{where: target})
    place = _place(target, field)
    return (lambda now: move_notes(now, ids, at=place)) if place and where == "into" else None


def _hanging(asked: _Asked) -> Edit | None:
    """What hangs on a stage or touchpoint by a reference: metrics, signals, empathy responses, flows."""
    from journeymap.model.edits import move_things, set_things  # late, as above

    journey, ids, target, where, own, field = asked
    reference, fits = _HANGS[own]
    if field == own and where != "into":
        place: str = getattr(index(journey).things[target], reference)
        return lambda now: move_things(set_things(now, ids, **{reference: place}), ids, **{where: target})
    place = _place(target, field)
    if where != "into" or index(journey).field_of.get(place) not in fits:
        return None
    return lambda now: move_things(set_things(now, ids, **{reference: place}), ids)


def _place(target: str, field: str) -> str:
    """The stage or touchpoint a line stands for: itself, or the heading over what is said of a whole stage."""
    return target if field in ("stages", "touchpoints") else target.removeprefix(GROUP)


_HANGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "metrics": ("stage", ("stages",)),
    "signals": ("at", ("stages", "touchpoints")),
    "responses": ("touchpoint", ("touchpoints",)),
    "flows": ("source", ("touchpoints",)),
}
"""The reference by which they hang, and the fields of what they may hang on."""

_RULES: dict[str, Callable[[_Asked], Edit | None]] = {
    "touchpoints": _touchpoints,
    "substages": _substages,
    "notes": _notes,
    **dict.fromkeys(_HANGS, _hanging),
}
