"""Copies of things within a journey, with what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.consistency import REFERENCES
from journeymap.model.edits.change import FIELD_OF, Ids, called, changed, find_any, placed, replaced, unique
from journeymap.model.edits.deleting import naming, needed
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Flow
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journeymap.model.journey import Journey, Touchpoint


def duplicate(journey: Journey, keys: Iterable[str]) -> Journey:
    """Copies of these things, each with what hangs on it: of a stage with its sub-stages, touchpoints, metrics,
    signals and milestones, of a touchpoint with its notes, signals and empathy responses, of a lane with its notes,
    of a persona with how touchpoints feel to it; flows are copied where both their ends are.

    Copies say the same and stand behind the last of their originals (touchpoints: of those in the same stage and
    sub-stage). The copy of a touchpoint has a column of its own unless the one it happens together with is copied
    too. Errors: JourneyError for an unknown id, and for a flow by itself: two touchpoints are joined once.
    """
    chosen: dict[str, set[str]] = {field: set() for field in THING_FIELDS}
    for key in unique(keys):
        thing = find_any(journey, key)
        if isinstance(thing, Flow):
            raise JourneyError((f"{called(thing)} cannot be copied: two touchpoints are joined only once",))
        chosen[FIELD_OF[type(thing)]].add(key)
    copied = with_hanging(journey, chosen)
    ids = Ids(journey)
    new = {thing.id: ids.new(type(thing)) for thing in index(journey).things.values() if thing.id in copied}
    update: dict[str, tuple[Any, ...]] = {}
    for field in THING_FIELDS:
        records: tuple[Any, ...] = getattr(journey, field)
        copies = {record.id: _copy(field, record, new) for record in records if record.id in copied}
        if field == "touchpoints":
            update[field] = _behind_columns(journey, records, copies)
        else:
            last = [key for key in copies if key in chosen[field]][-1:]
            beside = [copies[key] for key in copies if key in chosen[field]]
            hanging = [copies[key] for key in copies if key not in chosen[field]]
            update[field] = (*placed(records, beside, after=last[0] if last else None), *hanging)
    if chosen["personas"]:
        update["touchpoints"] = _felt_alike(update["touchpoints"], {key: new[key] for key in chosen["personas"]})
    return changed(journey, **update)


def with_hanging(journey: Journey, chosen: Mapping[str, Collection[str]]) -> set[str]:
    """The ids chosen and those of all that is copied with them."""
    copied = {key for keys in chosen.values() for key in keys}
    copied |= {t.id for t in journey.touchpoints if t.substage in chosen["substages"]}
    for field in THING_FIELDS:
        if names := needed(field):
            named = [naming(getattr(journey, field), name, copied) for name in names]
            copied |= set.intersection(*named) if field == "flows" else set.union(*named)
    copied |= {m.id for m in journey.milestones if m.stage in chosen["stages"]}
    return copied


def _copy(field: str, record: Any, new: Mapping[str, str]) -> Any:
    """The record under its new id; what it refers to is the copy of that where there is one."""
    update: dict[str, str | None] = {"id": new[record.id]}
    for name, _ in REFERENCES.get(field, ()):
        key = getattr(record, name)
        if key in new:
            update[name] = new[key]
        elif name == "together_with":
            update[name] = None
    return record.model_copy(update=update)


def _behind_columns(
    journey: Journey, records: tuple[Touchpoint, ...], copies: Mapping[str, Touchpoint]
) -> tuple[Touchpoint, ...]:
    """The touchpoints with their copies: in a new stage or sub-stage in their order, else behind the last column
    that was copied there."""
    found = index(journey)
    beside: dict[tuple[str, str | None], list[str]] = {}
    elsewhere: list[Touchpoint] = []
    for key, copy in copies.items():
        original = found.things[key]
        if (copy.stage, copy.substage) == _home(original):
            beside.setdefault((copy.stage, copy.substage), []).append(key)
        else:
            elsewhere.append(copy)
    for keys in beside.values():
        last = found.columns[max(found.column_of[key] for key in keys)].touchpoints[0]
        records = placed(records, [copies[key] for key in keys], after=last.id)
    return (*records, *elsewhere)


def _home(touchpoint: Any) -> tuple[str, str | None]:
    return touchpoint.stage, touchpoint.substage


def _felt_alike(touchpoints: tuple[Touchpoint, ...], personas: Mapping[str, str]) -> tuple[Touchpoint, ...]:
    """The touchpoints, which feel to these personas' copies as to the originals."""
    felt = {
        t.id: t.model_copy(
            update={
                "feelings": (
                    *t.feelings,
                    *(
                        f.model_copy(update={"persona": personas[f.persona]})
                        for f in t.feelings
                        if f.persona in personas
                    ),
                )
            }
        )
        for t in touchpoints
        if any(feeling.persona in personas for feeling in t.feelings)
    }
    return replaced(touchpoints, felt)
