"""Edits of how a map is presented: the order of its steps, what is left out, notes and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import changed
from journeymap.model.journey import Step
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.model.walk import key_of, walk

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

_OPEN = frozenset(Step.model_fields) - {"kind", "target"}


def set_step(journey: Journey, key: str, /, **fields: Any) -> Journey:
    """The step of that key (`model.walk.key_of`) with other fields. Errors: JourneyError."""
    if unknown := [name for name in fields if name not in _OPEN]:
        raise JourneyError(f"a step has no field “{shortened(name)}” to set" for name in unknown)
    steps = list(walk(journey))
    place = _place(steps, key)
    new = record_of(Step, dict(steps[place]) | fields)
    if new == steps[place]:
        return journey
    steps[place] = steps[place].model_copy(update={name: getattr(new, name) for name in fields})
    return _arranged(journey, steps)


def move_step(journey: Journey, key: str, *, before: str | None = None) -> Journey:
    """Puts a step before another, last for None. Errors: JourneyError."""
    steps = list(walk(journey))
    step = steps.pop(_place(steps, key))
    steps.insert(len(steps) if before is None or before == key else _place(steps, before), step)
    return journey if before == key else _arranged(journey, steps)


def usual_order(journey: Journey) -> Journey:
    """The steps in their usual order, with their notes and minutes."""
    said = {key_of(step): step for step in walk(journey)}
    bare = journey.model_copy(update={"steps": ()})
    return _arranged(journey, [said[key_of(step)] for step in walk(bare)])


def _arranged(journey: Journey, steps: list[Step]) -> Journey:
    """With these steps; what names nothing is kept behind them, and the usual way needs no words."""
    there = {key_of(step) for step in steps}
    kept = [step for step in journey.steps if key_of(step) not in there]
    new = (*steps, *kept)
    usual = walk(journey.model_copy(update={"steps": ()}))
    return changed(journey, steps=() if new == usual else new)


def _place(steps: list[Step], key: str) -> int:
    for place, step in enumerate(steps):
        if key_of(step) == key:
            return place
    raise JourneyError((f"there is no step “{shortened(key)}” in the presentation of this journey",))
