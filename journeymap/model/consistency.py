"""What must hold between a journey's records: ids are unique, references lead somewhere, values fit their scale.

Rules look at whole tuples with set arithmetic first and name single records only where something is wrong, so that
checking an edit of a large journey is quick.
"""

from __future__ import annotations

from itertools import chain, combinations, islice
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.model.find import tables
from journeymap.model.journey import NOTE_LANES, Picture
from journeymap.model.refusal import MORE, MOST, name_of
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journeymap.model.journey import Journey, Metric, Stage, Touchpoint

SCALES: dict[str, tuple[float, float]] = {
    "nps": (-100, 100),
    "csat": (0, 100),
    "ces": (1, 7),
    "churn": (0, 100),
    "nrr": (0, 1000),
    "health": (0, 100),
    "rhi": (0, 100),
    "adoption": (0, 100),
}
"""Lowest and highest value of each kind of metric: NPS in points, CES from 1 (easy) to 7 (hard), the rest in %
or points of a hundred; net revenue retention may pass 100 %."""

# field of the journey -> the references its records make: (field, fields of the journey it may point into)
REFERENCES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "success": (("proof", ("milestones", "metrics")),),
    "personas": (("image", ("images",)),),
    "substages": (("stage", ("stages",)),),
    "touchpoints": (
        ("stage", ("stages",)),
        ("substage", ("substages",)),
        ("together_with", ("touchpoints",)),
    ),
    "milestones": (("stage", ("stages",)), ("touchpoint", ("touchpoints",))),
    "notes": (
        ("lane", ("lanes",)),
        ("at", ("touchpoints", "stages")),
        ("persona", ("personas",)),
        ("image", ("images",)),
    ),
    "flows": (("source", ("touchpoints",)), ("target", ("touchpoints",))),
    "metrics": (("stage", ("stages",)),),
    "signals": (("at", ("touchpoints", "stages")),),
    "responses": (("touchpoint", ("touchpoints",)),),
}


def inconsistencies(journey: Journey, before: Journey | None = None) -> list[str]:
    """A sentence for each thing that contradicts another, 20 at most; empty when the journey is sound.

    Given the journey `before` an edit, which must be sound, only what the edit can have broken is looked at.
    """
    change = _Change(journey, before)
    # What references lead to must be clear before they are followed.
    for rules in ((_ids,), (_references,), (_touchpoints, _notes, _flows, _ranges)):
        found = list(islice(chain.from_iterable(rule(change) for rule in rules), MOST + 1))
        if found:
            return [*found[:MOST], MORE] if len(found) > MOST else found
    return []


class _Difference(NamedTuple):
    """What is not the same object in a field as before: its records, and the ids that are gone."""

    new: tuple[Any, ...]
    lost: frozenset[str]


class _Change:
    """What to look at in a journey: all of it, or what differs from the journey before."""

    def __init__(self, journey: Journey, before: Journey | None) -> None:
        self.journey = journey
        self.before = before
        images = {picture.sha256: picture for picture in journey.images}
        self.by_id: dict[str, dict[str, Any]] = {**tables(journey, before).by_id, "images": images}
        self.differences = {
            field: _Difference(getattr(journey, field), frozenset())
            if before is None
            else _difference(getattr(before, field), getattr(journey, field))
            for field in self.by_id
        }

    def new(self, field: str) -> tuple[Any, ...]:
        """The records of a field that are new or changed."""
        return self.differences[field].new

    def lost(self, field: str) -> bool:
        """Whether ids are gone from a field, so that references to them lead nowhere now."""
        return bool(self.differences[field].lost)


def _difference(then: tuple[Any, ...], now: tuple[Any, ...]) -> _Difference:
    if then is now:
        return _NO_DIFFERENCE
    # Most edits change one place of a long tuple: what is the same before and behind it is passed over.
    start = _same_until(then, now)
    stop = _same_until(then[: start - 1 if start else None : -1], now[: start - 1 if start else None : -1])
    old, new = then[start : len(then) - stop], now[start : len(now) - stop]
    same = set(map(id, old))
    lost = frozenset(map(_key, old)).difference(map(_key, new))
    return _Difference(tuple(record for record in new if id(record) not in same), lost)


_NO_DIFFERENCE = _Difference((), frozenset())


