"""The form of the map itself: what it is about, who it is for, and what success is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.forms.fields import map_field
from journeymap.editor.forms.items import add, thing_item
from journeymap.editor.forms.parts import Form, Item, Section
from journeymap.editor.forms.tables import CRITERION, MAP, PERSON

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

_PERSON = tuple(spec for spec in PERSON[0].specs if spec.name in ("name", "role"))
_CRITERION = tuple(spec for spec in CRITERION[0].specs if spec.name in ("text", "said_by", "by_day"))


def map_form(journey: Journey) -> Form:
    """The journey's own fields, its personas, and its definition of success."""
    rows = tuple(map_field(journey, spec) for spec in MAP)
    people = tuple(thing_item(journey, persona, _PERSON) for persona in journey.personas)
    success = tuple(thing_item(journey, criterion, _CRITERION) for criterion in journey.success)
    return Form(
        "Map",
        journey.title,
        (
            Section("main", "", (Item("map.main", rows),)),
            Section(
                "personas",
                "Personas",
                people,
                (add("map.add.persona", "Persona", "personas.name", lambda edits, now: edits.add_persona(now)),),
            ),
            Section(
                "success",
                "Definition of success",
                success,
                (
                    add(
                        "map.add.criterion",
                        "Success criterion",
                        "success.text",
                        lambda edits, now: edits.add_criterion(now),
                    ),
                ),
            ),
        ),
    )
