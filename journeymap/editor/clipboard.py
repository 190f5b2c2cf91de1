"""What is copied of a map: the things chosen with all that hangs on them, as a small map of its own and as text.

What is put on the clipboard is a file of the journey format that holds besides the things what they refer to, and a
field "clip" that tells the ones from the others. It comes back through the same door as files do, for anybody may
have written it; `editor.pasting` then brings the things into a map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymap.files.encode import plain
from journeymap.files.errors import FileError
from journeymap.files.format import dump, load
from journeymap.model.consistency import REFERENCES
from journeymap.model.edits.change import find_any
from journeymap.model.edits.copying import with_hanging
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import THING_FIELDS, Flow, Journey, Touchpoint
from journeymap.model.parse import parse, record_of
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from journeymap.model.journey import Thing

MIME = "application/x-journeymap+json"
VERSION = 1
_FIELD = "clip"


@dataclass(frozen=True, slots=True)
class Clip:
    """Things as the clipboard carries them."""

    data: bytes
    """A `.journey` file with the things and what they refer to."""
    text: str
    """What they say, for any program that takes text."""
    things: tuple[str, ...]
    """The ids chosen and those of what hangs on them: what a picture of it shows."""


@dataclass(frozen=True, slots=True)
class Clipped:
    """A clip that came from somewhere, checked: `part` holds the things of `chosen`, what hangs on them, and
    what all of these refer to."""

    part: Journey
    chosen: tuple[str, ...]
    flows: tuple[Flow, ...] = ()
    """The ways between a cut touchpoint and one that stayed: what led to what was cut shall lead to it again."""
    ties: tuple[tuple[str, str, str], ...] = ()
    """What stayed and referred to something cut: its id, the field that did, and the id cut."""


def copied(journey: Journey, keys: Iterable[str], *, cut: bool = False) -> Clip:
    """These things for the clipboard; a flow only comes along with both its ends.

    Errors: JourneyError for an unknown id, and where there is nothing that could be copied; FileError when it gets
    too large.
    """
    from journeymap.editor.clip_text import text_of

    chosen = tuple(key for key in dict.fromkeys(keys) if not isinstance(find_any(journey, key), Flow))
    if not chosen:
        raise JourneyError(("There is nothing to copy: select touchpoints, notes, stages, lanes or other things",))
    bring = brought(journey, chosen)
    clip: dict[str, Any] = {"version": VERSION, "chosen": list(chosen), "cut": cut}
    also: set[str] = set()
    if cut:
        flows = [flow for flow in journey.flows if (flow.source in bring) != (flow.target in bring)]
        ties = list(_ties(journey, bring))
        also = {end for flow in flows for end in (flow.source, flow.target)} | {key for key, _, _ in ties}
        clip |= {"flows": [plain(flow) for flow in flows], "ties": [list(tie) for tie in ties]}
    fields = _fields(journey, bring, also, {key for key in chosen if index(journey).field_of[key] == "personas"})
    part = parse({"title": journey.title, **fields, _FIELD: clip})
    return Clip(dump(part), text_of(journey, chosen), tuple(bring))


def brought(journey: Journey, chosen: Iterable[str]) -> set[str]:
    """The ids chosen and those of all that hangs on them."""
    things = index(journey).things
    by_field: dict[str, set[str]] = {field: set() for field in THING_FIELDS}
    for key in chosen:
        by_field[index(journey).field_of[things[key].id]].add(key)
    return with_hanging(journey, by_field)


def read(data: bytes) -> Clipped:
    """What a clip from outside holds. Errors: FileError with a sentence that says what is wrong."""
    try:
        loaded = load(data)
    except FileError as error:
        raise FileError("", f"What is on the clipboard cannot be pasted: {error.sentence}") from None
    part = loaded.journey
    clip = (part.__pydantic_extra__ or {}).get(_FIELD)
    version = clip.get("version") if isinstance(clip, dict) else None
    if loaded.read_only or (type(version) is int and version > VERSION):
        raise FileError("", "This was copied in a newer journeymap; update this one to paste it")
    if not isinstance(clip, dict) or type(version) is not int or version != VERSION:
        raise _not_ours()
    things = index(part).things
    chosen = clip.get("chosen")
    if not isinstance(chosen, list) or not chosen or not all(_may_be_chosen(one, things) for one in chosen):
        raise _not_ours()
    cut = clip.get("cut") is True
    try:
        flows = tuple(record_of(Flow, one) for one in _list(clip, "flows")) if cut else ()
    except JourneyError:
        raise _not_ours() from None
    ties = tuple((tie[0], tie[1], tie[2]) for tie in _list(clip, "ties") if _is_tie(tie)) if cut else ()
    return Clipped(part, tuple(dict.fromkeys(chosen)), flows, ties)


def _may_be_chosen(key: object, things: dict[str, Thing]) -> bool:
    return isinstance(key, str) and key in things and not isinstance(things[key], Flow)


def _list(clip: dict[str, Any], name: str) -> list[Any]:
    found = clip.get(name, [])
    if not isinstance(found, list):
        raise _not_ours()
    return found


def _is_tie(tie: object) -> bool:
    return isinstance(tie, list) and len(tie) == 3 and all(isinstance(one, str) for one in tie)


def _not_ours() -> FileError:
    return FileError("", "What is on the clipboard is no part of a journey map, or is damaged; copy it again")


def _fields(
    journey: Journey, bring: Collection[str], also: Collection[str], personas: Collection[str]
) -> dict[str, tuple[Any, ...]]:
    """The records to bring, those in `also`, and what they refer to; `personas` are chosen themselves, so how
    touchpoints feel to them comes along."""
    felt = {t.id for t in journey.touchpoints if any(f.persona in personas for f in t.feelings)} if personas else set()
    wanted = {*bring, *also, *felt}
    records = _closure(journey, wanted, bring, personas)
    images = {one.image for field in ("personas", "notes") for one in records[field] if one.image is not None}
    return {**records, "images": tuple(p for p in journey.images if p.sha256 in images)}


def _closure(
    journey: Journey, wanted: set[str], bring: Collection[str], personas: Collection[str]
) -> dict[str, tuple[Any, ...]]:
    """The wanted records and all they refer to, by field; what is only referred to says no more than needed to
    find its like in another map."""
    things = index(journey).things
    found: dict[str, Thing] = {}
    waiting = [key for key in things if key in wanted]
    while waiting:
        thing = things[waiting.pop()]
        if thing.id in found:
            continue
        kept = thing if thing.id in bring else _reduced(thing, personas)
        found[thing.id] = kept
        field = index(journey).field_of[thing.id]
        names = [name for name, _ in REFERENCES.get(field, ()) if name not in ("together_with", "image")]
        waiting += [key for name in names if (key := getattr(kept, name)) is not None]
        if isinstance(kept, Touchpoint):
            waiting += [feeling.persona for feeling in kept.feelings]
    found |= _together(journey, found, bring)
    return {field: tuple(found[one.id] for one in getattr(journey, field) if one.id in found) for field in THING_FIELDS}


def _reduced(thing: Thing, personas: Collection[str]) -> Thing:
    """What is only referred to: of a touchpoint, where it stands and what it is called."""
    if isinstance(thing, Touchpoint):
        feelings = tuple(feeling for feeling in thing.feelings if feeling.persona in personas)
        return Touchpoint(id=thing.id, stage=thing.stage, substage=thing.substage, title=thing.title, feelings=feelings)
    return thing


def _together(journey: Journey, found: dict[str, Thing], bring: Collection[str]) -> dict[str, Thing]:
    """The touchpoints to bring whose column belongs to one that stays: the first of them has it, as far as the
    others are concerned."""
    heirs: dict[str, str] = {}
    joined: dict[str, Thing] = {}
    for touchpoint in touchpoints_in_order(journey):
        holder = touchpoint.together_with
        if touchpoint.id not in bring or holder is None or holder in bring:
            continue
        heir = heirs.setdefault(holder, touchpoint.id)
        update = {"together_with": None if heir == touchpoint.id else heir}
        joined[touchpoint.id] = found[touchpoint.id].model_copy(update=update)
    return joined


def _ties(journey: Journey, bring: Collection[str]) -> Iterable[tuple[str, str, str]]:
    """What stays and refers to something in `bring`, which it can be without."""
    for field in ("milestones", "success", "notes"):
        for name, _ in REFERENCES[field]:
            for record in getattr(journey, field):
                if record.id not in bring and getattr(record, name) in bring:
                    yield record.id, name, getattr(record, name)


def cut(journey: Journey, keys: Iterable[str]) -> Journey:
    """The map without what `copied` takes along, and without the flows among `keys`. Errors: as `delete`."""
    from journeymap.model.edits import delete

    chosen = tuple(dict.fromkeys(keys))
    return delete(journey, (*chosen, *(brought(journey, chosen) - set(chosen))))
