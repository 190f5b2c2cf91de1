from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import journeys, picture, random_journey

from journeymap.files.errors import FileError
from journeymap.files.format import FORMAT, WRITER, dump, load
from journeymap.files.schema import CURRENT, Schema
from journeymap.model.journey import Journey, Metric, Note, Persona, Stage, Touchpoint

if TYPE_CHECKING:
    from pathlib import Path


def file(**fields: Any) -> bytes:
    """A file with the header as a script would write it, and these fields."""
    header = {"format": FORMAT, "schema": {"major": 1, "minor": 0}, "writer": "a script", "must_understand": []}
    return json.dumps({**header, "title": "Map", **fields}).encode()


def refused(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        load(data)
    return str(caught.value)


def test_the_smallest_file() -> None:
    data = dump(Journey(title="Plain"))
    assert data.decode() == (
        "{\n"
        '  "format": "journeymap",\n'
        '  "schema": {"major": 1, "minor": 2},\n'
        f'  "writer": "{WRITER}",\n'
        '  "must_understand": [],\n'
        '  "title": "Plain"\n'
        "}\n"
    )
    loaded = load(data)
    assert (loaded.journey, loaded.schema, loaded.writer) == (Journey(title="Plain"), CURRENT, WRITER)
    assert not loaded.read_only
    assert loaded.reason == ""


@settings(max_examples=60, deadline=None)
@given(journeys())
def test_save_load_save_is_byte_identical(journey: Journey) -> None:
    first = dump(journey)
    loaded = load(first)
    assert loaded.journey == journey
    assert dump(loaded.journey, loaded.schema) == first


@pytest.mark.long
@settings(max_examples=2000, deadline=None)
@given(journeys())
def test_save_load_save_is_byte_identical_for_two_thousand_journeys(journey: Journey) -> None:
    first = dump(journey)
    loaded = load(first)
    assert loaded.journey == journey
    assert dump(loaded.journey, loaded.schema) == first


names = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=12
) | st.sampled_from(["", "model_config", "__class__", "__dict__", "__pydantic_extra__", "json", "copy", "root", "self"])
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**200), 2**200)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [1.0, 1, 0, -0.0, 1e5, 1e16, 1e22, 5e-324, 10**30, "\u00e9", "e\u0301", "😀", "\ufeff", "</script>"]
    )
    | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=10,
)
unknown = st.dictionaries(names.filter(lambda name: name not in ("format", "schema")), values, max_size=4)


@settings(max_examples=100, deadline=None)
@given(unknown, unknown, unknown)
def test_unknown_fields_come_back_as_they_are_and_in_their_order(
    top: dict[str, Any], in_record: dict[str, Any], nested: dict[str, Any]
) -> None:
    top = {f"x {name}": value for name, value in top.items()}
    in_record = {f"x {name}": value for name, value in in_record.items()}
    nested = {f"x {name}": value for name, value in nested.items()}
    feeling = {"persona": "p", "value": 1, **nested}
    touchpoint = {"id": "t", "stage": "s", "title": "A", "feelings": [feeling], **in_record}
    given_file = file(
        personas=[{"id": "p", "name": "Ana"}], stages=[{"id": "s", "title": "S"}], touchpoints=[touchpoint], **top
    )
    first = dump(load(given_file).journey)
    again = json.loads(first)
    assert [*again][-len(top) or len(again) :] == [*top]
    assert all(repr(again[name]) == repr(value) for name, value in top.items())
    assert repr(again["touchpoints"][0]) == repr(touchpoint)
    assert dump(load(first).journey) == first


