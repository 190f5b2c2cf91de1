"""Edits of the flow between touchpoints, and of what happens together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.adding import add_flow
from journeymap.model.edits.change import altered, called, changed, find, moved, replaced, unique, without
from journeymap.model.edits.setting import set_thing
from journeymap.model.find import index
from journeymap.model.journey import Flow, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey


def connect(journey: Journey, source: str, target: str, *, kind: str = "next", condition: str = "") -> Journey:
    """A flow from one touchpoint to another. Errors: JourneyError, also when they are joined that way already."""
    return add_flow(journey, source=source, target=target, kind=kind, condition=condition)


def disconnect(journey: Journey, source: str, target: str) -> Journey:
    """Without the flow from one touchpoint to another. Errors: JourneyError when there is none."""
    found = {flow.id for flow in journey.flows if (flow.source, flow.target) == (source, target)}
    if not found:
        ends = [called(find(journey, key, Touchpoint)) for key in (source, target)]
        raise JourneyError((f"no flow leads from {ends[0]} to {ends[1]}",))
    return changed(journey, flows=without(journey.flows, found))


def reconnect(journey: Journey, key: str, *, source: str | None = None, target: str | None = None) -> Journey:
    """The flow with this id leads from or to another touchpoint. Errors: JourneyError."""
    find(journey, key, Flow)
    ends = {name: end for name, end in (("source", source), ("target", target)) if end is not None}
    return set_thing(journey, key, **ends)


def happen_together(journey: Journey, keys: Iterable[str]) -> Journey:
    """Touchpoints of one stage (or sub-stage) share a column, with all that shared one with any of them: that of
    the first in reading order. Errors: JourneyError, also when they stand in different stages."""
    columns = {index(journey).column_of[find(journey, key, Touchpoint).id] for key in unique(keys)}
    wanted = [t for number in sorted(columns) for t in index(journey).columns[number].touchpoints]
    if len(columns) < 2:
        return journey
    first = wanted[0]
    new = {t.id: altered(t, {"together_with": first.id}) for t in wanted[1:]}
    order = _gathered(journey.touchpoints, first.id, [t.id for t in wanted])
    return changed(journey, touchpoints=replaced(order, new))


def apart(journey: Journey, keys: Iterable[str]) -> Journey:
    """Each of these touchpoints gets a column of its own, to the right of that which the others still share.

    A touchpoint that shares its column with none stays as it is. Errors: JourneyError.
    """
    wanted = {find(journey, key, Touchpoint).id for key in unique(keys)}
    touchpoints = journey.touchpoints
    for number in sorted({index(journey).column_of[key] for key in wanted}):
        column = index(journey).columns[number].touchpoints
        staying = [t for t in column if t.id not in wanted]
        leaving = [t for t in column if t.id in wanted]
        # Columns from left to right: what stays, then each that leaves; all stand where the column stood.
        order = [t.id for t in (*staying, *leaving)]
        new: dict[str, Any] = {t.id: altered(t, {"together_with": None}) for t in (*staying[:1], *leaving)}
        new |= {t.id: altered(t, {"together_with": staying[0].id}) for t in staying[1:]}
        touchpoints = replaced(_gathered(touchpoints, column[0].id, order), new)
    return changed(journey, touchpoints=touchpoints)


def _gathered(touchpoints: tuple[Touchpoint, ...], at: str, order: list[str]) -> tuple[Touchpoint, ...]:
    """The touchpoints with some of them in this order, at the place of one of them."""
    return moved(touchpoints, set(order), before=at, rank={key: number for number, key in enumerate(order)})
