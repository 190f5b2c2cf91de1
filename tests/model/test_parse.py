from __future__ import annotations

import gc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from strategies import journeys

from journeymap.model.journey import Journey, Persona, Touchpoint
from journeymap.model.parse import parse, record_of
from journeymap.model.refusal import MORE, JourneyError
from journeymap.model.text import clean


def _problems(data: object) -> tuple[str, ...]:
    with pytest.raises(JourneyError) as caught:
        parse(data)
    return caught.value.problems


def test_decoded_json_becomes_a_journey() -> None:
    assert parse(onboarding().model_dump(mode="json")) == onboarding()
    assert parse(onboarding().model_dump()) == onboarding()
    assert parse({"title": "x"}) == Journey(title="x")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "journey: a record {…} is expected, not nothing"),
        ([], "journey: a record {…} is expected, not a list"),
        ("text", "journey: a record {…} is expected, not “text”"),
        (True, "journey: a record {…} is expected, not true"),
        ({}, "journey: title is missing"),
        ({"title": "x", 3: 4}, "journey: the names of its fields must be texts"),
        ({"title": "x", "stages": None}, "journey: stages must be a list, not nothing"),
        ({"title": "x", "stages": {}}, "journey: stages must be a list, not a record {…}"),
        ({"title": "x", "stages": "on"}, "journey: stages must be a list, not “on”"),
        ({"title": "x", "stages": [7]}, "stage number 1: a record {…} is expected, not 7"),
        ({"title": "x", "stages": [{}]}, "stage number 1: id is missing"),
        ({"title": "x", "stages": {1: 2}.keys()}, "a record {…} is expected"),
    ],
)
def test_what_is_no_journey_is_refused(data: object, sentence: str) -> None:
    assert any(sentence in problem for problem in _problems(data))


def test_mistakes_in_many_records_are_all_told() -> None:
    data = {
        "title": 3,
        "stages": [{"id": "on", "title": "Onboarding", "team": "CSM"}, {"id": "ad", "title": "Adoption"}, 7],
        "touchpoints": [{"id": "a b", "stage": "on", "title": "Kick-off", "feelings": [{"persona": "p", "value": 3}]}],
    }
    assert _problems(data) == (
        "journey: title must be a text, not 3",
        "stage “Onboarding”: team “CSM” is not known; it can be CS or CX",
        "stage number 3: a record {…} is expected, not 7",
        "touchpoint “Kick-off”: id “a b” may hold only the letters A to Z, digits and the signs . _ : -",
        "touchpoint “Kick-off”: feeling 3 is outside −2…2",
    )


def _bad_touchpoints(count: int) -> dict[str, Any]:
    bad = {"id": "t", "stage": 5, "title": None, "day": 99_999, "channel": "zz"}
    return {"title": "x", "touchpoints": [bad] * count}


def test_a_flood_of_mistakes_gives_a_handful_of_sentences() -> None:
    for flood in (
        _bad_touchpoints(50_000),
        {"title": "x", "touchpoints": [0] * 1_000_000},
        {"title": "x", "touchpoints": [{"id": "t", "stage": "s", "title": "", "feelings": [0] * 1_000_000}]},
        {"title": "x", "flows": [{"id": f"f{n}", "source": "s", "target": "t"} for n in range(20_000)]},
        {"title": "x", "personas": [{"id": "p", "name": "x"}] * 20_000},
    ):
        problems = _problems(flood)
        assert len(problems) <= 21
        assert sum(map(len, problems)) < 5_000
        if len(problems) == 21:
            assert problems[-1] == MORE


def test_few_bad_records_among_many_are_found() -> None:
    data = onboarding().model_dump(mode="json")
    data["notes"] = [
        {"id": f"x{n}", "lane": "pains", "at": "sso", "impact": "none" if n in (100, 4_900) else "low"}
        for n in range(5_000)
    ]
    assert [problem.partition(":")[0] for problem in _problems(data)] == ["note “x100”", "note “x4900”"]


def test_the_garbage_collector_is_left_as_it_was() -> None:
    was = gc.isenabled()
    try:
        gc.enable()
        parse({"title": "x"})
        assert gc.isenabled()
        _problems([])
        assert gc.isenabled()
        gc.disable()
        parse({"title": "x"})
        assert not gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=8)
    | st.sampled_from(("on", "kick", "email", "#112233", "2026-11-12", 10**4000, float("nan"))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(journeys(max_stages=3, max_touchpoints=6), st.lists(st.tuples(st.integers(0, 10**6), _values), max_size=4))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_the_data_there_is_a_journey_or_a_sentence(
    journey: Journey, damages: list[tuple[int, object]]
) -> None:
    data = journey.model_dump(mode="json")
    for place, value in damages:
        spots = list(_spots(data))
        holder, key = spots[place % len(spots)]
        holder[key] = value
    try:
        found = parse(data)
    except JourneyError as error:
        problems = error.problems
    else:
        problems = ("fine",)
        assert parse(found.model_dump(mode="json")) == found
    assert 0 < len(problems) <= 21
    for problem in problems:
        assert problem == clean(problem)
        assert "\n" not in problem
        assert len(problem) < 500


def _spots(data: Any) -> Any:
    """Each place in the data that can hold something else."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield data, key
        if isinstance(value, dict | list):
            yield from _spots(value)


def test_a_record_is_checked_by_itself() -> None:
    assert record_of(Persona, {"id": "p", "name": "Dana"}) == Persona(id="p", name="Dana")
    with pytest.raises(JourneyError) as caught:
        record_of(Touchpoint, {"id": "t", "stage": "s", "title": "Kick-off", "day": 1.5, "links": [{"url": "ftp://x"}]})
    assert caught.value.problems == (
        "touchpoint “Kick-off”: day must be a whole number, not 1.5",
        "touchpoint “Kick-off”: url “ftp://x” is no link; it must start with http://, https:// or mailto: and hold no"
        " spaces",
    )
