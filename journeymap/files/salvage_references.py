"""Records that were rescued → a map whose references lead somewhere, the last step of rescuing a file.

What was lost and others belong to is made anew and called “Lost stage” and so on, so that nothing goes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from journeymap.model.consistency import REFERENCES
from journeymap.model.journey import THING_FIELDS, Id, Lane, Persona, Stage, Touchpoint
from journeymap.model.merging_sound import sound
from journeymap.model.refusal import name_of
from journeymap.model.vocabulary import LANE_TITLES, NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.files.salvage_notes import Notes
    from journeymap.files.salvage_records import Records
    from journeymap.model.journey import Journey, LaneKind, Thing

_ID = TypeAdapter(Id)
_MOST_ANEW = 5_000
"""So many things are made anew; what belongs to others that are lost shares one of them then."""
_NAMED_TWICE = 5
"""Of more things that stood there twice just their number is told."""
Lists = dict[str, list[Any]]
_ANEW: dict[tuple[str, str], str] = {
    ("notes", "lane"): "lanes",
    ("notes", "at"): "touchpoints",
    ("signals", "at"): "touchpoints",
    ("responses", "touchpoint"): "touchpoints",
    ("touchpoints", "stage"): "stages",
    ("substages", "stage"): "stages",
    ("metrics", "stage"): "stages",
}
"""What is made anew for a reference that must lead somewhere, in this order: a touchpoint needs a stage."""


def rejoined(lists: Lists, own: dict[str, Any], records: Records, notes: Notes) -> Journey:
    """The journey of these records and fields; everything left out or made anew is told."""
    for field, references in REFERENCES.items():  # whose id was changed is still found
        for name, _ in references:
            _renamed(lists, field, name, records.renamed)
    _unique_ids(lists, records, notes)
    _given_back(lists, records)
    made = _Anew(lists, records, notes)
    for (field, name), kind in _ANEW.items():
        made.lead(field, name, kind)
    made.feelings()
    made.lanes()
    _optional(lists, notes)
    ends = {touchpoint.id for touchpoint in lists["touchpoints"]}
    for flow in lists["flows"]:
        if flow.source not in ends or flow.target not in ends:
            notes.say(f"{name_of('flow', flow)} leads from or to a touchpoint that is lost (left out)")
    lists["flows"] = [one for one in lists["flows"] if one.source in ends and one.target in ends]
    journey = sound(own | {field: tuple(values) for field, values in lists.items()})
    _tell_changes(lists, journey, notes)
    return journey


def _renamed(lists: Lists, field: str, name: str, renamed: dict[str, str]) -> None:
    if renamed:
        lists[field] = [
            one.model_copy(update={name: renamed[key]}) if (key := getattr(one, name)) in renamed else one
            for one in lists[field]
        ]


def _unique_ids(lists: Lists, records: Records, notes: Notes) -> None:
    seen: dict[str, Any] = {picture.sha256: picture for picture in lists["images"]}
    twice: list[str] = []
    for field in THING_FIELDS:
        kept = []
        for one in lists[field]:
            there = seen.get(one.id)
            if there is None:
                seen[one.id] = one
                kept.append(one)
            elif there == one:
                twice.append(name_of(NOUNS[field], one))
            else:
                kept.append(one.model_copy(update={"id": records.free_id()}))
                notes.say(f"{name_of(NOUNS[field], one)}: id “{one.id}” is that of another (it has a new one now)")
        lists[field] = kept
    for name in twice if len(twice) <= _NAMED_TWICE else ():
        notes.say(f"{name} stood there twice (left out once)")
    if len(twice) > _NAMED_TWICE:
        notes.say(f"{len(twice):,} things stood there twice, alike; each is there once now")


def _given_back(lists: Lists, records: Records) -> None:
    """Where one record of a kind has lost its id, and one id that others name is nobody's, it was that record's."""
    for field in {name for references in REFERENCES.values() for _, allowed in references for name in allowed}:
        nameless = [key for key, noun in records.nameless.items() if noun == NOUNS[field]]
        if len(nameless) != 1 or field == "images":
            continue
        missing = {key for key in _named(lists, field) if key and _is_id(key)} - set(_ids(lists, lists))
        at = next((at for at, one in enumerate(lists[field]) if one.id == nameless[0]), None)
        if len(missing) == 1 and at is not None:
            lists[field][at] = lists[field][at].model_copy(update={"id": missing.pop()})


def _named(lists: Lists, field: str, *, alone: bool = False) -> Iterable[str]:
    """The ids by which others name things of a field; `alone` where they could name nothing else."""
    for other, references in REFERENCES.items():
        for name, allowed in references:
            if allowed == (field,) or (field in allowed and not alone):
                yield from (key for one in lists[other] if (key := getattr(one, name)) is not None)
    if field == "personas":
        for touchpoint in lists["touchpoints"]:
            yield from (feeling.persona for feeling in touchpoint.feelings)


class _Anew:
    """Makes what others belong to and what is lost."""

    def __init__(self, lists: Lists, records: Records, notes: Notes) -> None:
        self.lists = lists
        self.records = records
        self.notes = notes
        self._made: dict[tuple[str, str], str] = {}
        self._taken = {one.id for field in THING_FIELDS for one in lists[field]}
        self._taken |= {picture.sha256 for picture in lists["images"]}

    def lead(self, field: str, name: str, kind: str) -> None:
        """Makes the references of this name lead to something of that kind, or to what else they may."""
        allowed = dict(REFERENCES[field])[name]
        there = {one.id for other in allowed for one in self.lists[other]}
        substages = {one.id: one.stage for one in self.lists["substages"]}
        stages = set(_named(self.lists, "stages", alone=True)) if "stages" in allowed else ()
        for at, record in enumerate(self.lists[field]):
            key = getattr(record, name)
            if key in there:
                continue
            of_substage = substages.get(record.substage) if isinstance(record, Touchpoint) else None
            lead = of_substage if of_substage in there else self._anew("stages" if key in stages else kind, key)
            there.add(lead)
            self.lists[field][at] = record.model_copy(update={name: lead})

    def feelings(self) -> None:
        """A persona for feelings of one that is lost."""
        there = {persona.id for persona in self.lists["personas"]}
        for at, touchpoint in enumerate(self.lists["touchpoints"]):
            if all(feeling.persona in there for feeling in touchpoint.feelings):
                continue
            feelings = tuple(
                feeling
                if feeling.persona in there
                else feeling.model_copy(update={"persona": self._anew("personas", feeling.persona)})
                for feeling in touchpoint.feelings
            )
            self.lists["touchpoints"][at] = touchpoint.model_copy(update={"feelings": feelings})

    def lanes(self) -> None:
        """Lanes for touchpoints and what is felt there, where all lanes are lost: nobody would see them."""
        if not {lane.id for lane in self.lists["lanes"]} <= set(self._made.values()):
            return
        touchpoints = self.lists["touchpoints"]
        wanted: list[LaneKind] = ["touchpoints"] if touchpoints else []
        wanted += ["experience"] if any(touchpoint.feelings for touchpoint in touchpoints) else []
        self.lists["lanes"][:0] = [
            Lane(id=self.records.free_id(), kind=kind, title=LANE_TITLES[kind]) for kind in wanted
        ]
        if wanted:
            self.notes.say("the lanes are lost, or there were none; there are new ones now that show the touchpoints")

    def _anew(self, kind: str, key: str) -> str:
        """The id of what stands for the lost thing of that id."""
        if (kind, key) not in self._made and len(self._made) >= _MOST_ANEW:
            key = ""
        if (kind, key) in self._made:
            return self._made[kind, key]
        new = key if key not in self._taken and _is_id(key) else self.records.free_id()
        self._taken.add(new)
        self._made[kind, key] = new
        self.lists[kind].append(self._stand_in(kind, new))
        self.notes.say(f"a {NOUNS[kind]} is lost to which others belong; “Lost {NOUNS[kind]}” stands in its place")
        return new

    def _stand_in(self, kind: str, key: str) -> Thing:
        title = f"Lost {NOUNS[kind]}"
        match kind:
            case "stages":
                return Stage(id=key, title=title)
            case "lanes":
                return Lane(id=key, kind="text", title=title)
            case "personas":
                return Persona(id=key, name=title)
            case _:
                return Touchpoint(id=key, title=title, stage="")


def _is_id(key: str) -> bool:
    try:
        _ID.validate_python(key)
    except ValidationError:
        return False
    return True


def _optional(lists: Lists, notes: Notes) -> None:
    """Lets go of references that lead nowhere and need not."""
    for field, references in REFERENCES.items():
        for name, allowed in references:
            if (field, name) in _ANEW or field == "flows":
                continue
            there = set(_ids(lists, allowed))
            for at, record in enumerate(lists[field]):
                key = getattr(record, name)
                if key is not None and key not in there:
                    wanted = " or ".join(NOUNS[other] for other in allowed)
                    notes.say(f"{name_of(NOUNS[field], record)}: the {wanted} it names is lost (left out)")
                    lists[field][at] = record.model_copy(update={name: None})


def _ids(lists: Lists, fields: Iterable[str]) -> Iterable[str]:
    for field in fields:
        for one in lists[field] if field in THING_FIELDS or field == "images" else ():
            yield one.sha256 if field == "images" else one.id


def _tell_changes(lists: Lists, journey: Journey, notes: Notes) -> None:
    """What did not fit together and was put right on the way."""
    for field in ("touchpoints", "lanes", "flows", "stages", "metrics"):
        after = {one.id: one for one in getattr(journey, field)}
        for before in lists[field]:
            now = after.get(before.id)
            place = name_of(NOUNS[field], before)
            if now is None:
                notes.say(f"{place} leads to itself, or stood there twice (left out)")
            elif now is not before:
                names = [name for name in type(before).model_fields if getattr(before, name) != getattr(now, name)]
                for name in names:
                    notes.say(f"{place}: {name.replace('_', ' ')} did not fit the rest (changed)")
