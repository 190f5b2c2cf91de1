"""A point of the experience curve drawn up or down to another feeling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.feeling import felt
from journeymap.editor.filters import shown
from journeymap.editor.steps import called
from journeymap.editor.tools.adjusting import Adjust, Choice
from journeymap.editor.tools.words import named
from journeymap.lanes.experience import value_at
from journeymap.model.edits import set_feeling
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.vocabulary import feeling_text

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Press
    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey


def draw_feeling(session: Session, scene: Scene, press: Press) -> Adjust:
    """Begins to draw the face under the pointer along the scale."""
    face = press.hit
    assert face is not None  # a face was pressed
    journey = shown(session.state)
    persona = persona_of(journey, scene, face)
    touchpoint = index(journey).things[press.thing]
    assert isinstance(touchpoint, Touchpoint)
    began = felt(touchpoint, persona)
    assert began is not None  # the face shows it
    top = next(row.y for row in scene.rows if row.key == face.lane)

    def choose(_: float, y: float) -> Choice:
        value = value_at(y - top)
        words = said(journey, persona, value)
        return Choice(value, lambda before: set_feeling(before, touchpoint.id, persona, value), words)

    return Adjust(session, f"Change feeling of {called(journey, (press.thing,))}", "up-down", began, choose)


def persona_of(journey: Journey, scene: Scene, face: Placed) -> str:
    """Whose feeling a face shows: those of one touchpoint stand in a lane in the order of the personas."""
    same = [one for one in scene.placed if one.thing == face.thing and one.role == "feeling" and one.lane == face.lane]
    touchpoint = index(journey).things[face.thing or ""]
    assert isinstance(touchpoint, Touchpoint)
    felt = {feeling.persona for feeling in touchpoint.feelings}
    return [persona.id for persona in journey.personas if persona.id in felt][same.index(face)]


def said(journey: Journey, persona: str, value: int) -> str:
    """A feeling in words, and to whom where the map has several personas."""
    words = feeling_text(value)
    return words if len(journey.personas) < 2 else f"{words}, {named(index(journey).things[persona])}"
