"""Mermaid: a map as a `journey` diagram, which many wikis and code hosts draw from text.

Its grammar: `title`, then `section` for a stage and `task: score: actors` for a touchpoint, with scores from 1 to 5.
Signs that mean something to it are written as its entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.model.find import index
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Touchpoint

_SPECIAL = re.compile(r"[#;:,%<>\"\\`{}\[\]&]")
_KEYWORDS = ("journey", "title", "section", "acctitle", "accdescr")
"""A task must not begin with a word that begins a line of another kind."""
_LONGEST = 120
UNKNOWN = 3
"""The score of a touchpoint of which nobody said how it feels; the diagram knows no other way."""


def write_mermaid(journey: Journey) -> bytes:
    """The diagram's text, UTF-8. Several personas' feelings about a touchpoint are one score: their mean, the lower
    one where it lies between two."""
    names = {persona.id: text(persona.name) or "Persona" for persona in journey.personas}
    lines = ["journey", f"    title {text(journey.title) or 'Journey'}"]
    stage = None
    for column in index(journey).columns:
        if column.stage is not stage:
            stage = column.stage
            lines.append(f"    section {text(stage.title) or 'Stage'}")
        lines += [f"      {text(one.title) or 'Touchpoint'}: {_score(one, names)}" for one in column.touchpoints]
    return ("\n".join(lines) + "\n").encode("utf-8")


def text(value: str) -> str:
    """A text on one line without a sign of the grammar's own: "#58;" for a colon."""
    line = shortened(value, _LONGEST)
    first = f"#{ord(line[0])};" if line.casefold().startswith(_KEYWORDS) else ""
    return first + _SPECIAL.sub(lambda found: f"#{ord(found[0])};", line[1:] if first else line)


def _score(touchpoint: Touchpoint, names: dict[str, str]) -> str:
    values = [feeling.value for feeling in touchpoint.feelings]
    if not values:
        return str(UNKNOWN)
    actors = ", ".join(dict.fromkeys(names[feeling.persona] for feeling in touchpoint.feelings))
    # −(−n // m) would round up: halves go to the lower score.
    mean = -((-2 * sum(values) + len(values)) // (2 * len(values)))
    return f"{mean + 3}: {actors}"
