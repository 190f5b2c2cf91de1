"""Brings things from a clip into a map: with new ids where theirs are taken, at the place in focus, joined to the
lanes and personas of this map that are called like theirs.

`editor.clipboard` has checked the clip; the result is checked again as that of every edit is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.editor.clipboard import brought, read
from journeymap.editor.landing import Landing
from journeymap.editor.places import NOWHERE, Place
from journeymap.editor.steps import counted
from journeymap.model.edits.change import changed, placed, replaced
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from journeymap.editor.clipboard import Clipped
    from journeymap.model.journey import Feeling, Journey, Touchpoint

TIED = {"milestones": ("stage", "touchpoint"), "success": ("proof",), "notes": ("persona",)}
"""The references that outlive what they led to, and are made again when it comes back."""


class Pasted(NamedTuple):
    """What to commit: the map with what was pasted, what the step is called, what to select."""

    journey: Journey
    name: str
    select: tuple[str, ...]


def pasted(journey: Journey, data: bytes, where: Place = NOWHERE) -> Pasted:
    """The map with the things of a clip (see `clipboard.copied`) at a place: touchpoints behind the one there, else
    last in the stage; stages behind the stage, lanes below the lane; notes under the touchpoint or stage, those of
    several columns in as many. Without a place, each goes to where a thing is called like what it hung on.

    Errors: FileError for data that is no clip; JourneyError where the things cannot be in this map.
    """
    return brought_in(journey, read(data), where)


def brought_in(journey: Journey, clipped: Clipped, where: Place = NOWHERE) -> Pasted:
    """As `pasted`, of a clip that was read already."""
    part = clipped.part
    bring = brought(part, clipped.chosen)
    landing = Landing(journey, part, clipped.chosen, bring, where)
    new: dict[str, list[Any]] = {field: [] for field in THING_FIELDS}
    beside: dict[str, list[Any]] = {field: [] for field in THING_FIELDS}
    for field in THING_FIELDS:
        for record in getattr(part, field):
            if record.id in bring:
                direct = record.id in landing.direct
                (beside if direct else new)[field].append(landing.landed(field, record))
    for field, records in landing.added().items():
        new[field] += records
    update: dict[str, tuple[Any, ...]] = {}
    for field in THING_FIELDS:
        records = getattr(journey, field)
        after = landing.neighbour(field) if beside[field] else None
        update[field] = (*placed(records, beside[field], after=after), *new[field])
    update["touchpoints"] = _felt(update["touchpoints"], clipped, landing)
    _restore(update, clipped, landing)
    shown = {one.image for field in ("personas", "notes") for one in (*beside[field], *new[field])}
    had = index(journey).images
    update["images"] = (*journey.images, *(p for p in part.images if p.sha256 in shown and p.sha256 not in had))
    chosen = [index(part).things[key] for key in clipped.chosen]
    select = tuple(landing.ids[thing.id] for thing in chosen)
    return Pasted(changed(journey, **update), f"Paste {counted([index(part).field_of[t.id] for t in chosen])}", select)


def _felt(touchpoints: tuple[Touchpoint, ...], clipped: Clipped, landing: Landing) -> tuple[Touchpoint, ...]:
    """The touchpoints, which feel to the personas brought as they did where these come from."""
    personas = {persona.id for persona in clipped.part.personas if persona.id in landing.bring}
    if not personas:
        return touchpoints
    like = landing.alike.strictly("touchpoints")
    felt: dict[str, tuple[Feeling, ...]] = {}
    for touchpoint in clipped.part.touchpoints:
        if touchpoint.id in like and touchpoint.id not in landing.bring:
            felt[like[touchpoint.id]] = tuple(
                feeling.model_copy(update={"persona": landing.ids[feeling.persona]})
                for feeling in touchpoint.feelings
                if feeling.persona in personas
            )
    changes = {
        t.id: t.model_copy(update={"feelings": (*t.feelings, *felt[t.id])}) for t in touchpoints if felt.get(t.id)
    }
    return replaced(touchpoints, changes)


def _restore(update: dict[str, tuple[Any, ...]], clipped: Clipped, landing: Landing) -> None:
    """What was cut gets back what led to it from things that stayed, as long as it is the same one still: with its
    own id, which is free when it is pasted for the first time."""

    def end(key: str) -> str | None:
        if key in landing.bring:
            return key if landing.ids[key] == key else None
        return landing.alike.strictly("touchpoints").get(key)

    pairs = {(flow.source, flow.target) for flow in update["flows"]}
    for flow in clipped.flows:
        source, target = end(flow.source), end(flow.target)
        if source is None or target is None or source == target or (source, target) in pairs:
            continue
        pairs.add((source, target))
        again = flow.model_copy(
            update={"id": landing.new_ids.free("flows", flow.id), "source": source, "target": target}
        )
        update["flows"] = (*update["flows"], again)
    for key, name, led_to in clipped.ties:
        field = index(clipped.part).field_of.get(key, "")
        own = landing.alike.strictly(field).get(key) if field in TIED and name in TIED[field] else None
        if own is None or landing.ids.get(led_to) != led_to or led_to not in landing.bring:
            continue
        changes = {
            one.id: one.model_copy(update={name: led_to})
            for one in update[field]
            if one.id == own and getattr(one, name) is None
        }
        update[field] = replaced(update[field], changes)
