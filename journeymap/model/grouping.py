"""Things by what they have in common, and where two journeys' things differ: what the look-ups of a journey are made
with."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Note, Thing

K = TypeVar("K")
V = TypeVar("V")


class NotePlaces(NamedTuple):
    """The notes of a journey, and the same by (lane id, touchpoint or stage id) and by lane id, then touchpoint or
    stage id."""

    source: tuple[Note, ...]
    at: dict[tuple[str, str], tuple[Note, ...]]
    by_lane: dict[str, dict[str, tuple[Note, ...]]]


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in the order in which they come."""
    lists: dict[K, list[V]] = {}
    for key, value in pairs:
        if (known := lists.get(key)) is None:
            lists[key] = [value]
        else:
            known.append(value)
    return {key: tuple(values) for key, values in lists.items()}


def only_change(things: tuple[Thing, ...], former: tuple[Thing, ...]) -> int | None:
    """The one place where two equally long tuples hold different objects; None when there are more, or none."""
    if len(things) != len(former):
        return None
    same = list(map(is_, things, former))
    return same.index(False) if same.count(False) == 1 else None


def place_notes(notes: tuple[Note, ...], before: NotePlaces | None) -> NotePlaces:
    """Where the notes stand; taken over from `before` where they are the very same, patched where one of them was
    edited in its place."""
    if before is not None:
        if notes is before.source:
            return before
        number = only_change(notes, before.source)
        patched = None if number is None else _patched(notes, before, number)
        if patched is not None:
            return patched
    at = grouped(((note.lane, note.at), note) for note in notes)
    by_lane: dict[str, dict[str, tuple[Note, ...]]] = {}
    for (lane, under), there in at.items():
        by_lane.setdefault(lane, {})[under] = there
    return NotePlaces(notes, at, by_lane)


def _patched(notes: tuple[Note, ...], before: NotePlaces, number: int) -> NotePlaces | None:
    """The places of before with the one note put in that is another; None when it stands elsewhere now."""
    old, new = before.source[number], notes[number]
    cell = before.at.get((new.lane, new.at), ())
    seat = next((seat for seat, note in enumerate(cell) if note is old), None)
    if seat is None:
        return None
    there = (*cell[:seat], new, *cell[seat + 1 :])
    in_lane = before.by_lane[new.lane] | {new.at: there}
    return NotePlaces(notes, before.at | {(new.lane, new.at): there}, before.by_lane | {new.lane: in_lane})
