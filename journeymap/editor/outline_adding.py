"""What can be added at a line of the outline: a sibling behind it with Enter, or something new below it from a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.editor.branches import GROUP, MAP, owner_of
from journeymap.editor.naming import lane_title, name_of
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Lane, Note
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.session import Edit
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Thing


class New(NamedTuple):
    """Something that can be added: the edit that brings exactly one thing, what the step is called, how a menu calls
    it and under which heading. `bare`: it means something without a text, too."""

    make: Edit
    name: str
    label: str
    heading: str = ""
    bare: bool = False


def sibling(journey: Journey, key: str) -> New | None:
    """What Enter adds: another of the kind of the line, behind it; below a heading, the first or next of its kind.
    None where there is nothing of that kind to add."""
    from journeymap.model import edits  # late: no edit is needed before the first paint

    if key == MAP:
        return New(lambda now: edits.add_stage(now), "Add stage", "Stage")
    if key.startswith(GROUP):
        return _below_heading(journey, key.removeprefix(GROUP))
    found = index(journey)
    owner = owner_of(key)
    thing = found.things.get(owner[0] if owner else key)
    if thing is None:
        return None
    after = {"after": thing.id}
    match found.field_of[thing.id]:
        case "stages":
            return New(lambda now: edits.add_stage(now, **after), "Add stage", "Stage")
        case "substages":
            return New(lambda now: edits.add_substage(now, **after), "Add sub-stage", "Sub-stage")
        case "touchpoints":
            return New(lambda now: edits.add_touchpoint(now, **after), "Add touchpoint", "Touchpoint")
        case "notes":
            assert isinstance(thing, Note)
            lane = found.things[thing.lane]
            assert isinstance(lane, Lane)
            return _note(lane, thing.at, thing.id)._replace(label="Note", heading="")
        case "signals":
            at: str = getattr(thing, "at", "")
            return New(lambda now: edits.add_signal(now, at=at, **after), "Add early warning", "Early Warning")
        case "metrics":
            stage: str = getattr(thing, "stage", "")
            return New(lambda now: edits.add_metric(now, stage=stage, kind="custom", **after), "Add metric", "Metric")
        case "milestones":
            return New(lambda now: edits.add_milestone(now, **after, **_place(thing)), "Add milestone", "Milestone")
        case "personas":
            return New(lambda now: edits.add_persona(now, **after), "Add persona", "Persona")
        case "success":
            return New(lambda now: edits.add_criterion(now, **after), "Add success criterion", "Success Criterion")
        case "lanes":
            return New(lambda now: edits.add_lane(now, kind="text", title="", **after), "Add lane", "Lane")
        case _:
            return None


def offers(journey: Journey, key: str, selection: tuple[str, ...] = ()) -> tuple[New, ...]:
    """All that can be added at a line, for a menu: what may stand in the thing, or below the heading. With two
    touchpoints selected also the flow from the first to the second."""
    found = index(journey)
    owner = owner_of(key)
    key = owner[0] if owner else key.removeprefix(GROUP)
    match found.field_of.get(key):
        case "touchpoints":
            return (*_beside(journey, key), *_notes(journey, key), *_of_touchpoint(found, key, selection))
        case "stages":
            return (*_in_stage(key), *_beside(journey, key), *_notes(journey, key), *_of_stage(key))
        case "substages":
            return (*_in_substage(key), *_beside(journey, key))
        case "lanes":
            return tuple(_lanes(key))
        case None if key == "lanes":
            return tuple(_lanes(None))
        case _:
            one = sibling(journey, key if key == MAP or key in found.things else f"{GROUP}{key}")
            return () if one is None else (one,)


def _place(thing: Thing) -> dict[str, Any]:
    """A milestone's day and stage, which the next one begins with."""
    return {"day": getattr(thing, "day", None), "stage": getattr(thing, "stage", None)}


