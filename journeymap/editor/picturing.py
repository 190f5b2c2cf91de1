"""Where a picture goes that somebody pastes or drops: to a persona, or under a touchpoint or stage in the lane of
images, which is added where a map has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Text
from journeymap.editor.cell_places import cell_at
from journeymap.editor.pasting import Pasted
from journeymap.editor.places import NOWHERE, Place, place
from journeymap.layout.hit import at as hit_at
from journeymap.model.edits import add_lane, add_note, add_picture, added, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Lane, Note, Persona
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey, Picture

_AVATAR = 60.0
"""Px left of a persona's name, and below it, that are still the persona's."""


class Target(NamedTuple):
    """Where something that comes from outside shall go."""

    where: Place = NOWHERE
    persona: str | None = None


def target_of(journey: Journey, focus: str | None, where: Place) -> Target:
    """The target that the thing in focus names."""
    thing = index(journey).things.get(focus or "")
    return Target(where, thing.id if isinstance(thing, Persona) else None)


def target_at(scene: Scene, journey: Journey, x: float, y: float) -> Target:
    """The target at a point of the map: a persona in its head, a cell, a thing, and else the column there."""
    found = hit_at(scene, x, y)
    if found is not None and found.thing is not None and found.role not in ("flow", "lane-name"):
        return Target(place(journey, found.thing))
    for placed in scene.placed:
        if placed.role == "header" and (persona := _persona_at(placed, journey, x, y)) is not None:
            return Target(persona=persona)
    if (cell := cell_at(scene, journey, x, y)) is not None:
        return Target(place(journey, cell=cell))
    for span in scene.columns:
        if span.key and span.x <= x <= span.x + span.width:
            return Target(place(journey, span.key))
    for span in scene.stages:
        if span.x <= x <= span.x + span.width:
            return Target(place(journey, span.key))
    return Target()


def _persona_at(head: Placed, journey: Journey, x: float, y: float) -> str | None:
    """The persona of the map's head whose name or picture lies at a point."""
    personas = {persona.id for persona in journey.personas}
    lowest: str | None = None
    for text in (mark for mark in head.fragment.marks if isinstance(mark, Text)):
        owner, _, field = text.field.partition("/")
        if owner in personas and field == "name" and _around(head, text, x, y):
            lowest = owner
    return lowest


def _around(head: Placed, text: Text, x: float, y: float) -> bool:
    left, top = head.x + text.x - _AVATAR, head.y + text.y - 4.0
    return left <= x <= head.x + head.fragment.width and top <= y <= top + _AVATAR


def with_pictures(journey: Journey, pictures: Sequence[Picture], target: Target) -> Pasted:
    """The map with these pictures. A persona gets the last of them; a note of the images lane that has none yet gets
    the first; else each is a note in that lane. Errors: JourneyError where nobody said where to."""
    if target.persona is not None:
        picture = pictures[-1]
        after = set_thing(add_picture(journey, picture), target.persona, image=picture.sha256)
        name = getattr(index(journey).things[target.persona], "name", "")
        return Pasted(after, f"Set picture of “{shortened(name, 40)}”", (target.persona,))
    where, rest = target.where, list(pictures)
    shown: list[str] = []
    after = journey
    note = index(journey).things.get(where.beside or "")
    if isinstance(note, Note) and note.image is None and _kind(journey, note.lane) == "images":
        picture = rest.pop(0)
        after = set_thing(add_picture(after, picture), note.id, image=picture.sha256)
        shown.append(note.id)
    if where.at is None:
        raise JourneyError(
            ("Select the touchpoint, stage or persona that the picture belongs to, or drop the picture there",)
        )
    after, lane = _lane(after, where)
    for picture in rest:
        before = add_picture(after, picture)
        beside = where.beside if isinstance(note, Note) and note.lane == lane else None
        after = add_note(before, lane=lane, at=where.at, image=picture.sha256, after=shown[-1] if shown else beside)
        shown += [key for key in added(before, after) if key not in shown]
    return Pasted(after, "Add picture" if len(pictures) == 1 else f"Add {len(pictures)} pictures", tuple(shown))


def _lane(journey: Journey, where: Place) -> tuple[Journey, str]:
    """The map with a lane of images that is shown, and its id: the one named, else the first."""
    if where.lane is not None and _kind(journey, where.lane) == "images":
        return journey, where.lane
    lanes = sorted((lane for lane in journey.lanes if lane.kind == "images"), key=lambda lane: lane.hidden)
    if not lanes:
        after = add_lane(journey, kind="images")
        return after, after.lanes[-1].id
    return (set_thing(journey, lanes[0].id, hidden=False) if lanes[0].hidden else journey), lanes[0].id


def _kind(journey: Journey, lane: str) -> str:
    thing = index(journey).things.get(lane)
    return thing.kind if isinstance(thing, Lane) else ""