@pytest.mark.parametrize(
    "name", ["model_config", "__class__", "__dict__", "__pydantic_extra__", "json", "copy", "self"]
)
def test_no_name_of_an_unknown_field_is_special(name: str) -> None:
    stage = {"id": "s", "title": "S", name: {"deep": [1.0]}}
    first = dump(load(file(stages=[stage], **{name: "x"})).journey)
    again = json.loads(first)
    assert (again["stages"], again[name]) == ([stage], "x")
    assert dump(load(first).journey) == first


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1.0", "1.0"),
        ("1", "1"),
        ("1e5", "100000.0"),
        ("1E+2", "100.0"),
        ("-0", "0"),
        ("-0.0", "-0.0"),
        ("0.1000000000000000055511151231257827", "0.1"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ('"\\u00fc\\ud83d\\ude00\\/"', '"ü😀/"'),
        ('"\\t\\u0009"', '"\\t\\t"'),
        ('{"b":1,"a":[ ]}', '{"b": 1, "a": []}'),
    ],
)
def test_exotic_json_in_unknown_fields_keeps_its_value_and_is_stable(written: str, kept: str) -> None:
    data = file().replace(b'"title"', f'"later": {written}, "title"'.encode())
    first = dump(load(data).journey)
    assert f'\n  "later": {kept}\n'.encode() in first
    assert dump(load(first).journey) == first


@pytest.mark.parametrize("written", ["31", "31.0", "3.1e1", "310e-1"])
def test_a_metric_may_be_written_in_any_way_and_is_stable(written: str) -> None:
    metric = '[{"id": "k", "stage": "s", "kind": "nps", "current": ' + written + "}]"
    data = file(stages=[{"id": "s", "title": "S"}])[:-1] + b', "metrics": ' + metric.encode() + b"}"
    loaded = load(data)
    assert loaded.journey.metrics[0].current == 31.0
    assert b'"current": 31}' in dump(loaded.journey)
    assert load(dump(loaded.journey)).journey == loaded.journey


def test_images_stand_last_and_come_back() -> None:
    one, two = picture(10), picture(20)
    journey = Journey.model_validate(
        {
            "title": "A",
            "images": (two, one),
            "later": [{"a": 1}],
            "personas": (Persona(id="p", name="", image=one.sha256),),
        }
    )
    data = dump(journey)
    fields = json.loads(data)
    assert [*fields][-2:] == ["later", "images"]
    assert [*fields["images"]] == [two.sha256, one.sha256]
    assert fields["images"][one.sha256] == {"kind": "png", "width": 4, "height": 3, "data": one.data}
    assert load(data).journey == journey
    assert dump(load(data).journey) == data


def test_the_header_says_who_wrote_the_bytes() -> None:
    loaded = load(file())
    assert loaded.writer == "a script"
    assert json.loads(dump(loaded.journey, loaded.schema))["writer"] == WRITER


def test_the_fields_may_stand_in_any_order() -> None:
    fields = json.loads(dump(random_journey(4)))
    turned = json.dumps(dict(reversed(fields.items()))).encode()
    assert dump(load(turned).journey) == dump(random_journey(4))


def test_a_newer_minor_opens_and_keeps_what_it_says() -> None:
    data = file(schema={"major": 1, "minor": 7}, risks=[{"id": "r1", "level": 1.0}, {"id": "r2"}])
    loaded = load(data)
    assert (loaded.schema, loaded.read_only) == (Schema(1, 7), False)
    saved = dump(loaded.journey, loaded.schema)
    assert b'"schema": {"major": 1, "minor": 7}' in saved
    assert b'  "risks": [\n    {"id": "r1", "level": 1.0},\n    {"id": "r2"}\n  ]\n' in saved
    assert load(saved).schema == Schema(1, 7)


def test_a_newer_major_opens_read_only() -> None:
    loaded = load(file(schema={"major": 2, "minor": 0}, stages=[{"id": "s", "title": "S", "mood": {}}]))
    assert loaded.read_only
    assert "written by a newer journeymap (format 2.0; this one knows 1.2)" in loaded.reason
    assert loaded.journey.stages[0].title == "S"


def test_a_newer_major_that_cannot_be_shown_says_why() -> None:
    sentence = refused(file(schema={"major": 2, "minor": 0}, stages={"s": {}}))
    assert sentence.startswith("it cannot be shown. It was written by a newer journeymap (format 2.0")


