"""What a field can be given: the values of its vocabulary, colours by name, or other things of the map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeymap.editor.forms import places
from journeymap.editor.forms.names import shown
from journeymap.editor.forms.parts import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.forms.specs import Spec
    from journeymap.model.journey import Journey, Thing


def choices(journey: Journey, spec: Spec, keys: tuple[str, ...]) -> tuple[Choice, ...]:
    """What the field can be given, first of all nothing where that is allowed."""
    none = "" if spec.name == "channel" else None
    first = () if spec.empty is None else (Choice(none, spec.empty),)
    if spec.labels is not None:
        return (*first, *(Choice(value, label) for value, label in spec.labels.items()))
    if spec.kind == "colour":
        return (*first, *_colours())
    found = [thing for field in spec.leads for thing in getattr(journey, field)]
    if spec.name in places.CHOICES:
        found = places.CHOICES[spec.name](journey, keys, found)
    return (*first, *_told_apart(journey, found))


def _told_apart(journey: Journey, things: Sequence[Thing]) -> list[Choice]:
    """The things by name; those of one name with the stage they stand in, else with their number."""
    names = [shown(journey, thing.id) for thing in things]
    counts = Counter(names)
    if len(counts) < len(names):
        for place, thing in enumerate(things):
            if counts[names[place]] > 1 and (stage := shown(journey, getattr(thing, "stage", None))):
                names[place] = f"{names[place]} ({stage})"
        counts, met = Counter(names), Counter[str]()
        for place, called in enumerate(names):
            if counts[called] > 1:
                met[called] += 1
                names[place] = f"{called} ({met[called]})"
    return [Choice(thing.id, called) for thing, called in zip(things, names, strict=True)]


def _colours() -> tuple[Choice, ...]:
    from journeymap.draw.theme import theme  # late, and only when somebody looks at the colours

    return tuple(Choice(key, key.capitalize(), colour) for key, colour in theme("light").stages.items())
