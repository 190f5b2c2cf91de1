"""The steps of a session as a list to look at and go to, and what keeping a step costs."""

from __future__ import annotations

from sys import getsizeof
from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.past import Step
    from journeymap.model.journey import Journey

MOST_BYTES = 20_000_000
LEAST_STEPS = 500
"""Steps are kept as long as they take no more than so many bytes together, and so many in any case: some 6,000 on a
map of 20 touchpoints, 500 on one of 5,000. See docs/decisions/0007-history.md."""

_RECORDS = 3_000
"""Bytes of a journey and of a record or two, apart from the tuples: measured, on the safe side."""


class Timeline(NamedTuple):
    """The steps in the order they were done: after `present` of them stands the map as it is now, after `saved` the
    map as its file holds it (None where no step leads there). `begins` says what is before the first."""

    begins: str
    names: tuple[str, ...]
    present: int
    saved: int | None

    def name(self, place: int) -> str:
        """What a line of the list says: the beginning, or the step that leads to that place."""
        return self.begins if place == 0 else self.names[place - 1]


def timeline(done: Sequence[Step], undone: Sequence[Step], now: Journey, saved: Journey, begins: str) -> Timeline:
    """The list of steps: `done` with the last at the end, `undone` with the next to be done again at the end."""
    steps = [*done, *reversed(undone)]
    places = [steps[0].before if steps else now, *(step.after for step in steps)]
    # The nearest, where several steps lead to the same map.
    at = [place for place, journey in enumerate(places) if journey is saved]
    nearest = min(at, key=lambda place: abs(place - len(done)), default=None)
    return Timeline(begins, tuple([step.name for step in steps]), len(done), nearest)


def cost(before: Journey, after: Journey) -> int:
    """How many bytes a step needs that it does not share with the one before, roughly."""
    tuples = sum(
        getsizeof(getattr(after, field))
        for field in (*THING_FIELDS, "images")
        if getattr(after, field) is not getattr(before, field)
    )
    if after.images is before.images:
        return _RECORDS + tuples
    common = {id(picture) for picture in before.images} & {id(picture) for picture in after.images}
    pictures = sum(len(one.data) for one in (*before.images, *after.images) if id(one) not in common)
    return _RECORDS + tuples + pictures
