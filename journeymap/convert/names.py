"""How the rows of a workbook call what they refer to: names for people, which ids behind them make certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.convert.sheets import NAMED
from journeymap.model.text import shortened
from journeymap.model.vocabulary import METRIC_LABELS, NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.model.journey import Journey

LONGEST = 80


def name_in(field: str, values: Mapping[str, Any]) -> str:
    """The name of a record of this field of a journey, on one line; "" where it has none."""
    name = values.get(NAME_FIELDS.get(field, "title")) or ""
    if not name and field == "metrics":
        name = METRIC_LABELS.get(values.get("kind") or "custom", "")
    return shortened(name, LONGEST)


def names(journey: Journey) -> dict[str, str]:
    """The names of all that may be referred to, by id."""
    return {thing.id: name_in(field, thing.__dict__) for field in sorted(NAMED) for thing in getattr(journey, field)}


def feeling_headings(personas: list[str]) -> list[str]:
    """The headings of the columns of feelings for personas of these names, no two the same."""
    found: list[str] = []
    for name in personas:
        heading = f"Feeling of {shortened(name, 40) or 'somebody'}"
        number = 2
        while heading.casefold() in (one.casefold() for one in found):
            heading = f"Feeling of {shortened(name, 40) or 'somebody'} ({number})"
            number += 1
        found.append(heading)
    return found
