"""The form of the map itself: what it is about, who it is for, and what success is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.forms.fields import map_field
from journeymap.editor.forms.parts import Form, Item, Section
from journeymap.editor.forms.tables import MAP

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def map_form(journey: Journey) -> Form:
    """The journey's own fields, its personas, and its definition of success."""
    rows = tuple(map_field(journey, spec) for spec in MAP)
    return Form("Map", journey.title, (Section("main", "", (Item("map.main", rows),)),))
