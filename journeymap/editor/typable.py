"""Which texts of a map can be typed where they stand: their fields in the order in which Tab goes through them, what
each says now, and the map with another text in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Thing

MAP_FIELDS = ("title", "segment", "span", "owner")
"""The fields of the map itself that its head shows."""
FIELDS: dict[str, tuple[str, ...]] = {
    "success": ("text",),
    "personas": ("name", "role"),
    "stages": ("title", "goal", "owner"),
    "substages": ("title",),
    "touchpoints": ("title", "owner"),
    "milestones": ("title",),
    "lanes": ("title",),
    "notes": ("text",),
    "flows": ("condition",),
    "metrics": ("title", "current", "target"),
    "signals": ("watched", "threshold", "response", "owner", "within"),
}
"""By the journey's field, what the map shows of its things, what names them first."""
_SEVERAL_LINES = frozenset(
    {("notes", "text"), ("stages", "goal"), ("success", "text"), ("signals", "threshold"), ("signals", "response")}
)
_FIGURES = frozenset({"current", "target"})


def usual_field(journey: Journey, thing: str) -> str:
    """The field that is typed where nobody says which: what the thing is called. Errors: JourneyError."""
    if not thing:
        return MAP_FIELDS[0]
    return FIELDS[_home(journey, thing)][0]


def has_lines(journey: Journey, thing: str, field: str) -> bool:
    """Whether a text may have line feeds."""
    return bool(thing) and (_home(journey, thing), field) in _SEVERAL_LINES


def text_of(journey: Journey, thing: str, field: str) -> str:
    """What the field says, as it is typed. Errors: JourneyError where the map has no such thing or field."""
    record = journey if not thing else _record(journey, thing)
    value: object = getattr(record, field, None)
    if field not in type(record).model_fields or not (value is None or isinstance(value, str | int | float)):
        raise JourneyError((f"“{field}” cannot be typed where it stands; change it in the inspector",))
    return f"{value:.15g}" if isinstance(value, float) else "" if value is None else str(value)


def with_text(journey: Journey, thing: str, field: str, text: str) -> Journey:
    """The map with another text in a field; itself where it says so already. Errors: JourneyError."""
    from journeymap.model.edits import set_journey, set_thing  # late: no edit is needed before the first paint

    value = figure_of(text) if thing and field in _FIGURES else text
    if thing:
        return set_thing(journey, thing, **{field: value})
    return set_journey(journey, **{field: value})


def figure_of(text: str) -> float | None:
    """A figure as people write it and as the inspector reads it: "42", "−7.5 %", "1,200", "3,5"; None for none.
    Errors: JourneyError."""
    from journeymap.editor.forms.words import EntryError, read_number  # late: no figure is typed before the first paint

    try:
        return read_number(text, "%")
    except EntryError as error:
        raise JourneyError((str(error),)) from None


def _record(journey: Journey, thing: str) -> Thing:
    record = index(journey).things.get(thing)
    if record is None:
        raise JourneyError(("what was to be typed is no longer on the map",))
    return record


def _home(journey: Journey, thing: str) -> str:
    _record(journey, thing)
    home = index(journey).field_of[thing]
    if home not in FIELDS:
        raise JourneyError(("this cannot be typed on the map; change it in the inspector",))
    return home
