"""A milestone drawn along the day scale to another day, or down onto the touchpoint that it shall be drawn above."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from journeymap.editor.filters import shown
from journeymap.editor.steps import told
from journeymap.editor.tools.adjusting import Adjust, Choice
from journeymap.editor.tools.days import scale_of
from journeymap.editor.tools.words import named
from journeymap.lanes.milestones import day_at, position
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import set_thing
from journeymap.model.find import index
from journeymap.model.journey import Milestone
from journeymap.model.vocabulary import day_text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene, Span
    from journeymap.model.journey import Journey, Stage, Touchpoint


def draw_milestone(session: Session, scene: Scene, press: Press) -> Adjust:
    """Begins to draw the milestone under the pointer along the scale."""
    journey = shown(session.state)
    milestone = index(journey).things[press.thing]
    assert isinstance(milestone, Milestone)
    scale = _Scale(journey, scene, milestone, press)
    return Adjust(session, f"Move {told(journey, (milestone.id,))}", "left-right", scale.began, scale.choose)


_STILL = 3.0
"""Px within which the pointer has not gone anywhere along the scale."""


class _Scale:
    """The days and columns of the map as the gesture found them."""

    def __init__(self, journey: Journey, scene: Scene, milestone: Milestone, press: Press) -> None:
        self.scene, self.milestone, self.start = scene, milestone, press.x
        self.columns = index(journey).columns
        self.lefts = [span.x for span in scene.columns]
        self.stages = tuple(zip(scene.stages, journey.stages, strict=True))
        self.anchors = scale_of(journey, scene)
        lanes = {lane.id for lane in journey.lanes}
        self.floor = next((row.y for row in scene.rows if row.key in lanes), scene.height)
        """Below it, px, the flag is drawn onto a touchpoint."""
        self.off = self._stands(journey) - press.x
        self.began: Hashable = self._key({})

    def choose(self, x: float, y: float) -> Choice:
        touchpoint = self._touchpoint_at(x, y) if y >= self.floor or not self.anchors else None
        if touchpoint is not None:
            words = f"above {named(touchpoint)}"
            return self._choice(words, touchpoint.stage, rect_of(self.scene, touchpoint.id), touchpoint=touchpoint.id)
        if abs(x - self.start) < _STILL:
            return Choice(self.began, lambda before: before, "where it was")
        x += self.off
        span, stage = self._stage_at(x)
        if self.anchors:
            day = day_at(x, self.anchors)
            return self._choice(_on_day(day), stage.id, None, day=day, touchpoint=None)
        target = Rect(span.x, self.scene.rows[0].y, span.width, self.floor - self.scene.rows[0].y)
        return self._choice(f"over {named(stage)}", stage.id, target, touchpoint=None, stage=stage.id)

    def _choice(self, words: str, over: str, target: Rect | None, **fields: Any) -> Choice:
        if self.milestone.stage is not None:
            fields["stage"] = over  # it belongs to the stage it stands in
        key = self.milestone.id
        return Choice(self._key(fields), lambda before: set_thing(before, key, **fields), words, target)

    def _key(self, fields: dict[str, Any]) -> Hashable:
        return tuple(fields.get(name, getattr(self.milestone, name)) for name in ("day", "touchpoint", "stage"))

    def _stands(self, journey: Journey) -> float:
        """The x of its place on the scale, which the pointer need not have met."""
        if self.milestone.touchpoint is not None:
            span = self.scene.columns[index(journey).column_of[self.milestone.touchpoint]]
            return span.x + span.width / 2
        if self.milestone.day is not None and self.anchors:
            return position(self.milestone.day, self.anchors)
        return self.start

    def _touchpoint_at(self, x: float, y: float) -> Touchpoint | None:
        """The touchpoint under the pointer, else the first of its column."""
        here = self.columns[max(0, bisect_right(self.lefts, x) - 1)].touchpoints if self.columns else ()
        for touchpoint in here:
            card = rect_of(self.scene, touchpoint.id)
            if card is not None and card.y <= y <= card.bottom:
                return touchpoint
        return here[0] if here else None

    def _stage_at(self, x: float) -> tuple[Span, Stage]:
        return next((one for one in self.stages if x < one[0].x + one[0].width), self.stages[-1])


def _on_day(day: int) -> str:
    """The day as a number, and as the map says it where that is another word."""
    plain, said = f"day {day}".replace("-", "−"), day_text(day)
    return plain if plain == said else f"{plain} ({said})"
