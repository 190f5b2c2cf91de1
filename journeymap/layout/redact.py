"""A map for certain eyes: a journey without what they are not to see, before anything is made of it.

Whoever lays out, writes or converts the result is handed a journey in which what was left out is not there, so no
file made of it can hold it: no hidden lane, no picture, no reason why a problem is lived with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from journeymap.draw.theme import theme
from journeymap.layout.nameless import nameless
from journeymap.layout.narrow import RedactionError
from journeymap.layout.ways_across import across
from journeymap.model.edits import delete
from journeymap.model.journey import NOTE_LANES, THING_FIELDS, Journey, Record, Redaction, Touchpoint
from journeymap.model.text import plain
from journeymap.model.vocabulary import plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from journeymap.model.journey import LaneKind, Thing

R = TypeVar("R", bound=Record)

FOR_THE_CUSTOMER = Redaction(title="For the customer")
"""What every map knows without having been told: everything marked internal is left out."""
INTERNAL = "internal"
"""Another name for it, quickly typed."""

_FOR_ALL = frozenset(
    {
        *("title", "segment", "span", "state", "owner", "last_review", "next_review", "evidence", "names_width"),
        *(*THING_FIELDS, "images", "steps"),
    }
)
"""What of the journey's own fields is for everybody, after things and names have been left out of it."""
_SHOWN_NOWHERE_ELSE: frozenset[LaneKind] = NOTE_LANES | {"metrics", "signals", "experience"}
"""What such a lane holds cannot be seen on the map while the lane is hidden, so a redaction leaves it out, too."""


def choose_redactions(journey: Journey, wanted: str) -> tuple[Redaction, ...]:
    """What a person means by the name of a redaction, or by several with commas between them: those of the map with
    that title, the built-in one, or "internal". Errors: RedactionError."""
    names = [wanted] if _called(journey, wanted) else wanted.split(",")
    found: list[Redaction] = []
    for name in filter(None, map(str.strip, names)):
        meant = _called(journey, name)
        if not meant:
            there = ", ".join(f"“{one.title}”" for one in redactions(journey))
            raise RedactionError(f"There is no redaction “{name}”; there is {there}, and “{INTERNAL}”.")
        found += meant
    if not found:
        raise RedactionError(f"No redaction is named; say “{INTERNAL}” or the title of one that the map keeps.")
    return tuple(found)


def redactions(journey: Journey) -> tuple[Redaction, ...]:
    """Those to choose from: the built-in one, unless the map has one of its name, and the map's own."""
    own = {plain(one.title) for one in journey.redactions}
    return (*(() if plain(FOR_THE_CUSTOMER.title) in own else (FOR_THE_CUSTOMER,)), *journey.redactions)


def redact(journey: Journey, wanted: Iterable[Redaction]) -> Journey:
    """The journey without anything that any of these redactions leaves out.

    With a thing goes what cannot be without it, as when it is deleted: with a stage its touchpoints, with a
    touchpoint its notes, with a lane its notes or, where it is drawn from other records, what it shows of them. A way
    through touchpoints that are left out becomes a way past them. Fields that this version does not know, ignored
    problems, thresholds, other redactions and the marks themselves always go. The journey itself is as it was.
    """
    chosen = tuple(wanted)
    if not chosen:
        return journey
    lanes = {key for one in chosen for key in one.lanes}
    gone = {lane.id for lane in journey.lanes if lane.id in lanes or (lane.hidden and lane.kind in _SHOWN_NOWHERE_ELSE)}
    keys = set(gone)
    if any(one.internal for one in chosen):
        keys |= set(_internal(journey))
        gone |= {lane.id for lane in journey.lanes if lane.internal}
    silent = _no_longer_shown(journey, gone)
    keys |= set(_of_lanes(journey, silent)) | set(_spoken_by(journey, keys))
    left = delete(across(_with_colours(journey, keys), keys), keys)
    return _bare(nameless(_unfelt(left, silent), chosen))


def emptied(whole: Journey, left: Journey) -> str:
    """What to say before anybody is sent `left`, where no touchpoint of the whole map is in it: a sentence; else ""."""
    count = len(whole.touchpoints)
    if not count or left.touchpoints:
        return ""
    gone = "its only touchpoint is" if count == 1 else f"all {count:,} touchpoints are"
    return f"Hardly anything is left of this map: {gone} left out."


