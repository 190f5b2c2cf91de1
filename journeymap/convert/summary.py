"""What came of a session: the map as it was, the map as it is and the record of the session become tables to hand
out. What it holds is worked out here; `summary_files` writes it as text, PDF or slides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.summary_eyes import for_eyes
from journeymap.flow.words import name
from journeymap.flow.words import on as date_text
from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Flow, Note, Touchpoint
from journeymap.model.vocabulary import NAME_FIELDS, NOTE_NOUNS, NOUNS, STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.model.differences import Difference
    from journeymap.model.journey import Journey, Parked, Redaction, Thing, Workshop

_APART = frozenset({"parked", "workshops", "unsettled", "steps", "images"})
"""What of the map itself is told in a part of its own, or is nobody's result."""
_BELOW = " › "
"""Between a stage and its touchpoint."""
DECIDED = "What was decided"
"""The title of the part that is told first."""


class Part(NamedTuple):
    """A table; `shares` are the columns' shares of the width, `numbers` those that hold figures, `bars` the one whose
    figures are seen as lengths, too."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    bars: int | None = None


class Summary(NamedTuple):
    """`scope` says which map it was about, `figures` how much there is of everything, each with its word, and `counts`
    the same in a sentence. `journey` is the map as it is, for the eyes that the summary is for."""

    title: str
    scope: str
    people: tuple[str, ...]
    counts: str
    figures: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    journey: Journey


def summary(before: Journey, after: Journey, workshop: Workshop, wanted: Sequence[Redaction] = ()) -> Summary:
    """What happened from the one state of a map to the other, without what is left out for certain eyes; parts with
    nothing in them are left out."""
    before, after, workshop = for_eyes(before, after, workshop, wanted)
    everything = differences(before, after)
    found = [
        one for one in everything if one.field != "images" and (one.field != "flows" or _is_meant(one, everything))
    ]
    made = (
        Part(
            DECIDED, ("What", "Decision", "Where"), tuple(_decided(found, after, workshop)),
            (0.5, 0.24, 0.26),
        ),
        Part(
            "What got the most dots", ("Rank", "What", "Dots", "Where"), tuple(_voted(after, workshop)),
            (0.1, 0.42, 0.2, 0.28), frozenset({0, 2}), 2,
        ),
        Part("What was added", ("Kind", "What", "Where"), _by_stage(_added(found, after), after), (0.2, 0.54, 0.26)),
        Part("What was changed", ("What", "Where"), _by_stage(_changed(found, before, after), after), (0.72, 0.28)),
        Part(
            "What was removed", ("Kind", "What", "Where"), _by_stage(_removed(found, before), before),
            (0.2, 0.54, 0.26),
        ),
        Part("Left for later", ("What", "Where", "Who"), tuple(_parked(before, after)), (0.52, 0.28, 0.2)),
        Part("Taken up again", ("What", "Where", "Who"), tuple(_parked(after, before)), (0.52, 0.28, 0.2)),
        Part(
            "How long it took", ("Step", "Planned", "Took", "Against the plan"), tuple(_times(workshop)),
            (0.46, 0.16, 0.16, 0.22), frozenset({1, 2}),
        ),
    )  # fmt: skip
    parts = tuple(part for part in made if part.rows)
    day = f", {date_text(workshop.held_on)}" if workshop.held_on is not None else ""
    dots = sum(one.dots for one in workshop.votes)
    figures = tuple(_figures(parts, dots))
    counts = ", ".join(map(" ".join, figures)) or "Nothing was changed"
    return Summary(
        f"{_line(workshop.title) or 'Workshop'}{day}",
        " · ".join(filter(None, map(_line, (after.title, after.segment, after.span)))),
        workshop.people,
        counts,
        figures,
        parts,
        after,
    )


def _figures(parts: Sequence[Part], dots: int) -> Iterator[tuple[str, str]]:
    said = {
        DECIDED: ("decision", "decisions"),
        "What was added": ("thing added", "things added"),
        "What was changed": ("change", "changes"),
        "What was removed": ("thing removed", "things removed"),
        "Left for later": ("thought left for later", "thoughts left for later"),
        "Taken up again": ("thought taken up again", "thoughts taken up again"),
    }
    for part in parts:
        if part.title in said:
            one, several = said[part.title]
            yield f"{len(part.rows):,}", one if len(part.rows) == 1 else several
    if dots:
        yield f"{dots:,}", "dot" if dots == 1 else "dots"


# -- the parts


def _decided(found: Iterable[Difference], after: Journey, workshop: Workshop) -> Iterator[tuple[str, ...]]:
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


def _voted(after: Journey, workshop: Workshop) -> Iterator[tuple[str, ...]]:
    things = index(after).things
    ordered = sorted(workshop.votes, key=lambda one: -one.dots)
    counts = [one.dots for one in ordered]
    for one in ordered:
        thing = things.get(one.thing or "")
        said = _said(thing, after) if thing is not None else one.text
        yield (str(counts.index(one.dots) + 1), said, f"{one.dots:,}", _where(thing, after))


def _added(found: Iterable[Difference], after: Journey) -> Iterator[tuple[str, ...]]:
    for one in found:
        if one.kind == "added" and one.after is not None:
            yield _thing(one.field, one.after, after)  # type: ignore[arg-type]  # keyed by an id, so a thing


def _removed(found: Iterable[Difference], before: Journey) -> Iterator[tuple[str, ...]]:
    for one in found:
        if one.kind == "removed" and one.before is not None:
            yield _thing(one.field, one.before, before)  # type: ignore[arg-type]  # as above


def _changed(found: Iterable[Difference], before: Journey, after: Journey) -> Iterator[tuple[str, str]]:
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
            for sentence in sentences(one._replace(names=left), before, after):
                yield sentence, where


def _parked(before: Journey, after: Journey) -> Iterator[tuple[str, ...]]:
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


def _times(workshop: Workshop) -> Iterator[tuple[str, ...]]:
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


def _by_stage(rows: Iterable[tuple[str, ...]], journey: Journey) -> tuple[tuple[str, ...], ...]:
    """Rows whose last cell tells where, as the stages follow each other; what belongs to none first."""
    places = {name(stage): number for number, stage in enumerate(journey.stages)}
    return tuple(sorted(rows, key=lambda row: places.get(row[-1].partition(_BELOW)[0], -1)))


# -- words


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


def _is_meant(one: Difference, everything: Sequence[Difference]) -> bool:
    """Whether somebody drew, named or took away this way: it did not merely come or go with what it joins."""
    flow = one.after or one.before
    if not isinstance(flow, Flow) or flow.condition:
        return True
    others = {other.key for other in everything if other.kind == one.kind and other.field != "flows"}
    return flow.source not in others and flow.target not in others


def _line(text: str) -> str:
    return " ".join(text.split())
