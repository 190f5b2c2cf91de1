"""How touchpoints feel to each persona, as fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.editor import steps
from journeymap.editor.feeling import felt
from journeymap.editor.forms.fields import scope
from journeymap.editor.forms.parts import MIXED, Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.editor.forms.parts import Edit
    from journeymap.model.journey import Journey, Persona


def feeling_fields(journey: Journey, things: Sequence[Any]) -> Iterator[Field]:
    """One for each persona, −2…2 or None where nobody knows."""
    keys = tuple([thing.id for thing in things])
    several = len(journey.personas) > 1
    for persona in journey.personas:
        called = persona.name or "a persona without a name"
        yield Field(
            key=f"{scope(keys)}.feelings:{persona.id}",
            label=f"How it feels to {called}" if several else "How it feels",
            kind="feeling",
            value=_common(things, persona),
            edit=partial(_edit, keys, persona.id),
            step=f"Change feeling of {steps.called(journey, keys)}",
            help="Arrow keys choose, Delete takes it back",
        )


def _common(things: Sequence[Any], persona: Persona) -> Any:
    first = felt(things[0], persona.id)
    return first if all(felt(thing, persona.id) == first for thing in things) else MIXED


def _edit(keys: tuple[str, ...], persona: str, value: int | None) -> Edit:
    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import set_feelings  # late

        return set_feelings(journey, keys, persona, value)

    return apply
