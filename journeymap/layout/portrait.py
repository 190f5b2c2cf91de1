"""A scene of a chosen part of a map, in its true look: what a copy gives to slides and mail, and what is exported of
a selection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from journeymap.flow.edges import take_part
from journeymap.layout.build import build
from journeymap.layout.hit import bounds
from journeymap.layout.narrow import narrow
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey, Touchpoint

_MARGIN = 16.0
_OWN = frozenset({"touchpoints", "owners", "channels"})
"""Kinds of lanes that show touchpoints themselves."""
_WITHOUT = frozenset({"header", "footer"})


def portrait(journey: Journey, theme: Theme, things: Collection[str], scene: Scene | None = None) -> Scene | None:
    """The part of the map that shows these things (with what hangs on them): of whole stages, lanes and touchpoints
    a small map without head and foot; of anything else only the things themselves, as they stand to each other.
    None where none is shown.

    `scene` is the map's own, where it is at hand.
    """
    fields: dict[str, list[str]] = {}
    for key in things:
        fields.setdefault(index(journey).field_of[key], []).append(key)
    part: Journey | None = None
    if stages := fields.get("stages"):
        part = narrow(journey, theme, None, stages)
    elif lanes := fields.get("lanes"):
        part = narrow(journey, theme, lanes)
    elif touchpoints := fields.get("touchpoints"):
        part = _columns(journey, theme, frozenset(touchpoints), frozenset(things))
    if part is not None:
        whole = build(part, theme)
        # Lanes are at least as wide as a map's head; of a few columns only their own part of it is shown.
        end = whole.stages[-1].x + whole.stages[-1].width + _MARGIN / 2 if whole.stages else None
        return _cropped(whole, (one for one in whole.placed if one.role not in _WITHOUT), end)
    whole = build(journey, theme) if scene is None else scene
    return _cropped(whole, (one for one in whole.placed if one.thing in things and one.role != "lane"))


def _columns(journey: Journey, theme: Theme, chosen: frozenset[str], things: frozenset[str]) -> Journey:
    """The map with these touchpoints alone, and the lanes that say something of them."""
    held = {t.stage for t in journey.touchpoints if t.id in chosen}
    part = narrow(journey, theme, None, held)
    touchpoints = _together(t for t in part.touchpoints if t.id in chosen)
    notes = tuple(note for note in part.notes if note.at in chosen)
    said = {note.lane for note in notes}
    felt = any(t.feelings for t in touchpoints)
    update: dict[str, Any] = {
        "touchpoints": touchpoints,
        "substages": tuple(one for one in part.substages if any(t.substage == one.id for t in touchpoints)),
        "notes": notes,
        "signals": tuple(signal for signal in part.signals if signal.at in chosen),
        "responses": tuple(one for one in part.responses if one.touchpoint in chosen),
        "flows": tuple(flow for flow in part.flows if flow.source in chosen and flow.target in chosen),
        "milestones": tuple(
            one if one.touchpoint in chosen else one.model_copy(update={"touchpoint": None})
            for one in part.milestones
            if one.id in things or one.touchpoint in chosen
        ),
        "metrics": (),
        "success": (),
        "lanes": tuple(
            lane for lane in part.lanes if lane.id in said or lane.kind in _OWN or (lane.kind == "experience" and felt)
        ),
    }
    shown = part.model_copy(update=update)
    take_part(shown, journey)
    return shown


def _together(touchpoints: Iterable[Touchpoint]) -> tuple[Touchpoint, ...]:
    """The touchpoints, the first of those whose column is not there having it for the others."""
    found = tuple(touchpoints)
    there = {t.id for t in found}
    heirs: dict[str, str] = {}
    made = []
    for touchpoint in found:
        holder = touchpoint.together_with
        if holder is not None and holder not in there:
            heir = heirs.setdefault(holder, touchpoint.id)
            touchpoint = touchpoint.model_copy(update={"together_with": None if heir == touchpoint.id else heir})
        made.append(touchpoint)
    return tuple(made)


def _cropped(scene: Scene, placed: Iterable[Placed], end: float | None = None) -> Scene | None:
    """A scene of these fragments alone, no larger than they are, and none of what lies right of `end`."""
    found = tuple(placed)
    if not found:
        return None
    rects = [bounds(one) for one in found]
    left, top = min(r.x for r in rects) - _MARGIN, min(r.y for r in rects) - _MARGIN
    right, bottom = max(r.right for r in rects) + _MARGIN, max(r.bottom for r in rects) + _MARGIN
    right = right if end is None else min(right, end)
    return replace(
        scene,
        width=right - left,
        height=bottom - top,
        placed=tuple(one._replace(x=one.x - left, y=one.y - top) for one in found),
        rows=(),
        columns=(),
        stages=(),
        memory=None,
    )
