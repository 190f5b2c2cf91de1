"""What a painter has made of a fragment or a mark, as long as that very object lives: nothing of a map outlasts it."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Remembered(Generic[Thing, Made]):
    """`make`, called once for each object: objects are told apart by identity, not by their (costly) value.

    At most `most` answers are kept; those not asked for longest go first. What is made must not hold its object.
    For one thread.
    """

    def __init__(self, make: Callable[[Thing], Made], most: int) -> None:
        self._make = make
        self._half = max(1, most // 2)
        # Two generations instead of an order of use: an answer asked for again moves from the old to the young, and
        # when the young are many the old are dropped at a stroke.
        self._young: dict[int, tuple[weakref.ref[Thing], Made]] = {}
        self._old: dict[int, tuple[weakref.ref[Thing], Made]] = {}

    def __call__(self, thing: Thing) -> Made:
        key = id(thing)
        known = self._young.get(key)
        if known is not None and known[0]() is thing:
            return known[1]
        known = self._old.pop(key, None)
        if known is None or known[0]() is not thing:
            # The object's end reaches into both generations: it may come in any thread, and at any time.
            known = (weakref.KeyedRef(thing, self._forget, key), self._make(thing))
        if len(self._young) >= self._half:
            self._young, self._old = {}, self._young
        self._young[key] = known
        return known[1]

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def _forget(self, ended: weakref.ref[Thing]) -> None:
        key = ended.key  # type: ignore[attr-defined]  # a KeyedRef, which the call-back's type cannot say
        for generation in (self._young, self._old):
            known = generation.get(key)
            if known is not None and known[0] is ended:
                generation.pop(key, None)
