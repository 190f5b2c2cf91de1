"""What is worked out of a journey once per journey object, with help of what was worked out of another before.

A journey never changes, so an answer about it never goes stale; answers are forgotten with their journey.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

T = TypeVar("T")


MOST = 16
"""Answers about no more journeys are kept: a history holds thousands of journeys, and only few are looked at."""


class Kept(Generic[T]):
    """A function of a journey, called once for each journey object as long as that object lives and is asked about.

    `make(journey, latest)` is also given the answer made last, from which it may take over whatever was made of the
    very same tuples: most often the next journey differs from the last by one edit. An answer must not hold its
    journey, which then could never go.
    """

    def __init__(self, make: Callable[[Journey, T | None], T]) -> None:
        self._make = make
        self._answers: dict[int, tuple[weakref.ref[Journey], T]] = {}
        self._given: dict[int, tuple[weakref.ref[Journey], T]] = {}
        self._latest: T | None = None
        self._last = 0

    def __call__(self, journey: Journey, like: Journey | None = None) -> T:
        """The answer about a journey; `like` is the journey it was made from, where that is known."""
        known = self._known(journey)
        if known is not None:
            return known
        before = self._known(like) if like is not None else None
        answer = self._make(journey, self._latest if before is None else before)
        self._latest = answer
        self._remember(journey, answer)
        return answer

    def aside(self, journey: Journey, like: Journey | None) -> T:
        """The answer about a journey that is only a part of the one worked on, taken over from what is known of
        `like`; the next whole journey is compared with the last whole one all the same."""
        latest = self._latest
        known = self._known(journey)
        if known is None:
            before = self._known(like) if like is not None else None
            known = self._make(journey, before)
            self._remember(journey, known)
        self._latest = latest
        return known

    def keep(self, journey: Journey, answer: T) -> None:
        """Enters an answer that could not be worked out, as for a journey that is a part of one asked about before.
        It is kept as long as the journey."""
        key = id(journey)
        self._given[key] = (weakref.ref(journey, lambda _: self._given.pop(key, None)), answer)

    def _remember(self, journey: Journey, answer: T) -> None:
        key = self._last = id(journey)
        self._answers.pop(key, None)
        self._answers[key] = (weakref.ref(journey, lambda _: self._answers.pop(key, None)), answer)
        if len(self._answers) > MOST:
            for old in list(self._answers)[:-MOST]:
                self._answers.pop(old, None)

    def _known(self, journey: Journey) -> T | None:
        key = id(journey)
        known = self._given.get(key) or self._answers.get(key)
        if known is None or known[0]() is not journey:
            return None
        if key != self._last and key in self._answers:  # those asked about last stay longest
            self._last = key
            self._answers[key] = self._answers.pop(key, known)
        return known[1]
