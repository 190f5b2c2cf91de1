"""What two people changed in different ways, in a sentence that names both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.difference_words import shown_value, spoken_field
from journeymap.model.find import index
from journeymap.model.refusal import name_of
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey
    from journeymap.model.merging import Conflict


def told(journey: Journey, conflict: Conflict) -> str:
    """“Title of touchpoint “Kick-off”: “Welcome” here, “Hello” there”, in the journey that was put together."""
    thing = index(journey).things.get(conflict.key)
    called = "the map" if not conflict.field else NOUNS[conflict.field]
    if thing is not None:
        called = name_of(NOUNS[conflict.field], thing)
    if not conflict.name:
        return f"{called}: one person removed it, the other changed it; it is kept"
    ours, theirs = (shown_value(conflict.name, value, journey) for value in (conflict.ours, conflict.theirs))
    if ours is None or theirs is None:
        return f"{spoken_field(conflict.name)} of {called}: different here and there"
    return f"{spoken_field(conflict.name)} of {called}: {ours or 'nothing'} here, {theirs or 'nothing'} there"
