"""Lines of the outline that need nothing but the record they stand for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from journeymap.editor import outline_words as words
from journeymap.editor.branches import FIELD, GROUP, Branch, Mark
from journeymap.editor.naming import lane_title
from journeymap.editor.outline_typing import FELT, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.model.journey import EmpathyResponse, Lane, Persona, Signal, SuccessCriterion, Thing, Touchpoint

T = TypeVar("T")


def own(made: Branch, thing: Thing) -> Branch:
    """The line of a thing, marked where the thing is for our own eyes only."""
    if thing.internal:
        made.marks = (Mark("internal"), *made.marks)
        made.spoken = words.joined((made.spoken, "internal"))
    return made


def heading(field: str, title: str, things: Sequence[T], line: Callable[[T], Branch]) -> Branch:
    """A heading over the lines of all things of a field; it stands there without any, to add the first below it."""
    return Branch(f"{GROUP}{field}", "heading", title, _grow=partial(map, line, things) if things else None)


def persona(persona: Persona) -> Branch:
    made = Branch(persona.id, "persona", persona.name, spoken=words.of_persona(persona), text=persona.name)
    return own(made, persona)


def feeling(touchpoint: Touchpoint, persona: Persona) -> Branch:
    """How a touchpoint feels to one of several personas."""
    key = f"{FIELD}{touchpoint.id}/{FELT}{persona.id}"
    return Branch(key, "feeling", f"{persona.name}: {in_words(touchpoint, persona.id)}")


def criterion(criterion: SuccessCriterion) -> Branch:
    said = f"said by {criterion.said_by}" if criterion.said_by else ""
    return own(Branch(criterion.id, "criterion", criterion.text, spoken=said, text=criterion.text), criterion)


def lane(lane: Lane) -> Branch:
    marks = (Mark("hidden"),) if lane.hidden else ()
    spoken = words.of_lane(lane)
    made = Branch(lane.id, "lane", lane_title(lane), marks, spoken, text=lane.title, ticked=not lane.hidden)
    return own(made, lane)


DETAILS: dict[str, tuple[tuple[str, str], ...]] = {
    "responses": (("surface", "surface"), ("empathetic", "empathetic"), ("strategic", "strategic")),
    "signals": (("threshold", "threshold"), ("response", "response"), ("owner", "owner"), ("within", "within")),
}
"""What these things say besides what they are called, by the journey's field: field of the record and its name."""


def response(response: EmpathyResponse) -> Branch:
    title = response.event or response.surface or response.empathetic or response.strategic
    grow = partial(_fields, response, "responses")
    return own(Branch(response.id, "empathy response", title, text=response.event, _grow=grow), response)


def signal(signal: Signal) -> Branch:
    grow = partial(_fields, signal, "signals")
    return own(Branch(signal.id, "early warning", signal.watched, text=signal.watched, _grow=grow), signal)


def _fields(thing: EmpathyResponse | Signal, field: str) -> Iterator[Branch]:
    for name, noun in DETAILS[field]:
        text = str(getattr(thing, name))
        yield Branch(f"{FIELD}{thing.id}/{name}", noun, f"{noun.capitalize()}: {text or '–'}", text=text)