def _below_heading(journey: Journey, group: str) -> New | None:
    from journeymap.model import edits  # late, as above

    match group:
        case "milestones":
            return New(lambda now: edits.add_milestone(now), "Add milestone", "Milestone")
        case "personas":
            return New(lambda now: edits.add_persona(now), "Add persona", "Persona")
        case "success":
            return New(lambda now: edits.add_criterion(now), "Add success criterion", "Success Criterion")
        case "lanes":
            return New(lambda now: edits.add_lane(now, kind="text", title=""), "Add lane", "Lane")
        case _:
            return next(iter(_notes(journey, group)), None)


def _beside(journey: Journey, key: str) -> Iterator[New]:
    one = sibling(journey, key)
    if one is not None:
        yield one._replace(label=f"{one.label} After This")


def _in_stage(stage: str) -> Iterator[New]:
    from journeymap.model import edits  # late, as above

    yield New(lambda now: edits.add_touchpoint(now, stage=stage), "Add touchpoint", "Touchpoint")
    yield New(lambda now: edits.add_substage(now, stage=stage), "Add sub-stage", "Sub-stage")


def _in_substage(part: str) -> Iterator[New]:
    from journeymap.model import edits  # late, as above

    yield New(lambda now: edits.add_touchpoint(now, substage=part), "Add touchpoint", "Touchpoint")


def _notes(journey: Journey, at: str) -> Iterator[New]:
    """A note in each lane that can hold one there; in lanes that stand under whole stages, at stages only."""
    whole = index(journey).field_of.get(at) == "stages"
    for lane in journey.lanes:
        if lane.kind in NOTE_LANES and lane.kind != "images" and (lane.scope == "stage" or not whole):
            yield _note(lane, at)
    for lane in journey.lanes if whole else ():
        if lane.kind in NOTE_LANES and lane.kind != "images" and lane.scope == "touchpoint":
            yield _note(lane, at)


def _note(lane: Lane, at: str, after: str | None = None) -> New:
    from journeymap.model import edits  # late, as above

    def make(now: Journey) -> Journey:
        return edits.add_note(now, lane=lane.id, at=at, after=after)

    return New(make, f"Add note to “{lane_title(lane)}”", lane_title(lane), "Note")


def _of_touchpoint(found: Index, key: str, selection: tuple[str, ...]) -> Iterator[New]:
    from journeymap.model import edits  # late, as above

    yield New(lambda now: edits.add_signal(now, at=key), "Add early warning", "Early Warning")
    yield New(
        lambda now: edits.add_response(now, touchpoint=key), "Add empathy response", "Empathy Response", bare=True
    )
    for other in selection[-8:]:
        if other != key and found.field_of.get(other) == "touchpoints":
            yield _flow(found, other, key)
            yield _flow(found, key, other)
    number = found.column_of[key] + 1
    for touchpoint in found.columns[number].touchpoints[:1] if number < len(found.columns) else ():
        if touchpoint.id not in selection:
            yield _flow(found, key, touchpoint.id)


def _flow(found: Index, source: str, target: str) -> New:
    from journeymap.model import edits  # late, as above

    one, other = (name_of(found.things[key]) for key in (source, target))
    return New(
        lambda now: edits.connect(now, source, target), "Connect touchpoints", f"{one} → {other}", "Flow", bare=True
    )


def _of_stage(stage: str) -> Iterator[New]:
    from journeymap.model import edits  # late, as above

    yield New(lambda now: edits.add_signal(now, at=stage), "Add early warning", "Early Warning")
    for kind, label in METRIC_LABELS.items():
        name = "Of Your Own" if kind == "custom" else label
        yield New(
            partial(edits.add_metric, stage=stage, kind=kind),
            "Add metric" if kind == "custom" else f"Add metric “{label}”",
            name,
            "Metric",
            bare=kind != "custom",
        )


def _lanes(after: str | None) -> Iterator[New]:
    for kind, title in LANE_TITLES.items():
        yield _lane(kind, title, after)


def _lane(kind: str, title: str, after: str | None) -> New:
    from journeymap.model import edits  # late, as above

    return New(lambda now: edits.add_lane(now, kind=kind, after=after), f"Add lane “{title}”", title, bare=True)
