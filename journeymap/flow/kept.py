"""Answers about a journey that are worked out once per journey object and forgotten with it.

A journey never changes, so an answer about it never goes stale.
"""

from __future__ import annotations

import weakref
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

T = TypeVar("T")


def kept(make: Callable[[Journey], T]) -> Callable[[Journey], T]:
    """`make`, called once for each journey object as long as that object lives."""
    answers: dict[int, tuple[weakref.ref[Journey], T]] = {}

    @wraps(make)
    def answer(journey: Journey) -> T:
        key = id(journey)
        known = answers.get(key)
        if known is not None and known[0]() is journey:
            return known[1]
        made = make(journey)
        answers[key] = (weakref.ref(journey, lambda _: answers.pop(key, None)), made)
        return made

    return answer
