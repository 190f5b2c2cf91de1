from __future__ import annotations

import json
from typing import Any

import pytest
from onboarding import onboarding
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from strategies import picture

from journeymap.model.journey import Journey
from journeymap.model.parse import parse
from journeymap.model.refusal import MORE, JourneyError, name_of, sentences


def _nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def _in_short(value: object) -> str:
    """A name for a test, whatever is tested."""
    return value[:30] if isinstance(value, str) else type(value).__name__


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("day", 99_999, "day 99999 is outside −36500…36500"),
        ("day", -99_999, "day −99999 is outside −36500…36500"),
        ("day", 10**400, "day a huge number is outside −36500…36500"),
        ("day", 10**6000, "day a huge number is outside −36500…36500"),
        ("day", True, "day must be a whole number, not true"),
        ("day", "1_000", "day must be a whole number, not “1_000”"),
        ("day", 1.5, "day must be a whole number, not 1.5"),
        ("day", [1], "day must be a whole number, not a list"),
        ("moment_of_truth", 1, "moment of truth must be true or false, not 1"),
        ("title", None, "title must be a text, not nothing"),
        ("title", {"a": 1}, "title must be a text, not a record {…}"),
        ("title", _nested(100_000), "title must be a text, not a list"),
        ("title", object(), "title must be a text, not something else"),
        ("title", "x" * 10_001, "title is longer than 10,000 characters; shorten it"),
        ("id", "", "id is empty; give it one"),
        ("id", "x" * 101, "id is longer than 100 characters; shorten it"),
        ("id", "a/b", "id “a/b” may hold only the letters A to Z, digits and the signs . _ : -"),
        ("stage", "\ud800", "stage “” names no stage of this journey"),
        ("channel", "E-Mail", "channel “E-Mail” is not known; perhaps “email” is meant"),
        (
            "channel",
            "qqq",
            "channel “qqq” is not known; it can be email, in-app, video, call, meeting, web, social, ticket",
        ),
        ("channel", 5, "channel 5 is not known; it can be email, in-app, video"),
        ("channel", "q" * 10_000_000, "channel “" + "q" * 59 + "…” is not known"),
        ("actor", "me", "actor “me” is not known; it can be customer, company or partner"),
        ("feelings", [{"persona": "dana", "value": 7}], "feeling 7 is outside −2…2"),
        ("feelings", [{"persona": "dana", "value": "7"}], "feeling must be a whole number, not “7”"),
        ("feelings", [{"value": 1}], "persona is missing"),
        ("feelings", [7], "a record {…} is expected, not 7"),
        ("feelings", 7, "feelings must be a list, not 7"),
        ("feelings", _nested(100_000), "a record {…} is expected, not a list"),
        ("links", [{"url": "javascript:alert(1)"}], "url “javascript:alert(1)” is no link; it must start with http://"),
        ("links", [{"url": "https://a b"}], "url “https://a b” is no link"),
        ("links", [{"url": "https://x\x00"}], "url “https://x” is no link"),
        ("links", [{"url": "https://" + "x" * 2000}], "url is longer than 2,000 characters; shorten it"),
    ],
    ids=_in_short,
)
def test_each_mistake_in_a_touchpoint_has_its_sentence(field: str, value: object, sentence: str) -> None:
    data = onboarding().model_dump(mode="json")
    data["touchpoints"][0] |= {field: value}
    name = "kick" if field == "title" and not isinstance(value, str) else "Kick-off"
    name = "x" * 59 + "…" if sentence.startswith("title is longer") else name
    with pytest.raises(JourneyError) as caught:
        parse(data)
    assert caught.value.problems[0].startswith(f"touchpoint “{name}”: {sentence}")
    assert len(caught.value.problems[0]) < 300