def _with_colours(journey: Journey, keys: AbstractSet[str]) -> Journey:
    """Stages keep the colours they have in the whole map, also where one before them goes."""
    if keys.isdisjoint(stage.id for stage in journey.stages):
        return journey
    names = tuple(theme("light").stages)
    coloured = tuple(
        stage.model_copy(update={"colour": stage.colour or names[number % len(names)]})
        for number, stage in enumerate(journey.stages)
    )
    return journey.model_copy(update={"stages": coloured})


def _internal(journey: Journey) -> Iterator[str]:
    for field in THING_FIELDS:
        things: tuple[Thing, ...] = getattr(journey, field)
        yield from (thing.id for thing in things if thing.internal)


def _no_longer_shown(journey: Journey, gone: Collection[str]) -> set[LaneKind]:
    """The kinds of lanes of which none is left."""
    left = {lane.kind for lane in journey.lanes if lane.id not in gone}
    return {lane.kind for lane in journey.lanes if lane.id in gone} - left


def _of_lanes(journey: Journey, kinds: Collection[LaneKind]) -> Iterator[str]:
    """What lanes of these kinds are drawn from."""
    if "touchpoints" in kinds:
        yield from (touchpoint.id for touchpoint in journey.touchpoints)
    if "metrics" in kinds:
        yield from (metric.id for metric in journey.metrics)
    if "signals" in kinds:
        yield from (signal.id for signal in journey.signals)
    if "experience" in kinds:
        yield from (response.id for response in journey.responses)


def _spoken_by(journey: Journey, keys: Collection[str]) -> Iterator[str]:
    """What a persona says goes with the persona: deleted alone, it would leave its words to everybody."""
    return (note.id for note in journey.notes if note.persona in keys)


def _unfelt(journey: Journey, kinds: Collection[LaneKind]) -> Journey:
    """Touchpoints without the fields that only lanes of these kinds stand for."""
    update: dict[str, Any] = {}
    if "experience" in kinds:
        update["feelings"] = ()
    if "owners" in kinds:
        update["owner"] = ""
    if "channels" in kinds:
        update["channel"] = ""
    if not update:
        return journey
    touchpoints: tuple[Touchpoint, ...] = tuple(t.model_copy(update=update) for t in journey.touchpoints)
    return journey.model_copy(update={"touchpoints": touchpoints})


def _bare(journey: Journey) -> Journey:
    """The journey without what only its own people have to do with, and without fields nobody here can judge."""
    # Whatever nobody has thought of here does not come along.
    update = {name: one.get_default() for name, one in Journey.model_fields.items() if name not in _FOR_ALL}
    stages = {None, *(stage.id for stage in journey.stages)}
    steps = (step.model_copy(update={"notes": ""}) for step in journey.steps if step.target in stages)
    update["steps"] = tuple(map(_known, steps))
    for field in THING_FIELDS:
        update[field] = tuple(_known(thing) for thing in getattr(journey, field))
    shown = {persona.image for persona in journey.personas} | {note.image for note in journey.notes}
    update["images"] = tuple(_known(picture) for picture in journey.images if picture.sha256 in shown)
    return _known(journey.model_copy(update=update))


def _known(record: R) -> R:
    """The record with the fields of its kind alone, and without the mark of being internal."""
    update: dict[str, Any] = {}
    if getattr(record, "internal", False):
        update["internal"] = False
    if isinstance(record, Touchpoint):
        update |= {"feelings": tuple(map(_known, record.feelings)), "links": tuple(map(_known, record.links))}
    if record.__pydantic_extra__:
        fields = {name: getattr(record, name) for name in type(record).model_fields}
        return type(record).model_construct(record.model_fields_set & set(fields), **fields | update)
    return record.model_copy(update=update) if update else record


def _called(journey: Journey, name: str) -> tuple[Redaction, ...]:
    wanted = plain(name)
    if wanted == INTERNAL and not any(plain(one.title) == INTERNAL for one in journey.redactions):
        return (FOR_THE_CUSTOMER,)
    return tuple(one for one in redactions(journey) if plain(one.title) == wanted)


def told(redaction: Redaction, journey: Journey) -> str:
    """What a redaction leaves out, in words: "everything marked internal, 2 lanes, the names of 3 owners"."""
    lanes = sum(lane.id in redaction.lanes for lane in journey.lanes)
    parts = [
        *(["everything marked internal"] if redaction.internal else []),
        *([f"{lanes} {plural('lane') if lanes != 1 else 'lane'}"] if lanes else []),
        *(["the names of all owners"] if redaction.all_owners else []),
    ]
    if redaction.owners and not redaction.all_owners:
        number = len(redaction.owners)
        parts.append(f"the name{'s' if number != 1 else ''} of {number} owner{'s' if number != 1 else ''}")
    return ", ".join(parts) or "nothing"
