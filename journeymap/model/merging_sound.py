"""What two people's changes break together though neither broke it alone is put right: a merged map is a sound one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.consistency import SCALES
from journeymap.model.differences import by_key
from journeymap.model.journey import NOTE_LANES, Journey, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def sound(fields: dict[str, Any]) -> Journey:
    """A journey of these fields, whose references all lead somewhere."""
    fields = dict(fields)
    fields["touchpoints"] = _columns(tuple(_in_stage(fields)))
    fields["lanes"] = tuple(_holding_notes(fields))
    fields["flows"] = tuple(_single(fields["flows"]))
    fields["stages"] = tuple(_with_days(fields["stages"]))
    fields["metrics"] = tuple(_on_scale(fields["metrics"]))
    return Journey(**fields)


def _in_stage(fields: dict[str, Any]) -> Iterator[Touchpoint]:
    """One sub-stage of the touchpoint's own stage at most, one feeling of each persona: the last that was said."""
    substages = by_key(fields["substages"])
    for touchpoint in fields["touchpoints"]:
        update: dict[str, Any] = {}
        if touchpoint.substage is not None and substages[touchpoint.substage].stage != touchpoint.stage:
            update["substage"] = None
        feelings = {feeling.persona: feeling for feeling in touchpoint.feelings}
        if len(feelings) < len(touchpoint.feelings):
            update["feelings"] = tuple(feelings.values())
        yield touchpoint.model_copy(update=update) if update else touchpoint


def _columns(touchpoints: tuple[Touchpoint, ...]) -> tuple[Touchpoint, ...]:
    """A column of its own for whoever shares one that is elsewhere or that is itself shared."""
    there = by_key(touchpoints)

    def fits(touchpoint: Touchpoint) -> bool:
        holder = there.get(touchpoint.together_with or "")
        return touchpoint.together_with is None or (
            holder is not None
            and holder is not touchpoint
            and holder.together_with is None
            and (holder.stage, holder.substage) == (touchpoint.stage, touchpoint.substage)
        )

    return tuple(t if fits(t) else t.model_copy(update={"together_with": None}) for t in touchpoints)


def _holding_notes(fields: dict[str, Any]) -> Iterator[Any]:
    """A lane in which one wrote notes while the other made it a lane that holds none is one of text."""
    written = {note.lane for note in fields["notes"]}
    for lane in fields["lanes"]:
        barred = lane.id in written and lane.kind not in NOTE_LANES
        yield lane.model_copy(update={"kind": "text"}) if barred else lane


def _single(flows: Iterable[Any]) -> Iterator[Any]:
    """One way from a touchpoint to another, the first, and none to itself."""
    joined: set[tuple[str, str]] = set()
    for flow in flows:
        if flow.source != flow.target and (flow.source, flow.target) not in joined:
            joined.add((flow.source, flow.target))
            yield flow


def _with_days(stages: Iterable[Any]) -> Iterator[Any]:
    for stage in stages:
        backwards = stage.start_day is not None and stage.end_day is not None and stage.start_day > stage.end_day
        yield stage.model_copy(update={"end_day": stage.start_day}) if backwards else stage


def _on_scale(metrics: Iterable[Any]) -> Iterator[Any]:
    for metric in metrics:
        if metric.kind in SCALES:
            low, high = SCALES[metric.kind]
            off = {
                name: None
                for name in ("current", "target")
                if (value := getattr(metric, name)) is not None and not low <= value <= high
            }
            metric = metric.model_copy(update=off) if off else metric
        yield metric
