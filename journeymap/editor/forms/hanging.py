"""The sections of what hangs on a thing: notes, empathy responses, links, flows, metrics, warnings, milestones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from journeymap.editor.forms.flows import flows_section
from journeymap.editor.forms.items import add, thing_item, with_lane
from journeymap.editor.forms.links import links_section
from journeymap.editor.forms.notes import notes_section
from journeymap.editor.forms.parts import Section
from journeymap.editor.forms.tables import DEPTHS, METRIC, MILESTONE, SIGNAL, SUBSTAGE
from journeymap.model.find import index
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeymap.editor.forms.specs import Group, Spec
    from journeymap.model.journey import Journey, Thing

Make = Callable[["Journey", Any], Iterator[Section]]


def _some(groups: Sequence[Group], *names: str) -> tuple[Spec, ...]:
    """The fields of these names."""
    specs = {spec.name: spec for group in groups for spec in group.specs}
    return tuple(specs[name] for name in names)


_METRIC = _some(METRIC, "kind", "current", "target")
_SIGNAL = _some(SIGNAL, "watched", "threshold", "response", "within", "owner")
_MILESTONE = _some(MILESTONE, "title", "day", "required")
_SUBSTAGE = _some(SUBSTAGE, "title")


def _hung(
    field: str,
    heading: str,
    specs: Sequence[Spec],
    of: Callable[[Journey, Any], Iterable[Thing]],
    make: Callable[[Any, Journey, Any], Journey],
) -> Make:
    """A section of the things of a field that hang on something: `of` finds them, `make` adds one with the edits it is
    given, and the first of its fields is typed then."""

    def sections(journey: Journey, thing: Any) -> Iterator[Section]:
        items = tuple(thing_item(journey, one, specs) for one in of(journey, thing))
        noun, focus = NOUNS[field].capitalize(), f"{field}.{specs[0].name}"
        new = add(f"{thing.id}.add.{field[:-1]}", noun, focus, lambda edits, now: make(edits, now, thing))
        yield Section(field, heading, items, (new,))

    return sections


_RESPONSES = _hung(
    "responses",
    "Empathy response",
    DEPTHS,
    lambda journey, thing: index(journey).responses.get(thing.id, ()),
    lambda edits, now, thing: edits.add_response(now, touchpoint=thing.id),
)
_SIGNALS = _hung(
    "signals",
    "Early warnings",
    _SIGNAL,
    lambda journey, thing: index(journey).signals.get(thing.id, ()),
    lambda edits, now, thing: edits.add_signal(with_lane(edits, now, "signals"), at=thing.id),
)
_METRICS = _hung(
    "metrics",
    "Metrics",
    _METRIC,
    lambda journey, thing: index(journey).metrics.get(thing.id, ()),
    lambda edits, now, thing: edits.add_metric(with_lane(edits, now, "metrics"), stage=thing.id, kind="nps"),
)
_SUBSTAGES = _hung(
    "substages",
    "Sub-stages",
    _SUBSTAGE,
    lambda journey, thing: (part for part in journey.substages if part.stage == thing.id),
    lambda edits, now, thing: edits.add_substage(now, stage=thing.id),
)
_MILESTONES_OF_TOUCHPOINT = _hung(
    "milestones",
    "Milestones",
    _MILESTONE,
    lambda journey, thing: (one for one in journey.milestones if one.touchpoint == thing.id),
    lambda edits, now, thing: edits.add_milestone(now, touchpoint=thing.id, day=thing.day),
)
_MILESTONES_OF_STAGE = _hung(
    "milestones",
    "Milestones",
    _MILESTONE,
    lambda journey, thing: (one for one in journey.milestones if one.stage == thing.id),
    lambda edits, now, thing: edits.add_milestone(now, stage=thing.id),
)


HANGING: dict[str, tuple[Make, ...]] = {
    "touchpoints": (notes_section, _RESPONSES, links_section, flows_section, _SIGNALS, _MILESTONES_OF_TOUCHPOINT),
    "stages": (_SUBSTAGES, notes_section, _METRICS, _SIGNALS, _MILESTONES_OF_STAGE),
}
"""By the journey's field."""
