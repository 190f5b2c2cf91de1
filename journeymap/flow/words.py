"""How sentences about a journey call its things, days and dates."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journeymap.model.journey import Thing

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHOWN = 5
"""No more names are listed in a sentence than this."""


_NAMES = ("title", "name", "text", "watched", "id")


@lru_cache(maxsize=32)
def _name_fields(kind: type[Thing]) -> tuple[str, ...]:
    """Those of the fields that can be a name which things of this kind have: asking for others takes long."""
    return tuple(field for field in _NAMES if field in kind.model_fields)


def name(thing: Thing) -> str:
    """A thing's title, name or text on one line, shortened; its id where it has none."""
    return next(filter(None, (shortened(getattr(thing, field)) for field in _name_fields(type(thing)))))


def called(thing: Thing) -> str:
    """A thing's name in quotes; words of the customer's that stand in quotes already get no second pair."""
    said = name(thing)
    return said if said[0] in '“„«"' and len(said) > 1 and said[-1] in '”“»"…' else f"“{said}”"


def listed(names: Sequence[str]) -> str:
    """Names joined for a sentence: "A", "A and B", "A, B and C", "A, B, C, D, E and 3 more"."""
    if len(names) > _SHOWN:
        return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def chained(names: Sequence[str]) -> str:
    """Names in sequence: "A → B → C"; the middle of a long chain is left out."""
    shown = [*names[:_SHOWN], "…", names[-1]] if len(names) > _SHOWN + 1 else names
    return " → ".join(shown)


def day(number: int) -> str:
    """A day of the journey, "day 24" or "day −3", with a minus sign rather than a hyphen."""
    return f"day {number}".replace("-", "−")


def days(number: int) -> str:
    """A number of days in words: "1 day", "30 days"."""
    return f"{number} day{'' if number == 1 else 's'}"


def on(when: date) -> str:
    """A date as the map prints it, in no machine's own language: "12 Nov 2026"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