@pytest.mark.parametrize(
    ("field", "record", "sentence"),
    [
        ("lanes", {"id": "l", "kind": "pain", "title": ""}, "lane “l”: kind “pain” is not known; perhaps “pains” is"),
        (
            "lanes",
            {"id": "l", "kind": "text", "title": "", "colour": "Red"},
            "colour “Red” is no colour; write #rrggbb",
        ),
        (
            "metrics",
            {"id": "m", "stage": "on", "kind": "nps", "current": float("inf")},
            "current must be a finite number",
        ),
        ("metrics", {"id": "m", "stage": "on", "kind": "nps", "target": "12"}, "target must be a number, not “12”"),
        (
            "success",
            {"id": "s", "text": "x", "said_on": "soon"},
            "said on must be a date such as 2026-11-30, not “soon”",
        ),
        ("success", {"id": "s", "text": "x", "by_day": 40_000}, "by day 40000 is outside −36500…36500"),
        ("images", {"sha256": "abc"}, "image “abc”: sha256 “abc” is no SHA-256; it must be 64 of the characters 0-9"),
        ("images", picture(1).model_dump() | {"kind": "gif"}, "kind “gif” is not known; it can be png or jpeg"),
        ("personas", {"id": "p", "name": "x", "\ud800": 1}, "persona “x”: the name of one of its fields holds broken"),
        ("stages", {"id": "s", "title": " \n "}, "no such problem"),
    ],
)
def test_mistakes_in_other_records(field: str, record: dict[str, Any], sentence: str) -> None:
    data = onboarding().model_dump(mode="json")
    data[field].append(record)
    try:
        parse(data)
    except JourneyError as error:
        problems = error.problems
    else:
        problems = ("no such problem",)
    assert any(sentence in problem for problem in problems)


def test_things_are_called_by_what_the_user_sees() -> None:
    assert name_of("touchpoint", {"id": "t", "title": " Kick-\noff "}) == "touchpoint “Kick- off”"
    assert name_of("persona", {"id": "p", "name": "Dana"}) == "persona “Dana”"
    assert name_of("note", {"id": "n", "text": ""}) == "note “n”"
    assert name_of("note", {"text": 5}) == "note"
    assert name_of("image", {"sha256": "a" * 64}) == "image “aaaaaaaaaaa…”"
    assert name_of("stage", onboarding().stages[0]) == "stage “Onboarding”"
    assert name_of("stage", None) == "stage"
    assert name_of("stage", {"title": "x" * 1_000_000}) == "stage “" + "x" * 59 + "…”"


def test_no_more_than_twenty_sentences_are_made() -> None:
    data = {"title": "x", "success": [], **{f"x{number}": float("nan") for number in range(50)}}
    with pytest.raises(ValidationError) as caught:
        Journey.model_validate(data)
    found = sentences(caught.value, data)
    assert len(found) == 21
    assert found[0] == "journey: the unknown field x0: a number must be finite; write null or leave the field out"
    assert found[-1] == MORE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"title": "x", "last_review": "soon"}', "journey: last review must be a date such as 2026-11-30, not “soon”"),
        (
            '{"title": "x", "last_review": "2026-02-30"}',
            "last review must be a date such as 2026-11-30, not “2026-02-30”",
        ),
        ('{"title": "x", "last_review": 5}', "last review must be a date such as 2026-11-30, not 5"),
        ('{"title": 5', "journey: it is not well-formed JSON (EOF while parsing"),
    ],
)
def test_mistakes_found_in_json_itself_have_sentences_too(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Journey.model_validate_json(text)
    data = json.loads(text if text.endswith("}") else "{}")
    assert sentence in sentences(caught.value, data)[0]


def test_a_mistake_of_a_new_sort_has_a_sentence_all_the_same() -> None:
    mistake = InitErrorDetails(type=PydanticCustomError("brand_new", "Should be otherwise"), loc=("owner",), input=5)
    error = ValidationError.from_exception_data("Journey", [mistake])
    assert sentences(error, {"owner": 5}) == ("journey: owner 5 is not right (should be otherwise)",)


def test_an_error_says_all_its_sentences() -> None:
    error = JourneyError(sentence for sentence in ("one", "two"))
    assert error.problems == ("one", "two")
    assert str(error) == "one\ntwo"


def test_a_single_sentence_is_one_and_not_its_letters() -> None:
    error = JourneyError("Add a stage first.")
    assert error.problems == ("Add a stage first.",)
    assert str(error) == "Add a stage first."
