"""What a map already calls things: the words offered while a field is typed into."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeymap.model.journey import THING_FIELDS, Journey

if TYPE_CHECKING:
    from collections.abc import Iterable

COMPLETED: frozenset[str] = frozenset(
    {"owner", "said_by", "condition", "threshold", "within", "unit", "segment", "span"}
)
"""The fields whose values come again and again; of all others each is said once."""


def used(journey: Journey, field: str) -> tuple[str, ...]:
    """The texts that a field of this name holds anywhere in the map, the most frequent first.

    Who says something also counts where it is asked who said it: personas' names complete `said_by`.
    """
    values: Counter[str] = Counter()
    for table, kind in THING_FIELDS.items():
        if field in kind.model_fields:
            values.update(getattr(record, field) for record in getattr(journey, table))
    if field in Journey.model_fields:
        values[getattr(journey, field)] += 1
    if field == "said_by":
        values.update(persona.name for persona in journey.personas)
    return tuple(sorted(_told(values), key=lambda text: (-values[text], text.casefold())))


def _told(values: Iterable[str]) -> list[str]:
    return [text for text in values if text.strip() and "\n" not in text]
