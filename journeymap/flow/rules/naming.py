"""How checks put several things into one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.place import positions
from journeymap.flow.words import called, listed
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey


def in_reading_order(journey: Journey, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=positions(journey).__getitem__))


def named(journey: Journey, *keys: str) -> str:
    """The things' names, joined for a sentence."""
    return listed([called(index(journey).things[key]) for key in keys])
