"""The column of lane names drawn wider or narrower by its right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.tools.adjusting import Adjust, Choice
from journeymap.layout.grid import MARGIN, names_width
from journeymap.model.edits import set_journey
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

_LEAST, _MOST = 100, 400
_INSIDE, _OUTSIDE = 7.0, 2.0
"""Px to the left and right of the edge within which it is taken hold of: a rubber band may begin before the first
card."""


def at_edge(journey: Journey, scene: Scene, x: float, y: float) -> bool:
    """Whether a scene point is on the right edge of the lane names."""
    if not -_INSIDE <= x - (MARGIN + names_width(journey)) <= _OUTSIDE:
        return False
    row = next((row for row in scene.rows if row.y <= y <= row.y + row.height), None)
    return row is not None and index(journey).field_of.get(row.key) == "lanes"


def draw_edge(session: Session, x: float) -> Adjust:
    """Begins to draw the edge that was taken hold of at `x`."""
    began = round(names_width(session.state.journey))

    def choose(at: float, _: float) -> Choice:
        width = min(_MOST, max(_LEAST, round(began + at - x)))
        return Choice(width, lambda journey: set_journey(journey, names_width=float(width)), f"{width} px wide")

    return Adjust(session, "Change the width of lane names", "left-right", began, choose)
