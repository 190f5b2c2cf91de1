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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.editor.forms.specs import Group, Spec
    from journeymap.model.journey import Journey

Make = Callable[["Journey", Any], Iterator[Section]]


def _some(groups: Sequence[Group], *names: str) -> tuple[Spec, ...]:
    """The fields of these names."""
    specs = {spec.name: spec for group in groups for spec in group.specs}
    return tuple(specs[name] for name in names)


_METRIC = _some(METRIC, "kind", "current", "target")
_SIGNAL = _some(SIGNAL, "watched", "threshold", "response", "within", "owner")
_MILESTONE = _some(MILESTONE, "title", "day", "required")
_SUBSTAGE = _some(SUBSTAGE, "title")


def _responses(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, response, DEPTHS) for response in index(journey).responses.get(thing.id, ())]
    new = add(
        f"{thing.id}.add.response",
        "Empathy response",
        "responses.event",
        lambda edits, now: edits.add_response(now, touchpoint=thing.id),
    )
    yield Section("responses", "Empathy response", tuple(items), (new,))


def _signals(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, signal, _SIGNAL) for signal in index(journey).signals.get(thing.id, ())]
    new = add(
        f"{thing.id}.add.signal",
        "Early warning",
        "signals.watched",
        lambda edits, now: edits.add_signal(with_lane(edits, now, "signals"), at=thing.id),
    )
    yield Section("signals", "Early warnings", tuple(items), (new,))


def _metrics(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, metric, _METRIC) for metric in index(journey).metrics.get(thing.id, ())]
    new = add(
        f"{thing.id}.add.metric",
        "Metric",
        "metrics.kind",
        lambda edits, now: edits.add_metric(with_lane(edits, now, "metrics"), stage=thing.id, kind="nps"),
    )
    yield Section("metrics", "Metrics", tuple(items), (new,))


def _substages(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, part, _SUBSTAGE) for part in journey.substages if part.stage == thing.id]
    new = add(
        f"{thing.id}.add.substage",
        "Sub-stage",
        "substages.title",
        lambda edits, now: edits.add_substage(now, stage=thing.id),
    )
    yield Section("substages", "Sub-stages", tuple(items), (new,))


def _milestones_of_touchpoint(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, one, _MILESTONE) for one in journey.milestones if one.touchpoint == thing.id]
    new = add(
        f"{thing.id}.add.milestone",
        "Milestone",
        "milestones.title",
        lambda edits, now: edits.add_milestone(now, touchpoint=thing.id, day=thing.day),
    )
    yield Section("milestones", "Milestones", tuple(items), (new,))


def _milestones_of_stage(journey: Journey, thing: Any) -> Iterator[Section]:
    items = [thing_item(journey, one, _MILESTONE) for one in journey.milestones if one.stage == thing.id]
    new = add(
        f"{thing.id}.add.milestone",
        "Milestone",
        "milestones.title",
        lambda edits, now: edits.add_milestone(now, stage=thing.id),
    )
    yield Section("milestones", "Milestones", tuple(items), (new,))


HANGING: dict[str, tuple[Make, ...]] = {
    "touchpoints": (
        notes_section,
        _responses,
        links_section,
        flows_section,
        _signals,
        _milestones_of_touchpoint,
    ),
    "stages": (_substages, notes_section, _metrics, _signals, _milestones_of_stage),
}
"""By the journey's field."""
