"""What the tables of a session's summary say, row by row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeymap.flow.words import called, name
from journeymap.model.difference_words import sentences
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Flow, Note, Touchpoint
from journeymap.model.vocabulary import NAME_FIELDS, NOTE_NOUNS, NOUNS, STATUS_LABELS, feeling_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.model.differences import Difference
    from journeymap.model.journey import Journey, Parked, Thing, Workshop

_APART = frozenset({"parked", "workshops", "unsettled", "steps", "images"})
"""What of the map itself is told in a part of its own, or is nobody's result."""
_BELOW = " › "
"""Between a stage and its touchpoint."""


def decided(found: Iterable[Difference], after: Journey, workshop: Workshop) -> Iterator[tuple[str, ...]]:
    """What was marked as decided, and what has another status now."""
    things = index(after).things
    marked = set()
    for one in workshop.decisions:
        thing = things.get(one.thing or "")
        marked.add(one.thing)
        status = STATUS_LABELS.get(thing.status or "", "") if isinstance(thing, Note) else ""
        told = f"Decided · {status}" if status else "Decided"
        yield (_said(thing, after) if thing is not None else one.text, told, _where(thing, after))
    for difference in found:
        note = difference.after
        if isinstance(note, Note) and "status" in difference.names and note.id not in marked:
            was = difference.before.status if isinstance(difference.before, Note) else None
            told = " → ".join(STATUS_LABELS.get(one or "", "–") for one in (was, note.status))
            yield (_said(note, after), told, _where(note, after))


def voted(after: Journey, workshop: Workshop) -> Iterator[tuple[str, ...]]:
    """What got dots, the most first; those with as many have the same rank."""
    things = index(after).things
    ordered = sorted(workshop.votes, key=lambda one: -one.dots)
    counts = [one.dots for one in ordered]
    for one in ordered:
        thing = things.get(one.thing or "")
        said = _said(thing, after) if thing is not None else one.text
        yield (str(counts.index(one.dots) + 1), said, f"{one.dots:,}", _where(thing, after))


def added(found: Iterable[Difference], after: Journey) -> Iterator[tuple[str, ...]]:
    """What the map has now and had not, and where."""
    for one in found:
        if one.kind == "added" and one.after is not None:
            yield _thing(one.field, one.after, after)  # type: ignore[arg-type]  # keyed by an id, so a thing


def removed(found: Iterable[Difference], before: Journey) -> Iterator[tuple[str, ...]]:
    """What the map had and has no more, and where it was."""
    for one in found:
        if one.kind == "removed" and one.before is not None:
            yield _thing(one.field, one.before, before)  # type: ignore[arg-type]  # as above


def changed(found: Iterable[Difference], before: Journey, after: Journey) -> Iterator[tuple[str, str]]:
    """A sentence for all that says something else now, and where it is."""
    for one in found:
        if one.kind not in ("changed", "moved"):
            continue
        left = tuple(
            field
            for field in one.names
            if not (field in _APART and not one.field) and not (field == "status" and isinstance(one.after, Note))
        )
        if left or one.moved:
            where = _where(one.after, after) if one.field else ""  # type: ignore[arg-type]  # keyed, so a thing
            others = tuple(field for field in left if field != "feelings")
            said = list(_felt(one, after)) if others != left else []
            if others or one.moved:
                said += sentences(one._replace(names=others), before, after)
            for sentence in said:
                yield sentence, where


def _felt(one: Difference, after: Journey) -> Iterator[str]:
    """How a touchpoint feels now to those to whom it felt otherwise; whoever is gone is told among what was removed."""
    then, now = one.before, one.after
    if not isinstance(then, Touchpoint) or not isinstance(now, Touchpoint):
        return
    was, felt = ({feeling.persona: feeling.value for feeling in thing.feelings} for thing in (then, now))
    for persona in (key for key in dict.fromkeys((*felt, *was)) if was.get(key) != felt.get(key)):
        who = index(after).things.get(persona)
        if who is not None:
            how = ["–" if value is None else feeling_text(value) for value in (was.get(persona), felt.get(persona))]
            yield f"{called(now)} feels otherwise to {called(who)}: {' → '.join(how)}"


