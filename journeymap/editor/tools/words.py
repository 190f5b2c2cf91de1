"""What places and things are called beside the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.naming import title_of
from journeymap.model.edits.change import FIELD_OF
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from journeymap.model.journey import Stage, SubStage, Thing

_MOST = 40


def named(thing: Thing) -> str:
    """A thing's own words in quotes, or what kind of thing it is where it has none."""
    text = shortened(title_of(thing), _MOST)
    return f"“{text}”" if text else f"the {NOUNS[FIELD_OF[type(thing)]]} without a title"


def home(stage: Stage, part: SubStage | None) -> str:
    """A stage, or a sub-stage with its stage."""
    return named(stage) if part is None else f"{named(part)} of {named(stage)}"
