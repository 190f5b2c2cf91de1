from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeymap.files.errors import FileError
from journeymap.files.format import dump, load
from journeymap.files.migrations import OLDEST, STEPS, upgrade
from journeymap.files.schema import CURRENT, Schema
from journeymap.model.journey import (
    THING_FIELDS,
    Checks,
    Feeling,
    Ignored,
    Journey,
    Link,
    Persona,
    Picture,
    Record,
    Redaction,
)

SAMPLES = Path(__file__).parent.parent / "data" / "journeys"
VERSIONS = {Schema(*map(int, file.stem.split("."))): file for file in SAMPLES.glob("*.journey")}


def test_there_is_a_sample_of_every_version() -> None:
    minors = {Schema(CURRENT.major, minor) for minor in range(CURRENT.minor + 1)}
    assert set(VERSIONS) >= minors | {last for last, _ in STEPS} | {OLDEST}


@pytest.mark.parametrize("version", sorted(VERSIONS), ids=str)
def test_every_file_ever_written_opens_and_can_be_saved(version: Schema) -> None:
    loaded = load(VERSIONS[version].read_bytes())
    assert (loaded.schema, loaded.read_only) == (version, False)
    saved = dump(loaded.journey, loaded.schema)
    again = load(saved)
    assert (again.journey, again.schema) == (loaded.journey, CURRENT)
    assert dump(again.journey) == saved


def test_the_sample_of_this_version_is_written_as_it_stands() -> None:
    def without_writer(data: bytes) -> list[bytes]:
        return [line for line in data.splitlines() if not line.startswith(b'  "writer"')]

    sample = VERSIONS[CURRENT].read_bytes()
    assert without_writer(dump(load(sample).journey)) == without_writer(sample)


def test_a_new_field_has_a_new_version_and_a_new_sample() -> None:
    journey = load(VERSIONS[CURRENT].read_bytes()).journey
    records: list[Record] = [journey, journey.checks, *journey.ignored, *journey.redactions, *journey.images]
    for name in THING_FIELDS:
        records += getattr(journey, name)
    for touchpoint in journey.touchpoints:
        records += [*touchpoint.feelings, *touchpoint.links]
    kinds: list[type[Record]] = [Journey, Checks, Ignored, Redaction, Picture, Feeling, Link, *THING_FIELDS.values()]
    for kind in kinds:
        shown = {
            name
            for record in records
            if type(record) is kind
            for name, field in kind.model_fields.items()
            if field.is_required() or getattr(record, name) != field.get_default()
        }
        assert shown == set(kind.model_fields), (
            f"raise the minor in files/schema.py and add a sample with all of {kind}"
        )


def test_the_one_feeling_of_0_9_is_that_of_the_first_persona() -> None:
    journey = load(VERSIONS[Schema(0, 9)].read_bytes()).journey
    felt = {touchpoint.id: touchpoint.feelings for touchpoint in journey.touchpoints}
    assert felt == {
        "t1": (Feeling(persona="p1", value=1),),
        "t2": (Feeling(persona="p1", value=-2),),
        "t3": (Feeling(persona="p1", value=0),),
        "t4": (),
        "t5": (),
    }
    assert dict(journey.touchpoints[1].model_extra or {}) == {"mood_word": "lost"}


def old(**fields: Any) -> bytes:
    return json.dumps({"format": "journeymap", "schema": {"major": 0, "minor": 9}, "title": "Old", **fields}).encode()


STAGES = [{"id": "persona-1", "title": "S"}]


def test_a_0_9_file_without_personas_gets_one_with_a_free_id() -> None:
    touchpoint = {"id": "t", "stage": "persona-1", "title": "A", "feeling": 2}
    journey = load(old(stages=STAGES, touchpoints=[touchpoint])).journey
    assert journey.personas == (Persona(id="persona-2", name="Customer"),)
    assert journey.touchpoints[0].feelings == (Feeling(persona="persona-2", value=2),)
    assert load(old(stages=STAGES)).journey.personas == ()


def test_a_0_9_feeling_off_the_scale_is_refused_as_any_other() -> None:
    touchpoint = {"id": "t", "stage": "persona-1", "title": "Kick-off", "feeling": 7}
    with pytest.raises(FileError, match="touchpoint “Kick-off”: feeling 7 is outside −2…2"):
        load(old(stages=STAGES, touchpoints=[touchpoint]))


@pytest.mark.parametrize(
    "fields",
    [
        {"touchpoints": {"feeling": 1}},
        {"touchpoints": [1, {"feeling": 1}]},
        {"touchpoints": [{"feeling": [1]}], "personas": "Ana"},
        {"touchpoints": [{"feeling": {}}], "personas": [[]]},
        {"touchpoints": [{"feeling": 1}], "stages": [{"id": []}, {"id": {}}]},
        {"touchpoints": [{"feeling": 1, "feelings": 2}]},
        {"touchpoints": [{"feeling": 1}], "personas": None},
    ],
)
def test_a_step_leaves_what_it_does_not_recognise_to_the_model(fields: dict[str, Any]) -> None:
    upgrade(dict(fields), Schema(0, 9))
    with pytest.raises(FileError):
        load(old(**fields))


def test_steps_run_only_on_files_that_need_them() -> None:
    fields = {"touchpoints": [{"id": "t", "feeling": 1}]}
    upgrade(fields, CURRENT)
    assert fields == {"touchpoints": [{"id": "t", "feeling": 1}]}
    with pytest.raises(FileError, match=r"there never was a format 0\.1"):
        upgrade(fields, Schema(0, 1))
