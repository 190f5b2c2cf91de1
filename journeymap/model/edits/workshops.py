"""Edits of what is kept of a session in which people work on the map: who took part, votes, decisions, times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.edits.change import FIELD_OF, changed, find_any
from journeymap.model.journey import Decision, Vote, Workshop
from journeymap.model.parse import record_of
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journeymap.model.journey import Journey, Spent, Thing


def hold_workshop(journey: Journey, title: str, held_on: date | None = None) -> Journey:
    """Begins the record of a session, behind those of earlier ones. Errors: JourneyError."""
    return changed(journey, workshops=(*journey.workshops, record_of(Workshop, {"title": title, "held_on": held_on})))


def set_workshop(journey: Journey, number: int, /, **fields: Any) -> Journey:
    """The record of that place, from 0, with another title, date or other names. Errors: JourneyError."""
    if unknown := [name for name in fields if name not in ("title", "held_on", "people")]:
        raise JourneyError(f"a workshop has no field “{shortened(name)}” to set" for name in unknown)
    old = workshop_at(journey, number)
    new = record_of(Workshop, dict(old) | fields)
    return journey if new == old else _with(journey, number, {name: getattr(new, name) for name in fields})


def vote(journey: Journey, number: int, thing: str, dots: int) -> Journey:
    """So many dots more (or fewer, below 0) on a thing; a thing left without any has no vote. Errors: JourneyError
    where the journey has no such thing, or where there would be more dots than anybody can count."""
    about = find_any(journey, thing)
    votes = workshop_at(journey, number).votes
    there = next((one for one in votes if one.thing == thing), None)
    had = there.dots if there is not None else 0
    text = text_of(about)
    if max(had + dots, 0) == had:
        return journey
    new = record_of(Vote, {"thing": thing, "text": text, "dots": max(had + dots, 0)})
    if there is None:
        return _with(journey, number, {"votes": (*votes, new)})
    new = there.model_copy(update={"text": text, "dots": new.dots})
    kept = (new if one is there else one for one in votes)
    return _with(journey, number, {"votes": tuple(one for one in kept if one is not new or new.dots)})


def decide(journey: Journey, number: int, thing: str | None = None, text: str = "") -> Journey:
    """Notes that people decided on a thing, or what they decided in a sentence. Of a thing that they decided on
    already it takes that back. Errors: JourneyError."""
    decisions = workshop_at(journey, number).decisions
    if thing is None:
        if not text.strip():
            raise JourneyError(("a decision needs words or a thing of the map that it is about; write some",))
        return _with(journey, number, {"decisions": (*decisions, record_of(Decision, {"text": text}))})
    said = text_of(find_any(journey, thing))
    left = tuple(one for one in decisions if one.thing != thing)
    if len(left) == len(decisions):
        left = (*decisions, record_of(Decision, {"thing": thing, "text": said}))
    return _with(journey, number, {"decisions": left})


def note_times(journey: Journey, number: int, spent: Iterable[Spent]) -> Journey:
    """How long the steps took, in place of what was noted before. Errors: JourneyError."""
    new = tuple(spent)
    return journey if new == workshop_at(journey, number).spent else _with(journey, number, {"spent": new})


def drop_workshop(journey: Journey, number: int) -> Journey:
    """Without the record of that place, from 0. Errors: JourneyError."""
    workshop_at(journey, number)
    return changed(journey, workshops=(*journey.workshops[:number], *journey.workshops[number + 1 :]))


def workshop_at(journey: Journey, number: int) -> Workshop:
    """The record of that place, from 0. Errors: JourneyError where there is none."""
    if not 0 <= number < len(journey.workshops):
        raise JourneyError((f"the journey has no record of a workshop at place {number + 1}; choose another",))
    return journey.workshops[number]


def text_of(thing: Thing) -> str:
    """What a thing says, whole."""
    return str(getattr(thing, NAME_FIELDS.get(FIELD_OF[type(thing)], "title")))


def _with(journey: Journey, number: int, update: dict[str, Any]) -> Journey:
    new = workshop_at(journey, number).model_copy(update=update)
    return changed(journey, workshops=(*journey.workshops[:number], new, *journey.workshops[number + 1 :]))
