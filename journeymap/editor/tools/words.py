"""What places and things are called beside the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.text import shortened

if TYPE_CHECKING:
    from journeymap.model.journey import Stage, SubStage, Thing

_MOST = 40


def named(thing: Thing, noun: str = "") -> str:
    """A thing's own words in quotes, or what kind of thing it is where it has none."""
    for field in ("title", "name", "text", "condition"):
        text = " ".join(str(getattr(thing, field, "")).split())
        if text:
            return f"“{shortened(text, _MOST)}”"
    return f"the {noun or type(thing).__name__.lower()} without a title"


def home(stage: Stage, part: SubStage | None) -> str:
    """A stage, or a sub-stage with its stage."""
    return named(stage) if part is None else f"{named(part)} of {named(stage)}"
