"""Differences between two states of a map as sentences that people read: in a comparison, a merge, a summary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from journeymap.model.consistency import REFERENCES
from journeymap.model.difference_rows import parked_sentences, step_sentences
from journeymap.model.differences import values
from journeymap.model.find import index
from journeymap.model.journey import Feeling, Link, Milestone, Note, Parked, Touchpoint
from journeymap.model.refusal import name_of
from journeymap.model.text import shortened
from journeymap.model.vocabulary import CHANNEL_LABELS, LEVEL_LABELS, NOTE_NOUNS, NOUNS, STATUS_LABELS, feeling_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.differences import Difference
    from journeymap.model.journey import Journey

_LONGEST = 60
_LABELS: dict[str, dict[Any, str]] = {
    "channel": dict(CHANNEL_LABELS),
    "impact": dict(LEVEL_LABELS),
    "effort": dict(LEVEL_LABELS),
    "status": dict(STATUS_LABELS),
}
_SPOKEN = {
    "said_by": "who said it",
    "said_on": "when it was said",
    "by_day": "day it is due",
    "about": "description",
    "moment_of_truth": "moment of truth",
    "together_with": "who shares its column",
    "at": "place",
    "substage": "sub-stage",
    "last_review": "last review",
    "next_review": "next review",
    "parked": "parking lot",
    "workshops": "workshop record",
    "unsettled": "what two people changed differently",
    "ignored": "ignored problems",
    "steps": "order of the presentation",
    "names_width": "width of the lane names",
}
_REFERRING = {name for references in REFERENCES.values() for name, _ in references}


def sentences(difference: Difference, before: Journey, after: Journey) -> tuple[str, ...]:
    """What happened to one thing: "Added touchpoint “Kick-off” to “Onboarding”", or one sentence for each field that
    was changed: "Changed owner of touchpoint “Kick-off” from “Sales” to “CSM”"."""
    called = _called(difference, before, after)
    match difference.kind:
        case "added":
            return (f"Added {called}{_where(after, difference.after, 'to')}",)
        case "removed":
            return (f"Removed {called}{_where(before, difference.before, 'from')}",)
        case "moved":
            return (f"Moved {called}",)
        case "changed":
            told = [one for name in difference.names for one in _all_changed(name, called, difference, before, after)]
            return (*told, f"Moved {called}") if difference.moved else tuple(told)


def _called(difference: Difference, before: Journey, after: Journey) -> str:
    if not difference.field:
        return "the map"
    record: Any = difference.before or difference.after
    journey = before if difference.before is not None else after
    if isinstance(record, Note):
        lane: Any = index(journey).things[record.lane]
        return name_of(NOTE_NOUNS[lane.kind].lower(), record)
    return name_of(NOUNS[difference.field], record)


def _where(journey: Journey, record: Any, word: str) -> str:
    """Where a thing hangs: " to “Kick-off”"; nothing for what stands by itself."""
    for name in ("at", "touchpoint", "stage"):
        key = getattr(record, name, None)
        home = index(journey).things.get(key) if isinstance(key, str) else None
        if home is not None and not isinstance(record, Milestone):
            return f" {word} {name_of('', home).strip()}"
    return ""


def _all_changed(name: str, called: str, difference: Difference, before: Journey, after: Journey) -> tuple[str, ...]:
    if not difference.field and name == "parked":
        return parked_sentences(before.parked, after.parked)
    if not difference.field and name == "steps":
        return step_sentences(before.steps, after.steps)
    return (_changed(name, called, difference, before, after),)


def _changed(name: str, called: str, difference: Difference, before: Journey, after: Journey) -> str:
    then, now = values(difference.before).get(name), values(difference.after).get(name)  # type: ignore[arg-type]  # a change has both
    spoken = spoken_field(name)
    if name == "moment_of_truth" and isinstance(difference.after, Touchpoint):
        return f"{'Marked' if now else 'Unmarked'} {called} as a moment of truth"
    old, new = shown_value(name, then, before), shown_value(name, now, after)
    if old is None or new is None:
        return f"Changed {spoken} of {called}"
    if not old:
        return f"Set {spoken} of {called} to {new}"
    return f"Changed {spoken} of {called} from {old} to {new}" if new else f"Cleared {spoken} of {called} (was {old})"


def spoken_field(name: str) -> str:
    """What a field is called inside a sentence."""
    return _SPOKEN.get(name, name.replace("_", " "))


def shown_value(name: str, value: Any, journey: Journey) -> str | None:
    """A value as a sentence names it; "" for none, None where it cannot be told in a few words."""
    if value is None or value == "" or value == ():
        return ""
    if name in _REFERRING and isinstance(value, str):
        thing = index(journey).things.get(value)
        return None if thing is None else name_of("", thing).strip()
    if isinstance(value, str) and value in _LABELS.get(name, {}):
        return f"“{_LABELS[name][value]}”"
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:.10g}".replace("-", "−")
        case date():
            return value.isoformat()
        case str():
            return f"“{shortened(value, _LONGEST)}”"
        case tuple():
            return ", ".join(_parts(value, journey)) or None
    return None


def _parts(value: tuple[Any, ...], journey: Journey) -> Iterator[str]:
    for part in value:
        match part:
            case Feeling():
                yield f"{feeling_text(part.value)} ({name_of('', index(journey).things[part.persona]).strip()})"
            case Parked():
                yield f"“{shortened(part.text, _LONGEST)}”"
            case Link():
                yield shortened(part.title or part.url, _LONGEST)
