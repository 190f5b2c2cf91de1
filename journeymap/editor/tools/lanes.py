"""Lanes carried up and down by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.tools.cards import BAR
from journeymap.editor.tools.carrying import Carry, Landing, together
from journeymap.editor.tools.order import Extent, gap_at
from journeymap.editor.tools.words import named
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import move_things
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey


def carry_lanes(session: Session, scene: Scene, press: Press) -> Carry:
    """Begins to carry the lane under the pointer and those selected with it."""
    things = together(session, press.thing)
    found = index(session.state.journey)
    rows = [Extent(row.key, row.y, row.y + row.height) for row in scene.rows if found.field_of.get(row.key) == "lanes"]
    name = rect_of(scene, press.thing)
    assert name is not None  # it was pressed
    left, right = name.x, scene.width - name.x

    def land(_: float, y: float) -> Landing | None:
        gap = gap_at(rows, y, things)
        if gap is None:
            return None
        anchor, before = gap.anchor, gap.before

        def put(journey: Journey, keys: tuple[str, ...]) -> Journey:
            if before:
                return move_things(journey, keys, before=anchor)
            return move_things(journey, keys, after=anchor)

        words = f"{'above' if before else 'below'} {named(found.things[anchor])}"
        return Landing(put, words, bar=Rect(left, gap.at - BAR / 2, right - left, BAR))

    return Carry(session, scene, press, things, land)
