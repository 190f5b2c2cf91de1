"""What a map may not contradict itself in and no record may hold, put right before an imported workbook becomes one: a
sentence for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from journeymap.convert.sheets import LISTED
from journeymap.convert.workbook_parts import TOLD
from journeymap.files.errors import FileError
from journeymap.model.consistency import SCALES
from journeymap.model.journey import THING_FIELDS, Checks, Journey, Picture, Record
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError, name_of, sentences
from journeymap.model.text import shortened
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from journeymap.convert.imported import Notes

    Fields = dict[str, Any]


def make_sound(journey: dict[str, Any], notes: Notes) -> None:
    """Leaves out what contradicts the rest of the map, in place."""
    touchpoints = {one["id"]: one for one in journey["touchpoints"]}
    _together(touchpoints, notes)
    journey["flows"] = _flows(journey["flows"], touchpoints, notes)
    for stage in journey["stages"]:
        first, last = stage.get("start_day"), stage.get("end_day")
        if first is not None and last is not None and first > last:
            del stage["end_day"]
            notes.say(f"Stages: {name_of('stage', stage)} ends before it starts; its last day is left out")
    for metric in journey["metrics"]:
        low, high = SCALES.get(metric["kind"], (float("-inf"), float("inf")))
        for field in ("current", "target"):
            if metric.get(field) is not None and not low <= metric[field] <= high:
                told = f"{'Now' if field == 'current' else 'Target'} {metric.pop(field):g}".replace("-", "−")
                limits = f"{low:g}…{high:g}".replace("-", "−")
                notes.say(f"Metrics: {name_of('metric', metric)}: {told} is outside {limits}; it is left out")


def _together(touchpoints: dict[str, Fields], notes: Notes) -> None:
    """A touchpoint shares the column of one in the same place that has a column of its own."""
    for one in touchpoints.values():
        other = touchpoints.get(one.get("together_with", ""))
        if other is None:
            one.pop("together_with", None)
            continue
        home = (one["stage"], one.get("substage"))
        if other is one or (other["stage"], other.get("substage")) != home or other.get("together_with"):
            del one["together_with"]
            clause = "cannot happen together with one of another place, or one that shares a column itself"
            notes.say(f"Touchpoints: {name_of('touchpoint', one)} {clause}; that is left out")


def _flows(flows: list[Fields], touchpoints: dict[str, Fields], notes: Notes) -> list[Fields]:
    found: dict[tuple[str, str], Fields] = {}
    for flow in flows:
        ends = (flow["source"], flow["target"])
        if ends[0] == ends[1] or ends in found:
            names = [shortened(touchpoints[key].get("title", ""), 40) for key in ends]
            why = "leads to itself" if ends[0] == ends[1] else "stands there twice"
            notes.say(f"Flows: the way from “{names[0]}” to “{names[1]}” {why}; it is left out")
        else:
            found[ends] = flow
    return list(found.values())


def repaired(kind: type[Record], field: str, record: Fields, notes: Notes) -> Fields | None:
    """The fields of a record without those that it cannot have; None where nothing is left that could be one."""
    for _ in range(len(record) + 1):
        try:
            kind.model_validate(record)
        except ValidationError as error:
            wrong = {str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"]} & set(record)
            for sentence in sentences(error, record, noun=NOUNS.get(field, "map")):
                notes.say(f"{sentence}; it is left out")
            if not wrong or "id" in wrong:
                return None
            record = {name: value for name, value in record.items() if name not in wrong}
        else:
            return record
    return None


def parse_repaired(fields: Fields, notes: Notes) -> Journey:
    """The map without the values that no record can have, a sentence for each. Errors: FileError where what is left
    contradicts itself."""
    kinds: dict[str, type[Record]] = {**THING_FIELDS, **LISTED, "images": Picture}
    for field, kind in kinds.items():
        records = [repaired(kind, field, record, notes) for record in fields[field]]
        fields[field] = [record for record in records if record is not None]
    hashes = {picture["sha256"] for picture in fields["images"]}
    for record in (*fields["notes"], *fields["personas"]):
        if record.get("image") not in hashes:
            record.pop("image", None)
    fields["checks"] = repaired(Checks, "checks", fields["checks"], notes) or {}
    alone = {name: value for name, value in fields.items() if name not in THING_FIELDS}
    alone = repaired(Journey, "journey", alone, notes) or {"title": ""}
    things = {field: fields[field] for field in THING_FIELDS}
    aside = [name for name in alone if name not in TOLD]
    try:
        return parse({**alone, **things})
    except JourneyError as error:
        if aside:
            notes.say("What was kept aside no longer fits the map and is left out")
            return parse_repaired({name: value for name, value in fields.items() if name not in aside}, notes)
        first, *more = error.problems
        rest = f" (and {len(more)} more)" if more else ""
        raise FileError("", f"no sound map can be made of this workbook: {first}{rest}", error.problems) from None
