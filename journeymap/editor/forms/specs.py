"""A row in the tables of fields, and the rows that several kinds of things have alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.editor.forms.words import DAY_HELP
from journeymap.model.vocabulary import TEAM_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.editor.forms.parts import Kind


class Spec(NamedTuple):
    """A field of a record. `labels` names the values of a choice, `leads` the journey's fields a reference may lead
    into; `empty` is what the choice is called that leaves it unsaid (None: it must be said)."""

    name: str
    label: str
    kind: Kind = "line"
    labels: Mapping[Any, str] | None = None
    leads: tuple[str, ...] = ()
    empty: str | None = None
    placeholder: str = ""
    help: str = ""
    half: bool = False


class Group(NamedTuple):
    """Fields under a heading; "" for those that come first."""

    heading: str
    specs: tuple[Spec, ...]


UNSAID = "–"
"""What a choice is called that says nothing."""
OWNER = Spec("owner", "Owner", placeholder="Who answers for it")
DAY = Spec("day", "Day", "day", help=DAY_HELP, half=True)
TEAM = Spec("team", "Team", "choice", TEAM_LABELS, empty=UNSAID)
TITLE = Spec("title", "Title")
COLOUR = Spec("colour", "Colour", "colour", empty="By its place", help="A name from the list, or #rrggbb")
PERSONA = Spec("persona", "Persona", "thing", leads=("personas",), empty="Everybody")
SMALL_OWNER = OWNER._replace(placeholder="", half=True)
INTERNAL = Spec("internal", "Internal", "toggle", help="Left out of what is made for customers")
