"""Edits that settle what two people changed in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import changed
from journeymap.model.edits.deleting import delete
from journeymap.model.edits.setting import set_journey, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Ignored, Record, Redaction, Step, Workshop
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Unsettled


_LISTS: dict[str, type[Record]] = {
    "ignored": Ignored,
    "redactions": Redaction,
    "steps": Step,
    "workshops": Workshop,
}
"""Lists of the map of which a merge leaves what the other person had."""


def settle(journey: Journey, one: Unsettled, *, take_theirs: bool) -> Journey:
    """Keeps what the map says, or takes what the other person did: their value, or that they removed the thing.
    Errors: JourneyError where theirs cannot be taken, or where it is settled already."""
    if one not in journey.unsettled:
        raise JourneyError(("this is settled already",))
    left = list(journey.unsettled)
    left.remove(one)
    settled = changed(journey, unsettled=tuple(left))
    if not take_theirs:
        return settled
    if not one.field:
        return delete(settled, (one.thing,)) if one.thing in index(settled).things else settled
    if one.thing is None and one.field in _LISTS:
        return changed(settled, **{one.field: _records(_LISTS[one.field], one.theirs)})
    if one.thing is None:
        return set_journey(settled, **{one.field: one.theirs})
    return set_thing(settled, one.thing, **{one.field: one.theirs})


def _records(kind: type[Record], theirs: Any) -> tuple[Record, ...]:
    if not isinstance(theirs, list):
        raise JourneyError(("what the other person had is no list",))
    return tuple(record_of(kind, one) for one in theirs)
