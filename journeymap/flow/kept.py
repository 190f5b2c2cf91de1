"""Answers about a journey that are worked out once per journey object: `Kept` for those that need no former answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from journeymap.model.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey

T = TypeVar("T")


def kept(make: Callable[[Journey], T]) -> Kept[T]:
    """`make`, called once for each journey object. The answer must not hold its journey."""
    return Kept(lambda journey, _: make(journey))