def _same_until(one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
    """How many records at the beginning are the very same in both."""
    same = list(map(is_, one, other))
    return len(same) if all(same) else same.index(False)


def _key(record: Any) -> str:
    return record.sha256 if type(record) is Picture else record.id


def _ids(change: _Change) -> Iterator[str]:
    new_ids: dict[str, Collection[str]] = {}
    for field, table in change.by_id.items():
        if change.differences[field] is _NO_DIFFERENCE:
            continue
        records: tuple[Any, ...] = getattr(change.journey, field)
        if len(table) < len(records):
            yield from _repeated(field, records)
        new_ids[field] = table.keys() if change.before is None else set(map(_key, change.new(field)))
    for other, field in combinations(change.by_id, 2):
        one, two = change.by_id[other].keys(), change.by_id[field].keys()
        both = two & new_ids.get(other, ()) if change.before is not None else set()
        both |= one & new_ids.get(field, ())
        for key in both:
            yield _taken(name_of(NOUNS[field], change.by_id[field][key]), key, NOUNS[other])


def _repeated(field: str, records: tuple[Any, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for record in records:
        if (key := _key(record)) in seen:
            yield _taken(name_of(NOUNS[field], record), key, NOUNS[field])
        seen.add(key)


def _taken(place: str, key: str, noun: str) -> str:
    return f"{place}: id “{shortened(key)}” is already that of another {noun}; give one of them another id"


def _references(change: _Change) -> Iterator[str]:
    for field, references in REFERENCES.items():
        new = change.new(field)
        for name, allowed in references:
            records = getattr(change.journey, field) if any(map(change.lost, allowed)) else new
            missing = set(map(attrgetter(name), records)) - {None}
            for other in allowed:
                missing = missing.difference(change.by_id[other])
            if missing:
                for record in records:
                    if (key := getattr(record, name)) in missing:
                        yield _nowhere(name_of(NOUNS[field], record), name, key, allowed)
    touchpoints = change.journey.touchpoints if change.lost("personas") else change.new("touchpoints")
    personas = change.by_id["personas"]
    for touchpoint in touchpoints:
        for feeling in touchpoint.feelings:
            if feeling.persona not in personas:
                place = name_of("touchpoint", touchpoint)
                yield _nowhere(place, "persona of a feeling", feeling.persona, ("personas",))


def _nowhere(place: str, name: str, key: str, allowed: tuple[str, ...]) -> str:
    wanted = " or ".join(NOUNS[field] for field in allowed)
    called = "place" if name == "at" else name.replace("_", " ")
    return f"{place}: {called} “{shortened(key)}” names no {wanted} of this journey"


def _touchpoints(change: _Change) -> Iterator[str]:
    touchpoints: dict[str, Any] = change.by_id["touchpoints"]
    substages: dict[str, Any] = change.by_id["substages"]
    new: list[Touchpoint] = list(change.new("touchpoints"))
    if change.before is not None:
        # Who shares a column with a touchpoint that was moved, or stands in a changed sub-stage, may be wrong now.
        former = tables(change.before).by_id["touchpoints"]
        ids = {t.id for t in new}
        if restood := {t.id for t in new if _stand(former.get(t.id)) != _stand(t)}:
            new += [t for t in change.journey.touchpoints if t.together_with in restood and t.id not in ids]
        if moved := {substage.id for substage in change.new("substages")}:
            new += [t for t in change.journey.touchpoints if t.substage in moved and t.id not in ids]
    for touchpoint in new:
        if touchpoint.substage is not None and substages[touchpoint.substage].stage != touchpoint.stage:
            yield f"{name_of('touchpoint', touchpoint)}: its sub-stage belongs to another stage"
        if touchpoint.together_with is not None:
            yield from _together(touchpoint, touchpoints[touchpoint.together_with])
        if len(touchpoint.feelings) > 1:
            personas = {feeling.persona for feeling in touchpoint.feelings}
            if len(personas) < len(touchpoint.feelings):
                yield f"{name_of('touchpoint', touchpoint)}: two feelings of one persona; keep one of them"


def _stand(touchpoint: Any) -> tuple[str, str | None, str | None] | None:
    return touchpoint and (touchpoint.stage, touchpoint.substage, touchpoint.together_with)


def _together(touchpoint: Touchpoint, other: Touchpoint) -> Iterator[str]:
    place = name_of("touchpoint", touchpoint)
    if other is touchpoint:
        yield f"{place}: it cannot happen together with itself"
    elif other.together_with is not None:
        yield (
            f"{place}: it is together with {name_of('touchpoint', other)}, which shares yet another column;"
            " name the one that has the column"
        )
    elif (other.stage, other.substage) != (touchpoint.stage, touchpoint.substage):
        yield f"{place}: it is together with {name_of('touchpoint', other)}, which stands in another stage or sub-stage"


def _notes(change: _Change) -> Iterator[str]:
    lanes: dict[str, Any] = change.by_id["lanes"]
    # A lane may have become one of another kind.
    notes = change.journey.notes if change.new("lanes") else change.new("notes")
    full = {lane for lane in {note.lane for note in notes} if lanes[lane].kind not in NOTE_LANES}
    for note in notes if full else ():
        if note.lane in full:
            lane = lanes[note.lane]
            yield (
                f"{name_of('note', note)}: {name_of('lane', lane)} shows {lane.kind} and holds no notes;"
                " put it into another lane"
            )


def _flows(change: _Change) -> Iterator[str]:
    touchpoints = change.by_id["touchpoints"]
    new = change.new("flows")
    for flow in new:
        if flow.source == flow.target:
            yield f"flow {flow.id}: it leads from {name_of('touchpoint', touchpoints[flow.source])} to itself"
    flows = change.journey.flows if new else ()
    if len(set(map(attrgetter("source", "target"), flows))) < len(flows):
        pairs: set[tuple[str, str]] = set()
        for flow in flows:
            pair = (flow.source, flow.target)
            if pair in pairs:
                ends = (name_of("touchpoint", touchpoints[key]) for key in pair)
                yield f"flow {flow.id}: {' and '.join(ends)} are joined twice; keep one of the flows"
            pairs.add(pair)


def _ranges(change: _Change) -> Iterator[str]:
    stage: Stage
    for stage in change.new("stages"):
        if stage.start_day is not None and stage.end_day is not None and stage.start_day > stage.end_day:
            yield (
                f"{name_of('stage', stage)}: it starts on day {_number(stage.start_day)},"
                f" after its end on day {_number(stage.end_day)}"
            )
    metric: Metric
    for metric in change.new("metrics"):
        if metric.kind not in SCALES:
            continue
        low, high = SCALES[metric.kind]
        for name in ("current", "target"):
            value = getattr(metric, name)
            if value is not None and not low <= value <= high:
                place = name_of("metric", metric) if metric.title.strip() else f"metric {metric.kind.upper()}"
                yield f"{place}: {name} {_number(value)} is outside {_number(low)}…{_number(high)}"


def _number(value: float) -> str:
    return f"{value:.10g}".replace("-", "−")