def parked(before: Journey, after: Journey) -> Iterator[tuple[str, ...]]:
    """What stands in the parking lot after and not before, as often as it does."""
    there = Counter(map(_key, before.parked))
    things = index(after).things
    for one in after.parked:
        if there[_key(one)]:
            there[_key(one)] -= 1
            continue
        at = things.get(one.at or "")
        where = "" if at is None else _BELOW.join(filter(None, (_where(at, after), name(at))))
        yield (one.text, where, one.by)


def _key(one: Parked) -> tuple[str, str]:
    return one.text, one.by


def times(workshop: Workshop) -> Iterator[tuple[str, ...]]:
    """How long each step took and was meant to, and all of them."""
    for one in workshop.spent:
        against = "" if one.minutes is None else _against(one.seconds, one.minutes)
        planned = "" if one.minutes is None else f"{one.minutes:,} min"
        yield (one.title or one.step, planned, _minutes(one.seconds), against)
    if len(workshop.spent) > 1:
        whole = sum(one.seconds for one in workshop.spent)
        planned_whole = sum(one.minutes or 0 for one in workshop.spent)
        yield ("All together", f"{planned_whole:,} min" if planned_whole else "", _minutes(whole), "")


def _against(seconds: int, minutes: int) -> str:
    """What a reader gets who takes the one figure from the other."""
    off = _rounded(seconds) - minutes if seconds >= 60 else -minutes
    return f"{abs(off):,} min {'over' if off > 0 else 'left'}" if off else "on time"


def _minutes(seconds: int) -> str:
    """ "12 min", "40 s"."""
    return f"{_rounded(seconds):,} min" if seconds >= 60 else f"{seconds} s"


def _rounded(seconds: int) -> int:
    """Minutes, half of one rounded up."""
    return (seconds + 30) // 60


def by_stage(rows: Iterable[tuple[str, ...]], journey: Journey) -> tuple[tuple[str, ...], ...]:
    """Rows whose last cell tells where, as the stages follow each other; what belongs to none first."""
    places = {name(stage): number for number, stage in enumerate(journey.stages)}
    return tuple(sorted(rows, key=lambda row: places.get(row[-1].partition(_BELOW)[0], -1)))


def _thing(field: str, thing: Thing, journey: Journey) -> tuple[str, str, str]:
    noun = NOUNS[field]
    if isinstance(thing, Note):
        lane = index(journey).things.get(thing.lane)
        noun = NOTE_NOUNS.get(getattr(lane, "kind", "text"), "Note")
    return noun[:1].upper() + noun[1:], _said(thing, journey), _where(thing, journey)


def _said(thing: Thing, journey: Journey) -> str:
    """What a thing says, whole; a way without words is told by what it joins."""
    if isinstance(thing, Flow):
        ends = [index(journey).things.get(key) for key in (thing.source, thing.target)]
        way = " → ".join(name(end) for end in ends if end is not None)
        return f"{way}: {thing.condition}" if thing.condition.strip() else way
    field = next(key for key, kind in THING_FIELDS.items() if isinstance(thing, kind))
    return str(getattr(thing, NAME_FIELDS.get(field, "title"))).strip() or name(thing)


def _where(thing: Thing | None, journey: Journey) -> str:
    """The stage, and the touchpoint, that something belongs to: “Onboarding › Kick-off”."""
    things = index(journey).things
    above = []
    for field in ("at", "touchpoint", "source", "stage"):
        there = things.get(getattr(thing, field, None) or "")
        if there is not None:
            above += [] if isinstance(thing, Flow) else [name(there)]
            stage = things.get(there.stage) if isinstance(there, Touchpoint) else None
            if stage is not None:
                above.insert(0, name(stage))
            break
    return _BELOW.join(above)


def is_meant(one: Difference, everything: Sequence[Difference]) -> bool:
    """Whether somebody drew, named or took away this way: it did not merely come or go with what it joins."""
    flow = one.after or one.before
    if not isinstance(flow, Flow) or flow.condition:
        return True
    others = {other.key for other in everything if other.kind == one.kind and other.field != "flows"}
    return flow.source not in others and flow.target not in others
