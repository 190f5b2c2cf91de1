"""Edits of the parking lot: what came up while people talked, and is left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import changed
from journeymap.model.journey import Parked
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def park(journey: Journey, text: str, *, at: str | None = None, by: str = "") -> Journey:
    """Puts a thought last into the parking lot; `at` is the stage or touchpoint it came up at. Errors: JourneyError
    where it says nothing."""
    return changed(journey, parked=(*journey.parked, _worded({"text": text, "at": at, "by": by})))


def set_parked(journey: Journey, number: int, /, **fields: Any) -> Journey:
    """The thought of that place in the parking lot, from 0, with other fields. Errors: JourneyError."""
    if unknown := [name for name in fields if name not in Parked.model_fields]:
        raise JourneyError(f"a parked thought has no field “{shortened(name)}”" for name in unknown)
    old = parked_at(journey, number)
    new = _worded(dict(old) | fields)
    if new == old:
        return journey
    update = {name: getattr(new, name) for name in fields}
    parked = (*journey.parked[:number], old.model_copy(update=update), *journey.parked[number + 1 :])
    return changed(journey, parked=parked)


def unpark(journey: Journey, number: int) -> Journey:
    """Takes the thought of that place, from 0, out of the parking lot. Errors: JourneyError where there is none."""
    parked_at(journey, number)
    return changed(journey, parked=(*journey.parked[:number], *journey.parked[number + 1 :]))


def parked_at(journey: Journey, number: int) -> Parked:
    """The thought of that place in the parking lot, from 0. Errors: JourneyError where there is none."""
    if not 0 <= number < len(journey.parked):
        raise JourneyError((f"nothing stands at place {number + 1} of the parking lot; choose another",))
    return journey.parked[number]


def _worded(fields: dict[str, Any]) -> Parked:
    new = record_of(Parked, fields)
    if not new.text.strip():
        raise JourneyError(("a parked thought needs words, for there is nothing else to know it by; write some",))
    return new
