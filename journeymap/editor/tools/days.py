"""The day scale of a scene, for what is drawn or added along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.lanes.milestones import anchors_of
from journeymap.lanes.plan import StageSpan

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey


def scale_of(journey: Journey, scene: Scene) -> list[tuple[int, float]]:
    """(day, x) at the ends of stages, both rising; empty where no stage has a day."""
    both = zip(scene.stages, journey.stages, strict=True)
    return anchors_of(StageSpan(span.x, span.width, stage, "", (), frozenset()) for span, stage in both)
