"""A face of a projected curve drawn up or down to another feeling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Line
from journeymap.editor.feeling import felt
from journeymap.editor.steps import called
from journeymap.editor.tools.adjusting import Adjust, Choice
from journeymap.editor.tools.feelings import persona_of, said
from journeymap.layout.hit import bounds
from journeymap.model.edits import set_feeling
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.presented.stops import Stop
    from journeymap.layout.scene import Placed, Scene

_MOST = 2


def draw_feeling(session: Session, stop: Stop, press: Press) -> Adjust | None:
    """Begins to draw the face under the pointer along the scale of its picture; None where no face of a curve is
    there. Errors: JourneyError where the map can be looked at only."""
    face, scale = press.hit, None if press.hit is None else _scale(stop.scene, press.hit)
    journey = session.state.journey
    touchpoint = index(journey).things.get(press.thing)
    if face is None or face.role != "feeling" or scale is None or not isinstance(touchpoint, Touchpoint):
        return None
    session.refuse_when_read_only()
    persona = _persona(session, stop, face)
    top, bottom = scale

    def choose(_: float, y: float) -> Choice:
        value = min(max(round(_MOST - 2 * _MOST * (y - top) / (bottom - top)), -_MOST), _MOST)
        words = said(journey, persona, value)
        return Choice(value, lambda before: set_feeling(before, touchpoint.id, persona, value), words)

    began = felt(touchpoint, persona)
    return Adjust(session, f"Change feeling of {called(journey, (press.thing,))}", "up-down", began, choose)


def _persona(session: Session, stop: Stop, face: Placed) -> str:
    """A picture of the whole experience is one persona's; a stage's has the faces of all."""
    if stop.slide.kind == "experience":
        return stop.slide.key.partition("/")[2]
    return persona_of(session.state.journey, stop.scene, face)


def _scale(scene: Scene, face: Placed) -> tuple[float, float] | None:
    """Where the best and the worst feeling stand, scene px: the outermost rules behind the curve."""
    x, y = bounds(face).centre
    for placed in scene.placed:
        rect = bounds(placed)
        if placed.role == "curve" and rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
            rules = [placed.y + mark.points[0][1] for mark in placed.fragment.marks if isinstance(mark, Line)]
            if len(rules) > 1:
                return min(rules), max(rules)
    return None
