"""What forms call the things that fields lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.editor.naming import title_of
from journeymap.model.find import index
from journeymap.model.vocabulary import METRIC_LABELS, NOUNS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


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
        stage = title_of(found.things[metric.stage])
        return f"{metric.title or usual} ({stage})" if stage else metric.title or usual
    return title_of(thing) or f"({usual} without a name)"
