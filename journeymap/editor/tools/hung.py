"""Metrics and early warnings carried to another stage or touchpoint."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from journeymap.editor.cells import of_column
from journeymap.editor.filters import shown
from journeymap.editor.tools.carrying import Carry, Landing, together
from journeymap.editor.tools.words import named
from journeymap.layout.hit import Rect, places_of
from journeymap.model.edits import set_things
from journeymap.model.find import index
from journeymap.model.journey import Lane, Stage

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

_MARGIN = 4.0


def carry_metrics(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the metric under the pointer and those selected with it."""
    return _carry(session, scene, press, "stage")


def carry_signals(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the early warning under the pointer and those selected with it."""
    return _carry(session, scene, press, "at")


def _carry(session: Session, scene: Scene, press: Press, field: str) -> Carry:
    """`field` is what says where such a thing hangs."""
    journey = shown(session.state)
    things, found = together(session, press.thing), index(journey)
    lane = found.things[places_of(scene, press.thing)[0].lane or ""]
    assert isinstance(lane, Lane)  # they stand in lanes of their own
    row = next(row for row in scene.rows if row.key == lane.id)
    lefts = [span.x for span in scene.columns]
    at_home = {getattr(found.things[one], field) for one in things}

    def land(x: float, _: float) -> Landing | None:
        number = max(0, bisect_right(lefts, x) - 1)
        cell = of_column(journey, lane, found.columns[number])
        if cell is None or at_home == {cell.at}:
            return None
        at, place = cell.at, found.things[cell.at]
        span = scene.columns[number]
        if isinstance(place, Stage):
            span = next(one for one in scene.stages if one.key == at)
        target = Rect(span.x + _MARGIN, row.y + _MARGIN, span.width - 2 * _MARGIN, row.height - 2 * _MARGIN)

        def put(before: Journey, keys: tuple[str, ...]) -> Journey:
            return set_things(before, keys, **{field: at})

        return Landing(put, f"under {named(place)}", target=target)

    return Carry(session, scene, press, things, land)
