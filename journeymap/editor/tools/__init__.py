"""Gestures of the pointer, a small file each; `begin` picks the one that a press becomes when it is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.tools.cards import carry_cards
from journeymap.editor.tools.choosing import Band
from journeymap.editor.tools.connecting import Connect
from journeymap.editor.tools.feelings import draw_feeling
from journeymap.editor.tools.gesture import NOTHING, Gesture, Guides, Press
from journeymap.editor.tools.hung import carry_metrics, carry_signals
from journeymap.editor.tools.knobs import Knob
from journeymap.editor.tools.lanes import carry_lanes
from journeymap.editor.tools.milestones import draw_milestone
from journeymap.editor.tools.names import at_edge, draw_edge
from journeymap.editor.tools.notes import carry_notes
from journeymap.editor.tools.plus import Plus
from journeymap.editor.tools.spots import NO_SPOTS, Spots, spots
from journeymap.editor.tools.stages import carry_stages, carry_substages

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Session
    from journeymap.layout.scene import Scene

__all__ = ["NOTHING", "NO_SPOTS", "Gesture", "Guides", "Knob", "Plus", "Press", "Spots", "at_edge", "begin", "spots"]

_DRAGGED: dict[str, Callable[[Session, Scene, Press], Gesture]] = {
    "touchpoint": carry_cards,
    "note": carry_notes,
    "metric": carry_metrics,
    "signal": carry_signals,
    "stage": carry_stages,
    "substage": carry_substages,
    "lane-name": carry_lanes,
    "feeling": draw_feeling,
    "milestone": draw_milestone,
}
"""What dragging a fragment of a role does; what is not named here is ground for a rubber band."""


def begin(session: Session, scene: Scene, press: Press) -> Gesture | None:
    """The gesture of a press that is being dragged; None outside the map, where there is nothing to be done.

    Errors: JourneyError where it would change a map that can be looked at only.
    """
    hit = press.hit
    if press.knob is not None:
        session.refuse_when_read_only()
        return Connect(session, scene, press.knob)
    if at_edge(session.state.journey, scene, press.x, press.y):
        session.refuse_when_read_only()
        return draw_edge(session, press.x)
    if hit is not None and hit.thing is not None and hit.role in _DRAGGED:
        session.refuse_when_read_only()
        return _DRAGGED[hit.role](session, scene, press)
    if 0 <= press.x <= scene.width and 0 <= press.y <= scene.height:
        return Band(session, scene, press)
    return None
