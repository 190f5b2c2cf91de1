"""A field of a form, made from its row in the tables and from the things it is about: what they say, and the edit
that makes them say something else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.editor import steps
from journeymap.editor.completion import COMPLETED, used
from journeymap.editor.forms import places
from journeymap.editor.forms.choices import choices
from journeymap.editor.forms.names import shown
from journeymap.editor.forms.parts import MIXED, Field
from journeymap.model.find import index
from journeymap.model.vocabulary import METRIC_UNITS, NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.editor.forms.parts import Edit
    from journeymap.editor.forms.specs import Spec
    from journeymap.model.journey import Journey, Thing


def map_field(journey: Journey, spec: Spec) -> Field:
    """A field of the journey itself."""

    def edit(value: Any) -> Edit:
        def apply(now: Journey) -> Journey:
            from journeymap.model.edits import set_journey  # late: no form needs an edit before something is typed

            return set_journey(now, **{spec.name: _told(spec, value)})

        return apply

    step = steps.typed(journey, "", "title") if spec.name == "title" else f"Change {_lower(spec)} of the map"
    return _field(journey, spec, "map", getattr(journey, spec.name), edit, step)


def thing_field(journey: Journey, spec: Spec, things: Sequence[Thing]) -> Field:
    """A field that all these things have; MIXED where they do not agree."""
    keys = tuple([thing.id for thing in things])
    value = common(spec.name, things)
    if spec.name == "together_with":
        value = places.shares_with(journey, things)
    unit = ""
    if spec.kind == "number" and len(things) == 1:
        metric: Any = things[0]
        unit = metric.unit or METRIC_UNITS[metric.kind]
    step = f"Change {_lower(spec)} of {steps.called(journey, keys)}"
    if spec.name == NAME_FIELDS.get(index(journey).field_of[keys[0]], "title") and len(keys) == 1:
        step = steps.typed(journey, keys[0], spec.name)
    return _field(journey, spec, scope(keys), value, partial(_edit, spec, keys), step, unit, keys)


def common(name: str, things: Sequence[Thing]) -> Any:
    """The value all have in a field; MIXED as soon as two differ."""
    first = getattr(things[0], name)
    return first if all(getattr(thing, name) == first for thing in things) else MIXED


def scope(keys: tuple[str, ...]) -> str:
    """What the keys of fields about these things begin with."""
    return keys[0] if len(keys) == 1 else f"{len(keys)}:{hash(keys)}"


def _field(
    journey: Journey,
    spec: Spec,
    where: str,
    value: Any,
    edit: Callable[[Any], Edit],
    step: str,
    unit: str = "",
    keys: tuple[str, ...] = (),
) -> Field:
    return Field(
        key=f"{where}.{spec.name}",
        label=f"{spec.label} ({unit})" if unit else spec.label,
        kind=spec.kind,
        value=value,
        edit=edit,
        step=step,
        choices=partial(choices, journey, spec, keys),
        suggestions=partial(used, journey, spec.name) if spec.name in COMPLETED else tuple,
        shown=(shown(journey, value) or spec.empty or "") if spec.kind == "thing" and value is not MIXED else "",
        placeholder=spec.placeholder,
        help=spec.help,
        unit=unit,
        half=spec.half,
    )


def _edit(spec: Spec, keys: tuple[str, ...], value: Any) -> Edit:
    value = _told(spec, value)
    if spec.name in places.EDITS:
        apart = places.EDITS[spec.name](keys, value)
        if apart is not None:
            return apart

    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import set_things  # late, as above

        return set_things(journey, keys, **{spec.name: value})

    return apply


def _told(spec: Spec, value: Any) -> Any:
    """The value as the model wants it: whole numbers are floats there, an unsaid text is empty."""
    if spec.kind == "number" and value is not None:
        return float(value)
    return "" if value is None and spec.kind in ("line", "text") else value


def _lower(spec: Spec) -> str:
    """What a field is called inside a sentence."""
    return _SPOKEN.get(spec.name, spec.name.replace("_", " "))


_SPOKEN = {
    "together_with": "column",
    "substage": "sub-stage",
    "image": "picture",
    "at": "place",
    "by_day": "day",
    "start_day": "first day",
    "end_day": "last day",
    "hidden": "visibility",
    "required": "need",
    "said_by": "speaker",
    "said_on": "date",
    "better": "direction",
    "evidence_note": "evidence",
    "within": "time to respond",
}
"""Where the field's name is not what people call it."""
