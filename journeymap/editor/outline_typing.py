"""What typing over a line of the outline changes, and what the keys for feelings and moments of truth do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editor import feeling, steps
from journeymap.editor.branches import MAP, owner_of
from journeymap.editor.steps import Change
from journeymap.model.find import index
from journeymap.model.vocabulary import FEELING_LABELS, NAME_FIELDS

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Touchpoint

FELT = "feeling:"
"""What the field's name in a feeling's key begins with; the persona's id follows."""
_WITH_LINES = frozenset({"notes", "success", "responses"})


def has_lines(journey: Journey, key: str) -> bool:
    """Whether the text of a line may have line feeds."""
    owner = owner_of(key)
    return index(journey).field_of.get(owner[0] if owner else key) in _WITH_LINES


def typed(journey: Journey, key: str, text: str) -> Change:
    """The change that a text typed over the line of this key makes."""
    from journeymap.model.edits import rename, set_thing  # late: no edit is needed before the first paint

    owner = owner_of(key)
    if owner is not None:
        thing, field = owner
        return Change(lambda now: set_thing(now, thing, **{field: text}), steps.typed(journey, thing, field))
    if key == MAP:
        return Change(lambda now: rename(now, None, text), steps.typed(journey, "", "title"))
    name = NAME_FIELDS.get(index(journey).field_of[key], "title")
    return Change(lambda now: rename(now, key, text), steps.typed(journey, key, name))


def felt(journey: Journey, ids: tuple[str, ...], persona: str | None, way: Literal[-1, 1]) -> Change | None:
    """The change that makes touchpoints feel a step better (1) or worse (−1) to a persona (None: the first of the
    map); what nobody has felt yet begins from neutral. None where there is no step to make."""
    persona = persona or next((one.id for one in journey.personas), None)
    touchpoints = [one.id for one in journey.touchpoints if one.id in ids]
    if persona is None or persona not in index(journey).things or not touchpoints:
        return None
    return feeling.change(journey, touchpoints, persona, feeling.by(way)).change


def in_words(touchpoint: Touchpoint, persona: str) -> str:
    """How it feels to a persona, "–" where nothing is noted."""
    value = feeling.felt(touchpoint, persona)
    return "–" if value is None else FEELING_LABELS[value]


def turned(journey: Journey, ids: tuple[str, ...]) -> Change | None:
    """The change that marks touchpoints as moments of truth, or unmarks them where all of them are."""
    from journeymap.model.edits import set_things  # late, as above

    touchpoints = [one for one in journey.touchpoints if one.id in ids]
    if not touchpoints:
        return None
    keys = tuple(one.id for one in touchpoints)
    marked = not all(one.moment_of_truth for one in touchpoints)
    verb = "Mark" if marked else "Unmark"
    return Change(lambda now: set_things(now, keys, moment_of_truth=marked), f"{verb} moment of truth")


def shown(journey: Journey, lane: str, visible: bool) -> Change:
    """The change that shows or hides a lane."""
    from journeymap.model.edits import set_thing  # late, as above

    return Change(
        lambda now: set_thing(now, lane, hidden=not visible),
        f"{'Show' if visible else 'Hide'} {steps.told(journey, (lane,))}",
    )
