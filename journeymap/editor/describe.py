"""Everything a map says about one thing, as labelled fields in the field's own words: what the inspector shows.

Fields without anything in them are left out; each text is plain, as the user wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.outline import note_text
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.flow.words import on
from journeymap.model.find import index
from journeymap.model.journey import (
    EmpathyResponse,
    Flow,
    Lane,
    Metric,
    Milestone,
    Note,
    Persona,
    Signal,
    Stage,
    SubStage,
    SuccessCriterion,
    Touchpoint,
)
from journeymap.model.vocabulary import (
    ACTOR_LABELS,
    CHANNEL_LABELS,
    EVIDENCE_LABELS,
    FEELING_LABELS,
    FLOW_LABELS,
    LANE_TITLES,
    LEVEL_LABELS,
    METRIC_LABELS,
    METRIC_UNITS,
    MODE_LABELS,
    REACH_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
    TEAM_LABELS,
    TIMING_LABELS,
    day_range,
    day_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Thing

Kind = Literal["text", "feeling", "link", "thing", "alarm"]


class Field(NamedTuple):
    """A labelled value. `kind` says how to show it: a "feeling" carries −2…2 as its value and the persona's name as
    label, a "link" its address in `target`, a "thing" the id it leads to in `target`, an "alarm" what is wrong."""

    label: str
    value: str
    kind: Kind = "text"
    target: str = ""


class Description(NamedTuple):
    """What a thing is, what it is called, and its fields in order."""

    noun: str
    title: str
    fields: tuple[Field, ...]


def describe(journey: Journey, thing: str | None) -> Description:
    """What the map says about a thing; about the map as a whole where there is none of that id."""
    found = index(journey)
    record = found.things.get(thing or "")
    if record is None:
        return Description("Map", journey.title, tuple(_filled(_of_map(journey))))
    noun = {"responses": "empathy response", "success": "success criterion"}.get(
        found.field_of[record.id], _NOUNS.get(type(record), "thing")
    )
    return Description(noun.capitalize(), _name(record), tuple(_filled(_of(journey, found, record))))


_NAMES = ("title", "name", "watched", "text", "event", "surface")
_NOUNS: dict[type[Thing], str] = {
    Stage: "stage",
    SubStage: "sub-stage",
    Touchpoint: "touchpoint",
    Milestone: "milestone",
    Lane: "lane",
    Note: "note",
    Flow: "flow",
    Persona: "persona",
    Metric: "metric",
    Signal: "early warning",
}


def _filled(fields: Iterator[Field]) -> Iterator[Field]:
    return (field for field in fields if field.value.strip())


def _of(journey: Journey, found: Index, thing: Thing) -> Iterator[Field]:
    match thing:
        case Touchpoint():
            yield from _of_touchpoint(journey, found, thing)
        case Stage():
            yield from _of_stage(journey, found, thing)
        case SubStage():
            yield Field("Title", thing.title)
            yield _to(found, "Stage", thing.stage)
        case Milestone():
            yield from _of_milestone(journey, found, thing)
        case Note():
            yield from _of_note(found, thing)
        case Flow():
            yield Field("Kind", FLOW_LABELS[thing.kind])
            yield _to(found, "From", thing.source)
            yield _to(found, "To", thing.target)
            yield Field("Condition", thing.condition)
        case Metric():
            yield from _of_metric(found, thing)
        case Signal():
            yield from _of_signal(found, thing)
        case EmpathyResponse():
            yield _to(found, "Touchpoint", thing.touchpoint)
            yield from _of_response(thing)
        case Persona():
            yield Field("Name", thing.name)
            yield Field("Role", thing.role)
            yield Field("About", thing.about)
        case SuccessCriterion():
            yield from _of_criterion(found, thing)
        case Lane():
            yield Field("Title", thing.title)
            yield Field("Kind", LANE_TITLES[thing.kind])
            yield Field("Notes stand under", "Touchpoints" if thing.scope == "touchpoint" else "Whole stages")
            yield Field("Shown", "No" if thing.hidden else "Yes")


def _of_map(journey: Journey) -> Iterator[Field]:
    yield Field("Title", journey.title)
    yield Field("Segment", journey.segment)
    yield Field("Span", journey.span)
    yield Field("State", STATE_LABELS[journey.state].capitalize())
    yield Field("Owner", journey.owner)
    yield Field("Last review", "" if journey.last_review is None else on(journey.last_review))
    yield Field("Next review", "" if journey.next_review is None else on(journey.next_review))
    for persona in journey.personas:
        yield Field("Persona", ", ".join(filter(None, (persona.name, persona.role))), "thing", persona.id)
    for criterion in journey.success:
        yield Field("Definition of success", f"“{criterion.text}”", "thing", criterion.id)
    yield Field("Evidence", journey.evidence)


def _of_touchpoint(journey: Journey, found: Index, touchpoint: Touchpoint) -> Iterator[Field]:
    if touchpoint.id in at_risk(journey):
        yield Field("At risk", "Feels −2, and no empathy response is planned.", "alarm")
    yield Field("Title", touchpoint.title)
    yield _to(found, "Stage", touchpoint.stage)
    yield _to(found, "Sub-stage", touchpoint.substage)
    yield Field("Channel", CHANNEL_LABELS[touchpoint.channel])
    yield Field("Owner", touchpoint.owner)
    yield Field("Who acts", ACTOR_LABELS.get(touchpoint.actor or "", ""))
    yield Field("Reach", REACH_LABELS.get(touchpoint.reach or "", ""))
    yield Field("Done by", MODE_LABELS.get(touchpoint.mode or "", ""))
    yield Field("Day", _day(touchpoint.day))
    yield _to(found, "Together with", touchpoint.together_with)
    several = len(journey.personas) > 1
    for feeling in touchpoint.feelings:
        persona = getattr(found.things.get(feeling.persona), "name", "")
        yield Field(f"How it feels to {persona}" if several else "How it feels", str(feeling.value), "feeling")
    yield Field("Moment of truth", "Yes ★" if touchpoint.moment_of_truth else "")
    yield from _under(journey, found, touchpoint.id)
    for response in found.responses.get(touchpoint.id, ()):
        yield from _of_response(response)
    yield Field("Evidence", EVIDENCE_LABELS.get(touchpoint.evidence or "", ""))
    yield Field("Evidence in detail", touchpoint.evidence_note)
    for link in touchpoint.links:
        yield Field(link.title or "Link", link.url, "link", link.url)
    for flow in journey.flows:
        if flow.source == touchpoint.id:
            name = getattr(found.things[flow.target], "title", "")
            shown = f"{name} ({flow.condition})" if flow.condition else name
            yield Field("Loops back to" if flow.kind == "loop" else "Leads to", shown, "thing", flow.target)


def _of_stage(journey: Journey, found: Index, stage: Stage) -> Iterator[Field]:
    yield Field("Title", stage.title)
    yield Field("Days", day_range(stage.start_day, stage.end_day))
    yield Field("Goal", stage.goal)
    yield Field("Owner", stage.owner)
    yield Field("Team", TEAM_LABELS.get(stage.team or "", ""))
    yield Field("Touchpoints", str(sum(t.stage == stage.id for t in journey.touchpoints)))
    yield from _under(journey, found, stage.id)
    for metric in found.metrics.get(stage.id, ()):
        name = metric.title or METRIC_LABELS[metric.kind]
        yield Field(name, f"{_figure(metric.current, metric)}{_aim(metric)}", "thing", metric.id)


def _of_milestone(journey: Journey, found: Index, milestone: Milestone) -> Iterator[Field]:
    if milestone.id in late_milestones(journey):
        yield Field("Late", "Due after the day its success criterion names.", "alarm")
    yield Field("Title", milestone.title)
    yield Field("Reached when", milestone.criterion)
    yield Field("Day", _day(milestone.day))
    yield Field("Needed", "Required" if milestone.required else "Optional")
    yield Field("Owner", milestone.owner)
    yield _to(found, "Stage", milestone.stage)
    yield _to(found, "Touchpoint", milestone.touchpoint)


def _of_note(found: Index, note: Note) -> Iterator[Field]:
    lane = found.things[note.lane]
    yield Field("Text", note.text)
    yield _to(found, "Lane", lane.id)
    yield _to(found, "Under", note.at)
    yield _to(found, "Persona", note.persona)
    yield Field("Impact", LEVEL_LABELS.get(note.impact or "", ""))
    yield Field("Effort", LEVEL_LABELS.get(note.effort or "", ""))
    yield Field("Owner", note.owner)
    yield Field("Status", STATUS_LABELS.get(note.status or "", ""))


def _of_metric(found: Index, metric: Metric) -> Iterator[Field]:
    yield Field("Title", metric.title)
    yield Field("Kind", METRIC_LABELS[metric.kind])
    yield _to(found, "Stage", metric.stage)
    yield Field("Current", _figure(metric.current, metric))
    yield Field("Target", _figure(metric.target, metric))
    yield Field("Better", {"higher": "Higher", "lower": "Lower"}.get(metric.better or "", ""))
    yield Field("Timing", TIMING_LABELS.get(metric.timing or "", ""))
    yield Field("Team", TEAM_LABELS.get(metric.team or "", ""))


def _of_signal(found: Index, signal: Signal) -> Iterator[Field]:
    yield Field("Watched", signal.watched)
    yield Field("Threshold", signal.threshold)
    yield Field("Response", signal.response)
    yield Field("Owner", signal.owner)
    yield Field("Within", signal.within)
    yield _to(found, "At", signal.at)


def _of_response(response: EmpathyResponse) -> Iterator[Field]:
    depths = (("①", response.surface), ("②", response.empathetic), ("③", response.strategic))
    yield Field("Stressful event", response.event)
    yield Field("Empathy response", "\n".join(f"{mark} {text}" for mark, text in depths if text.strip()))


def _of_criterion(found: Index, criterion: SuccessCriterion) -> Iterator[Field]:
    yield Field("In the customer's words", criterion.text)
    yield Field("Said by", criterion.said_by)
    yield Field("Said on", "" if criterion.said_on is None else on(criterion.said_on))
    yield Field("By", _day(criterion.by_day))
    yield _to(found, "Shown by", criterion.proof)


def _under(journey: Journey, found: Index, at: str) -> Iterator[Field]:
    """The notes and signals under a touchpoint or stage, lane by lane."""
    for lane in journey.lanes:
        for note in found.notes.get((lane.id, at), ()):
            yield Field(lane.title or LANE_TITLES[lane.kind], note_text(note), "thing", note.id)
    for signal in found.signals.get(at, ()):
        threshold = f": {signal.threshold}" if signal.threshold else ""
        yield Field("Early warning", f"{signal.watched}{threshold}", "thing", signal.id)


def _name(thing: Thing | None) -> str:
    return next((text for field in _NAMES if (text := str(getattr(thing, field, "") or ""))), "")


def _to(found: Index, label: str, thing: str | None) -> Field:
    return Field(label, _name(found.things.get(thing or "")), "thing", thing or "")


def _day(day: int | None) -> str:
    if day is None:
        return ""
    words = day_text(day)
    return words[:1].upper() + words[1:]


def _figure(value: float | None, metric: Metric) -> str:
    if value is None:
        return ""
    unit = metric.unit or METRIC_UNITS[metric.kind]
    return f"{value:g}{' ' if unit else ''}{unit}".replace("-", "−")


def _aim(metric: Metric) -> str:
    target = _figure(metric.target, metric)
    return f" (target {target})" if target else ""


def feeling_words(value: int) -> str:
    """A feeling as the inspector says it: "−2 frustrated"."""
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{abs(value)} {FEELING_LABELS[value]}"
