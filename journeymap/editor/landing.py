"""Where each thing of a clip lands in a map, and under which id: the new records of a paste, one at a time.

`editor.pasting` puts them together. What a clip refers to without bringing it is found in the map by
`editor.matching`, or added where a map has nothing like it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from journeymap.editor.matching import Alike
from journeymap.editor.new_ids import NewIds
from journeymap.model.consistency import REFERENCES
from journeymap.model.find import index
from journeymap.model.journey import (
    THING_FIELDS,
    EmpathyResponse,
    Metric,
    Milestone,
    Note,
    Signal,
    SubStage,
    Touchpoint,
)
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeymap.editor.places import Place
    from journeymap.model.journey import Journey, Thing

_HUNG: tuple[type[Thing], ...] = (Note, Signal, Metric, EmpathyResponse)


class Landing:
    """The way of each thing of `part` that is brought into `journey`. `ids` tells what it is called there."""

    def __init__(
        self, journey: Journey, part: Journey, chosen: tuple[str, ...], bring: Collection[str], where: Place
    ) -> None:
        self.journey, self.part, self.where = journey, part, where
        self.bring = bring
        self.alike = Alike(part, journey)
        self.things = index(part).things
        self.direct = {key for key in chosen if not self._hangs(self.things[key])}
        """What was chosen itself and does not come with something else: it stands at the place."""
        self.new_ids = NewIds(journey, part, bring)
        self.ids = self.new_ids.of
        self._added: dict[str, Thing] = {}

    def _hangs(self, thing: Thing) -> bool:
        """Whether what it hangs on is brought too."""
        names = [name for name, _ in REFERENCES.get(index(self.part).field_of[thing.id], ())]
        if isinstance(thing, Touchpoint | Milestone):
            names = [name for name in names if name in ("stage", "substage", "touchpoint")]
        elif isinstance(thing, Note):
            names = ["lane", "at"]
        return any(getattr(thing, name) in self.bring for name in names)

    # -- what is brought

    def landed(self, field: str, record: Any) -> Any:
        """The record under its new id at its new place. Errors: JourneyError where there is none for it."""
        update: dict[str, Any] = {"id": self.ids[record.id]}
        match record:
            case Touchpoint():
                update |= self._touchpoint(record)
            case SubStage():
                update["stage"] = self._home_stage(record.stage, record.id in self.direct)
            case Milestone():
                update |= self._milestone(record)
            case Note():
                update |= {"at": self._at(record, record.at), "lane": self._lane(record)}
                update["persona"] = record.persona and self.persona(record.persona)
            case Signal():
                update["at"] = self._at(record, record.at)
            case Metric():
                update["stage"] = self._stage_at(self._at(record, record.stage))
            case EmpathyResponse():
                update["touchpoint"] = self._touchpoint_at(self._at(record, record.touchpoint))
            case _:
                for name, fields in REFERENCES.get(field, ()):
                    if name != "image" and (key := getattr(record, name)) is not None:
                        update[name] = self.ids.get(key) or self.alike.same(key, fields)
        return record.model_copy(update=update)

    def neighbour(self, field: str) -> str | None:
        """The thing of this map behind which those of a field shall stand that were chosen themselves."""
        found = index(self.journey)
        where = self.where
        match field:
            case "stages":
                return where.stage
            case "touchpoints" if where.touchpoint is not None:
                return found.columns[found.column_of[where.touchpoint]].touchpoints[0].id
            case "substages":
                return where.substage
            case _:
                return where.beside if found.field_of.get(where.beside or "") == field else None

    def _touchpoint(self, touchpoint: Touchpoint) -> dict[str, Any]:
        stage, substage = touchpoint.stage, touchpoint.substage
        holder = touchpoint.together_with
        if stage in self.bring:
            home = (self.ids[stage], substage and self.ids[substage])
        elif substage in self.bring:
            home = (self._home_stage(stage, substage in self.direct), self.ids[substage or ""])
        elif self.where.stage is not None:
            home = (self.where.stage, self.where.substage)
        else:
            home = self._home_like(touchpoint)
        feelings = tuple(
            feeling.model_copy(update={"persona": self.persona(feeling.persona)}) for feeling in touchpoint.feelings
        )
        together = self.ids.get(holder) if holder in self.bring and holder is not None else None
        return {"stage": home[0], "substage": home[1], "together_with": together, "feelings": feelings}

    def _home_stage(self, stage: str, direct: bool) -> str:
        """The stage of a sub-stage."""
        if stage in self.bring:
            return self.ids[stage]
        return self.where.stage if direct and self.where.stage is not None else self.stage(stage)

    def _home_like(self, touchpoint: Touchpoint) -> tuple[str, str | None]:
        stage = self.stage(touchpoint.stage)
        substage = self.alike.of("substages").get(touchpoint.substage or "")
        there = index(self.journey).things.get(substage or "")
        return stage, substage if isinstance(there, SubStage) and there.stage == stage else None

    def _milestone(self, milestone: Milestone) -> dict[str, Any]:
        stage, touchpoint = milestone.stage, milestone.touchpoint
        if touchpoint in self.bring or stage in self.bring:
            at = self.ids.get(touchpoint or "") or (touchpoint and self.alike.same(touchpoint, ("touchpoints",)))
            if stage is None or stage in self.bring:
                return {"touchpoint": at, "stage": stage and self.ids[stage]}
            holder = self.things[touchpoint or ""]
            assert isinstance(holder, Touchpoint)
            return {"touchpoint": at, "stage": self._touchpoint(holder)["stage"]}
        if self.where.stage is not None:
            return {"touchpoint": touchpoint and self.where.touchpoint, "stage": stage and self.where.stage}
        return {
            "touchpoint": touchpoint and self.alike.same(touchpoint, ("touchpoints",)),
            "stage": stage and self.alike.same(stage, ("stages",)),
        }

    # -- what hangs on something

    def _at(self, record: Thing, key: str) -> str:
        """The touchpoint or stage of this map that something hangs on, which hung on `key`."""
        if key in self.ids:
            return self.ids[key]
        if record.id in self.direct and self.where.at is not None:
            return self._row[self._rank[key]] if self._rank[key] < len(self._row) else self._row[-1]
        thing = self.things[key]
        if isinstance(thing, Touchpoint):
            return self.alike.of("touchpoints").get(key) or self.stage(thing.stage)
        return self.stage(key)

    @cached_property
    def _rank(self) -> dict[str, int]:
        """The places that chosen things hung on, counted from left to right."""
        hung = [self.things[key] for key in self.direct if isinstance(self.things[key], _HUNG)]
        keys = {key for one in hung for name in ("at", "stage", "touchpoint") if (key := getattr(one, name, None))}
        order = [t.id for column in index(self.part).columns for t in column.touchpoints]
        stages = [stage.id for stage in self.part.stages]
        return {key: rank for rank, key in enumerate(key for key in (*stages, *order) if key in keys)}

    @cached_property
    def _row(self) -> tuple[str, ...]:
        """The places from the one in focus to the right that they may hang on now."""
        found = index(self.journey)
        if self.where.touchpoint is None:
            stages = [stage.id for stage in self.journey.stages]
            return tuple(stages[stages.index(self.where.stage or "") :])
        behind = found.columns[found.column_of[self.where.touchpoint] + 1 :]
        return (self.where.touchpoint, *(column.touchpoints[0].id for column in behind if column.touchpoints))

    def _stage_at(self, key: str) -> str:
        thing = index(self.journey).things.get(key)
        return thing.stage if isinstance(thing, Touchpoint) else key

    def _touchpoint_at(self, key: str) -> str:
        if key in self.ids.values() or isinstance(index(self.journey).things.get(key), Touchpoint):
            return key
        raise JourneyError(
            ("An empathy response belongs to a touchpoint: select the one it shall stand at, then paste",)
        )

    def _lane(self, note: Note) -> str:
        if note.lane in self.bring:
            return self.ids[note.lane]
        if note.id in self.direct and self._one_lane and (here := self.where.note_lane(self.journey)) is not None:
            return here
        return self.lane(note.lane)

    @cached_property
    def _one_lane(self) -> bool:
        """Whether all notes that were chosen come from one lane: then they may go into another."""
        return len({note.lane for note in self.part.notes if note.id in self.direct}) == 1

    # -- what is only referred to

    def persona(self, key: str) -> str:
        return self._known(key, "personas")

    def lane(self, key: str) -> str:
        return self._known(key, "lanes")

    def stage(self, key: str) -> str:
        """The stage that is meant, else the last one; the clip's own in a map that has none."""
        found = self.alike.of("stages").get(key)
        if found is None and self.journey.stages and key not in self.bring:
            return self.journey.stages[-1].id
        return found or self._known(key, "stages")

    def _known(self, key: str, field: str) -> str:
        """The thing of this map that is meant; it is added where there is none like it."""
        if key in self.ids:
            return self.ids[key]
        found = self.alike.of(field).get(key)
        if found is not None:
            return found
        self.ids[key] = self.new_ids.free(field, key)
        self._added[key] = self.things[key].model_copy(update={"id": self.ids[key]})
        return self.ids[key]

    def added(self) -> dict[str, list[Thing]]:
        """What had to be added to the map because something refers to it, by field."""
        found: dict[str, list[Thing]] = {field: [] for field in THING_FIELDS}
        for key, thing in self._added.items():
            found[index(self.part).field_of[key]].append(thing)
        return found
