"""Touchpoints carried to another column, stage or sub-stage, or onto another touchpoint to happen together with it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from journeymap.editor.filters import shown
from journeymap.editor.tools.carrying import Carry, Landing, together
from journeymap.editor.tools.words import home, named
from journeymap.layout.hit import Rect, bounds, places_of
from journeymap.model.edits import happen_together, move_touchpoints
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene
    from journeymap.model.find import Column
    from journeymap.model.journey import Journey

BAR = 4.0
"""Width of the bar that shows where something would land, px."""
_SIDE = 0.27
"""The share of a column's width at either side where things land beside it, not on it."""


def carry_cards(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the touchpoint under the pointer and those selected with it."""
    things = together(session, press.thing)
    places = _Columns(shown(session.state), scene, places_of(scene, press.thing)[0].lane, things)
    return Carry(session, scene, press, things, places.land)


class _Columns:
    """The columns of the map as the gesture found them, and which of them are being carried away."""

    def __init__(self, journey: Journey, scene: Scene, lane: str | None, things: tuple[str, ...]) -> None:
        self.scene = scene
        self.columns = index(journey).columns
        self.lefts = [span.x for span in scene.columns]
        chosen = set(things)
        self.moving = chosen | {t.id for t in journey.touchpoints if t.together_with in chosen}
        self.row = next(row for row in scene.rows if row.key == lane)
        touched = [n for n, c in enumerate(self.columns) if any(t.id in self.moving for t in c.touchpoints)]
        whole = all(t.id in self.moving for n in touched for t in self.columns[n].touchpoints)
        contiguous = touched[-1] - touched[0] == len(touched) - 1
        self.here = (touched[0], touched[-1] + 1) if whole and contiguous else None
        """The column boundaries between which things stand that nothing would be changed for."""

    def land(self, x: float, y: float) -> Landing | None:
        number = max(0, bisect_right(self.lefts, x) - 1)
        span, column = self.scene.columns[number], self.columns[number]
        staying = [t for t in column.touchpoints if t.id not in self.moving]
        if not column.touchpoints:
            return self._into(number)
        if not staying:
            return None
        share = (x - span.x) / span.width
        if _SIDE <= share <= 1 - _SIDE:
            for touchpoint in staying:
                card = bounds(places_of(self.scene, touchpoint.id)[0])
                if card.y <= y <= card.bottom:
                    return self._onto(number, touchpoint.id, card)
        return self._beside(number, share < 0.5, staying[0].id)

    def _into(self, number: int) -> Landing:
        """Into a stage or sub-stage that has no touchpoint yet."""
        span, (stage, part, _) = self.scene.columns[number], self.columns[number]
        where = {"substage": part.id} if part is not None else {"stage": stage.id}
        cell = Rect(span.x + BAR, self.row.y + BAR, span.width - 2 * BAR, self.row.height - 2 * BAR)
        return Landing(
            lambda journey, keys: move_touchpoints(journey, keys, **where), f"into {home(stage, part)}", target=cell
        )

    def _onto(self, number: int, touchpoint: str, card: Rect) -> Landing | None:
        column = self.columns[number]
        if any(t.id in self.moving for t in column.touchpoints):
            return None
        found = next(t for t in column.touchpoints if t.id == touchpoint)

        def put(journey: Journey, keys: tuple[str, ...]) -> Journey:
            return happen_together(move_touchpoints(journey, keys, after=touchpoint), (touchpoint, *keys))

        return Landing(put, f"together with {named(found)}", target=card)

    def _beside(self, number: int, left: bool, anchor: str) -> Landing | None:
        span, column = self.scene.columns[number], self.columns[number]
        boundary = number if left else number + 1
        if self.here is not None and boundary in self.here and self._at_home(column):
            return None
        touchpoint = next(t for t in column.touchpoints if t.id == anchor)
        where = f"{'before' if left else 'after'} {named(touchpoint)}, in {home(column.stage, column.substage)}"
        edge = span.x if left else span.x + span.width
        bar = Rect(edge - BAR / 2, self.row.y + BAR, BAR, self.row.height - 2 * BAR)

        def put(journey: Journey, keys: tuple[str, ...]) -> Journey:
            if left:
                return move_touchpoints(journey, keys, before=anchor)
            return move_touchpoints(journey, keys, after=anchor)

        return Landing(put, where, bar=bar)

    def _at_home(self, column: Column) -> bool:
        """Whether all that is carried came from the stage and sub-stage of this column."""
        assert self.here is not None
        return all(
            (one.stage.id, one.substage) == (column.stage.id, column.substage)
            for one in self.columns[slice(*self.here)]
        )
