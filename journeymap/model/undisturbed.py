"""Large work without the garbage collector: half a million records without a single cycle are made at a stroke, and
walking over them again and again costs more than making them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 50_000
"""The collector walks over so many objects in about 8 ms, half a frame."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """The collector rests, and afterwards is as it was. Where very many objects were made and stay, it is told to
    leave alone all there are: else it would walk over each of them twice, at once and soon after. So also where
    Python's own never works, as in the program with windows, which collects by itself."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        if works:
            gc.enable()


def look_again() -> None:
    """Collects what has become garbage among all the objects there are, those that the collector was told to leave
    alone too, and leaves the rest alone from now on: for when something large with cycles has gone, as a window."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
