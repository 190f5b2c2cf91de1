"""Two states of a map held against each other on one map: all that either of them has, each thing marked by what
became of it, and a sentence for each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from journeymap.model.difference_words import sentences
from journeymap.model.differences import KEYED, by_key, differences
from journeymap.model.find import index
from journeymap.model.merging_ids import told_apart
from journeymap.model.merging_order import merged_order
from journeymap.model.merging_sound import sound
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

Change = Literal["added", "removed", "changed", "moved"]
SIGNS: dict[Change, str] = {"added": "+", "removed": "−", "changed": "≠", "moved": "↔"}
"""What stands beside a thing on the map and before its sentence, so that nothing is told by colour alone."""
_ABOVE = ("at", "touchpoint", "source", "substage", "stage")
"""Where to look for the place of a thing that is not drawn by itself."""


class Line(NamedTuple):
    """A difference in words; `thing` is "" for the map itself."""

    thing: str
    change: Change
    sentence: str


class Comparison(NamedTuple):
    """`whole` is the map as it is now with what it has lost besides; `changes` holds what became of its things."""

    whole: Journey
    changes: Mapping[str, Change]
    lines: tuple[Line, ...]

    @property
    def counts(self) -> dict[Change, int]:
        """How many things became what, in a fixed order; none that did not happen."""
        said = [*self.changes.values(), *(line.change for line in self.lines if not line.thing)]
        return {change: number for change in SIGNS if (number := said.count(change))}


def compare(then: Journey, now: Journey) -> Comparison:
    """What happened from then to now."""
    changes: dict[str, Change] = {}
    lines = []
    for one in differences(then, now):
        if one.field != "images":
            lines += [Line(one.key, one.kind, sentence) for sentence in sentences(one, then, now)]
        if one.field and one.field != "images":
            changes[one.key] = one.kind
    return Comparison(_whole(then, now), changes, tuple(lines))


def counted(comparison: Comparison, since: str = "since") -> str:
    """“3 added, 1 removed since”; that nothing differs."""
    told = ", ".join(f"{number:,} {change}" for change, number in comparison.counts.items())
    return f"{told} {since}".strip() if told else "The same as now"


def _whole(then: Journey, now: Journey) -> Journey:
    """The map as it is now, and what it had then and has no more."""
    then = told_apart(then, now, then)
    fields: dict[str, Any] = {name: getattr(now, name) for name in type(now).model_fields}
    for field in KEYED:
        old, new = by_key(getattr(then, field)), by_key(getattr(now, field))
        order = merged_order(list(old), list(new), list(old))
        fields[field] = tuple(new.get(key) or old[key] for key in order)
    try:
        return sound(fields)
    except JourneyError:
        return now  # both together would be more than a map can hold: the sentences tell what is gone


def places(scene: Scene, comparison: Comparison) -> list[tuple[str, Change]]:
    """The things to be marked in a scene of the whole. What is not drawn by itself marks as changed what it belongs
    to; what is not drawn at all is in the sentences only."""
    from journeymap.layout.hit import rect_of

    found: dict[str, Change] = {}
    for thing, change in comparison.changes.items():
        here = next((one for one in _upwards(comparison.whole, thing) if rect_of(scene, one) is not None), None)
        if here == thing:
            found[thing] = change
        elif here is not None:
            found.setdefault(here, "changed")
    return list(found.items())


def place_of(scene: Scene, comparison: Comparison, thing: str) -> str:
    """The thing that the scene shows for this one; "" for none."""
    from journeymap.layout.hit import rect_of

    return next((one for one in _upwards(comparison.whole, thing) if rect_of(scene, one) is not None), "")


def _upwards(journey: Journey, thing: str) -> Iterable[str]:
    things = index(journey).things
    seen: set[str] = set()
    while thing in things and thing not in seen:
        seen.add(thing)
        yield thing
        record = things[thing]
        above = (getattr(record, field, None) for field in _ABOVE)
        thing = next((one for one in above if isinstance(one, str)), "")
