"""Taking things out of a journey, with what hangs on them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from journeymap.model.consistency import REFERENCES
from journeymap.model.edits.change import FIELD_OF, find_any, replaced, unique, without
from journeymap.model.edits.picturing import used_pictures
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from journeymap.model.journey import Journey, Thing, Touchpoint


def delete(journey: Journey, keys: Iterable[str]) -> Journey:
    """The journey without these things and without what cannot be without them: with a stage go its sub-stages,
    touchpoints, metrics and signals, with a touchpoint its notes, flows, signals and empathy responses, with a lane
    its notes, with a persona how touchpoints feel to it.

    What can be without them stays and forgets them: touchpoints of a sub-stage then stand in the stage itself, what
    happened together stays together, a milestone is no longer drawn above its touchpoint, a note no longer speaks
    for its persona, a success criterion has no proof. Pictures that nothing shows any more go too.
    Errors: JourneyError for an id that is not in the journey.
    """
    gone: dict[str, set[str]] = {}
    for key in unique(keys):
        gone.setdefault(FIELD_OF[type(find_any(journey, key))], set()).add(key)
    # A field stands after those that its records cannot be without, so one round finds all.
    for field in THING_FIELDS:
        for name in needed(field):
            lost = _lost(gone, field, name)
            if lost and (hanging := naming(getattr(journey, field), name, lost)):
                gone.setdefault(field, set()).update(hanging)
    update: dict[str, tuple[Thing, ...]] = {}
    for field in THING_FIELDS:
        records: tuple[Any, ...] = getattr(journey, field)
        if field in gone:
            records = without(records, gone[field])
        if field == "touchpoints":
            records = _rejoined(journey, records, gone.get("touchpoints", set()))
            records = _without_feelings(records, gone.get("personas", set()))
        update[field] = _forgetting(field, records, gone)
    return used_pictures(journey, update)


def needed(field: str) -> tuple[str, ...]:
    """The references that the records of a field cannot be without."""
    return tuple(name for name, _ in REFERENCES.get(field, ()) if THING_FIELDS[field].model_fields[name].is_required())


def naming(records: tuple[Any, ...], name: str, keys: Collection[str]) -> set[str]:
    """The ids of the records whose reference of that name leads to one of these."""
    return {record.id for record, key in zip(records, map(attrgetter(name), records), strict=True) if key in keys}


def _lost(gone: dict[str, set[str]], field: str, name: str) -> set[str]:
    """The ids gone among those that this reference may name."""
    allowed = dict(REFERENCES[field])[name]
    return {key for other in allowed for key in gone.get(other, ())}


def _forgetting(field: str, records: tuple[Any, ...], gone: dict[str, set[str]]) -> tuple[Any, ...]:
    """The records with the references cleared that lead to something gone."""
    optional = [name for name, _ in REFERENCES.get(field, ()) if name not in needed(field)]
    forgotten: dict[str, Any] = {}
    for name in optional:
        if lost := _lost(gone, field, name):
            concerned = naming(records, name, lost)
            for record in records if concerned else ():
                if record.id in concerned:
                    former = forgotten.get(record.id, record)
                    forgotten[record.id] = former.model_copy(update={name: None})
    return replaced(records, forgotten)


def _rejoined(journey: Journey, touchpoints: tuple[Touchpoint, ...], gone: set[str]) -> tuple[Touchpoint, ...]:
    """Those that shared the column of a touchpoint that is gone stay together: the first of them has it now."""
    heirs: dict[str, Touchpoint] = {}
    joined: dict[str, Touchpoint] = {}
    for touchpoint in touchpoints if gone else ():
        column = touchpoint.together_with
        if column is None or column not in gone:
            continue
        if column not in heirs:
            heirs[column] = touchpoint.model_copy(update={"together_with": None})
        else:
            joined[touchpoint.id] = touchpoint.model_copy(update={"together_with": heirs[column].id})
    if not heirs:
        return touchpoints
    # The heir moves to where the column stood.
    moved = {heir.id for heir in heirs.values()}
    order = [heirs.get(t.id, t) for t in journey.touchpoints if t.id not in moved]
    return replaced(tuple([t for t in order if t.id not in gone]), joined)


def _without_feelings(touchpoints: tuple[Touchpoint, ...], personas: set[str]) -> tuple[Touchpoint, ...]:
    if not personas:
        return touchpoints
    felt = {
        t.id: t.model_copy(update={"feelings": tuple(f for f in t.feelings if f.persona not in personas)})
        for t in touchpoints
        if any(feeling.persona in personas for feeling in t.feelings)
    }
    return replaced(touchpoints, felt)
