"""The way through a map in which it is presented, step by step, and which the slides of its deck follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.journey import Step
from journeymap.model.merging_order import merged_order

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, StepKind

_BEFORE: tuple[StepKind, ...] = ("title", "overview")
_AFTER: tuple[StepKind, ...] = ("milestones", "experience", "opportunities", "metrics", "problems", "close")


def walk(journey: Journey) -> tuple[Step, ...]:
    """Every step there can be, hidden ones included: in the order that was arranged, and what was not arranged (a stage
    that came later, say) behind what it usually follows. Each is there once; what names no stage of the map is not."""
    usual = {key_of(step): step for step in usual_walk(journey)}
    arranged = {key_of(step): step for step in reversed(journey.steps) if key_of(step) in usual}
    wanted = [key_of(step) for step in journey.steps if key_of(step) in usual]
    order = merged_order((), list(dict.fromkeys(wanted)), list(usual))
    return tuple(arranged.get(key, usual[key]) for key in order)


def usual_walk(journey: Journey) -> tuple[Step, ...]:
    """The order nobody has to arrange: the whole, stage after stage, then what goes across the stages."""
    return (
        *(Step(kind=kind) for kind in _BEFORE),
        *(Step(kind="stage", target=stage.id) for stage in journey.stages),
        *(Step(kind=kind) for kind in _AFTER),
    )


def key_of(step: Step) -> str:
    """What tells a step apart: its kind, a stage's with its target."""
    return f"stage/{step.target}" if step.kind == "stage" else step.kind
