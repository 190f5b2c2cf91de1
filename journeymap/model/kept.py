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


class Kept(Generic[T]):
    """A function of a journey, called once for each journey object as long as that object lives.

    `make(journey, latest)` is also given the answer made last, from which it may take over whatever was made of the
    very same tuples: most often the next journey differs from the last by one edit. An answer must not hold its
    journey, which then could never go.
    """

    def __init__(self, make: Callable[[Journey, T | None], T]) -> None:
        self._make = make
        self._answers: dict[int, tuple[weakref.ref[Journey], T]] = {}
        self._latest: T | None = None

    def __call__(self, journey: Journey, like: Journey | None = None) -> T:
        """The answer about a journey; `like` is the journey it was made from, where that is known."""
        known = self._known(journey)
        if known is not None:
            return known
        before = self._known(like) if like is not None else None
        answer = self._make(journey, self._latest if before is None else before)
        self._latest = answer
        self.keep(journey, answer)
        return answer

    def aside(self, journey: Journey, like: Journey | None) -> T:
        """The answer about a journey that is only a part of the one worked on, taken over from what is known of
        `like`; the next whole journey is compared with the last whole one all the same."""
        latest = self._latest
        known = self._known(journey)
        if known is None:
            before = self._known(like) if like is not None else None
            known = self._make(journey, before)
            self.keep(journey, known)
        self._latest = latest
        return known

    def keep(self, journey: Journey, answer: T) -> None:
        """Enters an answer that is known already, as for a journey that is a part of one asked about before."""
        key = id(journey)
        self._answers[key] = (weakref.ref(journey, lambda _: self._answers.pop(key, None)), answer)

    def _known(self, journey: Journey) -> T | None:
        known = self._answers.get(id(journey))
        return known[1] if known is not None and known[0]() is journey else None
