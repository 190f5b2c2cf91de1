"""Answers about a journey that are worked out once per journey object and forgotten with it.

A journey never changes, so an answer about it never goes stale.
"""

from __future__ import annotations

import weakref
from functools import update_wrapper
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

T = TypeVar("T")


class Kept(Generic[T]):
    """A function of a journey, called once for each journey object as long as that object lives."""

    def __init__(self, make: Callable[[Journey], T]) -> None:
        self._make = make
        self._answers: dict[int, tuple[weakref.ref[Journey], T]] = {}
        update_wrapper(self, make)

    def __call__(self, journey: Journey) -> T:
        known = self._answers.get(id(journey))
        if known is not None and known[0]() is journey:
            return known[1]
        return self.keep(journey, self._make(journey))

    def keep(self, journey: Journey, answer: T) -> T:
        """Enters an answer that is known already, e.g. because the journey is a part of one that was asked about."""
        key = id(journey)
        self._answers[key] = (weakref.ref(journey, lambda _: self._answers.pop(key, None)), answer)
        return answer


def kept(make: Callable[[Journey], T]) -> Kept[T]:
    """`make`, called once for each journey object."""
    return Kept(make)
