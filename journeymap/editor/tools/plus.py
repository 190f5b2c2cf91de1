"""Where a + stands that adds something: between columns, at the end of a stage, between stages, under a lane, on the
day scale, and on the curve where nobody has said yet how it feels. Only those near the pointer are worked out."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.steps import called
from journeymap.editor.tools.days import scale_of
from journeymap.editor.tools.words import home, named
from journeymap.lanes.experience import height_of, value_at
from journeymap.lanes.milestones import AXIS, day_at
from journeymap.lanes.plan import LANE_PAD
from journeymap.layout.grid import MARGIN, names_width
from journeymap.layout.hit import at
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Lane
from journeymap.model.vocabulary import feeling_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeymap.layout.scene import Row, Scene
    from journeymap.model.find import Column
    from journeymap.model.journey import Journey


class Plus(NamedTuple):
    """A + at (x, y), scene px. `make` adds one thing as the step `name`; where `typed` it is typed into at once. One
    that asks first has no `make`, and `below` is the id of the lane it stands under."""

    x: float
    y: float
    words: str
    name: str = ""
    make: Callable[[Journey], Journey] | None = None
    typed: bool = True
    below: str = ""


_ASIDE = 11.0
"""Px to either side of a boundary within which the pointer is at it."""
_UPPER = LANE_PAD + 14.0
_LOWER = LANE_PAD + 70.0
"""Px below the row's top where a + stands between cards, clear of the arrows; the lower one begins the next stage."""
_NEAR_AXIS = 10.0


def pluses(journey: Journey, scene: Scene, x: float, y: float) -> tuple[Plus, ...]:
    """Those near a point."""
    if x < MARGIN + names_width(journey):
        return tuple(_under_lane(journey, scene, x, y))
    row = next((row for row in scene.rows if row.y <= y <= row.y + row.height), None)
    if row is None:
        return ()
    if row.key == "stages":
        return tuple(_beside_stage(journey, scene, row, x))
    if row.key == "milestones":
        return tuple(_on_axis(journey, scene, row, x, y))
    lane = index(journey).things.get(row.key)
    if isinstance(lane, Lane) and scene.columns:
        number = max(0, bisect_right(scene.columns, x, key=lambda span: span.x) - 1)
        if lane.kind == "touchpoints":
            return tuple(_beside_card(journey, scene, row, number, x))
        if lane.kind == "experience":
            return tuple(_feeling(journey, scene, row, number, y))
    return ()


def _under_lane(journey: Journey, scene: Scene, x: float, y: float) -> Iterator[Plus]:
    found = index(journey)
    for row in scene.rows:
        lane = found.things.get(row.key)
        if isinstance(lane, Lane) and x >= MARGIN - _ASIDE and abs(y - (row.y + row.height + 3.0)) <= _ASIDE:
            yield Plus(MARGIN + 6.0, row.y + row.height + 3.0, f"New lane below {named(lane)}", below=lane.id)


def _beside_stage(journey: Journey, scene: Scene, row: Row, x: float) -> Iterator[Plus]:
    y = row.y + 1.0
    for number, (span, stage) in enumerate(zip(scene.stages, journey.stages, strict=True)):
        if number == 0 and abs(x - span.x) <= _ASIDE:
            make = partial(edits.add_stage, before=stage.id)
            yield Plus(span.x - 4.0, y, f"New stage before {named(stage)}", "Add stage", make)
        right = span.x + span.width
        if abs(x - right - 4.0) <= _ASIDE:
            make = partial(edits.add_stage, after=stage.id)
            yield Plus(right, y, f"New stage after {named(stage)}", "Add stage", make)


def _on_axis(journey: Journey, scene: Scene, row: Row, x: float, y: float) -> Iterator[Plus]:
    axis = row.y + AXIS
    if abs(y - axis) > _NEAR_AXIS or not scene.stages or x > scene.stages[-1].x + scene.stages[-1].width:
        return
    under = at(scene, x, y)
    anchors = scale_of(journey, scene)
    if under is not None and under.role == "milestone":
        return
    if anchors:
        day = day_at(x, anchors)
        words = f"New milestone on day {day}".replace("-", "−")
        yield Plus(x, axis, words, "Add milestone", partial(edits.add_milestone, day=day))


def _beside_card(journey: Journey, scene: Scene, row: Row, number: int, x: float) -> Iterator[Plus]:
    columns, span = index(journey).columns, scene.columns[number]
    column = columns[number]
    if not column.touchpoints:
        where = {"stage": column.stage.id} if column.substage is None else {"substage": column.substage.id}
        words = f"New touchpoint in {home(column.stage, column.substage)}"
        yield _card(span.x + span.width / 2, row.y + row.height / 2, words, **where)
    if x - span.x <= _ASIDE:
        yield from _at_boundary(columns, scene, row, number)
    elif span.x + span.width - x <= _ASIDE:
        yield from _at_boundary(columns, scene, row, number + 1)


def _at_boundary(columns: tuple[Column, ...], scene: Scene, row: Row, number: int) -> Iterator[Plus]:
    """Between the columns `number - 1` and `number`: one where both belong to the same part of the map, else the end of
    one and the beginning of the other."""
    left = columns[number - 1] if number else None
    right = columns[number] if number < len(columns) else None
    alike = left is not None and right is not None and left[:2] == right[:2]
    if left is not None and left.touchpoints:
        span, last = scene.columns[number - 1], left.touchpoints[0]
        if alike:
            words = f"New touchpoint after {named(last)}"
        else:
            words = f"New touchpoint at the end of {home(left.stage, left.substage)}"
        yield _card(span.x + span.width, row.y + _UPPER, words, after=last.id)
    if right is not None and right.touchpoints and not alike:
        words = f"New touchpoint at the beginning of {home(right.stage, right.substage)}"
        yield _card(scene.columns[number].x, row.y + _LOWER, words, before=right.touchpoints[0].id)


def _card(x: float, y: float, words: str, **where: str) -> Plus:
    def make(journey: Journey) -> Journey:
        return edits.add_touchpoint(journey, **where)

    return Plus(x, y, words, "Add touchpoint", make)


def _feeling(journey: Journey, scene: Scene, row: Row, number: int, y: float) -> Iterator[Plus]:
    """On the curve, at the feeling nearest to the pointer, for the first persona who has not said."""
    span, value = scene.columns[number], value_at(y - row.y)
    for touchpoint in index(journey).columns[number].touchpoints:
        felt = {feeling.persona: feeling.value for feeling in touchpoint.feelings}
        silent = next((persona for persona in journey.personas if persona.id not in felt), None)
        if silent is not None and value not in felt.values():
            whose = f", {named(silent)}" if len(journey.personas) > 1 else ""
            make = partial(edits.set_feeling, touchpoint=touchpoint.id, persona=silent.id, value=value)
            words, name = f"{feeling_text(value)}{whose}", f"Change feeling of {called(journey, (touchpoint.id,))}"
            yield Plus(span.x + span.width / 2, row.y + height_of(value), words, name, make, typed=False)
            return
