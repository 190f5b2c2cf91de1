"""What forms and the history call things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.find import index
from journeymap.model.text import shortened
from journeymap.model.vocabulary import METRIC_LABELS, NOUNS, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.journey import Journey, Thing

_NAMES = ("title", "name", "watched", "text", "event", "surface", "condition")


def name(thing: Thing | None) -> str:
    """What a thing is called, "" where nothing says it."""
    return next((text for field in _NAMES if (text := str(getattr(thing, field, "") or ""))), "")


def shown(journey: Journey, key: str | None) -> str:
    """What the thing with this id is called, with a word for what has no name."""
    found = index(journey)
    if key is None or key not in found.things:
        return ""
    thing = found.things[key]
    usual = NOUNS[found.field_of[key]]
    if found.field_of[key] == "metrics":
        metric: Any = thing
        usual = METRIC_LABELS[metric.kind]
        stage = name(found.things[metric.stage])
        return f"{metric.title or usual} ({stage})" if stage else metric.title or usual
    return name(thing) or f"({usual} without a name)"


def named(journey: Journey, things: Sequence[Thing]) -> str:
    """What the history calls them: "“Kick-off”", "3 touchpoints", "5 things"."""
    found = index(journey)
    if len(things) == 1:
        text = shortened(name(things[0]), 30)
        return f"“{text}”" if text else f"a {NOUNS[found.field_of[things[0].id]]}"
    nouns = {NOUNS[found.field_of[thing.id]] for thing in things}
    return f"{len(things):,} {plural(nouns.pop()) if len(nouns) == 1 else 'things'}"
