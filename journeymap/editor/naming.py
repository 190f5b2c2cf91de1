"""What a thing of the map is called: in its own words, in a list, and where it says that it stands.

`editor.steps` makes the names of steps from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.places import stage_key
from journeymap.model.find import index
from journeymap.model.journey import Lane, Metric, Note, Touchpoint
from journeymap.model.text import shortened
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS, NOUNS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Thing

ICONS: dict[str, str] = {
    "stages": "stage",
    "substages": "stage",
    "touchpoints": "touchpoint",
    "milestones": "milestone",
    "lanes": "lane",
    "notes": "note",
    "personas": "persona",
    "metrics": "metric",
    "signals": "bell",
    "responses": "response",
    "success": "check",
    "flows": "connect",
}
"""The icon that stands for a thing, by the journey's field."""
_LONGEST = 90
_SAID = ("title", "name", "text", "watched", "event", "surface", "condition")


def name_of(thing: Thing) -> str:
    """What a thing is called, on one line; "(no name)" where it says nothing."""
    return shortened(said_by(thing), _LONGEST) or "(no name)"


def title_of(thing: Thing | None) -> str:
    """What tells a thing apart, whole and in its own words; "" where it says nothing."""
    return next((text for field in _SAID if (text := getattr(thing, field, ""))), "")


def note_text(note: Note) -> str:
    """What a note says, or what it is where it says nothing."""
    return note.text.strip() or ("(picture)" if note.image else "(empty note)")


def lane_title(lane: Lane) -> str:
    """What a lane is called, by its kind where it has no title."""
    return lane.title or LANE_TITLES[lane.kind]


def said_by(thing: Thing) -> str:
    """The text that a thing is known by, whole."""
    match thing:
        case Note():
            return note_text(thing)
        case Metric():
            return thing.title or METRIC_LABELS[thing.kind]
        case Lane():
            return lane_title(thing)
        case _:
            return title_of(thing)


def spoken(journey: Journey, key: str | None) -> str:
    """What a thing is and is called, "Touchpoint: Kick-off"; the map for None and for ids it does not have."""
    found = index(journey)
    thing = found.things.get(key or "")
    if thing is None:
        return f"Map: {journey.title}"
    return f"{NOUNS[found.field_of[thing.id]].capitalize()}: {said_by(thing)}"


def place_of(journey: Journey, key: str) -> str:
    """What the thing of that id is and where: "Touchpoint · Onboarding", "Customer says · Kick-off"."""
    found = index(journey)
    thing = found.things[key]
    noun = NOUNS[found.field_of[key]].capitalize()
    match thing:
        case Note():
            return f"{name_of(found.things[thing.lane])} · {name_of(found.things[thing.at])}"
        case Touchpoint(substage=str(part)):
            return f"{noun} · {name_of(found.things[thing.stage])} › {name_of(found.things[part])}"
    at = found.things.get(stage_key(found, thing))
    return noun if at is None or at is thing else f"{noun} · {name_of(at)}"
