from __future__ import annotations

import json
from datetime import date

from journeymap.files.encode import plain, text
from journeymap.model.journey import Feeling, Journey, Metric, Milestone, Stage, SuccessCriterion, Touchpoint


def test_says_only_what_differs_from_the_default() -> None:
    assert plain(Stage(id="s1", title="Adoption", goal="", owner="CSM")) == {
        "id": "s1",
        "title": "Adoption",
        "owner": "CSM",
    }
    assert plain(Milestone(id="m1", title="", required=False)) == {"id": "m1", "title": "", "required": False}
    assert plain(Touchpoint(id="t1", title="Call", stage="s1", moment_of_truth=True, day=0)) == {
        "id": "t1",
        "stage": "s1",
        "title": "Call",
        "day": 0,
        "moment_of_truth": True,
    }


def test_order_is_that_of_the_model_then_unknown_fields_as_they_came() -> None:
    stage = Stage.model_validate({"zebra": 1, "title": "A", "ant": [2], "id": "s1"})
    assert list(plain(stage)) == ["id", "title", "zebra", "ant"]


def test_records_in_records_are_written_the_same_way() -> None:
    touchpoint = Touchpoint(
        id="t", stage="s", title="A", feelings=(Feeling.model_validate({"mood": "calm", "value": -2, "persona": "p"}),)
    )
    assert plain(touchpoint)["feelings"] == [{"persona": "p", "value": -2, "mood": "calm"}]


def test_whole_numbers_and_dates_are_written_as_people_write_them() -> None:
    metric = Metric(id="k", stage="s", kind="nps", current=31.0, target=40.5)
    assert json.dumps(plain(metric)) == '{"id": "k", "stage": "s", "kind": "nps", "current": 31, "target": 40.5}'
    assert plain(Metric(id="k", stage="s", kind="custom", target=1e300))["target"] == 1e300
    assert plain(SuccessCriterion(id="c", text="", said_on=date(2026, 3, 1)))["said_on"] == "2026-03-01"


def test_a_journey_is_laid_out_a_record_a_line() -> None:
    journey = Journey.model_validate(
        {"title": "Ünï “x”", "stages": (Stage(id="s1", title="A"), Stage(id="s2", title="B\nb")), "tags": ["a", "b"]}
    )
    assert text(plain(journey).items()) == (
        "{\n"
        '  "title": "Ünï “x”",\n'
        '  "stages": [\n'
        '    {"id": "s1", "title": "A"},\n'
        '    {"id": "s2", "title": "B\\nb"}\n'
        "  ],\n"
        '  "tags": ["a", "b"]\n'
        "}\n"
    )


def test_an_object_of_objects_is_laid_out_an_entry_a_line() -> None:
    assert text({"images": {"a": {"x": 1}, "b": {}}, "empty": {}, "none": [], "mixed": [{}, 1]}.items()) == (
        "{\n"
        '  "images": {\n'
        '    "a": {"x": 1},\n'
        '    "b": {}\n'
        "  },\n"
        '  "empty": {},\n'
        '  "none": [],\n'
        '  "mixed": [{}, 1]\n'
        "}\n"
    )
