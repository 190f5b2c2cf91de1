"""What two states of a map differ in, thing by thing: what was added, removed, changed or put elsewhere.

Stands beside the model: comparing versions, merging and the summary of a session are made of it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from journeymap.model.journey import THING_FIELDS, Picture

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from journeymap.model.journey import Journey, Record

KEYED: tuple[str, ...] = (*THING_FIELDS, "images")
"""The journey's tuples whose records are told apart by a key of their own."""

_NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "success": (),
    "personas": (),
    "stages": (),
    "substages": ("stage",),
    "touchpoints": ("stage",),
    "milestones": (),
    "lanes": (),
    "notes": ("lane", "at"),
    "metrics": ("stage",),
}
"""Where order means something: a record is before or after those that have the same values in these fields."""

_MISSING = object()


class Difference(NamedTuple):
    """One record of a field as it was and as it is; None where there is none. For the map itself, `field` and `key`
    are "" and both are journeys."""

    field: str
    key: str
    before: Record | None
    after: Record | None
    names: tuple[str, ...] = ()
    """The fields in which both differ."""
    moved: bool = False
    """Whether it stands elsewhere among its neighbours."""

    @property
    def kind(self) -> Literal["added", "removed", "changed", "moved"]:
        """What became of it; something that was both changed and moved is changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if self.names else "moved"


def differences(before: Journey, after: Journey) -> tuple[Difference, ...]:
    """What differs, in the order of the file: first the map itself, then each field's records as they stand now, those
    that are gone behind them."""
    found: list[Difference] = []
    if names := tuple(name for name in differing(before, after) if name not in KEYED):
        found.append(Difference("", "", before, after, names))
    for field in KEYED:
        then, now = getattr(before, field), getattr(after, field)
        if then is not now:
            found += _in_field(field, then, now)
    return tuple(found)


def key_of(record: Any) -> str:
    """What tells a record of a keyed field apart: its id, an image's hash."""
    return str(record.sha256) if type(record) is Picture else str(record.id)


def by_key(records: Iterable[Any]) -> dict[str, Any]:
    """The records of a keyed field by what tells them apart, in their order."""
    return {key_of(record): record for record in records}


def values(record: Record) -> dict[str, Any]:
    """All that a record says, unknown fields included."""
    return {name: getattr(record, name) for name in type(record).model_fields} | (record.__pydantic_extra__ or {})


def _in_field(field: str, then: Sequence[Any], now: Sequence[Any]) -> Iterable[Difference]:
    old, new = by_key(then), by_key(now)
    moved = moved_keys(field, then, now)
    for key, record in new.items():
        former = old.get(key)
        names = () if former is None or former is record else differing(former, record)
        if former is None or names or key in moved:
            yield Difference(field, key, former, record, names, key in moved)
    for key, record in old.items():
        if key not in new:
            yield Difference(field, key, record, None)


def differing(one: Record, other: Record) -> tuple[str, ...]:
    """The names of the fields, unknown ones included, in which two records differ."""
    if one.__dict__ == other.__dict__ and one.__pydantic_extra__ == other.__pydantic_extra__:
        return ()  # as nearly all do: five times as quick as field by field
    first, second = values(one), values(other)
    return tuple(name for name in first | second if first.get(name, _MISSING) != second.get(name, _MISSING))


def moved_keys(field: str, then: Sequence[Any], now: Sequence[Any]) -> frozenset[str]:
    """The fewest records of a field that must have been put elsewhere among their neighbours."""
    if field not in _NEIGHBOURS:
        return frozenset()
    old, new = by_key(then), by_key(now)
    if [key for key in old if key in new] == [key for key in new if key in old]:
        return frozenset()
    home = _NEIGHBOURS[field]
    rank = {key_of(record): (_values_of(record, home), number) for number, record in enumerate(then)}
    groups: dict[Hashable, list[tuple[int, str]]] = {}
    for record in now:
        key, here = key_of(record), _values_of(record, home)
        if key in rank and rank[key][0] == here:
            groups.setdefault(here, []).append((rank[key][1], key))
    moved: set[str] = set()
    for group in groups.values():
        staying = _longest_rising([number for number, _ in group])
        moved.update(key for number, key in group if number not in staying)
    return frozenset(moved)


def _values_of(record: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """A longest rising subsequence of different numbers, by patience sorting (Fredman 1975): O(n log n)."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        below[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    chain: set[int] = set()
    number_or_none = tops[-1] if tops else None
    while number_or_none is not None:
        chain.add(number_or_none)
        number_or_none = below[number_or_none]
    return chain