def test_what_must_be_understood_and_is_not_makes_it_read_only() -> None:
    loaded = load(file(must_understand=["swim-lanes", "time\x1bzones"]))
    assert loaded.read_only
    assert loaded.reason.startswith("It uses “swim-lanes”, “timezones”, which this journeymap does not know")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{}", 'it has no field "format"'),
        (b'{"format": "excalidraw"}', 'its "format" is “excalidraw”, not “journeymap”'),
        (b'{"format": 3}', 'its "format" is no text'),
        (b'{"format": "journeymap"}', '"schema" must say which version'),
        (file(schema=1), '"schema" must say which version'),
        (file(schema={"major": True, "minor": 0}), '"schema" must say which version'),
        (file(schema={"major": 1}), '"schema" must say which version'),
        (file(schema={"major": 10**9, "minor": 0}), '"schema" must say which version'),
        (file(schema={"major": 0, "minor": 3}), "there never was a format 0.3; the oldest is 0.9"),
        (file(must_understand="x"), '"must_understand" must be a list of names'),
    ],
)
def test_a_header_that_says_something_else_is_refused(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_a_journey_that_contradicts_itself_is_refused_in_sentences() -> None:
    stage = {"id": "s", "title": "Onboarding"}
    touchpoint = {"id": "t", "stage": "s", "title": "Kick-off", "feelings": [{"persona": "p", "value": 7}]}
    persona = {"id": "p", "name": "Ana"}
    sentence = refused(file(stages=[stage], personas=[persona], touchpoints=[touchpoint]))
    assert sentence == "touchpoint “Kick-off”: feeling 7 is outside −2…2"
    assert "names no stage" in refused(file(touchpoints=[{"id": "t", "stage": "nowhere", "title": "Kick-off"}]))
    assert "title is missing" in refused(file(stages=[{"id": "s"}]))


def test_several_mistakes_are_counted_and_kept() -> None:
    with pytest.raises(FileError) as caught:
        load(file(stages=[{"id": "s", "title": "S"}, {"id": "s", "title": "T"}, {"id": "s", "title": "U"}]))
    assert len(caught.value.problems) == 2
    assert caught.value.sentence == f"{caught.value.problems[0]} (and 1 more)"
    assert refused(file(stages=[{"id": f"s{number}"} for number in range(1000)])).endswith("(and many more)")


def test_long_texts_are_refused_and_control_characters_taken_out() -> None:
    assert "10,000" in refused(file(owner="x" * 10_001))
    loaded = load(file(owner="a\x00b\x1b\x7fc\r\nd\ud800"))
    assert loaded.journey.owner == "abc\nd"
    assert load(dump(loaded.journey)).journey == loaded.journey


def test_a_one_word_edit_is_a_two_line_diff(tmp_path: Path) -> None:
    journey = random_journey(5, touchpoints=40)
    edited = journey.touchpoints[7].model_copy(update={"title": "Kick-off moved"})
    touchpoints = (*journey.touchpoints[:7], edited, *journey.touchpoints[8:])
    (tmp_path / "before").write_bytes(dump(journey))
    (tmp_path / "after").write_bytes(dump(journey.model_copy(update={"touchpoints": touchpoints})))
    (tmp_path / "renamed").write_bytes(dump(journey.model_copy(update={"title": "Another name"})))
    for after in ("after", "renamed"):
        done = subprocess.run(
            ["git", "diff", "--no-index", "--numstat", "before", after], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.stdout.split()[:2] == ["1", "1"]


def test_a_record_more_is_one_line_more() -> None:
    stage = Stage(id="s", title="S")
    journey = Journey(title="A", stages=(stage,), touchpoints=(Touchpoint(id="t1", stage="s", title="A"),))
    more = journey.model_copy(update={"touchpoints": (Touchpoint(id="t0", stage="s", title="B"), *journey.touchpoints)})
    before, after = dump(journey).splitlines(), dump(more).splitlines()
    assert [line for line in after if line not in before] == [b'    {"id": "t0", "stage": "s", "title": "B"},']
    assert len(after) == len(before) + 1


def test_a_journey_too_large_to_open_again_is_not_written() -> None:
    text = "ä" * 9_999
    notes = tuple(Note(id=f"n{number}", lane="l", at="s", text=text) for number in range(1300))
    with pytest.raises(FileError, match="more than the 25 MB"):
        dump(Journey(title="A").model_copy(update={"notes": notes}))


def test_a_metric_without_figures_says_nothing_of_them() -> None:
    journey = Journey(title="A", stages=(Stage(id="s", title="S"),), metrics=(Metric(id="k", stage="s", kind="csat"),))
    assert b'{"id": "k", "stage": "s", "kind": "csat"}' in dump(journey)
