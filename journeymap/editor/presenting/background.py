"""What whoever presents can look up about a picture: all that found no room on it, of what is lit first and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.slides.speaking import plain
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey


def background(journey: Journey, stop: Stop) -> str:
    """Plain lines, an empty one between parts; "" for nothing. A part begins with what it is about: where a touchpoint
    is lit only what is about it is there."""
    notes, own = stop.slide.notes.strip(), stop.step.notes.strip()
    if own and notes.startswith(own):
        notes = notes[len(own) :].strip()
    things = (index(journey).things.get(one) for one in stop.things)
    lit = next((one for one in things if isinstance(one, Touchpoint)), None)
    if lit is None:
        return notes
    title = plain(lit.title)
    parts = (part.split("\n", 1) for part in notes.split("\n\n"))
    return "\n".join(part[1] for part in parts if part[0] == title and len(part) > 1)
