"""The difference between two journeys as data small enough to be written after every change, and put back.

Of each field that is different it holds the new value; of a tuple only the piece between what is the same before and
behind it. What an edit leaves alone are the very same objects, so finding that piece compares identities.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

from journeymap.files.encode import plain
from journeymap.model.journey import Journey, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

_TUPLES = tuple(name for name in Journey.model_fields if isinstance(getattr(Journey(title=""), name), tuple))


def splices(before: Journey, after: Journey) -> dict[str, Any]:
    """What makes `before` into `after`, as JSON knows values: {field: [start, stop, records]} for tuples,
    {field: value} for the map's own fields, None for one that is as by default now."""
    found: dict[str, Any] = {}
    for name in _TUPLES:
        then, now = getattr(before, name), getattr(after, name)
        if then is not now:
            found[name] = _piece(then, now)
    own_before, own_after = _own(before), _own(after)
    for name in own_before | own_after:
        if own_before.get(name) != own_after.get(name):
            found[name] = own_after.get(name)
    return found


def put_back(fields: dict[str, Any], change: dict[str, Any]) -> None:
    """Makes the fields of a journey, as `whole` gave them, those after the change. Errors: ValueError, TypeError or
    KeyError where the change does not belong to them."""
    for name, value in change.items():
        if name in _TUPLES:
            start, stop, records = value
            held = fields.setdefault(name, [])
            if not 0 <= start <= stop <= len(held):
                raise ValueError(f"{name} has no records {start}…{stop}")
            held[start:stop] = records
        elif value is None:
            fields.pop(name, None)
        else:
            fields[name] = value


def whole(journey: Journey) -> dict[str, Any]:
    """All of a journey, as JSON knows values; tuples are lists that `put_back` may change."""
    return {name: value for name, value in plain(journey).items() if name not in _TUPLES} | {
        name: [plain(record) for record in getattr(journey, name)] for name in _TUPLES
    }


def _own(journey: Journey) -> dict[str, Any]:
    """The map's own fields that are not as by default, unknown ones included, but for its tuples."""
    fields = journey.model_copy(update=dict.fromkeys(_TUPLES, ()))
    return plain(fields)


def _piece(then: Sequence[Record], now: Sequence[Record]) -> list[Any]:
    start = _same(then, now)
    longest = min(len(then), len(now)) - start
    same_behind = min(_same(then[::-1], now[::-1]), longest)
    return [start, len(then) - same_behind, [plain(record) for record in now[start : len(now) - same_behind]]]


def _same(one: Sequence[Record], other: Sequence[Record]) -> int:
    """How many records at the beginning are the very same."""
    same = list(map(is_, one, other))
    return len(same) if all(same) else same.index(False)
