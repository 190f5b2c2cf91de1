"""The collector rests during large work, and leaves alone what was made in it."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from journeymap.model.undisturbed import look_again, undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Python collects by itself, as in every program but the one with windows."""
    gc.enable()
    gc.unfreeze()
    gc.collect()
    yield
    gc.unfreeze()
    gc.disable()  # as in all other tests


class Ring:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_rests_inside_and_works_afterwards() -> None:
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_very_many_new_objects_are_never_walked_over() -> None:
    walks: list[int] = []

    def note(phase: str, _: dict[str, int]) -> None:
        walks.append(len(gc.get_objects(0)) if phase == "start" else 0)

    gc.callbacks.append(note)
    try:
        with undisturbed():
            made = [[number] for number in range(100_000)]
        more = [[number] for number in range(3_000)]
    finally:
        gc.callbacks.remove(note)
    assert gc.get_freeze_count() >= len(made)
    assert len(more) == 3_000
    assert max(walks, default=0) < 10_000


def test_where_the_collector_is_off_very_many_objects_are_left_alone_too() -> None:
    gc.disable()
    with undisturbed():
        made = [[number] for number in range(100_000)]
    assert not gc.isenabled()
    assert gc.get_freeze_count() >= len(made)


def test_what_was_left_alone_is_looked_at_again() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    gc.freeze()
    del ring
    gc.collect()
    assert gone() is not None
    look_again()
    assert gone() is None
