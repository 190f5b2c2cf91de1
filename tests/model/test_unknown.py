from __future__ import annotations

from typing import Any

import pytest

from journeymap.model.journey import Link, Persona
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.unknown import DEEPEST, extra_name, extra_value


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def test_what_json_can_say_is_kept_with_its_texts_cleaned() -> None:
    value = {"a": [1, 2.5, True, None, "x\x00y", {"b": "c\ud800"}], "n": -(10**300)}
    kept = extra_value(value)
    assert kept == {"a": [1, 2.5, True, None, "xy", {"b": "c"}], "n": -(10**300)}
    assert kept is not value
    assert extra_value((1, (2,))) == [1, [2]]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (float("nan"), "a number must be finite"),
        ([{"x": float("-inf")}], "a number must be finite"),
        (10**400, "the number is too large"),
        (object(), "only texts, numbers, true, false, null, lists and records can be kept"),
        ({1: 2}, "the names in a record must be texts"),
        (_nested(DEEPEST + 1), "nested more than 59 deep"),
        (_nested(100_000), "nested more than 59 deep"),
    ],
)
def test_what_cannot_be_written_back_is_refused(value: object, sentence: str) -> None:
    with pytest.raises(JourneyError) as caught:
        parse({"title": "x", "personas": [{"id": "p", "name": "Dana", "extra": value}]})
    assert str(caught.value).startswith("persona “Dana”: the unknown field extra: ")
    assert sentence in str(caught.value)


def test_the_deepest_that_is_kept() -> None:
    assert extra_value(_nested(DEEPEST)) == _nested(DEEPEST)


def test_a_name_never_becomes_that_of_a_known_field() -> None:
    journey = parse({"title": "x", "title\x00": 7, "na\x1bme": {"\x07": 1}})
    assert journey.title == "x"
    assert journey.model_extra == {"title\ufffd": 7, "name\ufffd": {"\ufffd": 1}}
    assert parse(journey.model_dump(mode="json")) == journey
    assert extra_name(3) == 3


def test_unknown_fields_stand_in_every_record_and_hide_no_method() -> None:
    persona = Persona.model_validate({"id": "p", "name": "x", "model_dump": 1, "__class__": 2, "model_fields": []})
    assert persona.model_dump()["model_fields"] == []
    assert type(persona) is Persona
    link = Link.model_validate({"url": "https://example.org", "rel": ["x"]})
    assert link.model_dump() == {"url": "https://example.org", "title": "", "rel": ["x"]}
